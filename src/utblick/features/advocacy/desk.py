"""The files of a board on its desk: what is being decided, where it stands and what comes next."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.answer_lines import answer_lines
from utblick.features.advocacy.answer_states import State
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.standing import main_phase, standing_of
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.desk import Figure, Glance, Line, Part

SHOWN = 5


def files(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the files of a board that are not decided, the soonest date first."""
    if not viewer.may(queries.VIEW):
        return None
    mine = Q(processes__board__key=board) | Q(processes__concerned__key=board)
    rows = queries.procedures(viewer).filter(mine).distinct()
    open_files = [one for one in queries.followed(viewer, rows, at, day_of(at)) if one.standing.is_open]
    lines = [
        Line(
            one.procedure.name,
            reverse("advocacy:procedure", args=[one.procedure.key]),
            words=main_phase(one.standing),
            day=day_of(one.next.at) if one.next else None,
            is_due=True,
        )
        for one in open_files[:SHOWN]
    ]
    return Part(
        "files",
        _("Files that are being decided"),
        lines,
        empty=_("No file of the board is being decided now."),
        more=_address("advocacy:procedures", board),
        more_words=_("All its files"),
        order=42,
        total=len(open_files),
        counted=_address("advocacy:procedures", board, open="1"),
    )


def _address(page: str, board: str, **words: str) -> str:
    """Give where what is a board's is listed, narrowed by what else is said."""
    return f"{reverse(page)}?{urlencode({'board': board, **words})}"


def answers(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the board's answers that are not sent: those that lie for sign-off first, then by their last day."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries_answers.answers(viewer).filter(
        board__key=board, sent_on__isnull=True, dropped_on__isnull=True
    )
    found = queries_answers.told(rows, at)
    found.sort(key=lambda one: (one.state != State.PROPOSED, one.answer.deadline.at))
    if not found:
        return None
    return Part(
        "answers",
        _("Consultation answers to sign off"),
        answer_lines(found[:SHOWN]),
        more=_address("advocacy:answers", board),
        more_words=_("All its answers"),
        order=22,
        total=len(found),
        counted=_address("advocacy:answers", board, open="1"),
    )


def reports(viewer: Viewer, board: str, at: datetime) -> Part | None:
    """Give the answers decided by delegation that the board has not been told of."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries_answers.answers(viewer).filter(
        board__key=board, is_delegated=True, signed_on__isnull=False, reported_on__isnull=True
    )
    lines = [
        Line(
            row.title,
            reverse("advocacy:answer", args=[row.pk]),
            words=row.decision or row.diary_number,
            day=row.signed_on,
        )
        for row in rows
    ]
    if not lines:
        return None
    return Part(
        "answers-to-report",
        _("Answers by delegation to report to the board"),
        lines[:SHOWN],
        order=23,
        total=len(lines),
        counted=_address("advocacy:answers", board, untold="1"),
    )


def files_at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many files of each board are being decided."""
    if not viewer.may(queries.VIEW):
        return None
    today, calendars = day_of(at), known()
    counted = Counter(
        key
        for row in queries.procedures(viewer)
        if standing_of(row, today, calendars).is_open
        for key in queries.board_keys(row)
    )
    figures = {
        key: Figure(grouped(n), _address("advocacy:procedures", key, open="1")) for key, n in counted.items()
    }
    return Glance("files", _("Files that are being decided"), figures, order=42)


def answers_at_a_glance(viewer: Viewer, at: datetime) -> Glance | None:
    """Give how many consultation answers of each board are not sent."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries_answers.answers(viewer).filter(sent_on__isnull=True, dropped_on__isnull=True)
    counted = rows.order_by().values_list("board__key").annotate(n=Count("pk", distinct=True))
    figures = {
        key: Figure(grouped(n), _address("advocacy:answers", key, open="1")) for key, n in counted if key
    }
    return Glance("answers", _("Consultation answers to sign off"), figures, order=22)


PARTS = (files, answers, reports)
GLANCES = (files_at_a_glance, answers_at_a_glance)
