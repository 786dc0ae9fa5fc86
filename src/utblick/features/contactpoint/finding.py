"""Cases and profiles that a search finds, for advisers alone."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.contactpoint import queries
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part


def cases(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the cases whose question, organisation, person or steps answer, the latest first."""
    if not viewer.may(queries.VIEW):
        return None
    lines = [
        Line(
            case.question,
            reverse("contactpoint:case", args=[case.pk]),
            words=case.organisation,
            day=case.on,
        )
        for case in queries.cases(viewer)
        if asked.fits(
            case.question,
            case.organisation,
            case.person,
            case.reach,
            *(step.words for step in case.steps.all()),
        )
    ]
    return part(
        "contactpoint",
        _("Cases of the Contact Point"),
        lines,
        more=reverse("contactpoint:cases"),
        more_words=_("All cases"),
        order=45,
    )


FINDS = (cases,)
