"""The names of a text that is all body, read once with the project's own rules."""

from functools import lru_cache

from pipeline.language import find_sentences
from pipeline.mentions import mention_finder
from pipeline.model import Article, Section
from pipeline.names import Names, name_finder
from pipeline.patterns import load_rules


@lru_cache(maxsize=1)
def readers():
    rules = load_rules()
    return mention_finder(rules), name_finder(rules)


def names_in(text: str, **known: str) -> Names:
    """Read the names of a text."""
    find_mentions, find_names = readers()
    article = Article("id", "source", "sha", "text", text, **known)
    sections = (Section("body", 0, len(text)),) if text else ()
    sentences = find_sentences(text, sections)
    (found,) = find_mentions([(article, sentences, None)])
    return find_names([(article, sections, sentences, found.mentions)])[0]


def canonical(text: str, label: str, **known: str) -> list[str]:
    """List the canonical names of one label, in reading order."""
    return [mention.reading.name for mention in names_in(text, **known).mentions if mention.label == label]
