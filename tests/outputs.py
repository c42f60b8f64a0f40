"""Small inputs, and all that an output holds, for tests that compare one output with another."""

import json
import os
import sqlite3
from pathlib import Path

from pyarrow import parquet

TABLES = ("articles", "facts", "article_sources", "checks", "rejects")
FORMATS = ("csv", "jsonl", "parquet", "sqlite")
ARTICLE = """Iuran {what} Ditanggung Pemerintah

Mataram (ANTARA) - Pemerintah menganggarkan Rp{number},5 triliun untuk iuran {what}. Sebanyak 1.{number:03} {what} sudah
terdaftar, atau 65 persen dari seluruh {what} di daerah itu, kata Bupati Kota Nangka, Wira Laksana, Rabu (11/6/2025).

"Kami menunggu {number} kapal lagi," ujarnya.
"""
WHO = ("nelayan", "petani", "guru", "pekerja", "pedagang")


def article(number: int) -> str:
    """Write the text of one of a thousand articles, each unlike the others."""
    return ARTICLE.format(what=WHO[number % len(WHO)], number=number + 2)


def write_inputs(folder: Path, count: int) -> Path:
    """Write articles as text files and as records, with copies among them and things that cannot be read."""
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(article(number), encoding="utf-8")
    records = [
        {"judul": "Catatan", "isi": article(500 + number), "url": f"https://a.example/{number}"}
        for number in range(count)
    ]
    records[1:1] = [{"isi": ""}, {"isi": article(1).replace(" ", "  ")}]
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / "arsip.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "0_salinan.txt").write_text(article(2) + "\n", encoding="utf-8")
    (folder / "kosong.txt").write_text("", encoding="utf-8")
    return folder


def contents(output: Path) -> dict[str, object]:
    """Everything that an output holds: csv and jsonl as bytes, parquet and the database as rows."""
    held: dict[str, object] = {
        name: (output / name).read_bytes()
        for name in os.listdir(output)
        if name.endswith((".csv", ".jsonl", "datapackage.json"))
    }
    for table in TABLES:
        held[f"{table}.parquet"] = parquet.read_table(output / f"{table}.parquet").to_pylist()
        held[table] = rows(output, f"SELECT * FROM {table} ORDER BY rowid")
    held["sentences"] = rows(output, "SELECT sentence, article_id FROM sentences ORDER BY article_id, sentence")
    return held


def rows(output: Path, sql: str) -> list[tuple]:
    """Ask an output's database."""
    database = sqlite3.connect(output / "facts.db")
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()
