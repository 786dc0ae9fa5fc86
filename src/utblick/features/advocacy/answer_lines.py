"""Answers as lines, and as a card for the pages of a file and of a process."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.models import Procedure, Process
from utblick.features.advocacy.queries_answers import Told
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part


def answers_about(viewer: Viewer, procedure: Procedure) -> Part | None:
    """Give the answers about a file; to who writes them the way to a new one."""
    return _part(viewer, procedure, {"file": procedure.key})


def answers_in(viewer: Viewer, process: Process) -> Part | None:
    """Give the answers in a process; to who writes them the way to a new one."""
    return _part(viewer, process, {"process": process.key})


def _part(viewer: Viewer, where: Procedure | Process, asked: dict[str, str]) -> Part | None:
    if not viewer.may(queries.VIEW):
        return None
    rows = queries_answers.about(viewer, where, timezone.now())
    may_write = viewer.may(queries_answers.WRITE)
    if not rows and not may_write:
        return None
    return Part(
        "answers",
        _("Consultation answers"),
        answer_lines(rows),
        empty=_("No answer is written yet."),
        more=f"{reverse('advocacy:new_answer')}?{urlencode(asked)}"
        if may_write
        else reverse("advocacy:answers"),
        more_words=_("New answer") if may_write else _("All answers"),
    )


def answer_lines(rows: Iterable[Told]) -> list[Line]:
    """Give answers as lines: to whom, how many have contributed, where it stands, and the last day while it is open."""
    found = []
    for one in rows:
        words = one.answer.to
        if one.asked:
            words = _("%(to)s · %(answered)s of %(asked)s have contributed") % {
                "to": words,
                "answered": one.answered,
                "asked": one.asked,
            }
        found.append(
            Line(
                one.answer.title,
                reverse("advocacy:answer", args=[one.pk]),
                words=words,
                day=day_of(one.answer.deadline.at) if one.is_open else one.answer.sent_on,
                is_due=one.is_open,
                chip=one.state_name,
                tone=one.tone,
            )
        )
    return found
