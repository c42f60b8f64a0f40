"""The set on which near copies are measured: stories, copies changed as portals change them, and stories that look alike.

Everything is made from a seed. The 500 stories are told by topic, filled into forms, or are sample articles with other
numbers, dates and names; 500 more are none of their copies, though they share a form, an event, or some paragraphs.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.varied import varied_articles
from portal_edits import portal_edits

from pipeline.layout import read_layout
from pipeline.model import Article

MADE = tomllib.loads((Path(__file__).parent / "made_copies.toml").read_text(encoding="utf-8"))
LISTS = {name: words.split("|" if "|" in words else " ") for name, words in MADE["lists"].items()}
PORTAL = MADE["portal"]
EDITS = portal_edits(PORTAL["words"], PORTAL["closings"], PORTAL["related"])
NUMBERS = {
    "d": (1, 28),
    "d1": (0, 9),
    "d12": (1, 12),
    "n1": (2, 9),
    "n2": (12, 98),
    "n3": (112, 985),
    "tahun": (2009, 2024),
}
PIECE = re.compile(r"\{(?P<slot>\w+):(?P<kind>\w+)\}|\((?P<choice>[^()]*\|[^()]*)\)")
TOLD, FILLED, SAMPLED = 250, 150, 100  # stories by topic, by form, and from samples
PARAGRAPHS = 9
DAY = "2025-06-{}T{:02}:15:00+07:00"
Paragraphs = list[str]
Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """One article of the set; articles of one `story` are copies of each other, and `made_by` says how this one was made."""

    story: str
    made_by: str
    text: str
    published: str
    original: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Where a story comes from: a topic or a form with what fills its slots, and which paragraphs are told."""

    source: Mapping
    values: Values
    told: tuple[int, ...]


def make_set(seed: int) -> list[Made]:
    """Make the set: 500 originals, their copies, and 500 that are no copies; the same seed gives the same set."""
    chance = random.Random(seed)
    made: list[Made] = []
    for number in range(TOLD + FILLED):
        sources = MADE["topic"] if number < TOLD else MADE["form"]
        story = tell(sources[number % len(sources)], chance)
        title, paragraphs = headline(story, chance), lead_and_body(story, chance)
        made += with_copies(f"story{number}", title, paragraphs, chance)
        alike = (follow_up, updated, elsewhere) if number < TOLD else (next_day, next_day, elsewhere)
        other = alike[number % len(alike)]
        made.append(one(f"other{number}", other.__name__, *other(story, chance), chance))
    return made + list(sampled(seed, chance))


def sampled(seed: int, chance: random.Random) -> Iterator[Made]:
    """Make stories of the samples, each with copies and a twin that differs in numbers, dates and names."""
    bodies = map(title_and_body, varied_articles(4 * SAMPLED, seed))
    usable = (body for body in bodies if len(body[1]) >= PARAGRAPHS)
    for number, (title, paragraphs) in enumerate(islice(usable, 2 * SAMPLED)):
        if number < SAMPLED:
            yield from with_copies(f"sample{number}", title, paragraphs, chance)
        else:
            yield one(f"twin{number}", "sample_twin", title, paragraphs, chance)


def title_and_body(text: str) -> tuple[str, Paragraphs]:
    """Take the headline and the body's paragraphs of a sample."""
    layout = read_layout(Article("", "", "", "text", text))
    lines = "\n".join(text[start:end] for kind, start, end in layout.sections if kind == "body").split("\n")
    paragraphs = [line for line in lines if line.strip()]
    return layout.article.title or paragraphs[0], paragraphs


def with_copies(story: str, title: str, paragraphs: Paragraphs, chance: random.Random) -> Iterator[Made]:
    """Yield an original and one to three copies, published later on the same day or the next."""
    yield replace(one(story, "original", title, paragraphs, chance), published=DAY.format(11, 6), original=True)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        yield one(story, *changed(title, paragraphs, chance), chance)


def changed(title: str, paragraphs: Paragraphs, chance: random.Random) -> tuple[str, str, Paragraphs]:
    """Change a story as a portal does: another headline, often another lead, and two to four edits."""
    chosen = chance.sample(sorted(EDITS), chance.randint(2, 4))
    edits = [name for name in EDITS if name in chosen]
    if {"cut_end", "cut_some"} <= set(edits):
        edits.remove("cut_some")
    for name in edits:
        paragraphs = EDITS[name](paragraphs, chance)
    if chance.random() < 0.5:
        edits.append("new_lead")
        paragraphs = [chance.choice(PORTAL["leads"]) + " " + title + ".", *paragraphs[1:]]
    return "+".join(edits), f"Simak, {title[0].lower()}{title[1:]}", paragraphs


