"""First readings of the names of an article, run by run: posts with their holders, then what else the runs hold."""

from collections.abc import Callable

from pipeline.model import Article, Sentence
from pipeline.names.appointments import read_post
from pipeline.names.cues import cue_reader
from pipeline.names.free import read_free
from pipeline.names.model import Drafts
from pipeline.names.runs import POSTS
from pipeline.names.scan import Run
from pipeline.names.wording import read_wording
from pipeline.rules import Rules

SPOKEN = frozenset(("said", "title", "age"))


def draft_reader(rules: Rules) -> Callable[[Article, list[Run], list[Sentence]], Drafts]:
    """Build the function that reads the runs of an article."""
    read_cue, wording = cue_reader(rules), read_wording(rules)

    def read_drafts(article: Article, runs: list[Run], sentences: list[Sentence]) -> Drafts:
        drafts, text = Drafts(wording), article.text
        cues = [read_cue(text, run) if run.reading.personal else "" for run in runs]
        spoken = {
            run.tokens[0].text for run, cue in zip(runs, cues, strict=True) if cue in SPOKEN and len(run.tokens) == 1
        }
        passed = bodies = 0
        for number, run in enumerate(runs):
            if run.reading.part:
                drafts.parts.append(run)
            if not run.reading.named:
                continue
            headline = sentences[run.sentence].section == "title"
            if run.reading.posts and not headline:
                for first in posts_of(run):
                    if run.start + run.tokens[first].start >= passed:
                        passed = max(passed, read_post(text, runs, number, first, spoken, drafts))
            bodies = read_free(text, runs, number, cues[number], spoken, drafts, bodies, headline)
        return drafts

    return read_drafts


def posts_of(run: Run) -> list[int]:
    """List the tokens of a run at which a post may begin."""
    return [
        at
        for at, token in enumerate(run.tokens)
        if token.kind in POSTS and not (run.opens and token.text == "Sementara")
    ]
