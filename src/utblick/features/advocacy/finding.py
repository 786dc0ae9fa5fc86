"""What a search finds of advocacy: files by name and number, positions, asks, answers."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.answer_lines import answer_lines
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.standing import main_phase, standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import Question, part


def files(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the files that answer, those named so first; the numbers of each count as its names."""
    if not viewer.may(queries.VIEW):
        return None
    rows, calendars = [], known()
    for row in queries.procedures(viewer).prefetch_related("numbers"):
        names = (row.name_sv, row.name_en, row.reference, *(one.value for one in row.numbers.all()))
        named = asked.fits(*names)
        if named or asked.fits(*names, row.stake, *(one.name for one in row.processes.all())):
            rows.append((not named, row))
    rows.sort(key=lambda one: (one[0], one[1].name))
    lines = [
        Line(
            row.name,
            reverse("advocacy:procedure", args=[row.key]),
            words=" · ".join(
                filter(None, (row.reference, main_phase(standing_of(row, day_of(at), calendars))))
            ),
        )
        for _named, row in rows
    ]
    return part(
        "files",
        _("EU files"),
        lines,
        more=reverse("advocacy:procedures"),
        more_words=_("All files"),
        order=10,
    )


def wants(viewer: Viewer, asked: Question, _at: datetime) -> Part | None:
    """Give the asks and positions that answer, asks first."""
    if not viewer.may(queries.VIEW):
        return None
    lines = [
        Line(row.title, reverse("advocacy:ask", args=[row.pk]), words=_("ask"))
        for row in queries.asks(viewer)
        if asked.fits(row.title_sv, row.title_en, row.argument)
    ]
    lines += [
        Line(row.title, reverse("advocacy:position", args=[row.pk]), words=_("position"))
        for row in queries.positions(viewer)
        if asked.fits(row.title_sv, row.title_en, row.text)
    ]
    return part(
        "wants",
        _("Asks and positions"),
        lines,
        more=reverse("advocacy:asks"),
        more_words=_("All asks"),
        order=12,
    )


def answers(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the answers that hit, by heading, number, receiver and text."""
    if not viewer.may(queries.VIEW):
        return None
    rows = [
        row
        for row in queries_answers.answers(viewer)
        if asked.fits(row.title_sv, row.title_en, row.to, row.their_reference, row.diary_number, row.text)
    ]
    return part(
        "answers",
        _("Answers"),
        answer_lines(queries_answers.told(rows, at)),
        more=reverse("advocacy:answers"),
        more_words=_("All answers"),
        order=13,
    )


FINDS = (files, wants, answers)
