"""Sums as any country writes them: signs of thousands, signs of decimals, currencies before, behind or above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from utblick.connectors.tables.cells import Value

# ISO code -> what stands for it in cells and names of columns (case counts for nothing).
CURRENCIES: dict[str, tuple[str, ...]] = {
    "EUR": ("€", "eur", "euro", "euros", "eiro", "evra", "euroa"),
    "SEK": ("sek", "kr", "kronor"),
    "DKK": ("dkk",),
    "NOK": ("nok",),
    "PLN": ("pln", "zł", "zl"),
    "CZK": ("czk", "kč", "kc"),
    "HUF": ("huf", "ft"),
    "RON": ("ron", "lei"),
    "BGN": ("bgn", "лв", "лева"),
    "HRK": ("hrk", "kn"),
    "GBP": ("gbp", "£"),
    "LVL": ("lvl",),
    "LTL": ("ltl",),
    "EEK": ("eek",),
    "CHF": ("chf",),
}
_CURRENCY = {sign: code for code, signs in CURRENCIES.items() for sign in signs}
_SIGNS = re.compile(r"[€£]|[^\W\d_]+", re.UNICODE)
_NUMBER = re.compile(r"([-−–]?)\s*(\d[\d\s.,'’]*)(.*)$", re.DOTALL)
_TAIL = re.compile(r"[\s.:;*)\-–]*$")
MOST = 1e15
_SCALES = {"k": 1e3, "tkr": 1e3, "tsek": 1e3, "mio": 1e6, "mn": 1e6, "m": 1e6}


class Sum(NamedTuple):
    """A number, and the currency that stands with it or nothing."""

    value: float
    currency: str


def currency_in(text: str) -> str:
    """Give the currency that a name or a cell tells, or nothing when it tells none or several."""
    found = {_CURRENCY[one] for one in _SIGNS.findall(text.casefold()) if one in _CURRENCY}
    return found.pop() if len(found) == 1 else ""


def decimal_sign(values: Iterable[Value]) -> str:
    """Say which sign parts decimals in a column, by the cells that leave no doubt; nothing when none does."""
    votes = {",": 0, ".": 0}
    for value in values:
        if not isinstance(value, str) or not (found := _NUMBER.search(value)):
            continue
        digits = "".join(found[2].split()).rstrip(".,'’")
        comma, point = digits.rfind(","), digits.rfind(".")
        last = max(comma, point)
        if last < 0:
            continue
        sign, behind = digits[last], len(digits) - last - 1
        if (comma >= 0 and point >= 0) or behind != 3 or (digits.count(sign) == 1 and digits[:last] == "0"):
            # Both signs, or a part that is no thousands: the last sign parts decimals, unless it stands twice.
            votes[sign if digits.count(sign) == 1 else {",": ".", ".": ","}[sign]] += 1
        elif digits.count(sign) > 1:
            votes[{",": ".", ".": ","}[sign]] += 1
    if votes[","] == votes["."]:
        return ""
    return max(votes, key=lambda one: votes[one])


def sum_in(value: Value, decimals: str = "") -> Sum | None:
    """Read a sum (`€ 1.234,56`, `8 928 225 .- HUF`, `$` is none); `decimals` is the sign of the column."""
    if isinstance(value, bool | date) or value is None:
        return None
    if isinstance(value, int | float):
        return Sum(float(value), "") if abs(value) < MOST else None
    text = str(value).strip()
    found = _NUMBER.search(text)
    if not found or len(text) > 60:
        return None
    before, behind = text[: found.start()], found[3]
    around = _SIGNS.findall(f"{before} {behind}".casefold())
    scale = next((_SCALES[one] for one in around if one in _SCALES), 1.0)
    words = [one for one in around if one not in _CURRENCY and one not in _SCALES]
    if words or "%" in text or not _TAIL.fullmatch(_SIGNS.sub("", behind)):
        return None
    number = _number(found[2], decimals)
    if number is None or abs(number * scale) >= MOST:
        return None
    return Sum(number * scale * (-1 if found[1] else 1), currency_in(f"{before} {behind}"))


def _number(text: str, decimals: str) -> float | None:
    digits = re.sub(r"[\s'’]", "", text).rstrip(".,")
    last = max(digits.rfind(","), digits.rfind("."))
    if last >= 0:
        sign, behind = digits[last], len(digits) - last - 1
        both = "," in digits and "." in digits
        if both:
            parts = sign
        elif digits.count(sign) > 1:
            parts = ""
        elif behind == 3 and digits[:last] != "0":
            # `1.234` may be either; the column decides, and where it is silent, thousands are more common.
            parts = sign if decimals == sign else ""
        else:
            parts = sign
        for other in ",.":
            if other != parts:
                digits = digits.replace(other, "")
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def share_in(value: Value) -> float | None:
    """Read a share as a number from 0 to 1: `80%`, `0,8`, `18,13 %`, `85`."""
    if isinstance(value, bool | date) or value is None:
        return None
    if isinstance(value, int | float):
        number: float | None = float(value)
    else:
        text = str(value).strip()
        found = re.fullmatch(r"(\d{1,3}(?:[.,]\d+)?)\s*%?\s*\**", text)
        number = float(found[1].replace(",", ".")) if found else None
    if number is None or not 0 <= number <= 100:
        return None
    percent = isinstance(value, str) and "%" in value
    return number / 100 if percent or number > 1 else number
