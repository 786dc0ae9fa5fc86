"""Programmes and calls that a search finds, by their names, numbers and notes."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.programmes import queries
from utblick.features.programmes.desk import line
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part


def programmes(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the programmes that answer."""
    if not viewer.may(queries.VIEW):
        return None
    lines = [
        Line(
            row.name,
            reverse("programmes:programme", args=[row.key]),
            words=str(row.get_kind_display()),
        )
        for row in queries.programmes(viewer)
        if asked.fits(row.name_sv, row.name_en, row.family, row.cci, row.swedish_body)
    ]
    return part(
        "programmes",
        _("Programmes"),
        lines,
        more=reverse("programmes:programmes"),
        more_words=_("All programmes"),
        order=32,
    )


def calls(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the open and coming calls that answer, those that close first on top."""
    if not viewer.may(queries.VIEW):
        return None
    lines = [
        line(row, words=row.call.programme.name if row.call.programme else row.call.programme_text)
        for row in queries.open_and_coming(viewer, at)
        if asked.fits(row.call.title_sv, row.call.title, row.call.key, row.call.note)
    ]
    return part(
        "calls",
        _("Calls"),
        lines,
        more=reverse("programmes:calls"),
        more_words=_("All calls"),
        order=33,
    )


FINDS = (programmes, calls)
