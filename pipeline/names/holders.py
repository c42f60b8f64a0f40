"""People named in a list after a post: `tiga kepala dinas, yakni A, B, dan C`."""

from bisect import bisect_left

from pipeline.names.posts import Link
from pipeline.names.scan import Run
from pipeline.names.wording import Wording

BETWEEN = frozenset((", ", " dan ", ", dan ", ",", " serta ", ", serta ", " , ", " , dan "))
PERSONAL = frozenset(("word", "name", "either", "initial", "particle", "common", "title", "rank", "area"))


def holders_listed(text: str, runs: list[Run], end: int, wording: Wording) -> tuple[list[tuple[int, int, str]], bool]:
    """Give the people listed after offset `end` (start, end, name), and whether the list goes post by post."""
    cue = wording.lists.match(text, end)
    if not cue:
        return [], False
    at = bisect_left(runs, cue.end(), key=lambda run: run.start)
    people: list[tuple[int, int, str]] = []
    passed = cue.end()
    while at < len(runs) and (runs[at].start == passed if not people else text[passed : runs[at].start] in BETWEEN):
        run = runs[at]
        if not all(token.kind in PERSONAL for token in run.tokens) or not any(
            token.kind in ("word", "name", "either") for token in run.tokens
        ):
            break
        links = [Link(token, run.start + token.start, run.start + token.end, "") for token in run.tokens]
        people.append(person_span(text, links))
        passed = run.end
        at += 1
    return people, cue.group(1) is not None


def person_span(text: str, links: list[Link]) -> tuple[int, int, str]:
    """Give the offsets and the name of a person without the titles and ranks before it."""
    while len(links) > 1 and links[0].token.kind in ("title", "rank"):
        links = links[1:]
    start, end = links[0].start, links[-1].end
    while text[end - 1].isdigit():
        end -= 1  # the number of the next item of a list, glued on
    return start, end, " ".join(text[start:end].split())
