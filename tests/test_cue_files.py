"""The words and regexes of patterns/slots.toml, speech.toml, names.toml and sentences.toml are well formed, and each is one that the program asks for."""

import re
import tomllib
from pathlib import Path

import pytest

import pipeline
from pipeline.patterns import patterns_folder

FILES = ("slots", "speech", "names")


def read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((patterns_folder() / f"{name}.toml").read_text(encoding="utf-8"))


def asked(call: str) -> set[tuple[str, ...]]:
    """What the program asks for by the calls of a function: its arguments."""
    files = Path(pipeline.__file__).parent.rglob("*.py")
    code = "".join(file.read_text(encoding="utf-8").replace(f">>> sorted({call}", "") for file in files)
    return {tuple(re.findall(r'"([^"]+)"', found)) for found in re.findall(rf"\b{call}\((\"[^)]+)\)", code)}


CUES = {name: read(name) for name in FILES}
WORDS = {
    (file, table, name): words
    for file, tables in CUES.items()
    for table, lists in tables.items()
    if table != "regexes"
    for name, words in lists.items()
}  # fmt: skip
WORDED = [*WORDS.values(), *read("sentences")["abbreviations"].values()]


def test_every_word_list_is_asked_for_and_every_one_asked_for_is_there():
    assert asked("cue_words") == WORDS.keys()


def test_every_regex_is_asked_for_and_every_one_asked_for_is_there():
    assert asked("cue_regex") == {(file, name) for file, tables in CUES.items() for name in tables["regexes"]}


@pytest.mark.parametrize("words", WORDED)
def test_words_are_in_lower_case_and_stand_once(words):
    assert words == words.lower()
    assert len(words.split()) == len(set(words.split())) > 0
