"""A gold fact, and files of lines for the scorer."""

import json
from pathlib import Path

IURAN = {"type": "money", "start": 10, "end": 18, "text": "Rp20.400", "value": 20400, "unit": "IDR"}


def write_lines(path: Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
