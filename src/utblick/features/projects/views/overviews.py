"""The portfolio over the years, in money and on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.features.organisation.queries import boards
from utblick.features.projects import queries
from utblick.features.projects.models import Project
from utblick.features.projects.money import LeftOut, Rate, Total, left_out_of, total_of
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import FUNDED, Stage
from utblick.features.projects.views.lists import tabs
from utblick.features.projects.words import STAGES, TONES
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import charts, maps
from utblick.ui.shell import viewer_of


def _told(viewer: Viewer, request: HttpRequest) -> tuple[list[Told], str]:
    """Give the projects that the board in the address is about, and that board."""
    rows = queries.projects(viewer)
    board = request.GET.get("board", "")
    known = {row.key for row in boards(timezone.localdate())}
    if board in known:
        rows = queries.of_board(rows, board)
    return queries.told(queries.with_parts(rows), timezone.now()), board if board in known else ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A project's time as a bar: where it begins and how wide it is, in per cent of the years shown."""

    told: Told
    left: str
    width: str
    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year's place in the drawing."""

    number: int
    left: str
    middle: str


@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    """Show the projects by their years."""
    viewer = viewer_of(request)
    rows, board = _told(viewer, request)
    dated = [row for row in rows if row.project.starts_on and row.standing.stage is not Stage.WITHDRAWN]
    dated.sort(key=lambda row: (row.project.starts_on, row.project.name))
    begins = [row.project.starts_on.year for row in dated if row.project.starts_on]
    first = min(begins, default=timezone.localdate().year)
    last = max((_end(row).year for row in dated), default=first)
    years = _years(first, last)
    context = {
        "bars": [_bar(row, first, last) for row in dated],
        "years": years,
        "today": _percent(_share(timezone.localdate(), first, last)),
        "has_today": first <= timezone.localdate().year <= last,
        "undated": [row for row in rows if not row.project.starts_on],
        "boards": boards(timezone.localdate()),
        "board": board,
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "projects/timeline.html", context)


def _end(row: Told) -> date:
    starts_on = row.project.starts_on
    assert starts_on is not None
    return row.project.ends_on or date(starts_on.year, 12, 31)


def _share(day: date, first: int, last: int) -> float:
    begins, ends = date(first, 1, 1), date(last + 1, 1, 1)
    return (day - begins).days / (ends - begins).days


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.3f}%"


def _years(first: int, last: int) -> list[Year]:
    count = last - first + 1
    # At most a dozen words fit beside each other.
    every = -(-count // 12)
    return [
        Year(first + at, _percent(at / count), _percent((at + every / 2) / count))
        for at in range(0, count, every)
    ]


def _bar(row: Told, first: int, last: int) -> Bar:
    starts_on = row.project.starts_on
    assert starts_on is not None
    left, right = _share(starts_on, first, last), _share(_end(row), first, last)
    stage = row.standing.stage
    return Bar(
        row, _percent(left), _percent(max(right - left, 0.006)), TONES.get(stage, "plain"), str(STAGES[stage])
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A programme or a board: its projects and what they come to; every figure opens its records."""

    name: str
    url: str
    projects: int
    sums: Sequence[tuple[str, Total]]
    left_out: LeftOut


FIELDS = ("our_budget", "our_grant", "own_share")


@require_GET
def money(request: HttpRequest) -> HttpResponse:
    """Show what programmes and boards have in projects: budget, grant and own share, in kronor at stated rates."""
    viewer = viewer_of(request)
    rows, board = _told(viewer, request)
    funded = [row for row in rows if row.standing.stage in FUNDED]
    base = {"funded": "1"} | ({"board": board} if board else {})

    def programme(row: Told) -> tuple[str, str]:
        one = row.project.programme
        return (one.key, one.name) if one else ("none", _("no programme"))

    def owner(row: Told) -> tuple[str, str]:
        one = row.project.board
        return (one.key, one.name) if one else ("none", _("nobody"))

    by_programme = _lines(funded, programme, "programme", base)
    whole = _line(_("All"), funded, base)
    context = {
        "by_programme": by_programme,
        "by_board": _lines(funded, owner, "owner", base),
        "whole": whole,
        "totals": [whole],
        "rates": _rates([whole]),
        "chart": _chart(by_programme),
        "waiting": [(row, _asked(row)) for row in rows if row.standing.stage is Stage.APPLIED],
        "boards": boards(timezone.localdate()),
        "board": board,
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "projects/money.html", context)


def _lines(
    rows: Iterable[Told], by: Callable[[Told], tuple[str, str]], word: str, base: dict[str, str]
) -> list[Line]:
    groups: dict[tuple[str, str], list[Told]] = {}
    for row in rows:
        groups.setdefault(by(row), []).append(row)
    return [
        _line(name, held, base | {word: key})
        for (key, name), held in sorted(groups.items(), key=lambda one: one[0][1])
    ]


def _line(name: str, rows: Sequence[Told], words: dict[str, str]) -> Line:
    sums = [(field, total_of(queries.sum_of(row.project, field) for row in rows)) for field in FIELDS]
    known = [[queries.sum_of(row.project, field) for field in FIELDS] for row in rows]
    return Line(
        name, f"{reverse('projects:projects')}?{urlencode(words)}", len(rows), sums, left_out_of(known)
    )


def _asked(row: Told) -> list[tuple[str, Decimal, str]]:
    """Give what is asked for: the name of each amount that is known, the amount and its currency in words."""
    project = row.project
    currency = str(project.get_currency_display())
    found = ((name, getattr(project, name)) for name in FIELDS)
    return [
        (str(Project._meta.get_field(name).verbose_name), amount, currency)  # type: ignore[union-attr]
        for name, amount in found
        if amount is not None
    ]


def _rates(lines: Iterable[Line]) -> list[Rate]:
    found: dict[Rate, None] = {}
    for line in lines:
        for _name, total in line.sums:
            found |= dict.fromkeys(total.rates)
    return list(found)


def _chart(lines: Sequence[Line]) -> SafeString:
    bars = [charts.Bar(line.name, dict(line.sums)["our_grant"].kronor, line.url) for line in lines]
    bars = [bar for bar in bars if bar.value]
    if len(bars) < 2:
        return SafeString("")
    return charts.across(_("Grant to us by programme"), bars, unit=_("kronor"), group=_("Programme"))


@require_GET
def places(request: HttpRequest) -> HttpResponse:
    """Show where our partners are."""
    viewer = viewer_of(request)
    rows, board = _told(viewer, request)
    told: dict[str, set[int]] = {}
    without: dict[str, int] = {}
    for row in rows:
        if row.standing.stage is Stage.WITHDRAWN:
            continue
        for partner in row.project.partners.all():
            if partner.nuts3:
                told.setdefault(partner.nuts3, set()).add(row.project.pk)
            else:
                without[partner.country] = without.get(partner.country, 0) + 1
    base = {"board": board} if board else {}
    spots = [
        maps.Spot(code, len(numbers), f"{reverse('projects:projects')}?{urlencode(base | {'nuts3': code})}")
        for code, numbers in sorted(told.items())
    ]
    context: dict[str, Any] = {
        "map": maps.discs(_("Projects with partners in each region"), spots, unit=_("projects")),
        "without": sum(without.values()),
        "boards": boards(timezone.localdate()),
        "board": board,
        "tabs": tabs(request),
        "view": queries.VIEW,
    }
    return render(request, "projects/map.html", context)
