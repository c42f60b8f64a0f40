"""Inputs that cannot be opened, lead nowhere or round in a circle, or have odd names."""

import errno
import os
import socket
import sys
from contextlib import contextmanager

import pytest
from bad_paths import make_folder, reject_of

from pipeline.corpus import read_articles, reading

NOBODY = 65534


@pytest.fixture
def folder(tmp_path, monkeypatch):
    return make_folder(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "no permission to read it"),
        (errno.ENOENT, "there is no such file or folder any more"),
        (errno.EIO, "the system could not read it: Input/output error"),
    ],
)
def test_file_that_will_not_open(folder, monkeypatch, number, reason):
    (folder / "a.txt").write_text("Artikel lain.", encoding="utf-8")
    monkeypatch.setattr(reading, "_open_at_once", _failing(reading._open_at_once, "a.txt", number))
    assert reject_of("in") == ("in/a.txt", reason)


def test_folder_that_will_not_open(folder, monkeypatch):
    (folder / "rahasia").mkdir()
    monkeypatch.setattr(os, "listdir", _failing(os.listdir, "rahasia/", errno.EACCES))
    assert reject_of("in") == ("in/rahasia", "no permission to read it")


def test_named_folder_that_will_not_open(folder, monkeypatch):
    (folder.parent / "rahasia").mkdir()
    monkeypatch.setattr(os, "listdir", _failing(os.listdir, "rahasia/", errno.EACCES))
    assert reject_of("rahasia", "in") == ("rahasia", "no permission to read it")


def _failing(call, ending, number):
    def call_or_fail(path, *rest):
        if os.fspath(path).endswith(ending):
            raise OSError(number, os.strerror(number), path)
        return call(path, *rest)

    return call_or_fail


@contextmanager
def powerless():
    """Let root, whom no mode keeps out, be nobody for a while."""
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_file_without_read_permission(folder):
    folder.parent.chmod(0o755)
    (folder / "a.txt").write_text("Artikel lain.", encoding="utf-8")
    (folder / "a.txt").chmod(0)
    with powerless():
        assert reject_of("in") == ("in/a.txt", "no permission to read it")


@pytest.mark.parametrize(
    ("name", "target", "source", "reason"),
    [
        ("a.txt", "a.txt", "in/a.txt", "the link leads round in a circle"),
        ("putar", "putar", "in/putar", "the link leads round in a circle"),
        ("atas", ".", "in/atas", "the link leads back to a folder that it stands in"),
        ("atas", "..", "in/atas", "the link leads back to a folder that it stands in"),
        ("a.txt", "hilang.txt", "in/a.txt", "the link leads to nothing"),
        ("arsip", "/tidak/ada", "in/arsip", "the link leads to nothing"),
    ],
)
def test_link_that_leads_astray(folder, name, target, source, reason):
    (folder / name).symlink_to(target)
    assert reject_of("in") == (source, reason)


def test_glob_does_not_go_round_with_links(folder):
    for name in ("a", "b", "c"):
        (folder / name).symlink_to(".")
    rejects = []
    assert len(list(read_articles(["in/**/*.txt"], rejects.append))) == 1
    assert {line.reason for line in rejects} == {"the link leads back to a folder that it stands in"}


def test_pipe_is_never_waited_for(folder):
    os.mkfifo(folder / "a.txt")
    assert reject_of("in") == ("in/a.txt", "it is a pipe, a socket or a device, not a file")


def test_socket(folder):
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/a.txt")
        assert reject_of("in") == ("in/a.txt", "it is a socket, not a file")


def test_device(folder):
    assert reject_of("/dev/zero", "in") == ("/dev/zero", "it is a pipe, a socket or a device, not a file")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\xff.txt", "in/a\\xff.txt"),
        (b"a\n\x1b[31m.txt", "in/a\\x0a\\x1b[31m.txt"),
        ("a\u202e.txt".encode(), "in/a\\u202e.txt"),
    ],
)
def test_odd_name_is_shown_in_one_line(folder, name, shown):
    with open(os.path.join(os.fsencode(folder), name), "wb"):
        pass
    assert reject_of("in") == (shown, "it is empty")


def test_article_with_an_odd_name_is_read(folder):
    os.rename(folder / "z.txt", os.path.join(os.fsencode(folder), b"\xe9\n.txt"))
    assert [article.source for article in read_articles(["in"], print)] == ["in/\\xe9\\x0a.txt"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("tidak-ada.txt", "there is no such file or folder"),
        ("in/z.txt/", "there is no such file or folder"),
        ("in/\0.txt", "there is no such file or folder"),
        ("in/*.teks", "no article file matches this pattern"),
        ("in/**/a*.txt", "no article file matches this pattern"),
        ("[", "no article file matches this pattern"),
        ("setup.cfg", "no reader for .cfg files"),
        ("kosong", "this folder holds no file of a kind that is read"),
        ("x" * 300, "there is no such file or folder"),
    ],
)
def test_input_that_names_no_article(folder, given, reason):
    (folder.parent / "setup.cfg").write_text("[metadata]\n", encoding="utf-8")
    (folder.parent / "kosong").mkdir()
    assert reject_of(given, "in")[1] == reason


def test_empty_name_is_shown(folder):
    assert reject_of("", "in") == ('""', "there is no such file or folder")


def test_closed_standard_input(folder, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert reject_of("-", "in") == ("-", "standard input is closed")


def test_folders_nested_deeper_than_paths_can_be(folder, monkeypatch):
    (folder / "d").mkdir()
    monkeypatch.chdir(folder / "d")
    for _ in range(25):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    monkeypatch.chdir(folder.parent)
    source, reason = reject_of("in")
    assert reason == "its path is too long to open"
    assert source.startswith("in/d/ddd")


@pytest.fixture
def deep_folder(folder):
    """A folder 1500 levels below `in`; taken away here because pytest's own clearing up recurses."""
    paths = [os.path.join("in", *["d"] * depth) for depth in range(1, 1501)]
    for path in paths:
        os.mkdir(path)
    os.rename("in/z.txt", os.path.join(paths[-1], "z.txt"))
    yield paths[-1]
    os.remove(os.path.join(paths[-1], "z.txt"))
    for path in reversed(paths):
        os.rmdir(path)


@pytest.mark.parametrize("given", ["in", "in/**/z.txt"])
def test_folders_nested_deeper_than_calls(deep_folder, given):
    assert [article.source for article in read_articles([given], print)] == [deep_folder + "/z.txt"]
