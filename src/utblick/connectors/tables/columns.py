"""Which column of a list is which field: proposed by its name and by what stands in it, confirmed by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from utblick.connectors.tables.days import days_in
from utblick.connectors.tables.reading import Table, Value
from utblick.engine.text.words import cut

SAMPLE = 200


class Field(NamedTuple):
    """A field that is looked for: beginnings of words in its column's name, and whether it holds days or numbers."""

    words: tuple[str, ...]
    holds: str = ""


class Guess(NamedTuple):
    """The field of a column, how sure (0–1), and why: `name`, `values`, `both`."""

    field: str
    confidence: float
    why: str


def guess(table: Table, wanted: Mapping[str, Field]) -> list[Guess | None]:
    """Propose a field for each column; no field twice, the surest first."""
    scored = []
    for column, name in enumerate(table.columns):
        values = [row.values[column] for row in table.rows[:SAMPLE]]
        for field, look in wanted.items():
            by_name, by_values = _by_name(name, look.words), _by_values(values, look.holds)
            if by_name:
                score = by_name * (1.0 if by_values is None else 0.4 + 0.6 * by_values)
                scored.append((score, column, field, "both" if by_values else "name"))
            elif by_values and by_values > 0.9 and look.holds == "days":
                scored.append((0.3 * by_values, column, field, "values"))
    found: list[Guess | None] = [None] * len(table.columns)
    taken: set[str] = set()
    for score, column, field, why in sorted(scored, key=lambda one: (-one[0], one[1])):
        if found[column] is None and field not in taken and score >= 0.25:
            found[column] = Guess(field, round(score, 2), why)
            taken.add(field)
    return found


def _by_name(name: str, words: Sequence[str]) -> float:
    """Say how well a name fits: 1 for a word that is the name, less the more else stands there."""
    parts = [word.base for word in cut(name)]
    best = 0.0
    for word in words:
        wanted = [one.base for one in cut(word)]
        hits = sum(any(part.startswith(one) for part in parts) for one in wanted)
        if hits == len(wanted):
            exact = 0.15 if any(part == one for part in parts for one in wanted) else 0.0
            best = max(best, min(1.0, 0.5 + 0.35 * len(wanted) / max(1, len(parts)) + exact))
    return best


def _by_values(values: Sequence[Value], holds: str) -> float | None:
    """Say which share of the filled cells hold what is looked for; None where anything will do."""
    filled = [value for value in values if value is not None]
    if not holds:
        return None
    if not filled:
        return 0.0
    if holds == "days":
        return sum(days_in(value) is not None for value in filled) / len(filled)
    return sum(number_in(value) is not None for value in filled) / len(filled)


def number_in(value: Value) -> int | None:
    """Give a whole number as people write it (`12 500 kr`, `1.200,50`), or nothing."""
    found = decimal_in(value)
    return None if found is None else round(found)


def decimal_in(value: Value) -> float | None:
    """Give a number as people write it, with what stands after its decimal sign, or nothing."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return value if abs(value) < 1e15 else None
    text = (
        "".join(str(value).split())
        .casefold()
        .removesuffix("kr")
        .removesuffix("sek")
        .removesuffix(":-")
        .strip("-")
    )
    if "," in text and "." in text:
        text = (
            text.replace(".", "").replace(",", ".")
            if text.rfind(",") > text.rfind(".")
            else text.replace(",", "")
        )
    elif "," in text or "." in text:
        # A sign before exactly three digits parts thousands, for nobody counts in thousandths here.
        whole, sign, part = text.rpartition("," if "," in text else ".")
        is_thousands = len(part) == 3 and whole.replace(sign, "").lstrip("-+").strip("0") != ""
        text = f"{whole.replace(sign, '')}{part}" if is_thousands else f"{whole.replace(sign, '')}.{part}"
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e15 else None
