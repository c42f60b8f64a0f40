"""Who speaks at a word of saying: the person or the body that the sentence names beside it."""

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.attribution.scene import AGAIN, NOBODY, Named, Voice, voice
from pipeline.attribution.speech import Cue
from pipeline.patterns import alternation
from pipeline.patterns.cues import cue_regex, cue_words
from pipeline.rules import Rules

REACH = 320  # characters from a word of saying to its speaker
PRONOUNS = cue_words("speech", "words", "pronouns")
POINTERS = cue_words("speech", "words", "pointers")
JOINED = cue_words("speech", "words", "joined")
ADVERBS = cue_words("speech", "words", "adverbs")
FOLLOWS = re.compile(cue_regex("speech", "follows"))
POINTED = re.compile(cue_regex("speech", "pointed"))
COMPANY = re.compile(cue_regex("speech", "company"))
APART = re.compile(cue_regex("speech", "apart"), re.IGNORECASE)
CLEAN = re.compile(r"\s*(?:\([^)]{1,60}\))?[\s,]*$")
POST = re.compile(cue_regex("speech", "post"))
MEMORY = 60  # names within which a post is looked for
MARKS = re.compile(r"[\"“”]")


def follower_reader(rules: Rules) -> Callable[[Named, int, int], Voice]:
    """Build the function that finds the speaker behind a word of saying: `kata Camat Wolo Yosef Mbari saat ...`."""
    stop = re.compile(rf"\b{alternation(rules.words('speech_stop'))}\b", re.IGNORECASE)
    leads, posts = body_lead(rules), {role.split()[0] for role in rules.posts()}

    def read_follower(page: Named, at: int, limit: int) -> Voice:
        text, limit = page.text, min(limit, at + REACH)
        if FOLLOWS.match(text, at, limit):
            return AGAIN
        person, body = _first_names(page, bisect_left(page.starts, at), at, limit, leads)
        if person >= 0 and not stop.search(text, at, page.names[person].start):
            return voice(page.names[_past_owner(page, person, at)], text)
        if POINTED.match(text, at, limit):
            return AGAIN
        return voice(page.names[body], text) if body >= 0 else _known_by_post(page, at, posts)

    return read_follower


def _known_by_post(page: Named, at: int, posts: set[str]) -> Voice:
    """Find the person whom the article has named with the post that stands alone here: `kata Bupati`."""
    alone = POST.match(page.text, at)
    if not alone or alone.group(1).lower().split()[0] not in posts:
        return NOBODY
    here = bisect_left(page.starts, at)
    for name in reversed(page.names[max(0, here - MEMORY) : here]):
        before = page.text[max(0, name.start - 60) : name.start].rstrip(" ,")
        if name.label == "person" and alone.group(1) in before.rpartition(",")[2].rpartition(". ")[2]:
            return voice(name, page.text)
    return NOBODY


def body_lead(rules: Rules) -> re.Pattern:
    """Compile what may stand between a word of saying and the body that speaks: `dari penjelasan tertulis pihak`."""
    documents = alternation(rules.words("speech_document"))
    others = "bunyi|isi|dari|oleh|pada|tertulis|resmi|resminya|terbaru|terkini|pihak|manajemen|akun|pers|tim"
    return re.compile(rf"\s*(?:(?:{documents}|{others})\b\s*(?:@\w+\s*)?){{0,5}}[\"“]?$", re.IGNORECASE)


def _first_names(page: Named, first: int, at: int, end: int, leads: re.Pattern) -> tuple[int, int]:
    """Find the index of the first person before `end`, and of a body that stands at once behind `at`; -1 for none."""
    body = -1
    for which in range(first, len(page.names)):
        name = page.names[which]
        if name.start >= end:
            break
        if name.label == "person" and len(MARKS.findall(page.text, at, name.start)) % 2 == 0:
            return which, body
        if body < 0 and which == first and leads.match(page.text, at, name.start):
            body = which
    return -1, body


