"""The audit desk in a reviewer's browser, which tells of every error and every request to another host."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

SCREENSHOTS = Path(__file__).parent.parent / ".screenshots"
PATIENCE = 30_000  # milliseconds: the tests of others may be running beside
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def open_page(browser, address: str, size: dict = WIDE) -> Iterator[Page]:
    """Open a page of its own session; in the end nothing must have gone wrong, nor to another host."""
    context = browser.new_context(viewport=size)
    page, wrong = context.new_page(), []
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    host = urlsplit(address).netloc
    page.on(
        "request", lambda request: None if urlsplit(request.url).netloc in (host, "") else wrong.append(request.url)
    )
    page.wrong = wrong
    page.goto(address)
    yield page
    context.close()
    assert wrong == []


def keep(page: Page, name: str) -> None:
    """Keep a screenshot as an artefact of the tests."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
