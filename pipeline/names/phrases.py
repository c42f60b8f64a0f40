"""What the word lists know of a phrase: one table of all of them, the longest phrase found first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.names.gazetteer import Place, read_places
from pipeline.rules import Rules

OPENING = frozenset(
    ("i", "ni", "ida", "anak", "la", "wa", "cut", "nyi", "si")
)  # of names in several words: `I Gusti Ngurah`
STANDING = frozenset(
    ("calon", "bakal calon", "bacalon", "balon", "kandidat")
)  # a post follows; the others are posts themselves
NAMED_ALWAYS = ("health", "education")  # kinds of body that stand before a proper name: `Puskesmas Praya`
ALWAYS_CAPITAL = 4  # a short form of at most so many letters, all capitals, counts only when written so


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase is: its kind, its full form, a detail (the body of a post, the kind of a body), its places."""

    kind: str
    name: str = ""
    detail: str = ""
    places: tuple[Place, ...] = ()
    capital: bool = False
    status: str = ""


NOTHING = Entry("")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases in lower case with their entries, and by first and second word the lengths in words, longest first."""

    entries: dict[str, Entry]
    lengths: dict[str, dict[str, tuple[int, ...]]]


def read_phrases(rules: Rules) -> Phrases:
    """Gather the phrases of all word lists; where two lists hold one, the later of `all_entries` counts."""
    entries: dict[str, Entry] = {}
    for phrase, entry in all_entries(rules):
        entries[fold_name(phrase)] = entry
    for phrase in [phrase for phrase, entry in entries.items() if entry.kind == "noun" and " " in phrase]:
        if entries.get(phrase.rsplit(" ", 1)[1], NOTHING).kind == "org":
            del entries[phrase]  # `politikus PAN`: the party stays a body
    return Phrases(entries, phrase_lengths(entries))


def phrase_lengths(phrases: Iterable[str]) -> dict[str, dict[str, tuple[int, ...]]]:
    """Tell how many words the phrases have that begin with a word and go on with a second, longest first.

    >>> phrase_lengths(["wali kota", "wali", "wali kota administrasi"])
    {'wali': {'kota': (3, 2)}}
    """
    lengths: dict[str, dict[str, tuple[int, ...]]] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        if rest:
            seconds = lengths.setdefault(first, {})
            sizes = {len(rest) + 1, *seconds.get(rest[0], ())}
            seconds[rest[0]] = tuple(sorted(sizes, reverse=True))
    return lengths


def fold_name(text: str) -> str:
    """Lower the case, write one kind of apostrophe, and leave out the points that end words.

    >>> fold_name("Jum’at"), fold_name("Irjen Pol. S.H.")
    ("jum'at", 'irjen pol s.h')
    """
    if "." in text:
        text = text.replace(". ", " ").removesuffix(".")
    return text.lower().replace("’", "'").replace("`", "'").replace("‘", "'")


def all_entries(rules: Rules) -> Iterator[tuple[str, Entry]]:
    """List phrases and entries, those that yield to others first."""
    lexicons = rules.lexicons
    for word, kind in lexicons.get("place_kind", ()):
        yield word, Entry("spot", "firm" if kind.endswith(",firm") else "", kind.removesuffix(",firm"))
    weak = {word for word, _ in lexicons.get("organization_weak", ())}
    for word, kind in lexicons.get("organization_kind", ()):
        sort, _, capital = kind.partition(",")
        yield word, Entry("head", "weak" if word in weak else "", sort, capital=bool(capital))
    for word, name in lexicons.get("person_title", ()):
        if not name:
            yield word, Entry("noun")
    for word, side in lexicons.get("company_form", ()):
        yield word, Entry("head" if side == "before" else "form", detail="company")
    for word, form in lexicons.get("party", ()):
        yield word, Entry("org", form or word, "party")
    yield from organizations(rules)
    for name, places in read_places(rules).items():
        yield name, Entry("area", places[0].name, places=places, capital=short_capitals(name))
    for name in ("month", "weekday", "day_word"):
        for word, _ in lexicons.get(name, ()):
            if len(word) > 3:
                yield word, Entry("stop")
    for word, _ in lexicons.get("currency_sign", ()):
        if len(word) > 1:
            yield word, Entry("stop")
    for word, _ in lexicons.get("address_word", ()):
        yield word, Entry("title")
    for word, _ in lexicons.get("name_particle", ()):
        if word.split(" ")[0] in OPENING and " " in word:
            yield word, Entry("name")
    for word, _ in lexicons.get("person_known", ()):
        yield word, Entry("name", detail="known")
    for word, _ in lexicons.get("rank", ()):
        yield word, Entry("rank")
    posts = rules.posts()
    for word, status in lexicons.get("status", ()):
        if not any(word.endswith(f" {post}") for post in (*posts, "wakil")):
            standing = status == "candidate" and word.startswith(("ca", "ba", "pa")) and word not in STANDING
            yield word, Entry("role" if standing else "status", status=status)
    no_posts = {
        word
        for name in ("honorific", "rank", "person_title", "organization_kind", "not_post")
        for word, _ in lexicons.get(name, ())
    }
    for word, (full, body) in posts.items():
        if word not in no_posts:
            yield word, Entry("role", full, body)


def short_capitals(name: str) -> bool:
    """Tell whether a name is a short form that only capitals make one: `AS`, `NTB`, `PAN`."""
    return len(name) <= ALWAYS_CAPITAL and name.isupper()


def organizations(rules: Rules) -> Iterator[tuple[str, Entry]]:
    """List the known organisations and ministries under each of their names."""
    kinds = {word: kind for word, kind in rules.lexicons.get("organization_kind", ()) if " " not in word}
    never = {word for word, _ in rules.lexicons.get("not_organization", ())}
    for row in rules.tables.get("organizations", ()):
        for form in (row["name"], *filter(None, row["short"].split("|"))):
            if form.lower() in never or kinds.get(form.lower()) in NAMED_ALWAYS:
                continue
            if (
                row["common"] == "yes"
                and form.isupper()
                and row["kind"] not in ("party", "state_institution", "agency", "music")
            ):
                continue
            yield (
                form,
                Entry(
                    "org",
                    row["name"],
                    row["kind"],
                    capital=form.isupper() and (len(form) <= 4 or row["common"] == "yes"),
                ),
            )
    for row in rules.tables.get("ministries", ()):
        for form in (row["name"], *filter(None, row["short"].split("|"))):
            yield form, Entry("org", row["name"], "ministry")
