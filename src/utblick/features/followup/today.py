"""The goal on a person's day: how their units stand, the half-year to confirm, what units say is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.engine.coverage.counting import State
from utblick.features.exchanges.queries import REGISTER
from utblick.features.followup import confirming
from utblick.features.followup.coverage import Goal, Row, area_of, definition_on
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.followup.words import half_words
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.queries import lowest_units
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.dates import short
from utblick.ui.desk import Line, Part

VIEW = "followup.coverage.view"
SHOWN = 6

URGENT = (State.SILENT, State.DUE, State.DONE, State.EXEMPT)


def my_units(viewer: Viewer, at: datetime) -> Part | None:
    """Give how the units that the viewer answers for stand, those that have done least first."""
    today = day_of(at)
    definition = _definition(viewer, at)
    if definition is None or not viewer.may_somewhere(confirming.WRITE):
        return None
    asked = Goal(definition, today)
    rows = [row for row in asked.rows if row.unit.pk in viewer.units and row.unit.holds(today)]
    if not rows:
        return None
    rows.sort(key=lambda row: (URGENT.index(row.standing.state), row.standing.lapses_on or today))
    lines = [_unit_line(row, today, viewer) for row in rows[:SHOWN]]
    if hidden := len(rows) - len(lines):
        words = ngettext("%(n)d more unit", "%(n)d more units", hidden) % {"n": hidden}
        lines.append(Line(words, _map_of(rows)))
    return Part(
        "my-units",
        _("My units and the goal"),
        lines,
        more=reverse("followup:coverage"),
        more_words=_("The whole map"),
        order=5,
        total=len(rows) if len(rows) > SHOWN else None,
    )


def _map_of(rows: Sequence[Row]) -> str:
    """Give where some units stand one by one on the map: of their area alone, where they have one in common."""
    areas = {area_of(row.unit).pk for row in rows}
    narrowed = f"?{urlencode({'area': areas.pop()})}" if len(areas) == 1 else ""
    return f"{reverse('followup:coverage')}{narrowed}#map"


def _unit_line(row: Row, today: date, viewer: Viewer) -> Line:
    chips = {
        State.SILENT: (_("never"), "falu"),
        State.DUE: (_("due again"), "amber"),
        State.DONE: (_("takes part"), "lichen"),
        State.EXEMPT: (_("the goal does not apply"), ""),
    }
    chip, tone = chips[row.standing.state]
    words = ""
    if row.standing.last:
        words = _("last %(day)s") % {"day": short(row.standing.last, today)}
    if row.standing.state is State.DONE and row.standing.lapses_on:
        words += ", " + _("the next one before %(day)s") % {"day": short(row.standing.lapses_on, today)}
    url = reverse("organisation:unit", args=[row.unit.pk])
    links = []
    if viewer.may(REGISTER, unit=row.unit.pk):
        register = f"{reverse('exchanges:register')}?{urlencode({'unit': row.unit.pk})}"
        links = [(_("Register what it did"), register)]
    return Line(row.unit.name, url, words=words, chip=chip, tone=tone, links=links)


def to_confirm(viewer: Viewer, at: datetime) -> Part | None:
    """Give what waits to be confirmed of the half-year that is over: one's own units, or how far all have come."""
    if not viewer.may_somewhere(confirming.WRITE):
        return None
    half = confirming.half_year_to_confirm(day_of(at))
    if viewer.may(confirming.HANDLE):
        done, of = confirming.share_confirmed(lowest_units(day_of(at)), half)
        waiting = confirming.objections().count()
        lines = []
        if waiting:
            words = ngettext(
                "%(n)d answer says that something is missing or wrong",
                "%(n)d answers say that something is missing or wrong",
                waiting,
            ) % {"n": waiting}
            lines = [Line(words, reverse("followup:objections"))]
        return Part(
            "confirming",
            _("Confirmed by the units"),
            lines,
            more=reverse("followup:confirm"),
            more_words=_("The answers"),
            figure=(f"{done} / {of}", _("units, %(half)s") % {"half": half_words(half)}),
            order=45,
        )
    units = confirming.units_to_confirm(viewer, at)
    done, of = confirming.share_confirmed(units, half)
    if done == of:
        return None
    left = of - done
    words = ngettext("Confirm what %(n)d unit did", "Confirm what %(n)d units did", left) % {"n": left}
    return Part(
        "confirming",
        _("Your answer for %(half)s") % {"half": half_words(half)},
        [
            Line(
                words,
                reverse("followup:confirm"),
                words=_("The answer is filled in: look through it and confirm."),
            )
        ],
        order=3,
    )


def goal(viewer: Viewer, at: datetime) -> Part | None:
    """Give the goal's figure to those who govern or steer: for their one board, or for the whole region."""
    definition = _definition(viewer, at)
    steers = viewer.may(confirming.HANDLE)
    if definition is None or not (viewer.boards or steers):
        return None
    board = "" if steers or len(viewer.boards) > 1 else next(iter(viewer.boards))
    asked = Goal(definition, day_of(at), board=board)
    found = asked.coverage
    if not found.counted:
        return None
    coverage = reverse("followup:coverage") + (f"?{urlencode({'board': board})}" if board else "")
    lapsing = len(asked.lapsing)
    lines = [
        Line(
            ngettext(
                "%(n)d unit lapses within six months unless it does something",
                "%(n)d units lapse within six months unless they do something",
                lapsing,
            )
            % {"n": lapsing},
            f"{coverage}#lapse",
        )
    ]
    return Part(
        "goal",
        _("Units that regularly take part"),
        lines if lapsing else [],
        more=coverage,
        more_words=_("The whole map"),
        figure=(f"{found.done} / {found.counted}", _("units, definition %(n)d") % {"n": definition.number}),
        order=42,
    )


def _definition(viewer: Viewer, at: datetime) -> ParticipationDefinition | None:
    if not viewer.may(VIEW):
        return None
    return definition_on(day_of(at), ParticipationDefinition.objects.all())


PARTS = (to_confirm, my_units, goal)
