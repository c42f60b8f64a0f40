"""The words and regexes of patterns/slots.toml, speech.toml, names.toml and sentences.toml are well formed, and each is one that the program asks for."""

import re
import tomllib
from pathlib import Path

import pytest

import pipeline.attribution
import pipeline.facts
import pipeline.names
from pipeline.patterns import patterns_folder


def read(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((patterns_folder() / f"{name}.toml").read_text(encoding="utf-8"))


def asked(package, call: str) -> set[str]:
    """What the code of a package asks for by the calls of a function: its arguments, as written."""
    files = Path(package.__file__).parent.glob("*.py")
    code = "".join(file.read_text(encoding="utf-8").replace(f">>> sorted({call}", "") for file in files)
    return set(re.findall(rf"\b{call}\((\"[^)]+)\)", code))


SLOTS, SPEECH, NAMES, SENTENCES = read("slots"), read("speech"), read("names"), read("sentences")
WORDS = {
    f'"{part}", "{name}"': words
    for part, lists in SLOTS.items()
    if part != "regexes"
    for name, words in lists.items()
}  # fmt: skip

WORDED = [*WORDS.values(), *SPEECH["words"].values(), *NAMES["words"].values(), *SENTENCES["abbreviations"].values()]


def test_every_word_list_of_slots_is_asked_for_and_every_one_asked_for_is_there():
    assert asked(pipeline.facts, "slot_words") == WORDS.keys()


@pytest.mark.parametrize(
    ("package", "call", "listed"),
    [
        (pipeline.facts, "slot_regex", SLOTS["regexes"]),
        (pipeline.attribution, "speech_regex", SPEECH["regexes"]),
        (pipeline.attribution, "speech_words", SPEECH["words"]),
        (pipeline.names, "name_regex", NAMES["regexes"]),
        (pipeline.names, "name_words", NAMES["words"]),
    ],
    ids=["slot_regex", "speech_regex", "speech_words", "name_regex", "name_words"],
)
def test_everything_else_is_asked_for_and_is_there(package, call, listed):
    assert asked(package, call) == {f'"{name}"' for name in listed}


@pytest.mark.parametrize("words", WORDED)
def test_words_are_in_lower_case_and_stand_once(words):
    assert words == words.lower()
    assert len(words.split()) == len(set(words.split())) > 0
