"""A reading in a few words, as rule files, `mine explain` and the audit desk write it."""

from decimal import Decimal

from pipeline.model import Reading

UNSAID = ("IDR", "percent")


def brief(reading: Reading) -> str:
    """Write a reading short: a date, a name, or a number or range with its currency where that is not the rupiah.

    >>> brief(Reading(value=Decimal("1000000"), value_max=Decimal("2000000"), unit="USD"))
    '1000000..2000000 USD'
    >>> brief(Reading(date="2024-03", modifier="start"))
    '2024-03'
    """
    if reading.date or reading.name:
        return reading.date or reading.name
    if reading.value is None:
        return ""
    number = plain(reading.value) + (f"..{plain(reading.value_max)}" if reading.value_max is not None else "")
    return (
        number
        + (
            f" {reading.unit}"
            if reading.unit.isupper() and len(reading.unit) == 3 and reading.unit not in UNSAID
            else ""
        )
        + (" percentage_point" if reading.unit == "percentage_point" else "")
    )


def plain(number: Decimal) -> str:
    """Write a number without an exponent and without idle zeros.

    >>> plain(Decimal("1E+3")), plain(Decimal("2.50"))
    ('1000', '2.5')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
