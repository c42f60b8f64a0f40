"""A gold set from annotations by hand: they name words, and the offsets of these are found in the articles."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.evaluate.gold import NEEDED, SHAPE, EvaluationError, read_article, require


def locate(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """Find the offsets of the nth place where the words stand; any white space between them equals any other.

    >>> locate("Iuran Rp5 ribu, denda Rp5\\n ribu.", "Rp5 ribu", 2)
    (22, 31)

    Raises ValueError where they stand less often.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    spans = [found.span() for found in re.finditer(pattern, text)]
    if not 1 <= nth <= len(spans):
        raise ValueError(f"{words!r} stands {len(spans)} times in the text, not {nth}")
    return spans[nth - 1]


def write_gold(annotations: Path, texts: Mapping[str, str], target: Path) -> None:
    """Write a gold set from hand-made annotations: NAME.json is about the article whose stem is NAME in `texts`.

    An annotation is a gold line without `article_id` and offsets: a fact has its words in `text`, and in `nth` which
    of several places is meant. Raises EvaluationError for what is malformed, and for words that the article does not have.
    """
    paths = sorted(annotations.glob("*.json"))
    if not paths:
        raise EvaluationError(f"{annotations}: holds no annotation; write NAME.json for the article NAME.txt")
    lines = [_annotate(path, texts) for path in paths]
    target.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def _annotate(path: Path, texts: Mapping[str, str]) -> dict:
    if path.stem not in texts:
        raise EvaluationError(f"{path}: there is no article {path.stem!r}; name it as the article's file is named")
    try:
        annotation = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise EvaluationError(f"{path}: not JSON ({error})") from error
    require(annotation, "facts", str(path), f"an annotation looks like {SHAPE}, without article_id")
    facts = [_place(fact, texts[path.stem], f"{path}: fact {number}") for number, fact in enumerate(annotation["facts"], 1)]
    line = {"article_id": path.stem, **annotation, "facts": facts}
    read_article(line, str(path))
    return line


def _place(fact: Mapping, text: str, where: str) -> dict:
    for key in ("type", "text"):
        require(fact, key, where, NEEDED[key])
    try:
        start, end = locate(text, fact["text"], fact.get("nth", 1))
    except ValueError as error:
        raise EvaluationError(f"{where}: {error}; copy the words from the article") from error
    slots = {key: value for key, value in fact.items() if key not in ("type", "text", "nth")}
    money = {"unit": "IDR"} if fact["type"] == "money" else {}
    return {"type": fact["type"], "start": start, "end": end, "text": text[start:end], **money, **slots}
