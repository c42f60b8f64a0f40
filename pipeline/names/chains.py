"""A chain: the tokens of runs that follow each other with so little between them that one post may go through all."""

from pipeline.names.posts import GAPS, LONGEST, Link
from pipeline.names.scan import Run

WIDEST_GAP = 12
MOST = 2 * LONGEST  # tokens of one run: what goes on and on is no post
CORPS = 4  # letters of a corps in brackets after a rank: `Letkol Laut (P)`


def chain_from(text: str, runs: list[Run], number: int, first: int) -> list[Link]:
    """Link the tokens from token `first` of a run on, over the gaps that a post may go over."""
    links: list[Link] = []
    gap, at, tokens = "", number, runs[number].tokens[first : first + MOST]
    while True:
        run = runs[at]
        base = run.start
        for token in tokens:
            links.append(Link(token, base + token.start, base + token.end, gap))
            gap = ""
        at += 1
        if at >= len(runs) or len(links) >= LONGEST or runs[at].sentence != run.sentence:
            return links
        between = runs[at].start - run.end
        gap = text[run.end : runs[at].start] if between <= WIDEST_GAP else ""
        if gap.startswith(" ke-") and gap.endswith(" "):
            gap = " "  # `Presiden ke-7 RI`
        if gap not in GAPS:
            return links
        if (
            gap == " ("
            and links[-1].token.kind == "rank"
            and runs[at].end - runs[at].start <= CORPS
            and at + 1 < len(runs)
        ):
            at += 1
            gap = ""
        tokens = runs[at].tokens[:MOST]
