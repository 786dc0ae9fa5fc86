"""The sections on the strategy for the Baltic Sea region: what was done in each policy area, and where we sat."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.balticsea.models import GroupSeat
from utblick.features.balticsea.queries.plans import VIEW, current_plan, state_of
from utblick.features.balticsea.queries.records import Record, all_works, records_of
from utblick.features.balticsea.queries.tagged import Whole, seats_of_all, whole
from utblick.features.balticsea.words import STATES, records_address
from utblick.features.followup.span import MOST_ROWS, Span, caption
from utblick.features.followup.words import day_cell
from utblick.foundation.accounts.matrix import everybody
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.reports.data import Cell, Chart, Figure, Section, Table


def _seen(span: Span) -> tuple[Viewer, Whole | None]:
    """Give who looks and what they see; without a viewer what everybody may see, who reads it once it is frozen."""
    viewer = span.viewer or everybody()
    if not viewer.may(VIEW):
        return viewer, None
    plan = current_plan(viewer, span.last)
    found = whole(viewer, plan, span.first, span.last, board=span.board) if plan else None
    return viewer, found


def _url(span: Span, found: Whole, **also: str) -> str:
    if span.board:
        also["board"] = span.board
    return records_address(found.plan.key, span.first, span.last, **also)


def _overview(span: Span, found: Whole) -> str:
    """Give the page that tells where nothing is tagged."""
    words = {"plan": found.plan.key, "first": span.first.isoformat(), "last": span.last.isoformat()}
    return f"{reverse('balticsea:strategy')}?{urlencode(words)}#idle"


def strategy(span: Span) -> Section:
    """Tell what was done in the strategy as a whole: by area and kind of work, and where nothing was."""
    heading = _("The Baltic Sea strategy")
    _viewer, found = _seen(span)
    if found is None:
        return Section("strategy", heading, _("No action plan of the strategy is entered."))
    rows = records_of(found)
    busy, idle = found.with_work, found.without_work
    works = [work for work in all_works() if any(row.work.key == work.key for row in rows)]
    figures = [
        Figure("areas", _("areas where something was done"), len(busy), url=_url(span, found)),
        Figure("idle", _("areas where nothing is tagged"), len(idle), url=_overview(span, found)),
        *(
            Figure(
                work.key, str(work.label), _different(rows, work.key), url=_url(span, found, work=work.key)
            )
            for work in works
        ),
    ]
    table = Table(
        "areas",
        _("What was done, by policy area"),
        [_("Policy area"), *(str(work.label) for work in works), _("In all")],
        [
            [
                one.area.name,
                *(sum(row.work.key == work.key and row.area == one.area for row in rows) for work in works),
                one.total,
            ]
            for one in found.areas
        ],
        [_url(span, found, area=one.area.key) for one in found.areas],
    )
    points: list[list[Cell]] = [
        [one.area.name, one.total] for one in sorted(busy, key=lambda one: -one.total)
    ]
    chart = Chart(
        "busy", _("Things by policy area"), _("Policy area"), _("things"), points, across=True, is_told=True
    )
    state, _tone = STATES[state_of(found.plan, span.last)]
    text = ngettext(
        "Something was done in %(n)d of %(all)d policy areas of %(plan)s (%(state)s).",
        "Something was done in %(n)d of %(all)d policy areas of %(plan)s (%(state)s).",
        len(busy),
    ) % {"n": len(busy), "all": len(found.areas), "plan": found.plan.name, "state": state}
    if idle:
        names = ", ".join(one.area.name for one in idle)
        text += "\n" + _("Nothing is tagged with %(areas)s. That can be a choice.") % {"areas": names}
    return Section("strategy", heading, text, figures, [table], [chart] if busy else [])


def _different(rows: list[Record], work: str) -> int:
    """Count different things: one that is in two areas is one thing."""
    return len({row.url for row in rows if row.work.key == work})


def strategy_areas(span: Span) -> Section:
    """Tell everything that was done, area by area."""
    heading = _("Policy area by policy area")
    _viewer, found = _seen(span)
    if found is None:
        return Section("strategy_areas", heading, "")
    rows = records_of(found)
    tables = [
        _table(one.area.key, one.area.name, [row for row in rows if row.area == one.area])
        for one in found.with_work
    ]
    adrift = [row for row in rows if row.area is None and not row.is_of_all]
    if adrift:
        tables.append(_table("adrift", _("Tagged with what is no area of the plan"), adrift))
    text = _("What was tagged in an earlier plan stands under the area that it became, and says so.")
    if not tables:
        text = _("Nothing was tagged during this time.")
    return Section("strategy_areas", heading, text, [], tables)


def _table(key: str, name: str, rows: list[Record]) -> Table:
    return Table(
        key,
        caption(name, len(rows)),
        [_("What"), _("Kind of work"), _("Action"), _("First day")],
        [
            [
                row.title,
                str(row.work.label),
                _action(row),
                day_cell(row.first),
            ]
            for row in rows[:MOST_ROWS]
        ],
        [row.url for row in rows[:MOST_ROWS]],
    )


def _action(row: Record) -> str:
    """Give the actions, and the earlier plan's area where it was tagged with that."""
    former = ""
    if row.former is not None:
        former = _("tagged %(year)s: %(area)s") % {"year": row.former.plan.key, "area": row.former.name}
    return "; ".join(filter(None, [row.actions, former]))


def strategy_seats(span: Span) -> Section:
    """Tell where we sat in the strategy's groups."""
    viewer, found = _seen(span)
    heading = _("Seats in the strategy's groups")
    rows: list[tuple[str, GroupSeat]] = []
    if found is not None and not span.board:
        whole_strategy = _("the whole strategy")
        rows = [(whole_strategy, seat) for seat in seats_of_all(viewer, span.first, span.last)]
        rows += [(one.area.name, seat) for one in found.areas for seat in one.seats]
    table = Table(
        "seats",
        heading,
        [_("Group"), _("Policy area"), _("Who (role)"), _("Unit"), _("Since")],
        [
            [
                seat.called,
                area,
                seat.role,
                seat.unit.name if seat.unit else "",
                day_cell(seat.valid_from),
            ]
            for area, seat in rows
        ],
        [seat.get_absolute_url() for _area, seat in rows],
    )
    text = ngettext("The region held %(n)d seat.", "The region held %(n)d seats.", len(rows)) % {
        "n": len(rows)
    }
    return Section("strategy_seats", heading, text, [], [table] if rows else [])
