"""The lists of patterns/slots.toml are well formed, and each is one that the program asks for."""

import re
import tomllib
from pathlib import Path

import pytest

import pipeline.facts
from pipeline.patterns import patterns_folder

LISTS = {
    (part, name): words
    for part, lists in tomllib.loads((patterns_folder() / "slots.toml").read_text(encoding="utf-8")).items()
    for name, words in lists.items()
}
ASKED = re.compile(r'slot_words\("(\w+)", "(\w+)"\)')


def test_every_list_is_asked_for_and_every_one_asked_for_is_there():
    files = Path(pipeline.facts.__file__).parent.glob("*.py")
    asked = {
        each for file in files if file.name != "cues.py" for each in ASKED.findall(file.read_text(encoding="utf-8"))
    }
    assert asked == LISTS.keys()


@pytest.mark.parametrize(("part", "name"), LISTS)
def test_words_are_in_lower_case_and_stand_once(part, name):
    words = LISTS[part, name].split()
    assert words
    assert [word for word in words if word != word.lower()] == []
    assert len(words) == len(set(words))
