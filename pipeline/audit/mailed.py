"""An output as one HTML file to mail: it needs no network, no script and no other file."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.audit.cards import make_sheets
from pipeline.audit.dates import write_moment
from pipeline.audit.explaining import write_explanation
from pipeline.audit.readings import write_flags, write_number, write_reading
from pipeline.audit.selecting import select
from pipeline.audit.selection import Wanted, anchor
from pipeline.audit.words import load_words

STYLES = ("highlights.css", "mailed.css")
POLICY = "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'"
CHUNK = 64  # pieces of the template's output that are written at once


def write_mailed(output: Path, wanted: Wanted, language: str, now: datetime) -> Iterator[str]:
    """Yield the report on an output, bit by bit: however many articles it has, one is in memory at a time.

    Raises StoreError before the first bit where there is nothing to report on.
    """
    style = "".join(files("pipeline.audit").joinpath("static", name).read_text(encoding="utf-8") for name in STYLES)
    with select(output, wanted) as selection:
        page = _environment(language).get_template("mailed.html")
        stream = page.stream(
            language=language,
            t=load_words(language, "mailed"),
            words=load_words(language),
            style=Markup(style),  # ours, and without a `<`
            policy=POLICY.format(hash_style(style)),
            made=write_moment(now.isoformat(), load_words(language)),
            wanted=wanted,
            sums=selection.sums(),
            alarms=selection.alarms(),
            disputes=selection.disputes(),
            doubts=selection.doubts(),
            contents=selection.articles,
            sheets=make_sheets(selection, language),
        )
        stream.enable_buffering(CHUNK)
        yield from stream


def hash_style(style: str) -> str:
    """Name a style sheet as a Content-Security-Policy names it.

    >>> hash_style("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def _environment(language: str) -> Environment:
    page = Environment(
        loader=PackageLoader("pipeline.audit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = load_words(language)
    page.filters["number"] = lambda number: write_number(number, words)
    page.filters["reading"] = lambda fact: write_reading(fact, language)
    page.filters["flags"] = lambda fact: write_flags(fact["flags"] or "", language)
    page.filters["explanation"] = lambda told: write_explanation(told, language)
    page.filters["moment"] = lambda moment: write_moment(moment, words)
    page.filters["anchor"] = anchor
    page.tests["address"] = is_address
    return page


def is_address(url: str) -> bool:
    """Tell whether a text is the address of a web page: only such a one becomes a link.

    >>> [is_address(url) for url in ("https://a.example/x", "javascript:alert(1)", "//a.example", "https://[", "")]
    [True, False, False, False, False]
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
