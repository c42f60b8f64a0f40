"""What a web page says about its article in its head: JSON-LD, OpenGraph and meta, in that order of trust."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

from orjson import JSONDecodeError, loads

from pipeline.corpus.published import read_time

_strip_tags = re.compile(r"<[^<>]{0,500}>").sub
_ARTICLES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle "
    "ReviewNewsArticle TechArticle ScholarlyArticle Report BlogPosting LiveBlogPosting".split()
)
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
_MAX_HEAD = 300_000
# Possessive and bounded: a page of a thousand open quotation marks costs no more than another. Most tags have a name and a
# content, in this order, between double quotation marks, and nothing else: they need no second look.
_meta = re.compile(
    r"""(?xi)<meta\s(?:
      (?:name|property|itemprop)="([^"]{1,60}+)"\s content="([^"]{0,5000}+)"\s?/?>
    | ((?:[^"'<>]{1,500}+|"[^"]{0,5000}+"|'[^']{0,5000}+'){0,40}+)>
    )"""
).findall
_attributes = re.compile(
    r"""([\w:.-]{1,40}+)\s{0,5}+=\s{0,5}+(?:"([^"]{0,5000}+)"|'([^']{0,5000}+)'|([^\s"'>]{1,2000}+))"""
).findall


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


def read_metadata(markup: str, page_title: str) -> Metadata:
    """Read the metadata of a page from its markup; `page_title` is what a browser shows above it.

    The tags of the head are found as text: asking a parsed tree for each attribute would take as long as the article.
    """
    end = markup.find("</head>", 0, _MAX_HEAD)
    head = markup[:end] if end > 0 else markup[:_MAX_HEAD]
    metas = _read_metas(head)
    linked = [*_linked_data(markup)]
    said = next((each for each in linked if not _ARTICLES.isdisjoint(_types(each))), {})
    outlet = _name(said.get("publisher")) or metas.get("og:site_name", "")
    url = _canonical(head) or metas.get("og:url", "")
    return Metadata(
        _title(_heading(markup, end), _text(said.get("headline")) or metas.get("og:title") or page_title, outlet),
        read_time(said.get("datePublished"))
        or next(filter(None, (read_time(metas[name]) for name in _PUBLISHED if name in metas)), ""),
        _name(said.get("author")) or _first(metas, _AUTHOR),
        outlet,
        _tags(said, metas),
        url if url.startswith("http") else "",
        "article" if said else _kind(linked, metas),
        _text(said.get("articleBody")),
    )


def _read_metas(head: str) -> dict[str, str]:
    r"""Read the meta tags by their names, in lower case; the first of a name counts.

    >>> _read_metas("<meta name=Author content='Budi &amp; Siti'><META content=\"a > b\" property=\"og:title\"/>")
    {'author': 'Budi & Siti', 'og:title': 'a > b'}
    >>> _read_metas('<meta data-rh="true" name="pubdate" id="terbit" content="2025-01-02">')
    {'pubdate': '2025-01-02'}
    """
    metas: dict[str, str] = {}
    for name, value, rest in _meta(head):
        if rest:
            attributes = _read_attributes(rest)
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            value = attributes.get("content", "")
        elif "&" in value:
            value = unescape(value)
        if name and (value := value.strip()):
            metas.setdefault(name.lower(), value)
    return metas


def _read_attributes(tag: str) -> dict[str, str]:
    return {
        name.lower(): unescape(a or b or c) if "&" in (a or b or c) else a or b or c
        for name, a, b, c in _attributes(tag)
    }


def _canonical(head: str) -> str:
    at = head.find("canonical")
    start, end = head.rfind("<link", 0, max(at, 0)), head.find(">", at)
    return _read_attributes(head[start:end]).get("href", "") if start >= 0 and at - start < 1000 else ""


def _linked_data(markup: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD; broken JSON says nothing."""
    for text in _scripts(markup):
        try:
            data = loads(text.strip().rstrip(";"))
        except JSONDecodeError:
            data = _loads_loosely(text)
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, dict):
                graph = each.get("@graph")
                yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else [each]


def _scripts(markup: str) -> Iterator[str]:
    at = 0
    while (found := markup.find("application/ld+json", at)) >= 0:
        start, at = markup.find(">", found) + 1, markup.find("</script", found)
        if not 0 < start <= at:
            return
        if at - start < _MAX_JSON:
            yield markup[start:at]


def _loads_loosely(text: str) -> Any:
    """Load JSON with line breaks inside strings, as some newsrooms write it."""
    import json

    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(said: dict[str, Any]) -> list[str]:
    kind = said.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [each.rpartition("/")[2] for each in kinds if isinstance(each, str)]  # some write out https://schema.org/


def _kind(linked: list[dict[str, Any]], metas: dict[str, str]) -> str:
    if any(kind in _LISTS for each in linked for kind in _types(each)):
        return "list"
    return "article" if metas.get("og:type", "").lower() == "article" or "article:published_time" in metas else ""


def _heading(markup: str, after: int = 0) -> str:
    """Read the first heading of a page after its head, without the tags in it.

    >>> _heading("<h1 class='a'>Harga <b>naik</b> &amp; turun</h1>")
    'Harga naik & turun'
    """
    at = markup.find("<h1", max(after, 0))
    start, end = markup.find(">", at) + 1, markup.find("</h1", at)
    heading = markup[start:end] if 0 <= at < start <= end < start + 2000 else ""
    return unescape(_strip_tags("", heading)) if "<" in heading or "&" in heading else heading


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
