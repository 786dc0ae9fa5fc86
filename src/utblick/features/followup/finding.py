"""Goals and indicators that a search finds by their names."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.followup.models import Goal, Indicator
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part

VIEW = "followup.coverage.view"


def goals(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the goals and the indicators whose name in either language answers."""
    if not viewer.may(VIEW):
        return None
    lines = [
        Line(row.name, reverse(address, args=[row.pk]), words=words)
        for kind, address, words in (
            (Goal, "followup:goal", _("goal")),
            (Indicator, "followup:indicator", _("indicator")),
        )
        for row in kind._default_manager.all()
        if asked.fits(row.name_sv) or asked.fits(row.name_en)
    ]
    return part(
        "goals", _("Goals"), lines, more=reverse("followup:goals"), more_words=_("All goals"), order=60
    )


FINDS = (goals,)
