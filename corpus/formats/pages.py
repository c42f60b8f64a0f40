"""Builds web pages as Indonesian newsrooms build them: an article between menus, advertisements and other stories."""

# ruff: noqa: E501 (markup and prose are one line each)

import json
from html import escape
from typing import Any

from stories import ENGLISH

CHANNELS = "Terkini Nasional Politik Hukum Ekonomi Bursa Metro Olahraga Sepak-Bola Bulu-Tangkis Humaniora Lifestyle Hiburan Tekno Otomotif Dunia Foto Video Infografis Indeks".split()
POPULAR = (
    "Jadwal SIM keliling di lima titik hari ini",
    "Resep kolak pisang tanpa santan untuk berbuka",
    "Cuaca besok: hujan sedang di sebagian Sulawesi",
    "Hasil undian babak perempat final turnamen antarkampung",
    "Lima tempat makan soto paling ramai menurut pembaca",
    "Kuis: seberapa kenal Anda dengan sungai di Kalimantan?",
)
LATEST = (
    "Kapal perintis Sabuk Lintas tiba di Pulau Marore setelah 9 hari",
    "Sebanyak 120 penari tampil di alun-alun kota",
    "Harga cabai rawit kembali menyentuh Rp90 ribu",
    "Pendaftaran lomba mural ditutup 30 September",
    "Warga Desa Wonolelo panen perdana bawang merah",
)
SCRIPT = "!function(w,d){{w.dataLayer=w.dataLayer||[];w.dataLayer.push({{'page':'{0}','slot':{1}}});for(var i=0;i<{1};i++){{w['ad_'+i]={{id:'div-gpt-ad-'+i,size:[[300,250],[728,90]]}};}}}}(window,document);\n"
STYLE = ".c{0}{{display:flex;margin:0 {0}px;padding:{0}px;color:#3{0}3}}.c{0} a:hover{{text-decoration:underline}}\n"


def build_page(story: dict[str, Any], style: str) -> str:
    """Build the page of a story in the manner of an outlet."""
    return PAGES[style](story)


def _head(story: dict[str, Any], site: str, metas: str, data: dict[str, Any] | None) -> str:
    url = f"https://{site.lower().replace(' ', '')}.example/{story['section'].lower()}/{story['slug']}"
    scripts = "".join(f"<script>{SCRIPT.format(story['slug'], slot) * 4}</script>" for slot in range(8))
    styles = "<style>" + "".join(STYLE.format(number) for number in range(60)) + "</style>"
    linked = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>' if data else ""
    return (
        f'<!DOCTYPE html>\n<html lang="id">\n<head><meta charset="utf-8"><title>{escape(story["title"])} - {site}</title>'
        f'<link rel="canonical" href="{url}"><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{escape(story["title"])}"><meta property="og:url" content="{url}">'
        f'<meta property="og:site_name" content="{site}"><meta property="og:image" content="https://img.example/a.jpg">'
        f"{metas}{linked}{styles}{scripts}</head>\n"
    )


def _links(titles: tuple[str, ...] | list[str], css: str, tag: str = "li") -> str:
    return "".join(
        f'<{tag} class="{css}"><a href="/{number}">{escape(title)}</a></{tag}>' for number, title in enumerate(titles)
    )


def _menu(css: str) -> str:
    return f'<header class="{css}"><nav><ul>{_links(CHANNELS * 3, "nav__item")}</ul><form><input placeholder="Cari berita"></form></nav></header>'


def _footer() -> str:
    about = (
        "Tentang Kami",
        "Redaksi",
        "Pedoman Media Siber",
        "Karier",
        "Kotak Pos",
        "Info Iklan",
        "Privacy Policy",
        "Disclaimer",
    )
    return f"<footer><ul>{_links(about, 'foot')}{_links(CHANNELS, 'foot')}</ul><p>Hak cipta dilindungi undang-undang. Dilarang memuat ulang tanpa izin.</p></footer></body></html>"


def _aside(css: str) -> str:
    return (
        f'<aside class="{css}"><h3>Terpopuler</h3><ol>{_links(POPULAR, "list-content__item")}</ol><div class="ads-box">ADVERTISEMENT</div>'
        f'<h3>Terkini</h3><div class="latest">{_links(LATEST * 2, "media__title", "h3")}</div></aside>'
    )