def _past_owner(page: Named, which: int, at: int) -> int:
    """Pass the person whom the speaker belongs to (`kata kuasa hukum A, B`), or a post taken for a person."""
    if which + 1 == len(page.names) or page.names[which + 1].label != "person":
        return which
    name, following = page.names[which], page.names[which + 1]
    apposed = page.text[name.end : following.start].strip() == "," and page.text[at : name.start].strip()
    return which + 1 if apposed else which


def leader_reader(rules: Rules) -> Callable[[Named, Cue, int], Voice]:
    """Build the function that finds the speaker before a word of saying: `Camat X, Senin, mengatakan`.

    It looks no further back than the offset `floor`.
    """
    bodies, documents = rules.words("speech_body"), rules.words("speech_document")
    posts = {role.split()[-1] for role in rules.posts()}

    def read_leader(page: Named, cue: Cue, floor: int) -> Voice:
        start = cue.start
        floor = max(floor, start - REACH)
        words = page.text[floor:start].split()
        while words and (last := words[-1].lower()) in ADVERBS:
            words.pop()
        if not words:
            return NOBODY
        last = last.strip(",")
        if last in PRONOUNS:
            return AGAIN
        if last == "yang":
            return NOBODY
        if last in POINTERS:
            return NOBODY if _opening(words) in documents else AGAIN
        found = _named_leader(page, start, floor, last in JOINED, posts)
        if last in bodies:
            return _unnamed_leader(words, bodies) if found.name else Voice("body", words[-1].strip(","))
        return found if found.kind != "nobody" else _unnamed_leader(words, bodies)

    return read_leader


def _opening(words: list[str]) -> str:
    return words[0].lower().strip(',."“”')


def _unnamed_leader(words: list[str], bodies: frozenset[str]) -> Voice:
    """Take a sentence's first words for a body that no list knows (`Tim medis Banyumas`), or a pronoun."""
    while len(words) > 1 and words[0].endswith(","):
        words = words[1:]
    if _opening(words) in PRONOUNS:
        return AGAIN
    phrase = " ".join(words).strip(' ,"“”')
    if _opening(words) in bodies and len(words) <= 5 and "," not in phrase:
        return Voice("body", phrase)
    return NOBODY


def _named_leader(page: Named, end: int, floor: int, joined: bool, posts: set[str]) -> Voice:
    text, names, starts = page.text, page.names, page.starts
    low, high = bisect_left(starts, floor), bisect_left(starts, end)
    if low == high:
        return NOBODY
    if low == high - 1 and names[low].label == "person":
        return voice(names[low], text)
    people = [which for which in range(low, high) if names[which].label == "person"]
    last = high - 1
    if joined:
        posted = people and _holds_post(text, floor, names[low].start, posts)
        return voice(names[people[0] if posted else low], text)
    person = _not_in_company(page, people, floor) if people else -1
    if person == last or (person >= 0 and not _speaks_alone(page, person, last, end)):
        return voice(names[person], text)
    if names[last].label != "organization":
        return voice(names[person], text) if person >= 0 else NOBODY
    if _holds_post(text, floor, names[last].start, posts):
        return AGAIN
    return voice(names[last], text) if APART.match(text, names[last].end, end) else NOBODY


def _not_in_company(page: Named, people: list[int], floor: int) -> int:
    """Choose the last person who is not there with another one (`A, didampingi B, mengatakan`)."""
    chosen = people[-1]
    for before in reversed(people[:-1]):
        if not COMPANY.search(page.text, page.names[before].end, page.names[chosen].start):
            break
        chosen = before
    return chosen


def _speaks_alone(page: Named, person: int, body: int, end: int) -> bool:
    """Tell a body behind a person who is named in passing (`Soal Budi, KPK menyebut`) from the person's own body."""
    names, text = page.names, page.text
    if names[body].label != "organization" or "," not in text[names[person].end : names[body].start]:
        return False
    return "," not in text[names[body].end : end] and bool(CLEAN.match(text, names[body].end, end))


def _holds_post(text: str, floor: int, start: int, posts: set[str]) -> bool:
    before = text[max(floor, start - 40) : start].split()
    return bool(before) and before[-1].lower() in posts
