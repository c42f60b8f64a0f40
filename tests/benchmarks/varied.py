"""Articles by the thousand: the sample articles with other numbers, dates and names, each as long as its sample.

Figures and names are drawn anew for every article, so that nothing that was remembered of one helps with the next.
"""

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.corpus import read_articles

CORPUS = Path(__file__).parents[2] / "corpus"
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
WEEKDAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
NAMED = ("name", "speaker")
CLASSES = r"""(?x)
    (?P<year>\b(?:19|20)\d\d\b(?!\.))
  | (?P<slashed>\b\d\d?/\d\d?(?=/\d{4}))
  | (?P<clock>\b\d\d[.:]\d\d(?=\s?WI))
  | (?P<day>\b\d\d?(?=\s(?:MONTH)\b))
  | (?P<month>\b(?:MONTH)\b)
  | (?P<weekday>\b(?:WEEKDAY)\b)
  | (?P<name>\b(?:NAME)\b)
  | (?P<number>\d++)
"""


def varied_articles(count: int, seed: int) -> Iterator[str]:
    """Yield `count` texts: the samples in turn, each varied in its own way; the same seed gives the same texts."""
    samples = [article.text for article in read_articles([str(CORPUS)], _refuse)]
    names = _person_words()
    classes = re.compile(
        CLASSES.replace("MONTH", "|".join(MONTHS)).replace("WEEKDAY", "|".join(WEEKDAYS)).replace("NAME", "|".join(names))
    )
    for number in range(count):
        sample, vary = samples[number % len(samples)], _varier(names, random.Random(f"{seed}/{number}"))
        text = classes.sub(vary, sample)
        if len(text) != len(sample):
            raise AssertionError(f"article {number} has {len(text)} characters, its sample {len(sample)}")
        yield text


def _refuse(problem: object) -> None:
    raise AssertionError(f"a sample article is refused: {problem}")


def _person_words() -> list[str]:
    """The words of the invented persons' names in the samples, taken from their gold facts."""
    rows = [json.loads(line) for line in (CORPUS / "gold" / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    people = {fact[key] for row in rows for fact in row["facts"] for key in NAMED if fact["type"] == "official" and key in fact}
    return sorted({word for name in people for word in name.split() if word.isalpha() and len(word) > 3})


def _varier(names: list[str], chance: random.Random) -> Callable[[re.Match], str]:
    """Build the substitution of one article; within it, one name always becomes the same other one."""
    same_length = defaultdict(list)
    for word in [*names, *MONTHS, *WEEKDAYS]:
        same_length[word in names, word in MONTHS, len(word)].append(word)
    renamed = {name: chance.choice(same_length[True, name in MONTHS, len(name)]) for name in names}

    def vary(match: re.Match) -> str:
        text, kind = match.group(), match.lastgroup
        if kind == "name":
            return renamed[text]
        if kind in ("month", "weekday"):
            return chance.choice(same_length[False, kind == "month", len(text)])
        if kind == "year":
            return str(chance.randint(2012, 2025)) if text > "2000" else str(chance.randint(1960, 1999))
        if kind == "slashed":
            return "/".join(str(chance.randint(10, 12) if len(part) == 2 else chance.randint(1, 9)) for part in text.split("/"))
        if kind == "clock":
            return f"{chance.randint(10, 23)}{text[2]}{chance.randint(10, 59)}"
        if kind == "day":
            return str(chance.randint(10, 28) if len(text) == 2 else chance.randint(1, 9))
        return "".join(str(chance.randint(at == 0 and digit != "0", 9)) for at, digit in enumerate(text))

    return vary
