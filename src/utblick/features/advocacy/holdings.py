"""What somebody answers for in advocacy: policy processes, and answers that are not sent."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.advocacy import queries, queries_answers
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.holdings import Held, Holding, held


def processes(viewer: Viewer, account: int, at: datetime) -> Held | None:
    """Give the policy processes that somebody owns and that are worked on."""
    if not viewer.may(queries.VIEW):
        return None
    goes_on = Q(ends_on=None) | Q(ends_on__gte=day_of(at))
    rows = queries.processes(viewer).filter(goes_on, owner=account)
    lines = [Line(row.name, reverse("advocacy:process", args=[row.key]), words=row.board.key) for row in rows]
    counted = ngettext("%d policy process", "%d policy processes", len(lines)) % len(lines)
    return held("processes", _("Policy processes"), counted, lines, order=30)


def answers(viewer: Viewer, account: int, at: datetime) -> Held | None:
    """Give the answers that somebody writes and that are not sent."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries_answers.told(queries_answers.answers(viewer).filter(owner=account), at)
    lines = [
        Line(
            one.answer.title,
            reverse("advocacy:answer", args=[one.answer.pk]),
            chip=one.state_name,
            tone=one.tone,
        )
        for one in rows
        if one.is_open
    ]
    counted = ngettext("%d answer", "%d answers", len(lines)) % len(lines)
    return held("answers", _("Answers to consultations"), counted, lines, order=31)


HOLDINGS = (Holding(processes), Holding(answers))
