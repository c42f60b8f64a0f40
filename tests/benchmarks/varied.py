"""Articles by the thousand: sample and quiet texts with other numbers, dates, names and words, each as long as its text.

The samples of corpus/ show the rules and are denser in numbers than news, so each is followed by two of quiet/: 24 texts of
our own on what fills most of a day's news, with few numbers and laws; persons.csv lists the names invented there. Of 140
articles of three outlets, a thousand characters had 3.8 places, 2.9 organizations, 2.7 persons, 2.0 dates, 1.2 quotes,
0.84 amounts of money, 0.66 officials, 0.51 counts, 0.37 percentages, 0.20 programmes and 0.07 laws; the texts made here have
4.0, 2.7, 2.8, 1.9, 1.3, 0.85, 0.60, 0.49, 0.43, 0.11 and 0.12. There 27 % of the words had a capital, 5.2 % a digit, and
4.9 % of the characters were related headlines; here 28 %, 4.8 % and 4.5 %.

Figures and names are drawn anew for every article, so that nothing that was remembered of one helps with the next. So are
some of the ordinary words: news keeps bringing words that no earlier article had, and a vocabulary of a few dozen texts
would let whatever remembers words look faster than it is on a day's news. Of those 140 articles, the last forty had 13 % of
their lower-case words, 27 % of those with a capital and 36 % of those with a digit for the first time; the growth of
vocabulary (Heaps' law, with the exponents 0.69, 0.81 and 0.88 that these articles show) makes that 6 %, 17 % and 29 % after
two thousand; here it is 6 %, 16 % and 29 %. Words that the rules know stay as they are. `python varied.py` prints what the
texts made here have.
"""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from pipeline.corpus import read_articles

CORPUS = Path(__file__).parents[2] / "corpus"
QUIET = Path(__file__).parent / "quiet"  # texts of our own with few numbers, as most news is
QUIET_FOR_A_SAMPLE = 2
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
NAMED = ("name", "speaker")
NEW_WORDS = 3  # one in so many of the words that no rule knows
NEW_PROPER = 3  # all but one in so many of those with a capital, of which news brings more
KNOWN_NAMES = 4  # one in so many of the names is a given name, the others are coined
AFFIXES = [
    (before, behind)
    for before in ("", "di", "ke", "se", "ter", "ber", "per")
    for behind in ("", "nya", "kan", "an", "i")
]
ROOTS = range(4, 9)  # letters of a root that takes affixes
LEXICON = CORPUS.parent / "patterns" / "lexicon"
Ordinary = tuple[frozenset[str], dict[int, list[str]]]
CLASSES = r"""(?x)
    (?P<year>\b(?:19|20)\d\d\b(?!\.))
  | (?P<slashed>\b\d\d?/\d\d?(?=/\d{4}))
  | (?P<clock>\b\d\d[.:]\d\d(?=\s?WI))
  | (?P<days>\b\d\d?(?:[-–]|\s(?:hingga|sampai)\s)\d\d?(?=\s(?:MONTH)\b))
  | (?P<day>\b\d\d?(?=\s(?:MONTH)\b))
  | (?P<month>\b(?:MONTH)\b)
  | (?P<weekday>\b(?:WEEKDAY)\b)
  | (?P<name>\b(?:NAME)(?=\b|[A-Z]))  # also where the next word is glued to it
  | (?P<number>\d++)
  | (?P<proper>\b[A-Z][a-z]{4,11}\b)
  | (?P<word>(?<![-\w])[a-z]{5,12}(?![-\w]))
"""


def varied_articles(count: int, seed: int) -> Iterator[str]:
    """Yield `count` texts: samples and quiet texts in turn, each varied in its own way; the same seed gives the same texts."""
    names, given, ordinary = _person_words(), _first_names(), _ordinary_words()
    classes = re.compile(
        CLASSES.replace("MONTH", "|".join(MONTHS))
        .replace("WEEKDAY", "|".join(WEEKDAYS))
        .replace("NAME", "|".join(names))
    )
    for number, sample in zip(range(count), _texts_in_turn(), strict=False):
        text = classes.sub(_varier(names, given, ordinary, random.Random(f"{seed}/{number}")), sample)
        if len(text) != len(sample):
            raise AssertionError(f"article {number} has {len(text)} characters, its sample {len(sample)}")
        yield text


def _texts_in_turn() -> Iterator[str]:
    """Yield every sample with its quiet texts behind it, without end."""
    samples, quiet = (
        [article.text for article in read_articles([str(folder / "*.txt")], _refuse)] for folder in (CORPUS, QUIET)
    )
    quiet_ones = cycle(quiet)
    for sample in cycle(samples):
        yield sample
        yield from islice(quiet_ones, QUIET_FOR_A_SAMPLE)


def _refuse(problem: object) -> None:
    raise AssertionError(f"a sample article is refused: {problem}")