def one(story: str, made_by: str, title: str, paragraphs: Paragraphs, chance: random.Random) -> Made:
    """Print an article as one of the portals does."""
    outlet, day = chance.choice(PORTAL["outlets"]), chance.randint(11, 12)
    hour, place = chance.randint(7, 23), chance.choice(LISTS["kota"])
    head = [title, f"Rabu, {day} Juni 2025 {hour:02}:15 WIB", f"{outlet}, {place} - {paragraphs[0]}"]
    foot = [
        f"Pewarta: {chance.choice(LISTS['nama'])}",
        f"Editor : {chance.choice(LISTS['nama'])}",
        f"Copyright 2025 {outlet}",
    ]
    text = "\n\n".join([*head, *paragraphs[1:], *foot]) + "\n"
    return Made(story, made_by, text, DAY.format(day, hour), original=False)


def tell(source: Mapping, chance: random.Random) -> Story:
    """Choose the paragraphs of a story; a form is told whole."""
    count = len(source["paragraphs"])
    told = sorted(chance.sample(range(count), PARAGRAPHS)) if "leads" in source else range(count)
    return Story(source, {}, tuple(told))


def headline(story: Story, chance: random.Random) -> str:
    """Write one of the story's headlines."""
    return fill(chance.choice(story.source["titles"]), story.values, chance)


def lead_and_body(story: Story, chance: random.Random) -> Paragraphs:
    """Tell a story; its slots and choices are filled as its values say, and anew where they say nothing."""
    source = story.source
    texts = [*source.get("leads", ())[:1], *(source["paragraphs"][at] for at in story.told)]
    if "leads" in source:
        texts += chance.sample(MADE["background"]["paragraphs"], 2)
    return [fill(text, story.values, chance) for text in texts]


def fill(text: str, values: Values, chance: random.Random) -> str:
    """Fill slots and choices; what `values` has already stays, what is drawn goes there."""

    def put(match: re.Match) -> str:
        key = match["slot"] or match.group()
        if key not in values:
            values[key] = draw(match["kind"], chance) if match["slot"] else chance.choice(match["choice"].split("|"))
        return values[key]

    return PIECE.sub(put, text)


def draw(kind: str, chance: random.Random) -> str:
    """Draw a word of a list or a number of a size.

    >>> draw("n4", random.Random(1))
    '9.682'
    """
    if kind in LISTS:
        return chance.choice(LISTS[kind])
    if kind == "jam":
        return f"{chance.randint(1, 23):02}.{chance.randint(0, 59):02}"
    if kind == "n4":
        return f"{chance.randint(1, 48)}.{chance.randint(100, 999)}"
    return str(chance.randint(*NUMBERS[kind]))


def next_day(story: Story, chance: random.Random) -> tuple[str, Paragraphs]:
    """Fill the form on another day: the date is another, and of the numbers a quarter at least."""
    days = [key for key in story.values if key.rstrip("0123456789") in ("hari", "tgl", "jam")]
    numbers = [key for key, value in story.values.items() if value[0].isdigit() and key not in days]
    return again(story, {*days, *chance.sample(numbers, round(len(numbers) * chance.uniform(0.1, 1)))}, chance)


def elsewhere(story: Story, chance: random.Random) -> tuple[str, Paragraphs]:
    """Tell the same of another town: places, names and half of the numbers are others."""
    names = {key for key in story.values if key.rstrip("0123456789") in ("kota", "desa", "nama", "klub")}
    numbers = [key for key, value in story.values.items() if value[0].isdigit()]
    return again(story, names | set(chance.sample(numbers, len(numbers) // 2)), chance)


def updated(story: Story, chance: random.Random) -> tuple[str, Paragraphs]:
    """Tell the same event a day later: a third of the numbers has grown, and a paragraph is new."""
    numbers = [key for key, value in story.values.items() if value[0].isdigit()]
    later = replace(story, told=(*story.told[1:], untold(story)[0]))
    return again(later, set(chance.sample(numbers, len(numbers) // 3)), chance)


def follow_up(story: Story, chance: random.Random) -> tuple[str, Paragraphs]:
    """Tell what the story left out, with its other lead, and repeat two or three of its paragraphs."""
    told = (*untold(story), *chance.sample(story.told, chance.randint(1, 2)))
    source = {**story.source, "leads": story.source["leads"][1:]}
    return again(Story(source, story.values, told), set(), chance)


def untold(story: Story) -> list[int]:
    return [at for at in range(len(story.source["paragraphs"])) if at not in story.told]


def again(story: Story, forgotten: set[str], chance: random.Random) -> tuple[str, Paragraphs]:
    """Tell a story with some of its values drawn anew."""
    values = {key: value for key, value in story.values.items() if key not in forgotten}
    story = replace(story, values=values)
    return headline(story, chance), lead_and_body(story, chance)
