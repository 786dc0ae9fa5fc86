"""What the Contact Point has done in a time: counts for the secretariat and the board; each opens its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.engine.disclosure import hidden, sum_must_be_hidden
from utblick.features.contactpoint import periods
from utblick.features.contactpoint.counties import called, county_choices
from utblick.features.contactpoint.kinds import Channel, StepKind
from utblick.features.contactpoint.models import Case, CountedCase, Event, Fact, Step
from utblick.features.contactpoint.queries import FIGURE
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

ENQUIRIES = "enquiries"
# What is counted: the cases that came, and those in which such a step was dated in the time.
COUNTED: tuple[tuple[str, str | Promise], ...] = (
    (ENQUIRIES, gettext_lazy("Enquiries")),
    (StepKind.ADVICE.value, gettext_lazy("Advised")),
    (StepKind.IDEA.value, gettext_lazy("Ideas")),
    (StepKind.SEARCH.value, gettext_lazy("Partner searches")),
    (StepKind.SECRETARIAT.value, gettext_lazy("Referred on")),
    (StepKind.APPLIED.value, gettext_lazy("Applied")),
    (StepKind.APPROVED.value, gettext_lazy("Approved")),
    (StepKind.REJECTED.value, gettext_lazy("Turned down")),
)
CAME = "came-"
# How far the cases that came in the time have got, whenever the rest happened.
CONVERSION: tuple[tuple[str, str | Promise], ...] = (
    (ENQUIRIES, gettext_lazy("asked in the time")),
    (f"{CAME}{StepKind.ADVICE.value}", gettext_lazy("have had advice")),
    (f"{CAME}{StepKind.APPLIED.value}", gettext_lazy("have applied")),
    (f"{CAME}{StepKind.APPROVED.value}", gettext_lazy("have had a grant approved")),
)
BY: tuple[tuple[str, str | Promise], ...] = (
    ("county", gettext_lazy("County")),
    ("programme", gettext_lazy("Programme period")),
    ("priority", gettext_lazy("Priority")),
    ("channel", gettext_lazy("How it came")),
)


Counted = Case | CountedCase
CountedRow = TypeVar("CountedRow", Case, CountedCase, Counted)


@dataclass(frozen=True, slots=True)
class Asked:
    """The time and, where one is asked for, the programme period; both days are in it."""

    first: date
    last: date
    programme: str = ""

    def holds(self, on: date) -> bool:
        """Say whether a day lies in the time."""
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure; None where it is hidden because it is small. `query` opens its cases for those who may see them."""

    count: int | None
    query: str


