"""Policy areas and actions of the strategy that a search finds, by name, by what they are about and by their words."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.balticsea.queries.plans import VIEW, areas, current_plan
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part


def policy_areas(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the areas of today's plan that answer, those named so first."""
    if not viewer.may(VIEW):
        return None
    plan = current_plan(viewer, day_of(at))
    if plan is None:
        return None
    found = []
    for row in areas(viewer, plan):
        names = (row.name_sv, row.name_en, row.key)
        actions = [text for one in row.actions.all() for text in (one.name_sv, one.name_en)]
        if asked.fits(*names, row.about_sv, row.about_en, *row.words, *actions):
            found.append((not asked.fits(*names), row))
    found.sort(key=lambda one: (one[0], one[1].name))
    lines = [Line(row.name, row.get_absolute_url(), words=row.about) for _named, row in found]
    return part(
        "balticsea",
        _("Policy areas of the Baltic Sea strategy"),
        lines,
        more=reverse("balticsea:strategy"),
        more_words=_("All areas"),
        order=35,
    )


FINDS = (policy_areas,)
