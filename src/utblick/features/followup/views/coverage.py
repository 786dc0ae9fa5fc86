"""The coverage map: who takes part, who is due, who has been silent, on any day and under any definition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from utblick.engine.coverage.counting import Cell, State
from utblick.engine.coverage.months import months_after
from utblick.features.exchanges.models import Exchange
from utblick.features.followup.confirming import HANDLE, half_year_to_confirm, objections, share_confirmed
from utblick.features.followup.coverage import Goal, area_of, definition_on
from utblick.features.followup.models import NotApplicable, ParticipationDefinition
from utblick.features.followup.words import STATES, definition_sentence, half_words
from utblick.features.organisation.models import Level, Unit
from utblick.features.organisation.queries import boards
from utblick.ui import charts
from utblick.ui.exports import Sheet, as_file
from utblick.ui.shell import viewer_of

VIEW = "followup.coverage.view"

# State -> the sign on the map, and its word.
SIGNS: dict[State, tuple[str, Promise]] = {
    State.DONE: ("●", STATES[State.DONE]),
    State.DUE: ("◐", STATES[State.DUE]),
    State.SILENT: ("○", STATES[State.SILENT]),
    State.EXEMPT: ("–", STATES[State.EXEMPT]),
    State.ABSENT: ("", STATES[State.ABSENT]),
}


YEARS = 5
# Nothing is registered before it.
EARLIEST = date(1995, 1, 1)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Read what the page is asked for; what cannot be read is as if it had not been said."""
    today = timezone.localdate()
    try:
        as_of = date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        as_of = today
    was_future = as_of > today
    area, number = request.GET.get("area", ""), request.GET.get("definition", "")
    return {
        "as_of": max(EARLIEST, min(as_of, today)),
        "was_future": was_future,
        "board": request.GET.get("board", "")[:12],
        "area": int(area) if area.isascii() and area.isdigit() and len(area) < 10 else None,
        "number": int(number) if number.isascii() and number.isdigit() and len(number) < 5 else None,
    }


@require_GET
def show(request: HttpRequest) -> HttpResponseBase:
    """Show the map with its figure, trend and those who lapse soon."""
    viewer = viewer_of(request)
    viewer.check(VIEW)
    asked = _asked(request)
    versions = list(ParticipationDefinition.objects.all())
    chosen = next((row for row in versions if row.number == asked["number"]), None)
    definition = chosen or definition_on(asked["as_of"], versions)
    context: dict[str, Any] = {
        "asked": asked,
        "versions": versions,
        "definition": definition,
        "may_define": viewer.may("followup.definition.change"),
        "may_confirm": viewer.may_somewhere("followup.confirmation.write"),
        "objections": objections().count() if viewer.may(HANDLE) else 0,
        "may_exempt": viewer.may("followup.exemption.change"),
        "view": VIEW,
        "today": timezone.localdate(),
    }
    if definition is None:
        return render(request, "followup/coverage.html", context)
    goal = Goal(definition, asked["as_of"], board=asked["board"], area=asked["area"])
    if (kind := request.GET.get("format", "")) in ("csv", "xlsx"):
        return as_file(_sheet(request, goal, viewer.name), kind)
    found = goal.coverage
    planned = Exchange.objects.in_bulk({key for _unit, lapse in goal.lapsing for key in lapse.planned})
    context |= {
        "goal": goal,
        "coverage": found,
        "percent": round(100 * found.share) if found.share is not None else None,
        "halves": [(half, half_words(half)) for half in goal.halves],
        "areas": _by_area(goal),
        "signs": [(state.value, *SIGNS[state]) for state in State if state is not State.ABSENT],
        "lapsing": [
            (unit, lapse, [planned[key] for key in lapse.planned if key in planned])
            for unit, lapse in goal.lapsing
        ],
        "trend": _trend(goal),
        "parts": _parts(goal),
        "boards": boards(timezone.now()),
        "all_areas": Unit.objects.at(asked["as_of"]).filter(level=Level.AREA),
        "exemptions": NotApplicable.objects.at(asked["as_of"]).select_related("unit"),
        "confirmed": share_confirmed(goal.units, half_year_to_confirm(asked["as_of"]))
        if definition.level == Level.UNIT
        else None,
        "exports": [(kind.upper(), f"?{_query(request, format=kind)}") for kind in ("xlsx", "csv")],
    }
    return render(request, "followup/coverage.html", context)


