"""What a run holds besides posts and their holders: bodies, places, and persons whom something shows to be one."""

from pipeline.names.scan import Run

NAMES = frozenset(("word", "name", "either", "initial", "particle", "common", "area", "noun", "rank", "title", "number"))
BODY = frozenset(("common", "derived", "either", "name", "word", "area", "abbr", "number", "org", "head", "form", "spot", "initial", "noun", "lower"))
PLACE = frozenset(("common", "word", "name", "either", "area", "number", "initial", "noun"))
PERSON_AT = 1.5
CUES = {"said": 3.0, "title": 3.0, "age": 4.0, "": 0.0}


def read_free(text: str, runs: list[Run], number: int, holders, cue: str, spoken: set[str], drafts) -> None:
    """Read the tokens of a run that belong to no post's role and no holder."""
    from pipeline.names.drafts import Span

    run = runs[number]
    tokens = run.tokens
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        start, end = run.start + token.start, run.start + token.end
        if any(start < span.end and end > span.start for span in holders) or token.kind in ("role", "status", "stop", "lower", "title", "rank"):
            if token.kind == "title" and at + 1 < count:
                cue = cue or "title"
            at += 1
            continue
        limit = next((span.start for span in holders if span.start > start), run.end)
        if token.kind in ("org", "head") or (token.kind == "abbr" and at + 1 < count and tokens[at + 1].kind == "area"):
            past = body_end(tokens, at, run.start, limit)
            if token.kind != "head" or past > at + 1:
                end = run.start + tokens[past - 1].end
                drafts.spans.append(Span("organization", start, end, text[start:end], f"organization.{token.kind}"))
        elif token.kind == "area" and not (token.given and at + 1 < count and tokens[at + 1].kind in ("word", "name", "either")):
            past = at + 1
            drafts.spans.append(Span("place", start, end, token.entry.name, "place.area", token.entry.places))
        elif token.kind == "spot":
            past = at + 1
            while past < count and tokens[past].kind in PLACE and run.start + tokens[past].start < limit:
                past += 1
            if any(part.kind in ("word", "name", "area", "number", "either") for part in tokens[at + 1 : past]):
                end = run.start + tokens[past - 1].end
                drafts.spans.append(Span("place", start, end, text[start:end], "place.kind"))
        else:
            past = at + 1
            while past < count and tokens[past].kind in NAMES and run.start + tokens[past].start < limit:
                past += 1
            read_person(text, run, tokens[at:past], cue, at == 0 and run.opens, spoken, drafts)
        at = past


def body_end(tokens, at: int, base: int, limit: int) -> int:
    """Find the end of a body's name: a known one takes areas and numbers, a kind of body all words of the run."""
    past, count = at + 1, len(tokens)
    takes = BODY if tokens[at].kind == "head" else ("area", "number", "form", "head")
    while past < count and tokens[past].kind in takes and base + tokens[past].start < limit:
        past += 1
    return past


def read_person(text: str, run: Run, tokens, cue: str, opens: bool, spoken: set[str], drafts) -> None:
    """Keep the tokens as a person, as a doubtful name, or not at all."""
    from pipeline.names.drafts import Span

    while tokens and (tokens[0].kind in ("common", "derived", "number", "noun") and tokens[0].text not in spoken):
        tokens = tokens[1:]
        opens = False
    while tokens and tokens[-1].kind in ("number", "stop", "lower"):
        tokens = tokens[:-1]
    if not tokens or tokens[0].kind not in NAMES:
        return
    start, end = run.start + tokens[0].start, run.start + tokens[-1].end
    given = sum(token.given for token in tokens)
    weight = CUES[cue] + sum(2.0 if token.given else 0.3 if token.kind == "word" else -0.7 for token in tokens) - (1.5 if len(tokens) == 1 else 0)
    if tokens[0].text in spoken:
        weight += 3.0
    span = Span("person", start, end, text[start:end], "person.cue" if cue else "person.given")
    if weight >= PERSON_AT and (given or cue or tokens[0].text in spoken):
        drafts.spans.append(span)
    else:
        drafts.doubtful.append(span)
