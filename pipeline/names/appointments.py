"""Who holds a post: the person named after it, before it, or in a list."""

from collections.abc import Callable

from pipeline.names.chains import chain_from
from pipeline.names.model import Official
from pipeline.names.offices import read_office
from pipeline.names.posts import Link, Split, split_name
from pipeline.names.scan import Run
from pipeline.rules import Rules

# What stands between a person and the post that follows: `Rudi, Gubernur X`, `Rudi selaku Ketua Y`.
BEFORE_POST = frozenset((",", ", ", " selaku", " sebagai", ", selaku", ", sebagai", " (", " yang menjabat", " yang menjabat sebagai",
                         ", yang menjabat sebagai", " menjabat sebagai", " yang merupakan", ", yang merupakan", " adalah", ", yang juga",
                         " yang juga", " yang kini menjabat", " yang kini menjabat sebagai", " merupakan"))  # fmt: skip
NEEDS_NAME = frozenset(("kepala desa", "kades", "camat", "lurah", "sekretaris camat", "sekcam", "sekretaris desa", "kepala dusun",
                        "kapolsek", "danramil", "kepala kampung", "wali nagari", "kepala puskesmas"))  # fmt: skip
PARTS = frozenset(("role", "status"))


def post_reader(rules: Rules) -> Callable[..., int]:
    """Build the function that reads the post at a token of a run, and gives the offset up to which it has read."""

    def read_post(text: str, runs: list[Run], number: int, first: int, spoken: set[str], drafts) -> int:
        chain = chain_from(text, runs, number, first)
        status, role, after = read_head(chain)
        if role is None and not (status and after < len(chain) and chain[after].token.kind in ("head", "org")):
            return 0
        start = (role or chain[after]).start
        bound = "area" if role and role.token.text.lower() in NEEDS_NAME else ""
        split = split_name(chain, after + 1 if role is None else after, spoken, bound)
        if split and not (split.first == after and role is None):
            return keep_holder(text, chain, role, after, split, status, start, drafts)
        return keep_before(text, chain, role, after, status, start, drafts)

    return read_post


def read_head(chain: list[Link]) -> tuple[str, Link | None, int]:
    """Read the status words and the role that a chain begins with: status, role (or None), and where the rest begins."""
    status, role, at, count = "", None, 0, len(chain)
    while at < count and chain[at].token.kind == "status":
        status = status or chain[at].token.entry.name
        at += 1
        if at + 1 < count and chain[at].gap.strip() == "(" and chain[at + 1].gap.strip() == ")":
            at += 1
    if at < count and chain[at].token.kind == "role" and chain[at].gap in ("", " ", ") "):
        role, at = chain[at], at + 1
        status = status or role.token.entry.status
        while at < count and chain[at].token.kind == "role" and not chain[at].gap:
            at += 1
    return status if status != "elect" else "", role, at


def keep_holder(text: str, chain: list[Link], role: Link | None, after: int, split: Split, status: str, start: int, drafts) -> int:
    """Keep the person named after a post, and the post."""
    from pipeline.names.drafts import Span

    person, name = person_span(text, chain[split.first : split.past])
    rest = chain[after : split.first]
    end = rest[-1].end if rest else role.end
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    office = read_office(text, role, rest, start, end)
    drafts.spans.append(Span("person", person[0], person[1], name, "person.post"))
    drafts.officials.append(
        Official(chain[0].start, person[1], name, office.position, office.role, office.organization, office.place, office.place_code, status, "official.post_name")
    )
    return person[1]


def keep_before(text: str, chain: list[Link], role: Link | None, after: int, status: str, start: int, drafts) -> int:
    """Keep a post whose holder was named right before it."""
    last = next((span for span in reversed(drafts.spans) if span.label == "person"), None)
    if last is None or role is None or text[last.end : chain[0].start].rstrip(" ") not in BEFORE_POST and text[last.end : chain[0].start] not in BEFORE_POST:
        return 0
    past = after
    while past < len(chain) and chain[past].gap in ("", " ", " (", ") ", " dan ", " pada ", " di ", " bidang ", " untuk "):
        past += 1
    rest = chain[after:past]
    end = rest[-1].end if rest else chain[past - 1].end
    if text[end : end + 1] == ")" and "(" in text[start:end]:
        end += 1
    office = read_office(text, role, rest, start, end)
    drafts.officials.append(
        Official(last.start, end, last.name, office.position, office.role, office.organization, office.place, office.place_code, status, "official.name_post")
    )
    return 0


def person_span(text: str, links: list[Link]) -> tuple[tuple[int, int], str]:
    """Give the offsets and the name of a person without titles and ranks at its sides."""
    while len(links) > 1 and links[0].token.kind in ("title", "rank"):
        links = links[1:]
    start, end = links[0].start, links[-1].end
    return (start, end), " ".join(text[start:end].split())