@dataclass(frozen=True, slots=True)
class Line:
    """One county, period, priority or channel, with its figures in the order of `COUNTED`."""

    name: str
    cells: Sequence[Cell]

    @property
    def told(self) -> list[tuple[str, Cell]]:
        """Give each figure with what it counts."""
        return [(str(words), cell) for (_key, words), cell in zip(COUNTED, self.cells, strict=True)]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures by one thing."""

    key: str
    title: str
    lines: Sequence[Line]


@dataclass(slots=True)
class Figures:
    """All figures of a time. Hours are of cases and events; `granted` is what was approved, in euro.

    `hours` and `granted` are None where they are not told.
    """

    asked: Asked
    totals: list[tuple[str, Cell]] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    hours: Decimal | None = Decimal(0)
    granted: Decimal | None = None
    conversion: list[tuple[str, Cell]] = field(default_factory=list)
    events: int = 0
    signed_up: int = 0
    came: int = 0
    hides: bool = False


def steps_of(row: Counted) -> Iterable[Step | Fact]:
    """Give the steps of a case, or what is left of them."""
    return row.facts if isinstance(row, CountedCase) else row.steps.all()


def cases_with(counted: str, asked: Asked, rows: Iterable[CountedRow]) -> list[CountedRow]:
    """Give the cases that a figure counts: those that came in the time, or that had such a step in it.

    A figure of how far those that came have got counts such a step on any day.
    """
    return [
        case
        for case in rows
        if (not asked.programme or case.programme == asked.programme) and _is_counted(case, counted, asked)
    ]


def _is_counted(case: Counted, counted: str, asked: Asked) -> bool:
    if counted == ENQUIRIES:
        return asked.holds(case.on)
    if counted.startswith(CAME):
        kind = counted.removeprefix(CAME)
        return asked.holds(case.on) and any(step.kind == kind for step in steps_of(case))
    return any(step.kind == counted and asked.holds(step.on) for step in steps_of(case))


def figures(viewer: Viewer, asked: Asked, *, is_masked: bool) -> Figures:
    """Count a time; `is_masked` hides what is so small that a case could be known by it.

    Who may not see the cases is never given anything else than the masked figures.
    """
    viewer.check(FIGURE)
    is_masked = is_masked or not viewer.may("contactpoint.case.view")
    # What was weeded out is counted as it was.
    rows: list[Counted] = [*Case.objects.prefetch_related("steps"), *CountedCase.objects.all()]
    found = Figures(asked, hides=is_masked)
    by_counted = {key: cases_with(key, asked, rows) for key, _words in COUNTED}
    for key, words in COUNTED:
        # A total stands beside tables of itself, so it is hidden as a row of one.
        number = len(by_counted[key])
        is_gone = is_masked and hidden([number], sum_is_told=False)[0]
        found.totals.append((str(words), Cell(None if is_gone else number, query_of(asked, key))))
    among = periods.periods()
    names: Mapping[str, Callable[[str], str]] = {
        "county": called,
        "programme": lambda key: periods.name_of(key, among),
        "priority": _priorities(among),
        "channel": lambda key: str(Channel(key).label),
    }
    for key, title in BY:
        found.tables.append(_table(key, str(title), names[key], by_counted, asked, is_masked))
    _hide_totals(found, by_counted, is_masked)
    _sums(found, rows, by_counted, asked, is_masked)
    return found


def _priorities(keys: Iterable[str]) -> Callable[[str], str]:
    """Give what writes a priority as its code and short name; of a code with several names the code alone."""
    titles: dict[str, set[str]] = {}
    for choices in periods.priorities(keys).values():
        for key, words in choices:
            titles.setdefault(key, set()).add(words)

    def written(key: str) -> str:
        found = titles.get(key, set())
        return _("not said") if not key else next(iter(found)) if len(found) == 1 else key

    return written


def query_of(asked: Asked, counted: str, by: str = "", value: str = "") -> str:
    """Give the words of an address that open just the cases that a figure counts."""
    words = {"figure": counted, "first": asked.first.isoformat(), "last": asked.last.isoformat()}
    if asked.programme:
        words["of"] = asked.programme
    if by:
        words[by] = value or "none"
    return f"?{urlencode(words)}"


def _table(
    key: str,
    title: str,
    named: Callable[[str], str],
    by_counted: Mapping[str, Sequence[Counted]],
    asked: Asked,
    is_masked: bool,
) -> Table:
    counts = {one: Counter(getattr(case, key) for case in cases) for one, cases in by_counted.items()}
    values = sorted(
        {value for count in counts.values() for value in count}, key=lambda v: _place(key, v, asked)
    )
    gone = {
        one: hidden([count[value] for value in values]) if is_masked else [False] * len(values)
        for one, count in counts.items()
    }
    lines = [
        Line(
            named(value),
            [
                Cell(None if gone[one][place] else counts[one][value], query_of(asked, one, key, value))
                for one, _words in COUNTED
            ],
        )
        for place, value in enumerate(values)
    ]
    return Table(key, title, lines)


def _place(key: str, value: str, asked: Asked) -> tuple[int, str]:
    if key == "county":
        order = [code for code, _words in county_choices(asked.last)]
        return (order.index(value) if value in order else len(order), value)
    return (0 if value else 1, value)


def _hide_totals(found: Figures, by_counted: Mapping[str, Sequence[Counted]], is_masked: bool) -> None:
    """Hide a sum that would give away what a table hides."""
    if not is_masked:
        return
    for place, (key, _words) in enumerate(COUNTED):
        for by, _title in BY:
            count = Counter(getattr(case, by) for case in by_counted[key])
            values = list(count.values())
            if sum_must_be_hidden(values, hidden(values)):
                words, cell = found.totals[place]
                found.totals[place] = (words, Cell(None, cell.query))


def _sums(
    found: Figures,
    rows: Sequence[Counted],
    by_counted: Mapping[str, Sequence[Counted]],
    asked: Asked,
    is_masked: bool,
) -> None:
    events = [
        one
        for one in Event.objects.prefetch_related("sign_ups")
        if asked.holds(day_of(one.starts_at)) and (not asked.programme or one.programme == asked.programme)
    ]
    of_cases = [_minutes(case, asked) for case in rows if asked.programme in ("", case.programme)]
    # Hours beside hidden figures, or of one case or two, would tell how much time somebody got.
    worked = sum(1 for minutes in of_cases if minutes)
    is_gone = is_masked and (
        any(_told_of(found, key) is None for key in (ENQUIRIES, StepKind.ADVICE.value))
        or hidden([worked], sum_is_told=False)[0]
    )
    minutes = sum(one.minutes for one in events) + sum(of_cases)
    found.hours = None if is_gone else (Decimal(minutes) / 60).quantize(Decimal("0.1"))
    found.events = len(events)
    found.signed_up = sum(one.on_list for one in events)
    found.came = sum(one.came for one in events)
    if not is_masked:
        found.granted = sum(
            (
                step.amount or Decimal(0)
                for case in by_counted[StepKind.APPROVED.value]
                for step in steps_of(case)
                if step.kind == StepKind.APPROVED and asked.holds(step.on)
            ),
            Decimal(0),
        )
    found.conversion = _conversion(found, rows, asked, is_masked)


def _minutes(case: Counted, asked: Asked) -> int:
    own = case.minutes if asked.holds(case.on) else 0
    return own + sum(step.minutes for step in steps_of(case) if asked.holds(step.on))


def _told_of(found: Figures, counted: str) -> int | None:
    """Give a total as it is told; None where it is hidden."""
    place = [key for key, _words in COUNTED].index(counted)
    return found.totals[place][1].count


def _conversion(
    found: Figures, rows: Sequence[Counted], asked: Asked, is_masked: bool
) -> list[tuple[str, Cell]]:
    """Follow the cases that came in the time, whenever the rest happened: enquiry, advice, application, grant.

    A figure whose total is hidden is hidden here too: the two may be the same cases.
    """
    lines = []
    for key, words in CONVERSION:
        number = len(cases_with(key, asked, rows))
        is_gone = is_masked and (
            hidden([number], sum_is_told=False)[0] or _told_of(found, key.removeprefix(CAME)) is None
        )
        lines.append((str(words), Cell(None if is_gone else number, query_of(asked, key))))
    return lines


def conversion_sentence(found: Figures) -> str:
    """Say in a sentence how far those who asked have got; empty where nobody asked or the figure is hidden."""
    came, *rest = (cell.count for _words, cell in found.conversion)
    if not came:
        return ""
    words = [_("hidden") if count is None else str(count) for count in rest]
    return _(
        "Of the %(came)s who asked in the time, %(advised)s have had advice, %(applied)s have applied and "
        "%(approved)s have had a grant approved until now."
    ) % {"came": came, "advised": words[0], "applied": words[1], "approved": words[2]}
