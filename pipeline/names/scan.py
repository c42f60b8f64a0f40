"""The runs of an article: capitalised words, and the posts in small letters that stand right before them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model import Mention, Sentence
from pipeline.names.phrases import fold_name
from pipeline.names.runs import RUN, Reading, Token, run_reader
from pipeline.names.vocabulary import REMEMBERED, ordinary_words
from pipeline.patterns.cues import cue_words
from pipeline.rules import Rules

REACH = 56  # characters before a run in which a post in small letters may begin
WORDS_BEFORE = 5
VERBAL = ("meng", "meny", "mem", "men", "me", "ber", "ter", "di")
LINKS = cue_words("names", "words", "links")
QUOTES = frozenset("\"“'‘")
BLOCKING = frozenset(("law", "date", "money", "count"))


@dataclass(slots=True, eq=False)
class Run:
    """A run with its offsets in the article, its tokens, what they hold, its sentence, and whether it opens that."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    reading: Reading
    sentence: int
    opens: bool


def run_finder(rules: Rules) -> Callable[[str, list[Sentence], list[Mention]], list[Run]]:
    """Build the scan for runs: of the title and the body, outside the mentions of laws, dates, money and counts."""
    read_run = run_reader(rules)
    reach_back = post_reacher(rules)
    functions = frozenset(word for word, _ in rules.lexicons.get("function_word", ()))

    def find_runs(text: str, sentences: list[Sentence], mentions: list[Mention]) -> list[Run]:
        blocks = (blocked_by(text, mention) for mention in mentions if mention.label in BLOCKING)
        blocks = iter([(blocked, until) for blocked, until in blocks if blocked < until])
        never = len(text) + 1, len(text) + 1
        blocked, until = next(blocks, never)
        runs: list[Run] = []
        last = 0
        for number, sentence in enumerate(sentences):
            opening = passed = sentence.start
            for match in RUN.finditer(text, opening, sentence.end):
                start, end = match.span()
                while until <= start:
                    blocked, until = next(blocks, never)
                if blocked < end:
                    start, end = free_part(text, start, end, blocked, until)
                    if start >= end:
                        continue
                opens = start == opening or text[start - 1] in QUOTES
                if opens:
                    start = after_function(text, start, end, functions)
                    if start >= end:
                        continue
                if start > passed + 1 and text[start - 1] == " ":
                    start = reach_back(text, max(passed, start - REACH), start)
                reading = read_run(text[start:end])
                if opens and not reading.named:
                    continue  # a sentence's first word in capitals
                if start < last:
                    runs.pop()  # `Kepala` of `Kepala dinas perikanan Kota Tual`
                passed = start if opens and reading.posts and len(reading.tokens) == 1 else end
                last = end
                runs.append(Run(start, end, reading.tokens, reading, number, opens))
        return runs

    return find_runs


def blocked_by(text: str, mention: Mention) -> tuple[int, int]:
    """Give the part of the text that a mention keeps names out of: of a count its number, before a noun in small letters."""
    if mention.label != "count":
        return mention.start, mention.end
    space = text.find(" ", mention.start, mention.end)
    return mention.start, space if text[space + 1].islower() else mention.start


def free_part(text: str, start: int, end: int, blocked: int, until: int) -> tuple[int, int]:
    """Cut off a run what a mention from `blocked` to `until` covers, and the white space there."""
    if blocked <= start and end <= until:
        return end, end
    if blocked <= start:
        start = until
    else:
        end = blocked
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def after_function(text: str, start: int, end: int, functions: frozenset[str]) -> int:
    """Give where a run that opens a sentence begins without a function word: `Lalu Budi`."""
    space = text.find(" ", start, end)
    if text[start : space if space > 0 else end].lower() in functions:
        return space + 1 if space > 0 else end
    return start


def first_words(rules: Rules) -> set[str]:
    """Gather the words in small letters that a post or its status may begin with."""
    words = (*rules.posts(), *dict(rules.lexicons.get("status", ())))
    return {fold_name(word).split(" ")[0] for word in words} - {"sementara"}


def post_reacher(rules: Rules) -> Callable[[str, int, int], int]:
    """Build the function that says where a run begins once the post in small letters before it is joined to it."""
    lexicons = rules.lexicons
    openers = first_words(rules)
    posts = frozenset(fold_name(word) for word in (*rules.posts(), *dict(lexicons.get("status", ()))))
    functions = frozenset(word for word, _ in lexicons.get("function_word", ()))
    roots = frozenset(word for word, _ in lexicons.get("root_word", ()))
    is_ordinary = ordinary_words(rules)

    def reach_back(text: str, limit: int, start: int) -> int:
        reached, past = start, start - 1
        for _ in range(WORDS_BEFORE):
            first = text.rfind(" ", limit, past) + 1 or limit
            opens, goes_on = use_of(text[first:past])
            if opens and (past == start - 1 or post_here(text[first : start - 1])):
                reached = first
            elif not goes_on:
                break
            if first == limit:
                break
            past = first - 1
        return reached

    @lru_cache(maxsize=REMEMBERED)
    def use_of(word: str) -> tuple[bool, bool]:
        word = word.lower()
        noun = word in roots or (not word.startswith(VERBAL) and is_ordinary(word))
        ordinary = noun and word.isalpha() and word.islower() and word not in functions
        return word in openers, ordinary or word in LINKS

    def post_here(before: str) -> bool:
        words = before.lower().split(" ")
        return any(" ".join(words[:past]) in posts for past in range(1, len(words) + 1))

    return reach_back
