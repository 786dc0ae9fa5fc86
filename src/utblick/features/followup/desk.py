"""The goal's figure on a board's desk."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.engine.coverage.counting import State
from utblick.features.followup.coverage import Goal, definition_on
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Figure, Glance, Line, Part


def goal(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give how many of the board's units take part, and those that never have."""
    if not viewer.may("followup.coverage.view"):
        return None
    today = day_of(at)
    definition = definition_on(today, ParticipationDefinition.objects.all())
    if definition is None:
        return None
    asked = Goal(definition, today, board=board)
    found = asked.coverage
    if not found.counted:
        return None
    silent = [row for row in asked.rows if row.standing.state in (State.SILENT, State.DUE)]
    return Part(
        "goal",
        _("Units that regularly take part"),
        [
            Line(
                row.unit.name,
                reverse("organisation:unit", args=[row.unit.pk]),
                chip=_("never") if row.standing.state is State.SILENT else _("due again"),
                day=row.standing.last,
            )
            for row in silent[:4]
        ],
        empty=_("All of them do."),
        more=f"{reverse('followup:coverage')}?{urlencode({'board': board})}",
        more_words=_("The whole map"),
        figure=(
            f"{found.done} / {found.counted}",
            _("units, definition %(n)d") % {"n": definition.number},
        ),
        order=45,
    )


def at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many of each board's units take part."""
    if not viewer.may("followup.coverage.view"):
        return None
    today = day_of(at)
    definition = definition_on(today, ParticipationDefinition.objects.all())
    if definition is None:
        return None
    asked, units = Goal(definition, today), dict[str, set[int]]()
    for unit in asked.units:
        if unit.board is not None:
            units.setdefault(unit.board.key, set()).add(unit.pk)
    figures = {}
    for key, own in units.items():
        found = asked.participation.coverage(today, frozenset(own))
        if found.counted:
            url = f"{reverse('followup:coverage')}?{urlencode({'board': key})}"
            figures[key] = Figure(f"{found.done} / {found.counted}", url)
    return Glance("goal", _("Units that regularly take part"), figures, order=45)


PARTS = (goal,)
GLANCES = (at_a_glance,)