def _news_article(story: dict[str, Any], site: str, **more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story["title"],
        "datePublished": story["published"],
        "dateModified": story["published"],
        "author": {"@type": "Person", "name": story.get("author", "Redaksi")},
        "publisher": {
            "@type": "Organization",
            "name": site,
            "logo": {"@type": "ImageObject", "url": "https://img.example/logo.png"},
        },
        "articleSection": story["section"],
        "keywords": ",".join(story["tags"]),
        **more,
    }


def _antara(story: dict[str, Any]) -> str:
    related = [
        f'<span class="baca-juga"><b>Baca juga: <a href="/r{n}">{escape(title)}</a></b></span><br>'
        for n, title in enumerate(story["related"])
    ]
    ad = '<div class="text-center"><ins class="adsbygoogle" style="display:block"></ins><script>(adsbygoogle=window.adsbygoogle||[]).push({});</script></div>'
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in story["paragraphs"]]
    middle = len(paragraphs) // 2
    body = "\n".join([*paragraphs[:middle], *related, ad, *paragraphs[middle:]])
    tags = "".join(f'<li><a href="/tag/{tag}" title="{tag}">{tag}</a></li>' for tag in story["tags"])
    return (
        _head(
            story,
            "ANTARA News",
            f'<meta name="keywords" content="{",".join(story["tags"])}"><meta name="author" content="{story["author"]}">',
            _news_article(story, "ANTARA News"),
        )
        + f'<body>{_menu("main-header")}<div class="container"><div class="row"><div class="col-md-8"><article class="post-wrapper clearfix">'
        f'<ul class="breadcrumbs"><li><a href="/">Home</a></li><li><a href="/x">{story["section"]}</a></li></ul>'
        f'<h1 class="post-title">{escape(story["title"])}</h1><p class="simple-share"><span class="article-date">{story["shown"]}</span></p>'
        f'<figure class="image-overlay"><img src="/a.jpg" alt="{escape(story["title"])}"><figcaption class="wp-caption">{story["caption"]}</figcaption></figure>'
        f'<div class="share-box"><a href="#">Share</a><a href="#">WhatsApp</a></div><div class="post-content clearfix">{body}'
        f'<p class="text-muted small mt10">Pewarta: {story["author"]}<br>Editor: {story["editor"]}<br>Copyright &copy; ANTARA {story["published"][:4]}</p></div>'
        f'<div class="tags-widget clearfix"><ul class="tags-widget-list">{tags}</ul></div></article>'
        f'<section class="block-news"><h3>Berita Terkait</h3>{_links(LATEST, "col-md-4", "h3")}</section>'
        f'<div id="comments"><h3>Komentar</h3><p>Wah, semoga cepat beres ya. Salam dari pembaca setia.</p></div></div>{_aside("col-md-4 sidebar")}</div></div>{_footer()}'
    )


def _detik(story: dict[str, Any]) -> str:
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in story["paragraphs"]]
    scroll = '<div class="parallaxindetail scrollpage"><div class="parallax_detail"><div class="para_caption">SCROLL TO CONTINUE WITH CONTENT</div></div></div>'
    linked = f'<table class="linksisip"><tbody><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a href="/b">{escape(story["related"][0])}</a></div></td></tr></tbody></table>'
    video = f'<p><strong>Lihat juga Video: {escape(story["related"][-1])}</strong></p><div class="sisip_embed_sosmed"><div class="video-20detik">[Gambas:Video 20detik]</div></div>'
    body = "\n".join([*paragraphs[:2], scroll, *paragraphs[2:4], linked, *paragraphs[4:], video])
    tags = "".join(f'<a class="nav__item" href="/tag/{tag}">{tag}</a>' for tag in story["tags"])
    metas = (
        f'<meta name="keywords" content="{", ".join(story["tags"])}"><meta name="dtk:publishdate" content="{story["published"][:19].replace("T", " ").replace("-", "/")}">'
        f'<meta name="publishdate" content="{story["published"][:19].replace("T", " ").replace("-", "/")}"><meta name="author" content="{story["author"]}"><meta name="kanaldetik" content="{story["section"]}">'
    )
    return (
        _head(story, "detiknews", metas, None)
        + f'<body>{_menu("container header-nav")}<div class="container"><div class="grid-row"><div class="column-8"><article class="detail">'
        f'<div class="page__breadcrumb"><a href="/">detikNews</a><a href="/b">{story["section"]}</a></div>'
        f'<div class="detail__header"><h1 class="detail__title">{escape(story["title"])}</h1><div class="detail__author">{story["author"]} - <span class="detail__label">detikNews</span></div>'
        f'<div class="detail__date">{story["shown"]}</div></div><div class="detail__media"><figure><img src="/b.jpg" alt="Ilustrasi"><figcaption class="detail__media-caption">{story["caption"]}</figcaption></figure></div>'
        f'<div class="detail__body itp_bodycontent_wrapper"><div class="detail__body-text itp_bodycontent"><strong>Jakarta</strong> - {body}<strong>({story["byline"].strip("()")})</strong></div>'
        f'<div class="detail__body-tag mgt-16"><div class="nav">{tags}</div></div></div></article>'
        f'<div class="box cb-berita-terkait"><h2 class="title">Berita Terkait</h2>{_links(LATEST, "media__title", "h3")}</div>'
        f'<div id="dtk-comment"><p>Komentar Terbanyak</p>{_links(POPULAR, "item")}</div></div>{_aside("column-4")}</div></div>{_footer()}'
    )


