"""The one list: filter, sort, choose columns, turn pages, export what is seen, share it by its address.

    listing = Listing(request, sources, name="sources", title=_("Sources"), columns=COLUMNS, filters=FILTERS)
    return listing.response("monitoring/sources.html", {"…": …})

and `{% include "ui/list.html" %}` in the template. Everything works without a script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, OrderBy, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.ui.alphabet import Alphabetical, holds_words, place
from utblick.ui.columns import Column, Row, Text, grouped, show
from utblick.ui.exports import Sheet, as_file
from utblick.ui.filters import Choice, Contains, DateRange, Filter, Flag, Number
from utblick.ui.shell import viewer_of

__all__ = ["Choice", "Column", "Contains", "DateRange", "Filter", "Flag", "Listing", "Number"]

Pairs = list[tuple[str, str]]
EXPORTS = ("xlsx", "csv")


FILTERS_AT_ONCE = 6  # more fill the screen before the first row


@dataclass(frozen=True, slots=True)
class Used:
    """A filter as it stands on the page."""

    filter: Filter
    value: Any
    problem: str
    given: dict[str, str]
    without: str

    @property
    def said(self) -> str:
        return self.filter.said(self.value) if self.value is not None else ""

    @property
    def options(self) -> Pairs:
        return self.filter.options() if isinstance(self.filter, Choice) else []


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: where pressing it leads, and how the list is sorted by it now."""

    column: Column
    url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is shown."""

    row: Row
    cells: Sequence[tuple[Column, Any]]


class Listing:
    """A list of rows for one request.

    `rows` is a queryset (already limited to what the viewer may see) or a sequence. `name` makes ids and file
    names. `default_sort` is a column's key, with `-` before it for descending. `empty` is (title, what to do
    next, address, label of the link) for a list that has nothing even without filters. `after` is done with the rows
    that the filters left, before they are sorted. With `even` the columns keep to the page's width, whatever stands
    in them. A page costs two
    queries (count, rows) whatever the number of rows, and one more for each relation that is prefetched.
    """

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any] | Sequence[Any],
        *,
        name: str,
        columns: Sequence[Column],
        filters: Sequence[Filter] = (),
        title: Text = "",
        default_sort: str = "",
        page_size: int = 50,
        empty: Sequence[Text] = (),
        after: Callable[[Any], Any] | None = None,
        even: bool = False,
    ) -> None:
        self.request, self.name, self.columns, self.filters = request, name, columns, filters
        self.title, self.default_sort, self.page_size, self.empty = (
            title or name,
            default_sort,
            page_size,
            empty,
        )
        self._all, self._after, self.is_even = rows, after, even
        self._given: Mapping[str, list[str]] = dict(request.GET.lists())
        self._by_key = {column.key: column for column in columns}

    # What was asked for.

    def _last(self, name: str) -> str:
        return (self._given.get(name) or [""])[-1]

    @cached_property
    def used(self) -> list[Used]:
        """Every filter, with its value where it has one."""
        found = []
        for one in self.filters:
            value, problem = one.read(self._given)
            given = {name: self._last(name) for name in one.names}
            found.append(Used(one, value, problem, given, self.address(drop=one)))
        return found

    @property
    def used_first(self) -> list[Used]:
        """The filters that stand open: all of them, or the first few of many."""
        return self.used[:FILTERS_AT_ONCE] if len(self.used) > FILTERS_AT_ONCE + 1 else self.used

    @property
    def used_more(self) -> list[Used]:
        """The filters that stand behind `More filters`."""
        return self.used[len(self.used_first) :]

    @property
    def more_in_use(self) -> bool:
        """Whether any of those is used, or cannot be read."""
        return any(one.problem or one.value is not None for one in self.used_more)

    @property
    def _target(self) -> str | None:
        return getattr(getattr(self.request, "htmx", None), "target", None)

    @property
    def tells_problems(self) -> bool:
        """Whether the rows must say what the filters cannot read: they change, and the form above them does not."""
        return self.has_problem and self._target == f"list-{self.name}-results"

    @property
    def has_problem(self) -> bool:
        """Whether what was written in a filter cannot be read."""
        return any(one.problem for one in self.used)

    @cached_property
    def sort(self) -> str:
        """The key it is sorted by, with `-` for descending; the default when the asked one cannot be."""
        asked = self._last("sort")
        column = self._by_key.get(asked.removeprefix("-"))
        return asked if column is not None and column.sort else self.default_sort

    @cached_property
    def shown(self) -> list[Column]:
        """The columns that are shown, in their declared order; the heading always is."""
        asked = {key for word in self._given.get("columns", []) for key in word.split(",")} & set(
            self._by_key
        )
        if not asked:
            return [column for column in self.columns if not column.hidden]
        return [column for column in self.columns if column.key in asked or column.heading]

    # The address.

    def pairs(self, **changes: Any) -> Pairs:
        """Give the words of the canonical address: only what differs from the default, always in one order.

        `drop` leaves out one filter (or all, with True); `sort` and `page` replace those.
        """
        drop = changes.get("drop")
        words: Pairs = []
        for one in self.filters:
            if drop is True or drop is one:
                continue
            value, _problem = one.read(self._given)
            if value is not None:
                words += one.written(value)
        sort = changes.get("sort", self.sort)
        if sort and sort != self.default_sort:
            words.append(("sort", sort))
        keys = [column.key for column in self.shown]
        if keys != [column.key for column in self.columns if not column.hidden]:
            words.append(("columns", ",".join(keys)))
        if (page := changes.get("page", 1)) != 1:
            words.append(("page", str(page)))
        own = {"sort", "columns", "page", "format"}.union(*(one.names for one in self.filters))
        words += [(name, v) for name, values in self._given.items() if name not in own for v in values if v]
        return words

    def address(self, **changes: Any) -> str:
        """Give the address of this list with some changes; see `pairs`."""
        query = urlencode([*self.pairs(**changes), *changes.get("more", [])], safe=",")
        return f"{self.request.path}?{query}" if query else self.request.path

    @property
    def canonical(self) -> str:
        """The address to share."""
        return self.address(page=self.page)

    @property
    def exports(self) -> Pairs:
        return [(kind.upper(), self.address(more=[("format", kind)])) for kind in EXPORTS]

    @property
    def without_filters(self) -> str:
        return self.address(drop=True)

    @property
    def other_words(self) -> Pairs:
        """What the form has to carry along that no field of it shows."""
        names = set().union(*(one.names for one in self.filters)) | {"columns"}
        return [(name, value) for name, value in self.pairs() if name not in names]

    # The rows.

    @cached_property
    def rows(self) -> QuerySet[Any] | Sequence[Any]:
        """All rows that pass the filters, sorted."""
        rows = self._all
        for one in self.used:
            if one.value is not None:
                rows = one.filter.narrow(rows, one.value)
        if self._after is not None:
            rows = self._after(rows)
        column = self._by_key.get(self.sort.removeprefix("-"))
        if column is None:
            return rows.order_by("pk") if isinstance(rows, QuerySet) and not rows.ordered else rows
        descending = self.sort.startswith("-")
        if isinstance(rows, QuerySet):
            order = [_ordered(rows, name, descending) for name in column.order_fields]
            return rows.order_by(*order, "pk")  # the key last: pages never overlap
        with_value = [(column.raw(row), row) for row in rows]
        filled = sorted((p for p in with_value if p[0] is not None), key=_sort_key, reverse=descending)
        return [row for _value, row in filled] + [row for value, row in with_value if value is None]

    @cached_property
    def count(self) -> int:
        return self.rows.count() if isinstance(self.rows, QuerySet) else len(self.rows)

    @property
    def count_words(self) -> str:
        return ngettext("%(n)s row", "%(n)s rows", self.count) % {"n": grouped(self.count)}

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.page_size))

    @cached_property
    def page(self) -> int:
        """The page that is shown: the nearest there is to the one asked for."""
        asked = self._last("page")
        return (
            min(max(1, int(asked)), self.pages)
            if asked.isascii() and asked.isdigit() and len(asked) < 9
            else 1
        )

    @cached_property
    def lines(self) -> list[Line]:
        """The rows of this page."""
        start = (self.page - 1) * self.page_size
        return [self._line(row) for row in self.rows[start : start + self.page_size]]

    def _line(self, row: Row) -> Line:
        return Line(row, [(column, column.cell(row)) for column in self.shown])

    @property
    def headings(self) -> list[Heading]:
        found = []
        for column in self.shown:
            now = {column.key: "ascending", f"-{column.key}": "descending"}.get(self.sort, "")
            turned = f"-{column.key}" if now == "ascending" else column.key
            found.append(Heading(column, self.address(sort=turned) if column.sort else "", now))
        return found

    @property
    def sorts(self) -> list[Heading]:
        """The headings that sort, for where the table's head does not show."""
        return [heading for heading in self.headings if heading.url]

    @property
    def page_links(self) -> list[tuple[int, str]]:
        """The pages to choose from: first, last and those nearby; 0 stands for what is left out."""
        near = sorted({1, self.pages, *range(max(1, self.page - 2), min(self.pages, self.page + 2) + 1)})
        links: list[tuple[int, str]] = []
        for number in near:
            if links and number - links[-1][0] > 1:
                links.append((0, ""))
            links.append((number, self.address(page=number)))
        return links

    @property
    def previous(self) -> str:
        return self.address(page=self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return self.address(page=self.page + 1) if self.page < self.pages else ""

    @property
    def filtered(self) -> list[Used]:
        return [one for one in self.used if one.value is not None]

    @property
    def statement(self) -> str:
        """What the list was narrowed by, in words."""
        if not self.filtered:
            return _("No filter: everything in the list that you may see")
        said = "; ".join(f"{one.filter.label}: {one.said}" for one in self.filtered)
        return _("Filter: %(filters)s") % {"filters": said}

    # The answer.

    def sheet(self) -> Sheet:
        """Give what an export holds: the columns and rows that are seen, on all pages."""
        now: datetime = timezone.localtime()
        who = viewer_of(self.request).name
        taken = _("Taken %(when)s by %(who)s") if who else _("Taken %(when)s")
        return Sheet(
            # In the page's language, as everything in the file is.
            name=f"{slugify(str(self.title))[:60].strip('-') or self.name}-{now.date().isoformat()}",
            title=str(self.title),
            statement=[
                self.statement,
                self._sorted_by(),
                f"{self.count_words}. {taken % {'when': show(now), 'who': who}}",
                self.request.build_absolute_uri(self.address()),
            ],
            headings=[str(column.label) for column in self._in_exports],
            rows=self._exported(),
        )

    def _sorted_by(self) -> str:
        column = self._by_key.get(self.sort.removeprefix("-"))
        if column is None:
            return _("Sorted as it comes")
        if self.sort.startswith("-"):
            return _("Sorted by %(column)s, descending") % {"column": column.label}
        return _("Sorted by %(column)s, ascending") % {"column": column.label}

    @property
    def _in_exports(self) -> list[Column]:
        shown = self.shown
        return [column for column in self.columns if column in shown or column.in_exports]

    def _exported(self) -> Iterator[list[Any]]:
        rows = self.rows.iterator(chunk_size=1000) if isinstance(self.rows, QuerySet) else iter(self.rows)
        columns = self._in_exports
        for row in rows:
            yield [column.exported(row) for column in columns]

    def response(self, template: str, context: Mapping[str, Any] | None = None) -> HttpResponseBase:
        """Give the page, the changed part of it (to htmx), a file, or the way to the canonical address."""
        kind = self._last("format")
        if kind in EXPORTS:
            return as_file(self.sheet(), kind)
        filled = {**(context or {}), "listing": self}
        target = self._target
        part = {f"list-{self.name}": "ui/list.html", f"list-{self.name}-results": "ui/list_results.html"}
        if target in part:
            answer: HttpResponse = render(self.request, part[target], filled)
            answer["HX-Push-Url"] = self.canonical
        elif self.request.method == "GET" and self._untidy():
            return redirect(self.canonical)
        else:
            answer = render(self.request, template, filled)
        answer["Vary"] = "HX-Request, HX-Target, Cookie"
        return answer

    def _untidy(self) -> bool:
        """Say whether a form without a script left words in the address that mean nothing."""
        if any(one.problem for one in self.used):
            return False
        asked = [(name, value) for name, values in self._given.items() for value in values]
        return sorted(asked) != sorted(self.pairs(page=self.page))


def _ordered(rows: QuerySet[Any], name: str, descending: bool) -> OrderBy:
    """Order by a field with the empty ones last, whichever database it is."""
    bare = name.removeprefix("-")
    field = Alphabetical(F(bare)) if holds_words(rows, bare) else F(bare)
    return field.desc(nulls_last=True) if descending != name.startswith("-") else field.asc(nulls_last=True)


def _sort_key(pair: tuple[Any, Row]) -> Any:
    return place(pair[0]) if isinstance(pair[0], str) else pair[0]
