"""An output of one article, and decisions on its facts."""

from pathlib import Path

from outputs import rows

from pipeline.audit.reviews import Event, prepare
from pipeline.run import run

TEXT = "Gaji 12 guru naik\n\nMataram (ANTARA) - Pemerintah menggaji 12 guru. Dana Rp5 juta tersedia.\n"


def make_output(folder: Path) -> Path:
    """Run mine on one article with an amount of five million rupiah and twelve teachers."""
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    mine(folder)
    prepare(folder / "out")
    return folder / "out"


def mine(folder: Path, **more) -> None:
    run([str(folder / "in")], folder / "out", workers=1, **more)


def money(output: Path) -> str:
    ((fact_id,),) = rows(output, "SELECT fact_id FROM facts WHERE type = 'money'")
    return fact_id


def verdict(output: Path, fact_id: str) -> tuple:
    (row,) = rows(
        output, f"SELECT verdict, reviewer, changed, reviewers, disagreement FROM verdicts WHERE fact_id = '{fact_id}'"
    )
    return row


def accept(fact_id: str, reviewer: str = "Sari") -> list[Event]:
    return [Event(fact_id, reviewer, "accept")]