def _query(request: HttpRequest, **more: str) -> str:
    given = [(name, value) for name, value in request.GET.items() if value and name != "format"]
    return urlencode([*given, *more.items()])


def _by_area(goal: Goal) -> list[tuple[Unit, list[Any]]]:
    """Give the rows area by area, each cell with where it leads."""
    found: dict[int, tuple[Unit, list[Any]]] = {}
    for row in goal.rows:
        area = area_of(row.unit)
        cells = [_cell(goal, row.unit, cell) for cell in row.cells]
        sign, word = SIGNS[row.standing.state]
        line = {"unit": row.unit, "standing": row.standing, "sign": sign, "word": word, "cells": cells}
        found.setdefault(area.pk, (area, []))[1].append(line)
    return list(found.values())


def _cell(goal: Goal, unit: Unit, cell: Cell) -> dict[str, Any]:
    """Give a cell and where it leads: to its events, or else to those that it still stands on."""
    sign, word = SIGNS[cell.state]
    last = min(cell.half.last, goal.as_of)
    first = cell.half.first if cell.events else months_after(last, -goal.definition.months)
    words = {
        "unit": str(unit.pk),
        "ended_from": first.isoformat(),
        "ended_to": last.isoformat(),
        "stands": "1",
    }
    return {
        "state": cell.state.value,
        "sign": sign,
        "word": word,
        "half": half_words(cell.half),
        "count": len(cell.events),
        "counting": len(cell.counting),
        "url": f"{reverse('exchanges:exchanges')}?{urlencode(words)}"
        if cell.events or cell.state is State.DONE
        else "",
    }


def _trend(goal: Goal) -> Any:
    """Draw the share at the end of each year, and today, all under the version that the page uses."""
    bars = [charts.Bar(str(year), share) for year, share in goal.by_year(YEARS) if share is not None]
    title = _("Share of units that take part at the end of each year, by version %(n)d") % {
        "n": goal.definition.number
    }
    return charts.bars(title, bars, unit=_("per cent"), period=_("Year"), is_sum=False)


def _parts(goal: Goal) -> Any:
    found = goal.coverage
    parts = [
        charts.Part(SIGNS[State.DONE][1], found.done),
        charts.Part(SIGNS[State.DUE][1], found.due),
        charts.Part(SIGNS[State.SILENT][1], found.silent),
    ]
    return charts.stacked(_("Units by where they stand"), parts, unit=_("units"))


def _sheet(request: HttpRequest, goal: Goal, who: str) -> Sheet:
    """Give the map as a table, with what was asked for stated at the top."""
    found = goal.coverage
    statement = [
        definition_sentence(goal.definition),
        _("As of %(day)s") % {"day": goal.as_of.isoformat()},
        _("%(done)d of %(counted)d units take part") % {"done": found.done, "counted": found.counted},
        _("Taken %(when)s by %(who)s")
        % {"when": timezone.localtime().strftime("%Y-%m-%d %H:%M"), "who": who},
        request.build_absolute_uri(f"{request.path}?{_query(request)}"),
    ]
    if goal.board:
        statement.insert(1, _("Board: %(board)s") % {"board": goal.board})
    headings = [_("Area"), _("Unit"), _("Board"), _("Where it stands"), _("Last counted"), _("Lapses on")]
    headings += [half_words(half) for half in goal.halves]

    def rows() -> Iterator[list[Any]]:
        for row in goal.rows:
            standing = row.standing
            told = {cell.half: str(SIGNS[cell.state][1]) for cell in row.cells}
            yield [
                area_of(row.unit).name,
                row.unit.name,
                row.unit.board.key if row.unit.board else "",
                str(SIGNS[standing.state][1]),
                standing.last or "",
                standing.lapses_on or "",
                *(told.get(half, "") for half in goal.halves),
            ]

    name = _("coverage")
    return Sheet(f"{name}-{goal.as_of.isoformat()}", _("Who takes part"), statement, headings, rows())


@require_GET
def definitions(request: HttpRequest) -> HttpResponse:
    """Show the versions, each with the figure it gives today."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(VIEW)
    rows = list(ParticipationDefinition.objects.all())
    told = [(row, definition_sentence(row), Goal(row, today).coverage) for row in rows]
    context = {
        "told": told,
        "today": today,
        "may_define": viewer.may("followup.definition.change"),
        "view": VIEW,
    }
    return render(request, "followup/definitions.html", context)
