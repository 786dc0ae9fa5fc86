"""Networks that a search finds, by their names, what they are for and who represents us there."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.networks import queries
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part


def networks(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the networks that answer, those named so first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = [
        (not asked.fits(row.name, row.abbreviation), row)
        for row in queries.networks(viewer)
        if asked.fits(row.name, row.abbreviation, row.purpose, *(topic.name for topic in row.topics.all()))
    ]
    rows.sort(key=lambda one: (one[0], one[1].name))
    lines = [
        Line(row.name, reverse("networks:network", args=[row.key]), words=str(row.get_member_display()))
        for _named, row in rows
    ]
    return part(
        "networks",
        _("Networks"),
        lines,
        more=reverse("networks:networks"),
        more_words=_("All networks"),
        order=30,
    )


FINDS = (networks,)
