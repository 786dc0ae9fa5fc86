"""A search as the words of its address, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from utblick.features.monitoring.archive.asked import FACETS, UNDATED, Search
from utblick.features.monitoring.archive.store import Period

LONGEST_QUERY = 4_000
MOST_TICKS = 100
_ATTRIBUTES = dict(zip(FACETS, ("sources", "types", "languages", "years", "boards"), strict=True))


@dataclass(frozen=True, slots=True)
class Address:
    """What an address asks for; `wrong` names the days that could not be read, with what stood there."""

    search: Search
    page: int = 1
    wrong: tuple[tuple[str, str], ...] = ()


def read(given: Mapping[str, Sequence[str]]) -> Address:
    """Read the words of an address: `q`, `from`, `to`, `before`, `page` and the facets' names."""
    wrong: list[tuple[str, str]] = []

    def last(name: str) -> str:
        values = given.get(name) or [""]
        return values[-1].replace("\x00", "").strip()

    def day(name: str) -> date | None:
        if not (word := last(name)):
            return None
        try:
            return date.fromisoformat(word)
        except ValueError:
            wrong.append((name, word))
            return None

    def number(name: str) -> int | None:
        word = last(name)
        return int(word) if word.isascii() and word.isdigit() and len(word) < 18 else None

    ticked = {
        attribute: tuple(sorted({v for v in map(_clean, given.get(name, ())) if v and _may_be(name, v)}))[
            :MOST_TICKS
        ]
        for name, attribute in _ATTRIBUTES.items()
    }
    period = Period(day("from"), day("to"))
    if (before := number("before")) is not None:
        period = replace(period, before=before)
    search = Search(last("q")[:LONGEST_QUERY], period=period, **ticked)
    return Address(search, number("page") or 1, tuple(wrong))


def _clean(word: str) -> str:
    return word.replace("\x00", "").strip()


def _may_be(name: str, word: str) -> bool:
    return name != "year" or word == UNDATED or (len(word) == 4 and word.isascii() and word.isdigit())


def pairs(search: Search, *, page: int = 1, before: bool = True) -> list[tuple[str, str]]:
    """Give the words of the canonical address, always in one order."""
    words = [("q", search.query)] if search.query else []
    words += [(name, value) for name, values in search.ticked.items() for value in values]
    if search.period.first:
        words.append(("from", search.period.first.isoformat()))
    if search.period.last:
        words.append(("to", search.period.last.isoformat()))
    if before and search.period.before != Period().before:
        words.append(("before", str(search.period.before)))
    if page > 1:
        words.append(("page", str(page)))
    return words


def written(search: Search, *, page: int = 1, before: bool = True) -> str:
    """Give the query string of the canonical address."""
    return urlencode(pairs(search, page=page, before=before), safe=":*()/,")


def without(search: Search, facet: str, value: str) -> Search:
    """Give the search without one tick."""
    name = _ATTRIBUTES[facet]
    changed = {name: tuple(v for v in getattr(search, name) if v != value)}
    return replace(search, **changed)  # type: ignore[arg-type]
