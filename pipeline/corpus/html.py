"""Reads a web page: its main text, and what it says about it. Menus, advertisements and other stories are left out.

resiliparse does the work, for single pages and for archives alike, so that a page gives the same text wherever it was
kept: on pages as Indonesian newsrooms build them it finds as much as trafilatura, in a tenth of the time.
"""

import re
from collections.abc import Iterator

from pipeline.corpus.article import make_article
from pipeline.corpus.decoding import decode
from pipeline.corpus.extras import load
from pipeline.corpus.intake import Intake, Item, read_whole
from pipeline.corpus.metadata import Metadata, read_metadata
from pipeline.corpus.nesting import find_too_deep
from pipeline.corpus.problems import Problem, reject
from pipeline.model import Article, Reject

# Boxes in and around the text of an article that its extractor takes for paragraphs.
_BOXES = """
    figcaption [class*=caption] .detail__header .detail__media .read__header .read__time .credit .entry-meta .post-meta
    .paradetail .parallaxindetail .scrollpage .detail_ads .ads-on-body .ads-box .ads .adsbygoogle .advertisement .iklan
    .topiksisip .pilihan_redaksi .kompasidRec .sisip_embed_sosmed .sisip_video_ds .video-20detik .toc_container #toc_container
    .komentar #comments .comments-area .sharedaddy .share-box .jp-relatedposts .yarpp .terkini .terpopuler .newsletter
""".split()
_charset = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE).search
_NO_ARTICLE = Problem(
    "no article was found in this page", "save the page again after it has loaded, or save its text as .txt"
)
LISTING = Problem(
    "it is a list of headlines, not an article", "nothing to do, unless its articles are wanted: save their pages"
)
_SHORT, _PARAGRAPH = 250, 90  # characters
_FEW = 8  # lines


def read_html(item: Item, intake: Intake) -> Iterator[Article]:
    """Read the article of one web page, or say why there is none."""
    data = read_whole(item, intake.max_bytes)
    outcome = reject(item.source, data) if isinstance(data, Problem) else read_page(data, item.source)
    if isinstance(outcome, Reject):
        intake.tell(outcome)
    else:
        yield outcome


def read_page(data: bytes, source: str, charset: str = "", url: str = "") -> Article | Reject:
    """Make an article of a page's bytes; `charset` and `url` are what the server said of it, if that is known.

    The text is the headline, an empty line, and the paragraphs as the extractor gives them.
    """
    parser, extractor = load("resiliparse.parse.html"), load("resiliparse.extract.html2text")
    if isinstance(parser, Problem) or isinstance(extractor, Problem):
        return reject(source, parser if isinstance(parser, Problem) else extractor)
    markup = _decode(data, charset)
    if problem := find_too_deep(markup):
        return reject(source, problem)
    tree = parser.HTMLTree.parse(markup)
    said = read_metadata(markup, tree.title or "")
    body = extractor.extract_plain_text(
        tree, preserve_formatting=True, main_content=True, list_bullets=False, alt_texts=False, comments=False,
        post_meta=False, skip_elements=_BOXES,
    ).strip()  # fmt: skip
    if len(body) < _SHORT < len(said.body):
        body = said.body
    problem = _find_no_article(body, said)
    if problem:
        return reject(source, problem)
    known = {
        "outlet": said.outlet,
        "title": said.title,
        "published": said.published,
        "byline": said.byline,
        "tags": said.tags,
        "url": said.url or url,
    }
    return make_article(_with_title(body, said.title), data, source, "html", **known)


def _with_title(body: str, title: str) -> str:
    return body if not title or body.startswith(title) else f"{title}\n\n{body}"


def _decode(data: bytes, charset: str) -> str:
    """Decode a page by what its bytes, its server or itself says; a stray byte stands as U+FFFD."""
    text = decode(data)
    if isinstance(text, str):
        return text
    named = _charset(data[:2000])
    for codec in (charset, named[1].decode() if named else "", "utf-8"):
        try:
            return data.decode(codec or "utf-8", "replace")
        except LookupError:
            continue
    return data.decode("utf-8", "replace")


def _find_no_article(body: str, said: Metadata) -> Problem | None:
    """Tell a list of headlines by its lines: none of them is a paragraph, or few are and the page claims no article."""
    if len(body) < (1 if said.kind == "article" else _PARAGRAPH):
        return LISTING if said.kind == "list" else _NO_ARTICLE
    lines = [line for line in body.split("\n") if line.strip()]
    if said.kind == "article":
        return None if len(lines) <= _FEW or any(map(_is_paragraph, lines)) else LISTING
    if said.kind == "list" or len(lines) > _FEW:
        prose = sum(map(len, filter(_is_paragraph, lines)))
        return LISTING if prose * 2 < sum(map(len, lines)) else None
    return None


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and line.rstrip()[-1] in '.!?"”’)'
