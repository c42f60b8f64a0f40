"""What is longer than memory allows is refused by its length, and never held."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LONG = 200_000_000  # bytes of a field; the program may hold some 60 MB in all
READ = """
import json, re, sys
from pipeline.corpus import read_all
refused = []
read = [article.source for article in read_all(sys.argv[1:], refused.append)]
peak = re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())
print(json.dumps([read, [line.reason for line in refused], int(peak[1]) * 1024]))
"""


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells how much memory a process held itself"
)
@pytest.mark.parametrize(
    ("name", "before", "behind", "reason"),
    [
        (
            "a.csv",
            b'judul,isi\n1,Satu naik.\n2,"',
            b'"\n3,Tiga naik.\n',
            "from line 3 on a field goes past --max-bytes: its quotation mark is never closed?",
        ),
        (
            "a.jsonl",
            b'{"isi": "Satu naik."}\n{"isi": "',
            b'"}\n{"isi": "Tiga naik."}\n',
            "this line is longer than 20 MB: no article is that long",
        ),
    ],
    ids=["csv", "jsonl"],
)
def test_a_field_beyond_measure_is_not_held(tmp_path, name, before, behind, reason):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(before)
        file.seek(LONG, 1)  # a hole in the file, which reads as zeros
        file.write(behind)
    read, refused, memory = json.loads(run(path))
    assert (read, refused) == ([f"{path}!1", f"{path}!3"], [reason])
    assert memory < LONG


def run(path: Path) -> str:
    return subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True).stdout
