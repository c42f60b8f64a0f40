"""Amounts of money -> value and ISO 4217 code."""

import datetime
import re
from functools import lru_cache

from pipeline.model import Reading
from pipeline.values.numbers import Amount, read_amount, read_usual

SIGNS = {
    "rp": "IDR", "idr": "IDR", "us$": "USD", "usd": "USD", "$": "USD", "s$": "SGD", "sgd": "SGD", "a$": "AUD", "aud": "AUD",
    "nz$": "NZD", "nzd": "NZD", "c$": "CAD", "cad": "CAD", "hk$": "HKD", "hkd": "HKD", "nt$": "TWD", "twd": "TWD",
    "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "rm": "MYR", "myr": "MYR",
    "cny": "CNY", "rmb": "CNY", "sar": "SAR", "aed": "AED", "thb": "THB", "php": "PHP", "inr": "INR", "krw": "KRW",
    "vnd": "VND", "chf": "CHF", "rub": "RUB", "₩": "KRW", "₹": "INR", "฿": "THB", "qar": "QAR", "kwd": "KWD", "bnd": "BND",
    "isk": "ISK", "sek": "SEK", "nok": "NOK", "zar": "ZAR", "brl": "BRL", "r$": "BRL", "mxn": "MXN", "egp": "EGP",
    "pkr": "PKR", "bdt": "BDT", "lkr": "LKR", "npr": "NPR", "mmk": "MMK", "khr": "KHR", "pgk": "PGK", "czk": "CZK",
    "huf": "HUF", "ils": "ILS", "omr": "OMR", "jod": "JOD", "iqd": "IQD", "kzt": "KZT", "uah": "UAH", "fjd": "FJD",
    "sg$": "SGD", "au$": "AUD", "ca$": "CAD", "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP", "₪": "ILS",
}  # fmt: skip
NAMES = {
    "rupiah": "IDR", "dolar": "USD", "dollar": "USD", "dolar as": "USD", "dollar as": "USD", "dolar amerika": "USD",
    "dolar amerika serikat": "USD", "dollar amerika serikat": "USD", "dolar amerika serikat (as)": "USD",
    "dolar singapura": "SGD", "dollar singapura": "SGD", "dolar australia": "AUD", "dollar australia": "AUD",
    "dolar hong kong": "HKD", "dolar hongkong": "HKD", "dolar kanada": "CAD", "dolar selandia baru": "NZD",
    "dolar taiwan": "TWD", "dolar baru taiwan": "TWD", "dolar brunei": "BND", "ringgit": "MYR", "ringgit malaysia": "MYR",
    "yen": "JPY", "yen jepang": "JPY", "euro": "EUR", "poundsterling": "GBP", "pound sterling": "GBP", "pound": "GBP",
    "pounds": "GBP", "poundsterling inggris": "GBP", "yuan": "CNY", "yuan china": "CNY", "yuan tiongkok": "CNY",
    "renminbi": "CNY", "won": "KRW", "won korea": "KRW", "won korea selatan": "KRW", "riyal": "SAR", "riyal saudi": "SAR",
    "riyal arab saudi": "SAR", "real saudi": "SAR", "dirham": "AED", "dirham uea": "AED", "riyal qatar": "QAR",
    "dinar kuwait": "KWD", "baht": "THB", "baht thailand": "THB", "peso": "PHP", "peso filipina": "PHP", "rupee": "INR",
    "rupee india": "INR", "dong": "VND", "dong vietnam": "VND", "franc swiss": "CHF", "franc": "CHF", "rubel": "RUB",
    "rubel rusia": "RUB", "lira": "TRY", "lira turki": "TRY", "gulden": "NLG", "real brasil": "BRL", "kyat": "MMK",
    "krona": "SEK", "krona swedia": "SEK", "krona islandia": "ISK", "krone": "NOK", "krone norwegia": "NOK",
    "krone denmark": "DKK", "kroner": "NOK", "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "rand": "ZAR",
    "rand afrika selatan": "ZAR", "peso meksiko": "MXN", "peso argentina": "ARS", "peso chile": "CLP",
    "peso kolombia": "COP", "dolar fiji": "FJD", "dolar namibia": "NAD", "dolar zimbabwe": "ZWL",
    "dolar as (usd)": "USD", "dolar australia (aud)": "AUD", "dolar singapura (sgd)": "SGD", "dinar irak": "IQD",
    "dinar yordania": "JOD", "dinar bahrain": "BHD", "dinar serbia": "RSD", "dinar libya": "LYD",
    "dirham maroko": "MAD", "riyal oman": "OMR", "riyal yaman": "YER", "rial": "IRR", "rial iran": "IRR",
    "shekel": "ILS", "shekel israel": "ILS", "taka": "BDT", "taka bangladesh": "BDT", "rupee pakistan": "PKR",
    "rupee sri lanka": "LKR", "rupee nepal": "NPR", "kip": "LAK", "kip laos": "LAK", "riel": "KHR",
    "riel kamboja": "KHR", "kyat myanmar": "MMK", "pound mesir": "EGP", "pound lebanon": "LBP", "pound suriah": "SYP",
    "pataca": "MOP", "tenge": "KZT", "hryvnia": "UAH", "naira": "NGN", "shilling kenya": "KES", "kina": "PGK",
    "kina papua nugini": "PGK", "afghani": "AFN", "won korea utara": "KPW",
}  # fmt: skip
LONGEST_FIRST = sorted(SIGNS, key=len, reverse=True)
SIGN = re.compile(r"(?<![a-z])(?:" + "|".join(re.escape(sign) for sign in LONGEST_FIRST) + r")\.?\s?(?=[\da-z])")
NAME = re.compile(r"\s?\b(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")(?:nya)?(?!\w)")
# What nine in ten amounts look like; whatever else there is goes the long way.
USUAL = re.compile(r"[Rr][Pp]\.?\s?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(?: (ribu|juta|miliar|triliun))?")
DECORATION = re.compile(r",-+|\.-+|(?<=\d\d\d),00?(?!\d)")


@lru_cache(maxsize=4096)
def read_money(text: str, published: datetime.date | None = None) -> Reading | None:
    """Read an amount of money; None where it has no currency or no number.

    >>> read_money("Rp 2,5 triliun").value, read_money("Rp24juta").value
    (Decimal('2500000000000'), Decimal('24000000'))
    >>> read_money("5 ribu ringgit").unit, read_money("US$9,23-65,9 miliar").value_max
    ('MYR', Decimal('65900000000'))
    >>> read_money("Rp1.200.000,-").value, read_money("Rp3.418.209,50").value
    (Decimal('1200000'), Decimal('3418209.5'))
    >>> read_money("Rp1.5 miliar").flags
    ('number_format',)
    """
    usual = USUAL.fullmatch(text)
    if usual and (usual[3] or not usual[2]):
        return _reading(read_usual(*usual.groups()), "IDR")
    folded = " ".join(text.lower().split())
    name, sign = NAME.search(folded), SIGN.search(folded)
    if not name and not sign:
        return None
    unit = SIGNS[sign.group().strip(" .")] if sign else NAMES[name.group(1)]
    bare = DECORATION.sub("", SIGN.sub(" ", NAME.sub("", folded)))
    return _reading(read_amount(bare.strip(), True), unit)


def _reading(amount: Amount | None, unit: str) -> Reading | None:
    if amount is None or amount.value == 0:
        return None
    return Reading(amount.value, amount.value_max, unit, "approx" if amount.about else "", flags=amount.flags)
