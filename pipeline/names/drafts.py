"""First readings of the names of an article, run by run: posts with their holders, then what else the runs hold."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.model import Article, Sentence
from pipeline.names.appointments import post_reader
from pipeline.names.cues import cue_reader
from pipeline.names.free import read_free
from pipeline.names.model import Official
from pipeline.names.scan import Run
from pipeline.rules import Rules

ALONE = frozenset(("word", "name", "either"))


@dataclass(slots=True)
class Span:
    """A name found: its label, offsets, the name as read so far, its places if it is one, and how it was found."""

    label: str
    start: int
    end: int
    name: str
    rule: str
    places: tuple = ()


@dataclass(slots=True)
class Drafts:
    """What the runs of an article hold so far."""

    spans: list[Span] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    doubtful: list[Span] = field(default_factory=list)
    glosses: list = field(default_factory=list)


def draft_reader(rules: Rules) -> Callable[[Article, list[Run], list[Sentence]], Drafts]:
    """Build the function that reads the runs of an article."""
    read_cue, read_post = cue_reader(rules), post_reader(rules)

    def read_drafts(article: Article, runs: list[Run], sentences: list[Sentence]) -> Drafts:
        drafts, text = Drafts(), article.text
        cues = [read_cue(text, run) if may_be_person(run) else "" for run in runs]
        spoken = {run.tokens[0].text for run, cue in zip(runs, cues) if cue and len(run.tokens) == 1 and run.tokens[0].kind in ALONE}
        passed = 0
        for number, run in enumerate(runs):
            for first, token in enumerate(run.tokens):
                start = run.start + token.start
                if start >= passed and token.kind in ("role", "status") and not (run.opens and token.text == "Sementara"):
                    passed = max(passed, read_post(text, runs, number, first, spoken, drafts))
            holders = [span for span in drafts.spans[-6:] if span.end > run.start and span.start < run.end]
            read_free(text, runs, number, holders, cues[number], spoken, drafts)
        return drafts

    return read_drafts


def may_be_person(run: Run) -> bool:
    """Tell whether any token of a run may be part of a person's name."""
    return any(token.kind in ALONE or token.given or token.kind == "initial" for token in run.tokens)
