"""What a list shows of each row: its columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, localize, number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

Text = str | Promise
Row = Any


def follow(row: Row, path: str) -> Any:
    """Give an attribute or key of a row; dots go deeper, methods are called, None stops."""

    def step(value: Any, name: str) -> Any:
        if value is None:
            return None
        value = value[name] if isinstance(value, dict) else getattr(value, name)
        return value() if callable(value) else value

    return reduce(step, path.split("."), row)


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `value` is an attribute path (the key, when not given) or a function of the row; `html` draws the cell
    instead (a function of the row that gives safe markup); `link` gives the address the cell opens. `sort` is
    the database field that orders by it (several, as a tuple), or True to order by `value`; without it the
    column does not sort. `heading` marks the column that names the row. `export` gives the value in an export
    where `value` does not do. A `narrow` column never breaks a line: days, figures, states. A `roomy` one is
    left out on a phone. A `broad` one, in a list that is `even`, has more of the width than the others. One that is
    `in_exports` stands in every export, shown or not.
    """

    key: str
    label: Text
    value: str | Callable[[Row], Any] | None = None
    html: Callable[[Row], SafeString] | None = None
    link: Callable[[Row], str] | None = None
    sort: str | tuple[str, ...] | bool = False
    numeric: bool = False
    hidden: bool = False
    heading: bool = False
    narrow: bool = False
    roomy: bool = False
    broad: bool = False
    export: Callable[[Row], Any] | None = None
    in_exports: bool = False

    def raw(self, row: Row) -> Any:
        """Give the row's value as it is."""
        return self.value(row) if callable(self.value) else follow(row, self.value or self.key)

    def cell(self, row: Row) -> SafeString | str:
        """Give the cell as it is shown."""
        shown = self.html(row) if self.html else _drawn(self.raw(row))
        address = self.link(row) if self.link else ""
        return format_html('<a href="{}">{}</a>', address, shown) if address and shown else shown

    def exported(self, row: Row) -> Any:
        """Give the value for an export: a number, a date, a moment or text."""
        value = self.export(row) if self.export else self.raw(row)
        if value is None:
            return ""
        if isinstance(value, bool):
            return show(value)
        if isinstance(value, datetime):
            return timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        if isinstance(value, int | float | Decimal | date):
            return value
        return show(value)

    @property
    def classes(self) -> str:
        """Give the classes of its cells."""
        return " ".join(name for name in ("numeric", "narrow", "roomy", "broad") if getattr(self, name))

    @property
    def order_fields(self) -> tuple[str, ...]:
        """The database fields that order by this column."""
        if self.sort is True:
            return ((self.value if isinstance(self.value, str) else self.key).replace(".", "__"),)
        return (self.sort,) if isinstance(self.sort, str) else tuple(self.sort or ())


def _drawn(value: Any) -> SafeString | str:
    """Give a value as a cell shows it: a day or a moment never breaks."""
    if not isinstance(value, date):
        return show(value)
    here = timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
    return format_html('<time datetime="{}">{}</time>', here.isoformat(), show(value))


def show(value: Any) -> str:
    """Give a value in words of the page's language; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return date_format(value, "SHORT_DATE_FORMAT") + " " + date_format(value, "TIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, int | float | Decimal):
        return str(localize(value, use_l10n=True)) if not isinstance(value, int) else grouped(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(show(part) for part in value)
    return value if isinstance(value, SafeString) else str(value)


def grouped(number: float | Decimal) -> str:
    """Give a number with its thousands apart and no empty decimals, as the language does it."""
    plain = int(number) if number == int(number) else Decimal(str(number)).normalize()
    return str(number_format(plain, use_l10n=True, force_grouping=True))
