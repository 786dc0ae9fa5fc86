"""Amounts as people write them in lists and forms: `12,50`, `12 500 kr`, `5 tkr`, `ca 5`."""

from __future__ import annotations

import re

from utblick.connectors.tables.columns import decimal_in

_ABOUT = re.compile(
    r"^(?:c:?a|cirka|circa|ungefär|omkring|runt|drygt|knappt|approx|about|[~≈])\b\.?|^[~≈]", re.I
)
_UNIT = re.compile(
    r"(?:(tkr|kkr|ksek|tusen|thousand)|(mkr|mnkr|msek|milj(?:on(?:er)?)?|million))?\s*"
    r"(?:kr(?:onor)?|sek|:-|st|stycken|pers(?:on(?:er)?)?|people|deltagare|participants|km)?\s*\.?$",
    re.I,
)
_THOUSANDS = re.compile(r"\b(?:tkr|kkr|ksek|tusental|tusen)\b", re.I)


def amount_in(value: object, *, in_thousands: bool = False) -> int | None:
    """Give the whole amount that is meant, halves upwards; nothing where it cannot be read or is below nothing.

    `in_thousands` says that a number without a unit is thousands, as under a heading such as `Kostnad (tkr)`.
    """
    if isinstance(value, int | float) or value is None:
        found, unit = decimal_in(value), 1000 if in_thousands else 1
    else:
        text = _ABOUT.sub("", " ".join(str(value).split())).strip()
        sign = _UNIT.search(text)
        unit = 1
        if sign and sign.group():
            text = text[: sign.start()].strip()
            unit = 1000 if sign[1] else 1_000_000 if sign[2] else 1
        elif in_thousands:
            unit = 1000
        found = decimal_in(text)
    if found is None or not 0 <= found * unit < 1e15:
        return None
    return int(found * unit + 0.5)


def says_thousands(heading: str) -> bool:
    """Say whether a heading tells that its numbers are thousands."""
    return bool(_THOUSANDS.search(heading))
