"""Amounts of money -> value and ISO 4217 code."""

import datetime
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipeline.model import Reading
from pipeline.rules import Rules
from pipeline.values.numbers import Amount, read_amount, read_usual

# What nine in ten amounts look like; whatever else there is goes the long way.
USUAL = re.compile(r"[Rr][Pp]\.?\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?: (ribu|juta|miliar|triliun))?")
DECORATION = re.compile(r",-+|\.-+|(?<=\d\d\d),00?(?!\d)")


def money_reader(rules: Rules) -> Callable[[str, datetime.date | None], Reading | None]:
    """Build the parser of amounts from the lists `currency_sign` and `currency_name`; it gives None without a currency or number.

    >>> from pipeline.patterns import load_rules
    >>> read_money = money_reader(load_rules())
    >>> read_money("Rp 2,5 triliun").value, read_money("Rp24juta").value
    (Decimal('2500000000000'), Decimal('24000000'))
    >>> read_money("5 ribu ringgit").unit, read_money("US$9,23-65,9 miliar").value_max
    ('MYR', Decimal('65900000000'))
    >>> read_money("Rp1.200.000,-").value, read_money("Rp3.418.209,50").value
    (Decimal('1200000'), Decimal('3418209.5'))
    >>> read_money("Rp1.5 miliar").flags
    ('number_format',)
    """
    signs, names = rules.meanings("currency_sign"), rules.meanings("currency_name")
    sign_before = re.compile(rf"(?<![a-z])({_longest_first(signs)})\.?\s?(?=[\da-z])")
    name_behind = re.compile(rf"\s?\b({_longest_first(names)})(?:nya)?(?!\w)")

    @lru_cache(maxsize=4096)
    def read_money(text: str, _: datetime.date | None = None) -> Reading | None:
        usual = USUAL.fullmatch(text)
        if usual and (usual[3] or not usual[2]):
            return _reading(read_usual(*usual.groups()), "IDR")
        folded = " ".join(text.lower().split())
        name, sign = name_behind.search(folded), sign_before.search(folded)
        if not name and not sign:
            return None
        unit = signs[sign[1]] if sign else names[name[1]]
        bare = DECORATION.sub("", sign_before.sub(" ", name_behind.sub("", folded)))
        return _reading(read_amount(bare.strip(), True), unit)

    return read_money


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _reading(amount: Amount | None, unit: str) -> Reading | None:
    if amount is None or amount.value == 0:
        return None
    return Reading(amount.value, amount.value_max, unit, "approx" if amount.about else "", flags=amount.flags)
