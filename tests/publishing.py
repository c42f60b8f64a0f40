"""Publishing that fails, and what a database holds before and after."""

from click.testing import CliRunner
from stores import change

from pipeline.cli import main

EVERYTHING = "SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) FROM mine.{} t"
TABLES = ("articles", "facts", "checks", "rejects", "meta")


def refusal(server, output, address) -> str:
    """Publish by the command, see it fail as it should, and return what it says."""
    result = CliRunner().invoke(main, ["publish", str(output), address])
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    (line,) = result.stderr.splitlines()
    for secret in (server.password, "r4hasia-Desk", "salah-s4ndi"):
        assert secret not in result.output
    assert result.stdout == ""
    return line


def state(server) -> list:
    return [server.rows("news", EVERYTHING.format(table)) for table in TABLES]


def changed(output) -> None:
    """Change the store so that rows of all kinds are to be written: new, changed and gone."""
    change(
        output,
        "DELETE FROM facts WHERE type = 'law'",
        "UPDATE facts SET subject = 'lain' WHERE type = 'money'",
        "INSERT INTO articles (article_id, source, sha256, format, outlet, title, published, dateline_place, byline, tags, related, url, "
        "duplicate_of, text) VALUES ('baru', 'baru.txt', '', 'text', '', '', '', '', '', '', '', '', '', 'Baru.')",
        "UPDATE facts SET article_id = 'baru' WHERE type = 'date'",
    )
