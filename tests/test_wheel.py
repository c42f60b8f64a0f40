"""The package works without its checkout: built, installed beside nothing else, and run in an empty folder."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
PACKED = ("setup.cfg", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE", "pipeline", "patterns")


def call(*command: str | Path, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run([*map(str, command)], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel, built from a source archive that was built from a copy of the checkout, so that neither leaves traces."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in PACKED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    call(sys.executable, "-m", "build", "--no-isolation", "--outdir", copy / "dist", folder=copy)
    assert [*(copy / "dist").glob("mine-*.tar.gz")]
    return next((copy / "dist").glob("mine-*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """The Python of a fresh environment that has the wheel; what the wheel needs is lent by this environment."""
    home = tmp_path_factory.mktemp("fresh")
    venv.create(home, with_pip=False, symlinks=True)
    fresh = home / "bin" / "python"
    lent = Path(call(fresh, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=home).strip())
    (lent / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = ("install", "--no-deps", "--no-index", "--ignore-installed", "--quiet", wheel)
    call(sys.executable, "-m", "pip", "--python", fresh, *install, folder=home)
    return fresh


def test_all_code_and_all_patterns_travel_in_the_wheel(wheel):
    travelled = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    parts = (".py", ".html", ".css", ".js", ".svg", ".toml")
    code = {str(path.relative_to(ROOT)) for path in (ROOT / "pipeline").rglob("*") if path.suffix in parts}
    patterns = {
        f"mine_patterns/{path.relative_to(ROOT / 'patterns')}"
        for path in (ROOT / "patterns").rglob("*.*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert travelled == code | patterns


def test_it_runs_in_an_empty_folder(python, tmp_path):
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "perahu.txt").write_text(
        "Perahu Baru bagi Nelayan\n\nDompu (ANTARA) - Sebanyak 120 nelayan menerima bantuan Rp3 juta.\n", encoding="utf-8"
    )
    home = call(python, "-c", "import pipeline; print(pipeline.__file__)", folder=tmp_path)
    assert Path(home.strip()).is_relative_to(python.parent.parent)
    call(python.parent / "mine", "run", "berita", "--format", "jsonl", folder=tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "output" / "facts.jsonl").read_text("utf-8").splitlines()]
    assert {(row["type"], row["value"]) for row in rows} == {("count", 120), ("money", 3_000_000)}


def test_it_reads_by_the_same_rules_as_the_checkout(python, tmp_path):
    version = "from pipeline.patterns import load_rules; print(load_rules().version)"
    assert call(python, "-c", version, folder=tmp_path) == call(sys.executable, "-c", version, folder=ROOT)