def _person_words() -> list[str]:
    """The words of the invented persons' names: in the samples by their gold facts, in the quiet texts by their own list."""
    rows = [json.loads(line) for line in (CORPUS / "gold" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    people = {
        fact[key]
        for row in rows
        for fact in row["facts"]
        for key in NAMED
        if fact["type"] == "official" and key in fact
    }
    people.update((QUIET / "persons.csv").read_text(encoding="utf-8").splitlines()[1:])
    return sorted({word for name in people for word in name.split() if word.isalpha() and len(word) > 3})


def _ordinary_words() -> Ordinary:
    """The words that rules know, and the roots of Indonesian that they do not, by their length."""
    listed = [path for path in LEXICON.iterdir() if path.suffix in (".txt", ".csv") and path.stem != "root_word"]
    known = frozenset(word for path in listed for word in _entries(path))
    by_length = defaultdict(list)
    for word in _entries(LEXICON / "root_word.txt"):
        if word not in known:
            by_length[len(word)].append(word)
    return known, by_length


def _entries(path: Path) -> Iterator[str]:
    """Yield the words of a list, those of a phrase one by one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from re.findall(r"\w+", line.partition("\t")[0].lower())


def _first_names() -> dict[int, list[str]]:
    """Given names by their length."""
    by_length = defaultdict(list)
    for line in (LEXICON / "first_name.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and (name := line.partition("\t")[0].strip()).isalpha():
            by_length[len(name)].append(name.capitalize())
    return by_length


def _coined(length: int, given: dict[int, list[str]], chance: random.Random) -> str:
    """Draw a given name, or coin a family's from the beginning of one and the end of another."""
    return _spliced(length, given, chance) if chance.randrange(KNOWN_NAMES) else chance.choice(given[length])


def _spliced(length: int, words: dict[int, list[str]], chance: random.Random) -> str:
    """Join the beginning of one word to the end of another."""
    cut = chance.randrange(2, length - 1)
    return chance.choice(words[length])[:cut] + chance.choice(words[length])[cut:]


def _varier(
    names: list[str], given: dict[int, list[str]], ordinary: Ordinary, chance: random.Random
) -> Callable[[re.Match], str]:
    """Build the substitution of one article; in it a name always becomes the same other one, and years keep their order."""
    same_length = defaultdict(list)
    for kind, words in (("month", MONTHS), ("weekday", WEEKDAYS)):
        for word in words:
            same_length[kind, len(word)].append(word)
    renamed = {name: _coined(len(name), given, chance) for name in names}
    years = chance.randint(-9, 0)
    vary: dict[str, Callable[[str], str]] = {
        "name": renamed.__getitem__,
        "month": lambda text: chance.choice(same_length["month", len(text)]),
        "weekday": lambda text: chance.choice(same_length["weekday", len(text)]),
        "year": lambda text: str(int(text) + years),
        "slashed": lambda text: "/".join(_day(part, 12, chance) for part in text.split("/")),
        "clock": lambda text: f"{chance.randint(10, 23)}{text[2]}{chance.randint(10, 59)}",
        "days": lambda text: _days(text, chance),
        "day": lambda text: _day(text, 28, chance),
        "word": lambda text: _word(text, ordinary, chance),
        "proper": lambda text: _proper(text, ordinary, chance),
        "number": lambda text: "".join(_digit(digit, at, chance) for at, digit in enumerate(text)),
    }
    return lambda match: vary[match.lastgroup](match.group())


def _day(text: str, last: int, chance: random.Random) -> str:
    return str(chance.randint(10, last)) if len(text) == 2 else str(chance.randint(1, 9))


def _days(text: str, chance: random.Random) -> str:
    """Draw the two ends of a range in order; a month has both in its first four weeks."""
    first, dash, last = re.split(r"(\D+)", text)
    middle = 19 if len(first) == 2 else 4 if len(last) == 1 else 9
    start = chance.randint(10 ** (len(first) - 1), middle)
    return f"{start}{dash}{chance.randint(middle + 1, 28 if len(last) == 2 else 9)}"


def _digit(digit: str, at: int, chance: random.Random) -> str:
    """Draw another digit; a number that has no leading zero gets none."""
    return str(chance.randint(0 if at or digit == "0" else 1, 9))


def _word(text: str, ordinary: Ordinary, chance: random.Random) -> str:
    """Draw another ordinary word with affixes now and then; one that the rules know stays."""
    known, by_length = ordinary
    if text in known or chance.randrange(NEW_WORDS):
        return text
    before, behind = chance.choice(AFFIXES)
    length = len(text) - len(before) - len(behind)
    return (
        before + chance.choice(by_length[length]) + behind if length in ROOTS else chance.choice(by_length[len(text)])
    )


def _proper(text: str, ordinary: Ordinary, chance: random.Random) -> str:
    """Coin another word with a capital most of the time; one that the rules know stays."""
    known, by_length = ordinary
    if text.lower() in known or not chance.randrange(NEW_PROPER):
        return text
    return _spliced(len(text), by_length, chance).capitalize()


def _print_novelty(count: int = 2000, last: int = 100) -> None:
    """Print how many of the words of the last articles no earlier one had."""
    seen: set[str] = set()
    words, new = Counter(), Counter()
    for number, text in enumerate(varied_articles(count, seed=0)):
        for word in text.split():
            kind = "digits" if re.search(r"\d", word) else "capitals" if word[:2] != word[:2].lower() else "lower case"
            if number >= count - last:
                words[kind] += 1
                new[kind] += word not in seen
            seen.add(word)
    for kind, total in words.items():
        print(f"{kind}: {new[kind] / total:.1%} of {total:,} words of the last {last} of {count:,} articles are new")


def _print_facts(count: int = 540) -> None:
    """Print how many facts of each type a thousand characters have, an entity's by its kind."""
    from pipeline.corpus.article import identify
    from pipeline.model import Article
    from pipeline.patterns import load_rules
    from pipeline.reading import article_reader

    texts = [*varied_articles(count, seed=0)]
    read = article_reader(load_rules())([Article(identify(text.encode()), "", "", "text", text) for text in texts])
    found = Counter(fact.unit if fact.type == "entity" else fact.type for article in read for fact in article.facts)
    thousands = sum(map(len, texts)) / 1000
    for kind, total in found.most_common():
        print(f"{kind}: {total / thousands:.2f} in a thousand characters")


if __name__ == "__main__":
    _print_novelty()
    _print_facts()
