"""The runs of an article: capitalised words, and the posts in small letters that stand right before them."""

from collections.abc import Callable
from typing import NamedTuple

import ahocorasick_rs

from pipeline.model import Mention, Sentence
from pipeline.names.phrases import fold_name
from pipeline.names.runs import RUN, Reading, Token, run_reader
from pipeline.names.vocabulary import ordinary_words
from pipeline.rules import Rules

REACH = 56  # characters before a run in which a post in small letters may begin
WORDS_BEFORE = 5
VERBAL = ("meng", "meny", "mem", "men", "me", "ber", "ter", "di")
LINKS = frozenset(("di", "pada", "bidang"))
QUOTES = frozenset("\"“'‘")
BLOCKING = frozenset(("law", "date", "money"))


class Run(NamedTuple):
    """A run with its offsets in the article, its tokens, what they hold, its sentence, and whether it opens that."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    reading: Reading
    sentence: int
    opens: bool


def run_finder(rules: Rules) -> Callable[[str, list[Sentence], list[Mention]], list[Run]]:
    """Build the scan for runs: of the title and the body, outside the mentions of laws, dates and money."""
    read_run = run_reader(rules)
    find_posts, reach_back = post_scanner(rules), post_reacher(rules)
    functions = frozenset(word for word, _ in rules.lexicons.get("function_word", ()))

    def find_runs(text: str, sentences: list[Sentence], mentions: list[Mention]) -> list[Run]:
        blocked = [(mention.start, mention.end) for mention in mentions if mention.label in BLOCKING]
        posts = find_posts(text)
        posts.append(len(text) + REACH)
        runs: list[Run] = []
        block, post, blocks = 0, 0, len(blocked)
        for number, sentence in enumerate(sentences):
            opening = passed = sentence.start
            for match in RUN.finditer(text, opening, sentence.end):
                start, end = match.span()
                while block < blocks and blocked[block][1] <= start:
                    block += 1
                if block < blocks and blocked[block][0] < end:
                    start, end = free_part(text, start, end, *blocked[block])
                opens = start == opening or text[start - 1] in QUOTES
                if opens:
                    start = after_function(text, start, end, functions)
                if start >= end:
                    continue
                while posts[post] < start - REACH or posts[post] < passed:
                    post += 1
                if posts[post] < start and text[start - 1] == " ":
                    start = reach_back(text, max(passed, start - REACH), start)
                reading = read_run(text[start:end])
                if opens and not reading.named:
                    continue  # a sentence's first word in capitals
                if runs and start < runs[-1].end:
                    runs.pop()  # `Kepala` of `Kepala dinas sosial Kota Bima`
                passed = start if opens and reading.posts and len(reading.tokens) == 1 else end
                runs.append(Run(start, end, reading.tokens, reading, number, opens))
        return runs

    return find_runs


def free_part(text: str, start: int, end: int, blocked: int, until: int) -> tuple[int, int]:
    """Cut off a run what a mention from `blocked` to `until` covers, and the white space there."""
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
    return {
        fold_name(word).split(" ")[0] for name in ("role", "status") for word, _ in rules.lexicons.get(name, ())
    } - {"sementara"}


def post_scanner(rules: Rules) -> Callable[[str], list[int]]:
    """Build the scan for all places where a post in small letters may begin, in order."""
    words = first_words(rules)
    machine = ahocorasick_rs.AhoCorasick(
        sorted(words | {word.capitalize() for word in words}),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )

    def find_posts(text: str) -> list[int]:
        return [start for _, start, _ in machine.find_matches_as_indexes(text)]

    return find_posts


def post_reacher(rules: Rules) -> Callable[[str, int, int], int]:
    """Build the function that says where a run begins once the post in small letters before it is joined to it."""
    lexicons = rules.lexicons
    openers = first_words(rules)
    posts = frozenset(fold_name(word) for name in ("role", "status") for word, _ in lexicons.get(name, ()))
    functions = frozenset(word for word, _ in lexicons.get("function_word", ()))
    roots = frozenset(word for word, _ in lexicons.get("root_word", ()))
    is_ordinary = ordinary_words(rules)

    def reach_back(text: str, limit: int, start: int) -> int:
        words = text[limit : start - 1].split(" ")[-WORDS_BEFORE:]
        reached, offset = start, start - 1
        for number in range(len(words) - 1, -1, -1):
            word = words[number].lower()
            offset -= len(word)
            if word in openers and (number == len(words) - 1 or posts_here(words, number)):
                reached = offset
            elif word not in LINKS and not goes_on(word):
                break
            offset -= 1
        return reached

    def posts_here(words: list[str], at: int) -> bool:
        return any(" ".join(words[at:past]).lower() in posts for past in range(at + 1, len(words) + 1))

    def goes_on(word: str) -> bool:
        noun = word in roots or (not word.startswith(VERBAL) and is_ordinary(word))
        return noun and word.isalpha() and word.islower() and word not in functions

    return reach_back
