"""Where sentences end: at full stops, glued or not, at line breaks; never at an abbreviation, an initial or a number."""

import pytest

from pipeline.language import ABBREVIATIONS, find_sentences
from pipeline.model import Section


def sentences(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_sentences(text, (Section("body", 0, len(text)),))]


@pytest.mark.parametrize("word", sorted(ABBREVIATIONS))
def test_a_sentence_goes_on_behind_an_abbreviation(word):
    known = word.capitalize() if len(word) < 5 else word.upper()  # four small letters are taken for a word
    text = f"Nelayan menemui {known}. Wira di dermaga."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Surat itu ditandatangani I. Wayan Laksana.",
        "Harga ikan Rp12.500 per kilogram.",
        "Rapat dimulai pukul 09.30 waktu setempat.",
        "Kapal itu milik PT.Laut Jaya.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ombak tinggi. Nelayan pulang.", ["Ombak tinggi.", "Nelayan pulang."]),
        ("Ombak meninggi.Nelayan pulang.", ["Ombak meninggi.", "Nelayan pulang."]),
        ('"Ombak tinggi." Nelayan pulang.', ['"Ombak tinggi."', "Nelayan pulang."]),
        ("Ombak tinggi!\nNelayan pulang?", ["Ombak tinggi!", "Nelayan pulang?"]),
        ("Ombak tinggi\n\nNelayan pulang", ["Ombak tinggi", "Nelayan pulang"]),
    ],
)
def test_a_sentence_ends(text, parts):
    assert sentences(text) == parts
