"""Readings written out for people, in Indonesian and in English."""

import csv

import pytest

from pipeline.audit.readings import write_details, write_flags, write_reading
from pipeline.audit.words import LANGUAGES, load_words
from pipeline.facts.rows import DOUBT
from pipeline.model import FACT_TYPES, Article
from pipeline.patterns import load_rules, patterns_folder
from pipeline.reading import fact_reader

READ = fact_reader(load_rules())


def readings(sentence: str, kind: str, language: str = "id") -> list[str]:
    """What `mine` reads in a sentence published on 11 June 2025, written out."""
    facts = READ(Article("a", "a", "", "text", f"Berita Desa\n\n{sentence}", published="2025-06-11")).facts
    return [write_reading(fact._asdict(), language) for fact in facts if fact.type == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "indonesian", "english"),
    [
        ("Iurannya Rp1,17 juta.", "money", "Rp1.170.000", "Rp1,170,000"),
        ("Bantuannya Rp10-20 juta.", "money", "Rp10.000.000 – Rp20.000.000", "Rp10,000,000 – Rp20,000,000"),
        ("Nilainya US$2,5 juta.", "money", "US$2.500.000", "US$2,500,000"),
        ("Tarifnya lebih dari Rp16.800 per bulan.", "money", "lebih dari Rp16.800 per bulan", "more than Rp16,800 per month"),
        ("Harga beras naik Rp300 per kilogram.", "money", "naik Rp300 per kg", "up by Rp300 per kg"),
        ("Sekitar 2.150 nelayan hadir.", "count", "sekitar 2.150 nelayan", "about 2,150 nelayan"),
        ("Puluhan warga mengungsi.", "count", "sekitar 10 – 99 warga", "about 10 – 99 warga"),
        ("Angkanya 99,5 persen.", "percentage", "99,5 persen", "99.5 percent"),
        ("Suku bunga naik 0,25 poin persentase.", "percentage", "naik 0,25 poin persentase", "up by 0.25 percentage points"),
        ("Program berlaku triwulan II 2024.", "date", "triwulan II 2024", "second quarter of 2024"),
        ("Rapat digelar 1-5 Mei 2024.", "date", "1–5 Mei 2024", "1–5 May 2024"),
        ("Rapat digelar awal Maret 2024.", "date", "awal Maret 2024", "early March 2024"),
        ("Rapat digelar kemarin.", "date", "Selasa, 10 Juni 2025", "Tuesday, 10 June 2025"),
        ("Dasarnya UU No. 24/2011.", "law", "Undang-Undang 24/2011", "Undang-Undang 24/2011"),
    ],
)  # fmt: skip
def test_what_was_read_is_written_out(sentence, kind, indonesian, english):
    assert readings(sentence, kind) == [indonesian]
    assert readings(sentence, kind, "en") == [english]


def test_an_official_is_written_with_the_post_and_its_status():
    sentence = "Hal itu dikatakan Plt Kepala Dinas Perikanan Lembata Markus Wato di Lewoleba."
    assert readings(sentence, "official") == ["Markus Wato, Kepala Dinas Perikanan Lembata (pelaksana tugas)"]
    assert readings(sentence, "official", "en") == ["Markus Wato, Kepala Dinas Perikanan Lembata (acting)"]


def test_a_quote_says_whose_it_is():
    assert write_reading({"type": "quote", "speaker": "Markus Wato"}) == "Markus Wato"
    assert write_reading({"type": "quote", "speaker": ""}, "en") == "the text does not say who says it"


@pytest.mark.parametrize("stored", [0.1, "0.1", 0.10])
def test_a_number_shows_no_noise_however_it_is_stored(stored):
    assert write_reading({"type": "percentage", "value": stored, "value_max": None, "unit": "percent"}) == "0,1 persen"


def test_a_negative_amount_has_its_sign_before_the_currency():
    assert write_reading({"type": "money", "value": -2500.5, "unit": "USD"}) == "-US$2.500,50"


def test_what_has_no_wording_is_shown_as_it_is():
    fact = {"type": "money", "value": 5, "unit": "XAU", "per": "troy_ounce", "modifier": "odd", "change": "side"}
    assert write_reading(fact) == "side odd XAU 5 per troy ounce"
    assert write_flags("sum_is_odd") == ["sum is odd"]


def test_details_leave_out_what_the_reading_says():
    quote = {"type": "quote", "speaker": "Markus Wato", "organization": "Dinas Perikanan"}
    assert list(write_details(quote)) == [("Organisasi", "Dinas Perikanan")]
    money = {"type": "money", "subject": "iuran", "speaker": "Markus Wato"}
    assert list(write_details(money, "en")) == [("About", "iuran"), ("According to", "Markus Wato")]


def shape(table: dict) -> dict:
    return {key: shape(value) if isinstance(value, dict) else type(value) for key, value in table.items()}


@pytest.mark.parametrize("name", ["readings", "mailed"])
def test_both_languages_say_the_same_things(name):
    assert shape(load_words("id", name)) == shape(load_words("en", name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_has_a_name_and_a_letter_of_its_own(language):
    words = load_words(language)
    assert tuple(words["type"]) == tuple(words["badge"]) == FACT_TYPES
    assert len(set(words["badge"].values())) == len(FACT_TYPES)


@pytest.mark.parametrize(("lexicon", "table"), [("rate_unit", "rate"), ("modifier", "modifier"), ("assertion_cue", "assertion"), ("status", "status")])  # fmt: skip
def test_every_value_of_a_lexicon_has_a_wording(lexicon, table):
    lines = (patterns_folder() / "lexicon" / f"{lexicon}.txt").read_text(encoding="utf-8").splitlines()
    rows = csv.reader((line for line in lines if line and not line.startswith("#")), delimiter="\t")
    assert {row[1] for row in rows} <= set(load_words("id")[table])


def test_every_flag_has_a_wording():
    assert set(DOUBT) <= set(load_words("id")["flag"])
