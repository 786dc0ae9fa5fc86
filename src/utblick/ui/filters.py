"""What a list may be narrowed by. Each filter reads its own words of the address and says what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from utblick.ui.columns import follow, show

Text = str | Promise
Rows = QuerySet[Any] | Sequence[Any]
Apply = Callable[[Any, Any], Any]


def _keep(rows: Rows, test: Callable[[Any], bool]) -> Sequence[Any]:
    return [row for row in rows if test(row)]


def _last(given: Mapping[str, list[str]], key: str) -> str:
    """Give the last value of a word in the address; PostgreSQL knows no text with a NUL in it."""
    return (given.get(key) or [""])[-1].replace("\0", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter. `field` is the database field (`owner__key`) or, for plain rows, the attribute path.

    `apply` takes the rows and the value, and gives the rows that stay, when a field is not enough.
    """

    key: str
    label: Text
    field: str = ""
    apply: Apply | None = None
    kind: str = "text"

    @property
    def names(self) -> tuple[str, ...]:
        """The words of the address that this filter reads."""
        return (self.key,)

    def read(self, given: Mapping[str, list[str]]) -> tuple[Any, str]:
        """Give the value (None when the filter is not used) and a sentence about what could not be read."""
        value = _last(given, self.key).strip()
        return value or None, ""

    def written(self, value: Any) -> list[tuple[str, str]]:
        """Give the value as words of an address."""
        return [(self.key, str(value))]

    def said(self, value: Any) -> str:
        """Give the value in words, as it is said above an export."""
        return str(value)

    def narrow(self, rows: Rows, value: Any) -> Rows:
        """Give the rows that stay."""
        if self.apply is not None:
            narrowed: Rows = self.apply(rows, value)
            return narrowed
        if isinstance(rows, QuerySet):
            return rows.filter(self.condition(value))
        return _keep(rows, lambda row: self.holds(follow(row, self.path), value))

    @property
    def path(self) -> str:
        return (self.field or self.key).replace("__", ".")

    @property
    def column(self) -> str:
        return (self.field or self.key).replace(".", "__")

    def condition(self, value: Any) -> Q:
        return Q(**{self.column: value})

    def holds(self, found: Any, value: Any) -> bool:
        return bool(found == value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contains(Filter):
    """Free text in one or several fields (`also`)."""

    also: tuple[str, ...] = ()
    kind: str = "text"

    def condition(self, value: Any) -> Q:
        found = Q(**{f"{self.column}__icontains": value})
        for other in self.also:
            found |= Q(**{f"{other.replace('.', '__')}__icontains": value})
        return found

    def narrow(self, rows: Rows, value: Any) -> Rows:
        if self.apply is not None or isinstance(rows, QuerySet):
            return Filter.narrow(self, rows, value)
        paths = [self.path, *(other.replace("__", ".") for other in self.also)]
        wanted = str(value).casefold()
        return _keep(rows, lambda row: any(wanted in show(follow(row, path)).casefold() for path in paths))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Filter):
    """One of some values; `choices` is (stored value, label) pairs, or a function that gives them."""

    choices: Iterable[tuple[Any, Any]] | Callable[[], Iterable[tuple[Any, Any]]] = ()
    kind: str = "choice"

    def options(self) -> list[tuple[str, str]]:
        """Give (word in the address, label) pairs."""
        choices = self.choices() if callable(self.choices) else self.choices
        return [(str(value), str(label)) for value, label in choices]

    def read(self, given: Mapping[str, list[str]]) -> tuple[Any, str]:
        value = _last(given, self.key).strip()
        if not value:
            return None, ""
        if value not in dict(self.options()):
            return None, _("“%(value)s” is not one of the choices.") % {"value": value}
        return value, ""

    def said(self, value: Any) -> str:
        return dict(self.options()).get(str(value), str(value))

    def holds(self, found: Any, value: Any) -> bool:
        return str(found) == str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Filter):
    """Exactly this whole number, such as a record's."""

    def read(self, given: Mapping[str, list[str]]) -> tuple[Any, str]:
        value = _last(given, self.key).strip()
        # No database column holds a whole number of twenty digits.
        if value and not (value.isascii() and value.isdigit() and len(value) < 20):
            shown = f"{value[:30]}…" if len(value) > 30 else value
            return None, _("“%(value)s” is no number here: write digits alone, such as 12.") % {
                "value": shown
            }
        return value or None, ""

    def holds(self, found: Any, value: Any) -> bool:
        return str(found) == str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Filter):
    """Only rows for which something is so."""

    kind: str = "flag"

    def read(self, given: Mapping[str, list[str]]) -> tuple[Any, str]:
        value = _last(given, self.key)
        return (True if value in ("1", "on", "true") else None), ""

    def written(self, value: Any) -> list[tuple[str, str]]:
        return [(self.key, "1")]

    def said(self, value: Any) -> str:
        return _("yes")

    def holds(self, found: Any, value: Any) -> bool:
        return bool(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange(Filter):
    """From one day to another, both included; either may be missing. The value is a pair of dates or None."""

    kind: str = "dates"
    moment: bool = field(default=False)  # the field is a moment, not a day

    @property
    def names(self) -> tuple[str, ...]:
        return (f"{self.key}_from", f"{self.key}_to")

    def read(self, given: Mapping[str, list[str]]) -> tuple[Any, str]:
        days: list[date | None] = []
        for name in self.names:
            word = (given.get(name) or [""])[-1].strip()
            try:
                days.append(date.fromisoformat(word) if word else None)
            except ValueError:
                return None, _("“%(value)s” is not a date: write it as 2026-11-23.") % {"value": word}
        if days[0] and days[1] and days[0] > days[1]:
            return None, _("The first day is after the last.")
        return (tuple(days) if any(days) else None), ""

    def written(self, value: Any) -> list[tuple[str, str]]:
        return [(name, day.isoformat()) for name, day in zip(self.names, value, strict=True) if day]

    def said(self, value: Any) -> str:
        first, last = value
        if first and last:
            return _("%(first)s to %(last)s") % {"first": show(first), "last": show(last)}
        if first:
            return _("from %(day)s") % {"day": show(first)}
        return _("until %(day)s") % {"day": show(last)}

    def condition(self, value: Any) -> Q:
        column = f"{self.column}__date" if self.moment else self.column
        first, last = value
        found = Q(**{f"{column}__gte": first}) if first else Q()
        return found & Q(**{f"{column}__lte": last}) if last else found

    def holds(self, found: Any, value: Any) -> bool:
        first, last = value
        if self.moment and found is not None:
            found = (timezone.localtime(found) if timezone.is_aware(found) else found).date()
        return found is not None and (first is None or found >= first) and (last is None or found <= last)
