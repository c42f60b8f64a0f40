"""The runs of an article: capitalised words, and the posts in small letters that stand right before them."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from pipeline.model import Mention, Sentence
from pipeline.names.phrases import fold_name
from pipeline.names.runs import RUN, Token, run_reader
from pipeline.names.vocabulary import ordinary_words
from pipeline.rules import Rules

REACH = 56  # characters before a run in which a post in small letters may begin
WORDS_BEFORE = 5
LINKS = frozenset(("di", "pada", "bidang"))
VERBAL = ("meng", "meny", "mem", "men", "me", "ber", "ter", "di")


class Run(NamedTuple):
    """A run with its offsets in the article, its tokens, its sentence, and whether it opens the sentence."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    sentence: int
    opens: bool


def run_finder(rules: Rules) -> Callable[[str, list[Sentence], list[Mention]], list[Run]]:
    """Build the scan for runs: of the title and the body, outside the mentions given (laws, dates)."""
    read_run = run_reader(rules)
    reach_back = post_reacher(rules)
    openers = frozenset(word for word, _ in rules.lexicons.get("function_word", ()))

    def find_runs(text: str, sentences: list[Sentence], mentions: list[Mention]) -> list[Run]:
        blocked = [(mention.start, mention.end) for mention in mentions if mention.label in ("law", "date", "money")]
        starts = [start for start, _ in blocked]
        runs: list[Run] = []
        for number, sentence in enumerate(sentences):
            passed = sentence.start
            for match in RUN.finditer(text, sentence.start, sentence.end):
                start, end = match.span()
                start, end = free_part(start, end, blocked, starts)
                if end - start != match.end() - match.start():
                    start, end = trimmed(text, start, end)
                if start >= end:
                    continue
                opens = start == sentence.start or text[start - 1] in '"“\'‘'
                if opens:
                    space = text.find(" ", start, end)
                    if text[start : space if space > 0 else end].lower() in openers:
                        start = space + 1 if space > 0 else end
                        if start >= end:
                            continue
                if start > passed and text[start - 1] == " ":
                    start = reach_back(text, max(passed, start - REACH), start)
                passed = end
                runs.append(Run(start, end, read_run(text[start:end]), number, opens))
        return runs

    return find_runs


def free_part(start: int, end: int, blocked: list[tuple[int, int]], starts: list[int]) -> tuple[int, int]:
    """Cut off a run what a mention covers."""
    at = bisect_right(starts, start) - 1
    if at >= 0 and blocked[at][1] > start:
        start = blocked[at][1]
    if at + 1 < len(starts) and starts[at + 1] < end:
        end = starts[at + 1]
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out white space at both sides."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def post_reacher(rules: Rules) -> Callable[[str, int, int], int]:
    """Build the function that says where a run begins once the post in small letters before it is joined to it."""
    lexicons = rules.lexicons
    openers = {fold_name(word).split(" ")[0] for name in ("role", "status") for word, _ in lexicons.get(name, ())}
    openers -= {"sementara"}
    posts = frozenset(fold_name(word) for name in ("role", "status") for word, _ in lexicons.get(name, ()))
    functions = frozenset(word for word, _ in lexicons.get("function_word", ()))
    is_ordinary = ordinary_words(rules)

    def reach_back(text: str, limit: int, start: int) -> int:
        words = text[limit : start - 1].split(" ")[-WORDS_BEFORE:]
        reached, offset = start, start - 1
        for number in range(len(words) - 1, -1, -1):
            word = words[number]
            offset -= len(word)
            if word in openers and (number == len(words) - 1 or posts_here(words, number)):
                reached = offset
            elif word not in LINKS and not goes_on(word):
                break
            offset -= 1
        return reached

    def posts_here(words: list[str], at: int) -> bool:
        return any(" ".join(words[at:past]) in posts for past in range(at + 1, len(words) + 1))

    def goes_on(word: str) -> bool:
        return word.isalpha() and word.islower() and word not in functions and not word.startswith(VERBAL) and is_ordinary(word)

    return reach_back
