"""Debian's chromium, driven by Playwright, as a reviewer's browser that tells of every error and every foreign request."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SCREENSHOTS = Path(__file__).parent.parent / ".screenshots"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def open_browser() -> Iterator:
    """Start chromium, or skip where there is none."""
    if not CHROMIUM.exists():
        pytest.skip("needs a browser: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def open_page(browser, address: str, size: dict = WIDE) -> Iterator[Page]:
    """Open a page of its own session; in the end nothing must have gone wrong, nor to another host."""
    context = browser.new_context(viewport=size)
    page, wrong = context.new_page(), []
    page.set_default_timeout(10_000)
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
