"""Units, boards and topics that a search finds by their names."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.organisation import queries
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part

VIEW = "organisation.region.view"


def units(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the units whose name in either language answers."""
    if not viewer.may(VIEW):
        return None
    rows = Unit.objects.at(at).select_related("parent").order_by("level", "name_sv")
    lines = [
        Line(
            row.name,
            reverse("organisation:unit", args=[row.pk]),
            words=row.parent.name if row.parent else "",
        )
        for row in rows
        if asked.fits(row.name_sv) or asked.fits(row.name_en)
    ]
    return part(
        "units", _("Units"), lines, more=reverse("organisation:units"), more_words=_("All units"), order=50
    )


def boards(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the boards named so, and the topics with the board that owns them."""
    if not viewer.may(VIEW):
        return None
    found = [
        Line(row.name, reverse("organisation:board", args=[row.key]))
        for row in queries.boards(at)
        if asked.fits(row.name_sv, row.key) or asked.fits(row.name_en)
    ]
    remits = f"{reverse('organisation:remits')}#"
    found += [
        Line(row.name, f"{remits}{row.key}", words=_("topic"))
        for row in queries.topics(at)
        if asked.fits(row.name_sv) or asked.fits(row.name_en)
    ]
    return part(
        "boards",
        _("Boards and topics"),
        found,
        more=reverse("organisation:remits"),
        more_words=_("Who owns what"),
        order=55,
    )


FINDS = (units, boards)
