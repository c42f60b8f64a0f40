"""The report that is mailed, made by its command and read as a browser reads it."""

from html.parser import HTMLParser
from pathlib import Path

from click.testing import CliRunner
from stores import change, stored

from pipeline.audit.reviews import Event, open_for_review, prepare, record
from pipeline.cli import main
from pipeline.run import run

BOAT = """Perahu Baru bagi Nelayan

Dompu (ANTARA) - Sebanyak 120 nelayan menerima bantuan Rp3,5 juta, kata Bupati Dompu Wira Laksana, Kamis (12/6/2025).

"Bantuan Rp1.2 miliar itu cair pada Juli 2025," ujarnya.

Baca juga: Harga solar turun 5 persen
"""
SEED = """Bibit Jagung Dibagikan

Bima (ANTARA) - Sebanyak 40 petani menerima bibit. Nilainya Rp60 juta.
"""


def make_output(folder: Path, files: dict[str, str]) -> Path:
    (folder / "in").mkdir()
    for name, text in files.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    run([str(folder / "in")], folder / "out", workers=1)
    return folder / "out"


def report(output: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["report", str(output), *options])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def fact_id(output: Path, text: str) -> str:
    ((found,),) = stored(output, f"SELECT fact_id FROM facts WHERE text = '{text}' AND type <> 'entity'")
    return found


class Reader(HTMLParser):
    """Reads a page as a browser does: its elements with their attributes, and the text in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """The text without its breaks."""
        return " ".join(" ".join(self.texts).split())

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


def said(output: Path, *options: str) -> str:
    return Reader(report(output, *options)).text


def add_check(output: Path, verdict: str, *fact_ids: str) -> None:
    """Put a check in the place of those that the run made."""
    row = ("c1", "sum", ";".join(fact_ids), verdict, "Hitungan: 2 + 2 = 4; tertulis 5.")
    change(output, "DELETE FROM checks", f"INSERT INTO checks VALUES {row}")


def review(output: Path, *events: Event) -> None:
    prepare(output)
    database = open_for_review(output)
    for event in events:
        record(database, [event])
    database.close()
