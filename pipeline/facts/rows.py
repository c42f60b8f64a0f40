"""The rows of the fact table, made from what was found."""

from zlib import crc32

from pipeline.facts.settings import Setting
from pipeline.model import Article, Fact, Mention, Official, Sentence

SURE = 0.95
DOUBT = {
    "number_format": 0.2,
    "weekday_mismatch": 0.2,
    "unresolved_date": 0.3,
    "impossible_date": 0.4,
    "ambiguous_place": 0.25,
    "capitals_only": 0.2,
    "unbalanced_quote": 0.2,
    "sum_mismatch": 0.1,  # these are set by the checks: the text contradicts itself, or was misread
    "total_mismatch": 0.1,
    "share_mismatch": 0.1,
    "change_mismatch": 0.1,
    "rate_mismatch": 0.1,
    "age_mismatch": 0.1,
    "list_mismatch": 0.1,
    "twice_mismatch": 0.1,
    "elsewhere_mismatch": 0.1,
}


def make_number(
    article: Article, sentence: Sentence, said: str, mention: Mention, end: int, subject: str, modifier: str, per: str,
    stance: tuple[str, str], setting: Setting,
) -> Fact:  # fmt: skip
    """Make the row of an amount, a count or a share; its phrase may end after its mention.

    `stance` is its `assertion` and its `change`.
    """
    label, start, _, rule, (value, value_max, unit, _, _, _, _, flags) = mention
    (assertion, change), (organization, place, place_code, speaker) = stance, setting
    claimed = f"{value}..{value_max}"
    return Fact(
        fact_id(article, label, start, end), claim_id(article, label, claimed, unit, subject.lower()),
        article.article_id, label, article.text[start:end], start, end, said, sentence.section,
        value, value_max, unit, modifier, per, subject, "", "", "", "", organization, place, place_code, "", assertion,
        change, speaker, rule, confidence(flags), ";".join(flags),
    )  # fmt: skip


def make_date_or_law(article: Article, sentence: Sentence, said: str, mention: Mention) -> Fact:
    """Make the row of a mention that needs nothing from its sentence."""
    label, start, end, rule, (_, _, _, modifier, _, name, date, flags) = mention
    return Fact(
        fact_id(article, label, start, end), claim_id(article, label, name or date, "", ""),
        article.article_id, label, article.text[start:end], start, end, said, sentence.section,
        None, None, "", modifier, "", "", name, "", "", "", "", "", "", date, "", "", "", rule, confidence(flags),
        ";".join(flags),
    )  # fmt: skip


def make_entity(article: Article, sentence: Sentence, said: str, mention: Mention) -> Fact:
    """Make the row of a name; the code of a place stands in `place_code`."""
    label, start, end, rule, (_, _, code, _, _, name, _, flags) = mention
    return Fact(
        fact_id(article, "entity", start, end), claim_id(article, "entity", name, label, ""),
        article.article_id, "entity", article.text[start:end], start, end, said, sentence.section,
        None, None, label, "", "", "", name, "", "", "", "", "", code, "", "", "", "", rule, confidence(flags),
        ";".join(flags),
    )  # fmt: skip


def make_official(article: Article, sentence: Sentence, said: str, official: Official) -> Fact:
    """Make the row of a person with a post."""
    return Fact(
        fact_id(article, "official", official.start, official.end),
        claim_id(article, "official", official.name, official.position, official.status),
        article.article_id, "official", article.text[official.start : official.end], official.start, official.end, said,
        sentence.section, name=official.name, role=official.role, position=official.position, status=official.status,
        organization=official.organization, place=official.place, place_code=official.place_code, rule=official.rule,
        confidence=confidence(official.flags), flags=";".join(official.flags),
    )  # fmt: skip


def make_quote(article: Article, sentence: Sentence, said: str, quote: Mention) -> Fact:
    """Make the row of a quote: what stands between its marks, and who says it."""
    reading, text = quote.reading, article.text[quote.start : quote.end]
    return Fact(
        fact_id(article, "quote", quote.start, quote.end), claim_id(article, "quote", text, "", reading.name),
        article.article_id, "quote", text, quote.start, quote.end, said, sentence.section, speaker=reading.name,
        rule=quote.rule, confidence=confidence(reading.flags), flags=";".join(reading.flags),
    )  # fmt: skip


def fact_id(article: Article, kind: str, start: int, end: int) -> str:
    """Name a fact by its article (a hash of the text), type and span, so that the id says where to look."""
    return f"{article.article_id}-{kind}-{start}-{end}"


def claim_id(article: Article, kind: str, first: str, second: str, third: str) -> str:
    """Name a claim within its article: by a check sum of what is claimed, the same on every run and machine."""
    claimed = f"{kind}\x1f{first}\x1f{second}\x1f{third}".encode("utf-8", "surrogatepass")
    return f"{article.article_id}-{crc32(claimed):08x}"


def confidence(flags: tuple[str, ...]) -> float:
    """Start at SURE and take off for each flag what its doubt is worth."""
    return round(max(0.05, SURE - sum(DOUBT.get(flag, 0.1) for flag in flags)), 2) if flags else SURE
