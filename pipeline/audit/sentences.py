"""The sentence of a fact cut around it, so that the very words can be marked, also where they stand in it twice."""

from typing import NamedTuple


class Cut(NamedTuple):
    """What stands before a mention in its sentence, the mention, and what stands behind it."""

    before: str
    mention: str
    after: str


def cut_sentence(sentence: str, mention: str, start: int, text: str) -> Cut:
    """Cut a sentence around the mention that starts at `start` of the article's text.

    >>> cut_sentence("Dari Rp5 naik Rp5.", "Rp5", 21, "Harga. Dari Rp5 naik Rp5.")
    Cut(before='Dari Rp5 naik ', mention='Rp5', after='.')

    Where the text is another now, the first place that has the words is taken.
    """
    begun = text.rfind(sentence, 0, start + len(sentence))
    at = start - begun if begun >= 0 else -1
    if at < 0 or sentence[at : at + len(mention)] != mention:
        at = sentence.find(mention)
    if at < 0:
        return Cut(sentence, "", "")
    return Cut(sentence[:at], mention, sentence[at + len(mention) :])
