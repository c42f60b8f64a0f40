"""What a statement is taken from: `menurut X`, `berdasarkan data Y`, `dikutip dari Z`."""

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.attribution.scene import AGAIN, NOBODY, Named, Voice, voice
from pipeline.attribution.speakers import FOLLOWS, POINTED, body_lead
from pipeline.attribution.speech import Cue
from pipeline.model import Mention
from pipeline.patterns import alternation
from pipeline.rules import Rules

REACH = 160


def source_reader(rules: Rules) -> Callable[[Named, Cue, int], Voice]:
    """Build the function that finds the person or body behind a word for a source, before `limit`."""
    leads = body_lead(rules)
    documents = alternation(rules.words("speech_document"))
    document = re.compile(rf"\s*(?:dari\s+|pada\s+|kepada\s+)?{documents}\b", re.IGNORECASE)

    def read_source(page: Named, cue: Cue, limit: int) -> Voice:
        text, limit = page.text, min(limit, cue.end + REACH)
        if FOLLOWS.match(text, cue.end, limit):
            return AGAIN
        word = text[cue.start : cue.end].lower()
        if word.startswith("berdasar") and not document.match(text, cue.end, limit):
            return NOBODY  # a law, a calculation of the paper's own
        comma = text.find(",", cue.end, limit)
        comma = comma if comma >= 0 else limit
        for which in range(bisect_left(page.starts, cue.end), len(page.names)):
            name = page.names[which]
            if name.start >= limit:
                break
            if name.start < comma:
                if name.label == "person" or leads.match(text, cue.end, name.start):
                    return voice(name, text)
            else:
                return voice(name, text) if word == "menurut" and _is_apposed(text, comma, name) else NOBODY
        return AGAIN if word == "menurut" and POINTED.match(text, cue.end, limit) else NOBODY

    return read_source


def _is_apposed(text: str, comma: int, name: Mention) -> bool:
    """Tell a person named behind a post, between commas: `menurut Camat Wolo, Yosef Mbari, ...`."""
    if name.label != "person" or name.start - comma > len(", Prof. Dr. H. "):
        return False
    return text[name.end : name.end + 20].lstrip()[:1] in (",", "(", "")
