"""How exact a number is said to be, and what it is reckoned by."""

import re
from collections.abc import Callable

from pipeline.model import Mention
from pipeline.rules import Rules

BEFORE, AFTER = 48, 40  # characters in which a modifier or a rate can stand
NEUTRAL = frozenset(
    "sebesar senilai sebanyak sejumlah seharga total mencapai angka level harga ongkos nilai jumlah hanya yakni dengan nominal sebuah uang"
    " dana sekadar cuma rp bernilai berjumlah menjadi".split()
)
MORE_AFTER = re.compile(
    r"\s+(?:lebih(?!\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit|mahal|murah|dari|baik|cepat|awal|lama|lanjut|dulu))\b|ke\s+atas\b)"
)
LESS_AFTER = re.compile(r"\s+ke\s+bawah\b")
REACHING = frozenset("melonjak naik meningkat turun menurun anjlok merosot meroket tumbuh bertambah berkurang".split())


def modifier_reader(rules: Rules) -> Callable[[str, int, int, Mention], str]:
    """Build the function that gives the `modifier` of a number from the words around it in its sentence."""
    meanings = rules.meanings("modifier")
    longest = max(phrase.count(" ") for phrase in meanings) + 1

    def read_modifier(text: str, start: int, end: int, mention: Mention) -> str:
        reading = mention.reading
        if reading.modifier:
            return reading.modifier
        found = "more_than" if " lebih " in text[mention.start : mention.end] else ""
        found = found or _before(text[max(start, mention.start - BEFORE) : mention.start])
        if not found:
            after = text[mention.end : min(end, mention.end + AFTER)]
            found = "more_than" if MORE_AFTER.match(after) else "equal_or_less" if LESS_AFTER.match(after) else ""
        if reading.value_max is not None and found != "approx":
            return ""
        return found

    def _before(window: str) -> str:
        words = window.replace("(", " ").lower().split()[-6:]
        for _ in range(3):
            for length in range(min(longest, len(words)), 0, -1):
                phrase = " ".join(words[-length:])
                if phrase in meanings:
                    return _unless_reaching(meanings[phrase], words[:-length])
            if not words or words[-1] not in NEUTRAL:
                return ""
            words.pop()
        return ""

    return read_modifier


def _unless_reaching(modifier: str, before: list[str]) -> str:
    """Take `hingga` after a verb of reaching (`melonjak hingga Rp2.500`) for the level reached, not for a limit."""
    return "" if modifier == "equal_or_less" and before and before[-1] in REACHING else modifier


def rate_reader(rules: Rules) -> Callable[[str, int, int, Mention], str]:
    """Build the function that gives the `per` of a number: `Rp5.000/kg`, `sebulan`, `setiap hari`, `per tahun sampai Rp…`."""
    meanings = rules.meanings("rate_unit")
    times = {word for word, value in meanings.items() if value in ("hour", "day", "night", "week", "month", "year", "semester")}
    units = "|".join(re.escape(unit) for unit in sorted(meanings, key=len, reverse=True))
    lasting = "|".join(sorted(times, key=len, reverse=True))
    joined = "|".join(sorted((time for time in times), key=len, reverse=True))
    after = re.compile(
        rf"\s?(?:-?an)?\s?(?:\(\w+\)\s?)?(?:(?:/|per\s|tiap\s|setiap\s|untuk\ssetiap\s|bagi\ssetiap\s)\s?(?P<unit>{units})(?:nya)?\b(?!\s\d)"
        rf"|\bse(?P<joined>{joined})\b|\bsatu\s(?P<once>{joined})\b(?!\s(?:lalu|ke|kemudian|itu)))",
        re.IGNORECASE,
    )
    after_verb = re.compile(rf"(?:\s[^\W\d]+){{1,3}}\s(?:per\s|tiap\s|setiap\s)(?P<unit>{lasting})(?:nya)?\b(?P<joined>)(?P<once>)", re.IGNORECASE)
    exact = "|".join(sorted({*rules.meanings("modifier"), *NEUTRAL}, key=len, reverse=True))
    before = re.compile(rf"\b(?:per|setiap|tiap)\s?(?P<unit>{lasting})(?:nya)?(?P<joined>)(?P<once>)(?:\s(?:{exact})){{0,2}}\s*$", re.IGNORECASE)

    def read_rate(text: str, start: int, end: int, mention: Mention) -> str:
        follows = text[mention.end : min(end, mention.end + AFTER)]
        precedes = text[max(start, mention.start - AFTER) : mention.start]
        match = after.match(follows) or before.search(precedes)
        if not match and mention.label == "count":
            match = after_verb.match(follows)
        return meanings[(match.group("unit") or match.group("joined") or match.group("once")).lower()] if match else ""

    return read_rate