def _cnn(story: dict[str, Any]) -> str:
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in story["paragraphs"]]
    first, _, rest = story["paragraphs"][0].partition(" -- ")
    paragraphs[0] = f"<strong>{first}</strong> -- <p>{escape(rest, quote=False)}</p>" if rest else paragraphs[0]
    choice = f'<table class="topiksisip"><tbody><tr><td><div class="pilihan_redaksi">Pilihan Redaksi</div>{_links(story["related"], "list")}</td></tr></tbody></table>'
    ad = '<div class="paradetail"><div class="detail_ads">ADVERTISEMENT</div><div>SCROLL TO CONTINUE WITH CONTENT</div></div>'
    body = "\n".join(
        [
            *paragraphs[:3],
            ad,
            *paragraphs[3:5],
            choice,
            *paragraphs[5:],
            "<p>[Gambas:Video CNN]</p>",
            f"<strong>{story['byline']}</strong>",
        ]
    )
    tags = "".join(f'<a href="/tag/{tag}" dtr-sec="tag">{tag}</a>' for tag in story["tags"])
    metas = f'<meta name="keywords" content="{", ".join(story["tags"])}"><meta name="publishdate" content="{story["published"][:19].replace("T", " ").replace("-", "/")}">'
    return (
        _head(story, "CNN Indonesia", metas, _news_article(story, "CNN Indonesia"))
        + f'<body>{_menu("bg-cnn_red")}<div class="container"><div class="flex gap-16"><div class="w-leftcontent min-w-0">'
        f'<div class="breadcrumb"><a href="/">Home</a><a href="/e">{story["section"]}</a></div><h1 class="mb-2 text-[32px]">{escape(story["title"])}</h1>'
        f'<div class="text-cnn_grey text-sm mb-2.5">CNN Indonesia</div><div class="text-cnn_grey text-sm mb-4">{story["shown"]}</div><div class="detail-image"><img src="/c.jpg" alt="">'
        f'<div class="text-cnn_black_light3 text-xs">{story["caption"]}</div></div><div class="detail-text text-cnn_black text-sm grow min-w-0">{body}</div>'
        f'<div class="my-5"><h4>TOPIK TERKAIT</h4><div class="flex flex-wrap gap-3">{tags}</div></div>'
        f'<div class="mb-8"><h3>ARTIKEL TERKAIT</h3>{_links(LATEST, "flex-grow", "article")}</div></div>{_aside("w-rightcontent")}</div></div>{_footer()}'
    )


