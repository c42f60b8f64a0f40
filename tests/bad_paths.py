"""What reading an input refuses."""

from pipeline.corpus import read_articles

BAIK = "Harga beras naik menjadi Rp15.000 per kilogram, kata pedagang di pasar itu."


def reject_of(*inputs):
    """Read the inputs, see that the good article came through, and return the one line about the rest."""
    rejects = []
    articles = list(read_articles(inputs, rejects.append))
    assert [article.text for article in articles] == [BAIK]
    assert len(rejects) == 1, rejects
    line = " | ".join((rejects[0].source, rejects[0].reason, rejects[0].advice))
    assert line.isprintable()
    assert line.encode()
    assert rejects[0].advice
    return rejects[0].source, rejects[0].reason


def make_folder(top, monkeypatch):
    """Make a folder `in` with one good article, which sorts last; the working directory is the folder above."""
    monkeypatch.chdir(top)
    (top / "in").mkdir()
    (top / "in/z.txt").write_text(BAIK, encoding="utf-8")
    return top / "in"
