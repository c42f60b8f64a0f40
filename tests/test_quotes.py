"""Quotes: where they begin and end, what is none, and what becomes of marks that lack their partner."""

import time

import pytest
from heard import listen, quoted
from hypothesis import given, settings
from hypothesis import strategies as st

READY = "Perahu kami siap melaut besok pagi,"


def texts(text):
    return [quote for quote, _ in quoted(text)]


@pytest.mark.parametrize(
    "opening, closing",
    [('"', '"'), ("“", "”"), ("“", '"'), ('"', "”"), ("”", "”"), ("„", "“"), ('“', '\\"'), ('\\"', '\\"'), ("''", "''"), ("«", "»")],
)
def test_marks_of_all_kinds(opening, closing):
    assert texts(f"{opening}{READY}{closing} kata Yosef Mbari.") == [READY]


@pytest.mark.parametrize(
    "text, wanted",
    [
        (f'Musim baratan reda. "{READY}" ujarnya. Pasar sepi.', [READY]),
        (f'Musim baratan reda."{READY}" ujarnya.Pasar sepi.', [READY]),
        (f'Musim baratan reda.   " {READY} " ujar dia.', [READY]),
        (f'Musim baratan reda.\n"{READY}"\nkata Yosef Mbari.', [READY]),
        ('"Setuju," kata Yosef Mbari.', ["Setuju,"]),
        ('"Benarkah begitu?" tanya Yosef Mbari.', ["Benarkah begitu?"]),
        ('"Hidup nelayan!" seru Yosef Mbari.', ["Hidup nelayan!"]),
        (f'"Jala rusak. {READY}" kata Yosef Mbari.', [f"Jala rusak. {READY}"]),
        ('"Jala kami sudah lama rusak", kata Yosef Mbari.', ["Jala kami sudah lama rusak"]),
        ('Yosef Mbari mengatakan, "Jala kami rusak."', ["Jala kami rusak."]),
        ('Yosef Mbari berpesan: "Jagalah laut kita."', ["Jagalah laut kita."]),
        ('Yosef Mbari menyatakan bahwa "jala nelayan di sini sudah rusak semua."', ["jala nelayan di sini sudah rusak semua."]),
        ('"Jala kami rusak," Yosef Mbari menambahkan.', ["Jala kami rusak,"]),
        ('“Kami pakai cara ‘jemput bola’ ke kampung,” kata Yosef Mbari.', ["Kami pakai cara ‘jemput bola’ ke kampung,"]),
        ('"Kami putar "Ombak Selatan" di balai," kata Yosef Mbari.', ['Kami putar "Ombak Selatan" di balai,']),
        ('"Jalan putus," kata Yosef Mbari, "tetapi kami tetap berangkat."', ["Jalan putus,", "tetapi kami tetap berangkat."]),
        ('"Jalan putus," kata Yosef Mbari. "Kami tetap berangkat."', ["Jalan putus,", "Kami tetap berangkat."]),
        ('"Jalan putus," kata Yosef Mbari.\n\n"Kami tetap berangkat besok."', ["Jalan putus,", "Kami tetap berangkat besok."]),
        (f'"{READY}" ujra Yosef Mbari di dermaga.', [READY]),
        (f'"{READY}" demikian pernyataan tertulis Badan Karantina Laut.', [READY]),
    ],
)
def test_finds_quote(text, wanted):
    assert texts(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        'Warga menyebut dermaga itu "mangkrak" sejak lama.',
        'Novel "Garam untuk Nenek" diluncurkan di Ende.',
        "Film “Ombak Selatan” dibintangi Ratna Kusumadewi.",
        'Di pagar tertulis "Awas Papan Licin" dengan cat merah.',
        'Yosef Mbari memuji program "Dermaga untuk Semua" di sana.',
        'Ia menyanyikan lagu "Angin Timur", "Layar Robek", dan "Pulang".',
        'Gerakan "Laut Bersih" kata Yosef Mbari sudah berjalan.',
        'Yosef Mbari mengatakan "Garam untuk Nenek" memberi semangat.',
        "Kata “merantau” punya banyak arti.",
        '"Saat ombak pecah di batu karang hitam," merupakan penggalan lirik.',
        'Layar 6,5" itu retak. Harganya naik.',
        "Tanpa tanda kutip sama sekali.",
        "",
    ],
)
def test_finds_no_quote(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    "text, wanted",
    [
        ('Dermaga rusak.\n"Tiang dermaga sudah lapuk, kata Yosef Mbari.\nPasar sepi.', ["Tiang dermaga sudah lapuk,"]),
        ('Dermaga rusak.\n"Tiang dermaga lapuk. Papannya juga, ujarnya.\nPasar sepi.', ["Tiang dermaga lapuk. Papannya juga,"]),
        ('"Tiang dermaga lapuk,\' kata Yosef Mbari.', ["Tiang dermaga lapuk,"]),
        (
            '"Tiang dermaga lapuk, kata Yosef Mbari.\n"Papannya juga lapuk," kata Ratna Kusumadewi.',
            ["Tiang dermaga lapuk,", "Papannya juga lapuk,"],
        ),
        ('Dermaga rusak.\nTiang dermaga sudah lapuk," kata Yosef Mbari.', ["Tiang dermaga sudah lapuk,"]),
    ],
)
def test_recovers_unbalanced_quote(text, wanted):
    assert texts(text) == wanted
    assert listen(text).quotes[0].reading.flags == ("unbalanced_quote",)


def test_open_mark_does_not_swallow_the_article():
    text = 'Spanduk "Laut Bersih dipasang.\n\nPasar sepi. Harga ikan naik.\n\n"Perahu kami siap melaut," kata Yosef Mbari.'
    assert texts(text) == ["Perahu kami siap melaut,"]


def test_quote_over_two_paragraphs_is_one():
    text = '"Perahu kami siap.\n\nBesok kami melaut lagi," kata Yosef Mbari.'
    assert texts(text) == ["Perahu kami siap.\n\nBesok kami melaut lagi,"]


def test_balanced_quote_has_no_flag():
    assert listen(f'"{READY}" kata Yosef Mbari.').quotes[0].reading.flags == ()


@pytest.mark.parametrize(
    "text, rule",
    [
        (f'"{READY}" kata Yosef Mbari.', "quote.said_after"),
        ('Yosef Mbari mengatakan, "Jala kami rusak."', "quote.introduced"),
    ],
)
def test_rule_tells_the_construction(text, rule):
    assert [quote.rule for quote in listen(text).quotes] == [rule]


PIECES = ['"', "“", "”", " kata ", "Yosef Mbari", ", ", ". ", "\n\n", "ujarnya", " mengatakan", "   ", "menurut ", " itu"]


@settings(max_examples=300, deadline=None)
@given(st.text('"“”\'\\., \nabK:', max_size=80) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_marks_give_ordered_quotes_in_bounds(text):
    attribution, reached = listen(text), 0
    for quote in attribution.quotes:
        assert reached <= quote.start < quote.end <= len(text)
        reached = quote.end
    assert all(isinstance(attribution.speaker_at(position), str) for position in range(-1, len(text) + 1))


@pytest.mark.parametrize("unit", ['"', '" ', '\n"', '"Kami siap, kata dia. ', "“Kami ‘x’ "])
def test_ten_thousand_marks_take_linear_time(unit):
    began = time.perf_counter()
    listen(unit * 10_000, names=[])
    assert time.perf_counter() - began < 5
