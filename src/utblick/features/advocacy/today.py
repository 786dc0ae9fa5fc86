"""Advocacy on a person's day: dates in the files of their processes, and verdicts that wait."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries, queries_answers
from utblick.features.advocacy.answer_lines import answer_lines
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.models import TeamMember
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

WITHIN = timedelta(days=45)
SHOWN = 3


def dates(viewer: Viewer, at: datetime) -> Part | None:
    """Give what is ahead in the files that the viewer works with or whose board they serve, by day."""
    if not viewer.may(queries.VIEW) or viewer.account_id is None:
        return None
    team = TeamMember.objects.at(at).filter(account_id=viewer.account_id).values("process")
    mine = (
        Q(processes__in=team)
        | Q(processes__owner_id=viewer.account_id)
        | Q(processes__board__key__in=viewer.boards)
        | Q(processes__concerned__key__in=viewer.boards)
    )
    found = ahead_in(viewer, queries.procedures(viewer).filter(mine).distinct(), at)
    soon = [one for one in found if one.at <= at + WITHIN or one.warning is not None]
    # Where not all have room, those that a warning is due for are among the ones that have; all stand by day.
    soon.sort(key=lambda one: (one.warning is None, one.at))
    shown = sorted(soon[:SHOWN], key=lambda one: one.at)
    lines = [
        Line(
            one.name,
            reverse("advocacy:procedure", args=[one.procedure.key]),
            words=one.procedure.name,
            day=day_of(one.at),
            is_due=True,
            chip=_("at the earliest") if one.is_earliest else "",
        )
        for one in shown
    ]
    if not lines:
        return None
    return Part(
        "file-dates",
        _("Dates in your EU files"),
        lines,
        more=reverse("advocacy:deadlines"),
        more_words=_("All dates"),
        order=24,
        total=len(soon),
    )


def answers(viewer: Viewer, at: datetime) -> Part | None:
    """Give the answers that the viewer writes or whose board they serve, as long as they are not sent."""
    if not viewer.may(queries.VIEW) or viewer.account_id is None:
        return None
    mine = Q(owner_id=viewer.account_id) | Q(board__key__in=viewer.boards)
    rows = queries_answers.answers(viewer).filter(mine, sent_on__isnull=True, dropped_on__isnull=True)
    found = queries_answers.told(rows, at)
    if not found:
        return None
    return Part(
        "answers",
        _("Answers to consultations"),
        answer_lines(found[:SHOWN]),
        more=f"{reverse('advocacy:answers')}?open=1",
        more_words=_("All answers"),
        order=23,
        total=len(found),
    )


PARTS = (dates, answers)
