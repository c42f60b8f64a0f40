"""A sentence as a spaCy Doc in which every mention is one token, and spaCy's Matcher for rules over tokens."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipeline.model import Mention, Sentence
from pipeline.rules import Rule, RuleError, Rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A comma before a digit belongs to a number: `41,72 poin` has two words.
WORD = re.compile(r"[^\s,;:()\"“”!?]+(?:(?<=\d),\d[^\s,;:()\"“”!?]*+)*+|[,;:()\"“”!?]")


class SentenceDoc(NamedTuple):
    """A Doc with the offsets of its tokens in the article: the Doc's own do not fit, as white space is folded."""

    doc: "Doc"
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def find_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """List the spans of the words and marks between two offsets; a full stop at the end is left out.

    >>> [("a (b) Rp5,5."[first:last]) for first, last in find_words("a (b) Rp5,5.", 0, 12)]
    ['a', '(', 'b', ')', 'Rp5,5']
    """
    return [match.span() for match in WORD.finditer(text, start, end_of_words(text, start, end))]


def end_of_words(text: str, start: int, end: int) -> int:
    """Give where the last word between two offsets ends: before the full stop, if there is one."""
    while end > start and text[end - 1] in ".…":
        end -= 1
    return end


def read_doc(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> SentenceDoc:
    """Make the Doc of a sentence; a mention is one token whose entity type is its label."""
    from spacy.tokens import Doc

    spans = _spans(text, sentence, mentions)
    labels = {mention.start: mention.label for mention in mentions}
    words = [" ".join(text[start:end].split()) for start, end, _ in spans]
    tags = [f"B-{labels[start]}" if is_mention else "O" for start, _, is_mention in spans]
    spaces = [after[0] > before[1] for before, after in pairwise(spans)] + [False]
    doc = Doc(_vocabulary(), words=words, spaces=spaces, ents=tags)
    return SentenceDoc(doc, tuple(start for start, _, _ in spans), tuple(end for _, end, _ in spans))


def _spans(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[int, int, bool]]:
    spans, at = [], sentence.start
    for mention in mentions:
        spans += [(start, end, False) for start, end in find_words(text, at, mention.start)]
        spans.append((mention.start, mention.end, True))
        at = mention.end
    return spans + [(start, end, False) for start, end in find_words(text, at, sentence.end)]


@cache
def _vocabulary():
    """Make the vocabulary that all Docs share; `blank("id")` would make its 15,000 exceptions of a tokenizer too."""
    from spacy.lang.lex_attrs import LEX_ATTRS
    from spacy.vocab import Vocab

    return Vocab(lex_attr_getters=LEX_ATTRS)


def waking_words(rules: Rules, group: Sequence[Rule]) -> frozenset[str]:
    """Give the words of which a sentence must hold one for any of the rules over tokens to match.

    They are those of the first token of each rule that names words; '' is among them where a rule names none.
    """
    words: set[str] = set()
    for rule in group:
        named = next((_words_of(token, rules) for token in rule.tokens if "lexicon" in token or "LOWER" in token), [""])
        words.update(word.split(" ")[0].lower() for word in named)
    return frozenset(words)


def _words_of(token: dict, rules: Rules) -> list[str]:
    if "lexicon" in token:
        return [word for word, _ in rules.lexicons.get(token["lexicon"], ())]
    lower = token["LOWER"]
    return [lower] if isinstance(lower, str) else lower.get("IN", [""])


def token_matcher(
    rules: Rules, group: Sequence[Rule]
) -> Callable[[str, Sentence, Sequence[Mention]], list[tuple[Rule, int, int]]]:
    """Compile rules over tokens into `(text, sentence, its mentions) -> (rule, start, end)` of what they match.

    spaCy's own patterns, and beside them `{ mention = "money" }` for a token that is a mention, and `{ lexicon = "NAME" }`
    for a word of a list. `slot = "value"` on tokens says that the mention is those, and not the whole match. Raises
    RuleError where spaCy refuses a pattern.
    """
    from spacy.matcher import Matcher

    matcher = Matcher(_vocabulary())
    by_id = {}
    for rule in group:
        try:
            matcher.add(rule.full_id, [[_spell(token, rule, rules) for token in rule.tokens]], greedy="LONGEST")
        except ValueError as error:
            raise RuleError(rule.file, rule.id, "tokens", f"is no pattern of spaCy's Matcher: {error}") from error
        by_id[_vocabulary().strings[rule.full_id]] = rule

    def match_tokens(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[Rule, int, int]]:
        doc, starts, ends = read_doc(text, sentence, mentions)
        found = []
        for which, first, last, aligned in matcher(doc, with_alignments=True):
            rule = by_id[which]
            slot = [at for at, token in enumerate(aligned, first) if rule.tokens[token].get("slot")] or [
                first,
                last - 1,
            ]
            found.append((rule, starts[slot[0]], ends[slot[-1]]))
        return found

    return match_tokens


def _spell(token: dict, rule: Rule, rules: Rules) -> dict:
    """Write a token of a rule as one of spaCy's patterns."""
    spelled = {key: value for key, value in token.items() if key not in ("mention", "lexicon", "slot")}
    if "mention" in token:
        if token["mention"] not in rules.labels:
            raise RuleError(
                rule.file,
                rule.id,
                "tokens",
                f"names no mention: '{token['mention']}'",
                f"there are: {', '.join(rules.labels)}",
            )
        spelled["ENT_TYPE"] = token["mention"]
    if "lexicon" in token:
        if token["lexicon"] not in rules.lexicons:
            raise RuleError(rule.file, rule.id, "tokens", f"names no word list: '{token['lexicon']}'")
        spelled["LOWER"] = {"IN": sorted(rules.words(token["lexicon"]))}
    return spelled
