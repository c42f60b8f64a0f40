"""What a web page says about its article in its head: JSON-LD, OpenGraph and meta, in that order of trust."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.corpus.published import read_time

_ARTICLE = re.compile(r"(?:News|Reportage|Analysis|Opinion|Tech|Scholarly|Liveblog)?Article$|BlogPosting$").search
_LISTS = ("CollectionPage", "ItemList", "SearchResultsPage")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "publishdate",
    "dtk:publishdate",
    "pubdate",
    "content_publisheddate",
    "date",
    "dc.date",
)
_AUTHOR = ("author", "content_author", "article:author", "dc.creator")
_TAGS = ("keywords", "news_keywords", "content_tags", "article:tag")
_SECTION = ("article:section", "content_category", "kanaldetik", "section")
_MAX_JSON = 500_000  # characters; what is longer is no description of one article


class Metadata(NamedTuple):
    """The metadata of a page; `kind` is article, list, or empty where the page does not say."""

    title: str = ""
    published: str = ""
    byline: str = ""
    outlet: str = ""
    tags: tuple[str, ...] = ()
    url: str = ""
    kind: str = ""
    body: str = ""


def read_metadata(tree: Any) -> Metadata:
    """Read the metadata of a parsed page (a resiliparse HTMLTree)."""
    document = tree.document
    metas = _read_metas(document)
    said = _find_article(document)
    outlet = _name(said.get("publisher")) or metas.get("og:site_name", "")
    heading = document.query_selector("h1")
    title = _title(
        heading.text if heading else "",
        _text(said.get("headline")) or metas.get("og:title") or tree.title or "",
        outlet,
    )
    canonical = document.query_selector('link[rel="canonical"]')
    url = (canonical.getattr("href") if canonical else "") or metas.get("og:url", "")
    return Metadata(
        title,
        read_time(said.get("datePublished"))
        or next(filter(None, (read_time(metas.get(name)) for name in _PUBLISHED)), ""),
        _name(said.get("author")) or _first(metas, _AUTHOR),
        outlet,
        _tags(said, metas),
        url if url.startswith("http") else "",
        "article" if said else _kind(document, metas),
        _text(said.get("articleBody")),
    )


def _read_metas(document: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in document.query_selector_all("meta[content]"):
        name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop")
        value = (meta.getattr("content") or "").strip()
        if name and value:
            metas.setdefault(name.lower(), value)
    return metas


def _find_article(document: Any) -> dict[str, Any]:
    """Find what JSON-LD says of the article; broken JSON says nothing."""
    for each in _linked_data(document):
        if any(map(_ARTICLE, _types(each))):
            return each
    return {}


def _linked_data(document: Any) -> Iterator[dict[str, Any]]:
    from orjson import JSONDecodeError, loads

    for script in document.query_selector_all('script[type="application/ld+json"]'):
        text = script.text
        if not text or len(text) > _MAX_JSON:
            continue
        try:
            data = loads(text.strip().rstrip(";").encode("utf-8", "replace"))
        except JSONDecodeError:
            data = _loads_loosely(text)
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, dict):
                graph = each.get("@graph")
                yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else [each]


def _loads_loosely(text: str) -> Any:
    """Load JSON with line breaks inside strings, as some newsrooms write it."""
    import json

    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(said: dict[str, Any]) -> list[str]:
    kind = said.get("@type")
    return [each for each in (kind if isinstance(kind, list) else [kind]) if isinstance(each, str)]


def _kind(document: Any, metas: dict[str, str]) -> str:
    if any(kind in _LISTS for each in _linked_data(document) for kind in _types(each)):
        return "list"
    return "article" if metas.get("og:type", "").lower() == "article" or "article:published_time" in metas else ""


def _title(heading: str, said: str, outlet: str) -> str:
    """Choose the headline: the page's first heading where the head agrees, else what the head says without the outlet.

    >>> _title("Harga naik", "Harga naik - ANTARA News", "ANTARA News"), _title("Berita", "Harga naik | Kabar", "Kabar")
    ('Harga naik', 'Harga naik')
    """
    heading, said = " ".join(heading.split()), " ".join(said.split())
    if heading and (not said or said.startswith(heading)):
        return heading
    if outlet and said.lower().endswith(outlet.lower()):
        said = said[: -len(outlet)].rstrip(" -|–:")
    return said


def _tags(said: dict[str, Any], metas: dict[str, str]) -> tuple[str, ...]:
    """Join the tags and, before them, the section: each once."""
    given = said.get("keywords") or _first(metas, _TAGS)
    tags = given if isinstance(given, list) else str(given).split(",")
    section = said.get("articleSection") or _first(metas, _SECTION)
    sections = section if isinstance(section, list) else [section]
    found = [" ".join(each.split()) for each in [*sections, *tags] if isinstance(each, str)]
    return tuple(dict.fromkeys(filter(None, found)))


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _name(said: Any) -> str:
    """Read a name from a string, an object with a name, or a list of them.

    >>> _name([{"@type": "Person", "name": "Budi"}, "Siti"]), _name(None)
    ('Budi; Siti', '')
    """
    if isinstance(said, list):
        return "; ".join(filter(None, map(_name, said)))
    return _text(said.get("name")) if isinstance(said, dict) else _text(said)


def _text(said: Any) -> str:
    return said.strip() if isinstance(said, str) else ""
