"""The explanations of checks can be read in English too."""

import tomllib
from pathlib import Path
from string import Formatter

import pytest

from pipeline.audit.explaining import load_english, write_explanation

ROOT = Path(__file__).parent.parent
INDONESIAN = tomllib.loads((ROOT / "patterns" / "checks.toml").read_text(encoding="utf-8"))


def test_every_explanation_has_an_english_one_with_the_same_words_to_fill_in():
    def fields(told: dict) -> dict:
        return {key: sorted(name for _, name, *_ in Formatter().parse(said) if name) for key, said in told.items()}

    assert fields(load_english().explanations) == fields(INDONESIAN["explanations"])
    assert set(load_english().verdicts) == set(INDONESIAN["verdicts"])


@pytest.mark.parametrize("key", INDONESIAN["explanations"])
@pytest.mark.parametrize("verdict", INDONESIAN["verdicts"])
def test_no_indonesian_is_left_but_what_the_article_says(key, verdict):
    told = INDONESIAN["explanations"][key]
    names = [name for _, name, *_ in Formatter().parse(told) if name and name != "verdict"]
    said = told.format(verdict=INDONESIAN["verdicts"][verdict], **dict.fromkeys(names, "1.234,5 persen"))
    english = write_explanation(said, "en")
    assert english.startswith("Rule: ")
    assert english.endswith(load_english().verdicts[verdict])
    assert write_explanation(said, "id") == said


@pytest.mark.parametrize(
    "indonesian, english",
    [
        (
            "Aturan: yang naik harus berakhir lebih tinggi, yang turun lebih rendah. Hitungan: dari 48 persen menjadi 67,5 persen "
            "berarti naik; tertulis turun. Tidak cocok.",
            "Rule: what goes up has to end higher, what goes down lower. Computed: from 48 percent to 67.5 percent is up; "
            "written: down. Does not agree.",
        ),
        (
            'Aturan: ukuran yang sama dalam satu berita harus bernilai sama. Perbandingan: 1.585 dalam "Ada 1.585 guru, Senin." '
            'dan 1.600 dalam "Ada 1.600 guru.". Tidak cocok.',
            "Rule: the same measure in one story has to have the same value. Compared: 1,585 in “Ada 1.585 guru, Senin.” and "
            "1,600 in “Ada 1.600 guru.”. Does not agree.",
        ),
    ],
)
def test_numbers_and_days_are_written_as_in_english_but_quotes_stay(indonesian, english):
    assert write_explanation(indonesian, "en") == english