def _kompas(story: dict[str, Any]) -> str:
    paragraphs = [f"<p>{escape(text, quote=False)}</p>" for text in story["paragraphs"]]
    related = [
        f'<p><strong>{title.partition(": ")[0]}: <a class="inner-link-baca-juga" href="/r">{escape(title.partition(": ")[2])}</a></strong></p>'
        for title in story["related"]
    ]
    ad = '<div class="ads-on-body"><div id="div-gpt-ad-Zone_OSM"></div><p>Advertisement</p></div>'
    promo = '<div class="kompasidRec"><p>Dapatkan informasi, inspirasi dan insight di email kamu. <b>Daftarkan email</b></p></div>'
    closing = "<p>Simak breaking news dan berita pilihan kami langsung di ponselmu. Pilih saluran andalanmu akses berita Kompas.com WhatsApp Channel.</p>"
    body = "".join([*paragraphs[:2], related[0], *paragraphs[2:5], ad, related[1], *paragraphs[5:], promo, closing])
    tags = "".join(
        f'<li class="tag__article__item"><a class="tag__article__link" href="/tag">{tag}</a></li>'
        for tag in story["tags"]
    )
    metas = f'<meta property="article:published_time" content="{story["published"]}"><meta name="content_author" content="Yustina Deda"><meta name="content_tags" content="{", ".join(story["tags"])}">'
    graph = {
        "@context": "https://schema.org",
        "@graph": [_news_article(story, "Kompas.com"), {"@type": "BreadcrumbList", "itemListElement": []}],
    }
    return (
        _head(story, "KOMPAS.com", metas, graph)
        + f'<body class="theme--news">{_menu("header__row")}<div class="container"><div class="row"><div class="col-bs10-7"><h1 class="read__title">{escape(story["title"])}</h1>'
        f'<div class="read__header"><div class="read__time">Kompas.com - {story["shown"]}</div><div class="credit"><div class="credit-title">{story["byline"]}</div></div></div>'
        f'<div class="photo"><img src="/d.jpg"><div class="photo__caption">{story["caption"]}<span>(KOMPAS.com/YUSTINA DEDA)</span></div></div>'
        f'<div class="read__content"><div class="clearfix">{body}</div></div><div class="tag"><ul class="tag__article__wrap">{tags}</ul></div>'
        f'<div class="komentar"><h3>Komentar</h3><p>Jadilah yang pertama memberikan komentar.</p></div><div class="terkini">{_links(LATEST, "article__title", "h3")}</div></div>{_aside("col-bs10-3")}</div></div>{_footer()}'
    )


def _portal(story: dict[str, Any]) -> str:
    body = "".join(f"<p>{escape(text, quote=False)}</p>\n<p>&nbsp;</p>" for text in story["paragraphs"])
    metas = f'<meta property="article:published_time" content="{story["published"]}"><meta property="article:tag" content="{story["tags"][0]}"><meta name="generator" content="WordPress 6.5">'
    toc = '<div id="toc_container"><p class="toc_title">Daftar Isi</p></div>'
    return (
        _head(story, "Kabar Lombok", metas, None)
        + f'<body class="single single-post">{_menu("site-header")}<div id="content"><main id="primary"><article class="post type-post hentry">'
        f'<h1 class="entry-title">{escape(story["title"])}</h1><div class="entry-meta"><time class="entry-date published" datetime="{story["published"]}">{story["shown"]}</time> oleh <a rel="author" href="/a">{story["author"]}</a></div>'
        f'<div class="entry-content">{toc}{body}<div class="sharedaddy">Bagikan ini: <a href="#">Facebook</a> <a href="#">X</a></div></div>'
        f'<div class="jp-relatedposts"><h3>Related</h3>{_links(POPULAR, "jp-relatedposts-post", "h4")}</div></article><div id="comments" class="comments-area"><h2>Tinggalkan Balasan</h2></div></main>'
        f"{_aside('widget-area')}</div>{_footer()}"
    )


def build_listing(titles: list[str]) -> str:
    """Build the front page of a channel: many headlines with their teasers, and no article."""
    story = {"title": "Berita Daerah Terkini Hari Ini", "section": "Daerah", "slug": "indeks"}
    cards = "".join(
        f'<article class="list-content__item"><h2><a href="/{n}">{escape(title)}</a></h2><span>{n + 2} jam yang lalu</span><p>{escape(title)} di wilayah setempat ...</p></article>'
        for n, title in enumerate(titles)
    )
    head = _head(story, "Kabar Lombok", "", None).replace('content="article"', 'content="website"')
    return f'{head}<body>{_menu("site-header")}<main><h1>Daerah</h1>{cards}<div class="pagination"><a>1</a><a>2</a><a>Selanjutnya</a></div></main>{_aside("side")}{_footer()}'


def build_english() -> str:
    """Build the page of a story in English, as the same sites have them."""
    return _antara(ENGLISH).replace('lang="id"', 'lang="en"')


PAGES = {"antara": _antara, "detik": _detik, "cnn": _cnn, "kompas": _kompas, "portal": _portal}
