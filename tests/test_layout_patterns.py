"""Every example of `patterns/layout.toml` is furniture of its kind from its first character on; no reject is."""

import tomllib

import pytest

from pipeline.layout.forms import load_forms
from pipeline.layout.furniture import find_furniture
from pipeline.patterns import patterns_folder

CUES = tomllib.loads((patterns_folder() / "layout.toml").read_text(encoding="utf-8"))["cue"]
BEFORE = "Kalimat sebelumnya selesai.\n"


@pytest.mark.parametrize("cue, example", [(cue, example) for cue in CUES for example in cue["examples"]])
def test_example_is_furniture(cue, example):
    found = list(find_furniture(BEFORE + example + "\n", 0, load_forms()))
    assert (found[0].kind, found[0].start) == (cue["kind"], len(BEFORE))


@pytest.mark.parametrize("reject", [reject for cue in CUES for reject in cue.get("rejects", ())])
def test_reject_is_prose(reject):
    assert list(find_furniture(BEFORE + reject + "\n", 0, load_forms())) == []
