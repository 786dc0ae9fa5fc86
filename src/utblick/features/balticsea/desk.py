"""The strategy on a board's desk: in which areas the board's own work is, this year and the last."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.balticsea.queries.plans import VIEW, current_plan
from utblick.features.balticsea.queries.tagged import entries
from utblick.features.balticsea.words import records_address
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 5


def areas(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the areas with the board's work, those with most first; nothing where it has none."""
    if not viewer.may(VIEW):
        return None
    today = day_of(at)
    plan = current_plan(viewer, today)
    if plan is None:
        return None
    first = date(today.year - 1, 1, 1)
    found = [entry for entry in entries(viewer, plan, first, today) if board in entry.thing.boards]
    counted = Counter(entry.area for entry in found if entry.area is not None)
    if not counted:
        return None
    lines = [
        Line(
            area.name,
            area.get_absolute_url(),
            links=(
                (
                    ngettext("%(n)d thing", "%(n)d things", n) % {"n": n},
                    records_address(plan.key, first, today, area=area.key, board=board),
                ),
            ),
        )
        for area, n in counted.most_common(SHOWN)
    ]
    everything = records_address(plan.key, first, today, board=board)
    return Part(
        "strategy",
        _("The Baltic Sea strategy, this year and the last"),
        lines,
        more=everything,
        more_words=_("All of it"),
        order=65,
        total=len(found),
        counted=everything,
    )


PARTS = (areas,)
