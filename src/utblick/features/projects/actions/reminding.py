"""Remind those who answer for projects, once a week in one mail each, of what waits until it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils.translation import override

from utblick.features.organisation.dated import day_of
from utblick.features.projects import queries
from utblick.features.projects.actions.questions import receiver_of
from utblick.features.projects.letters import Due, reminder
from utblick.features.projects.queries import Told
from utblick.features.projects.waiting import question_of, waiting
from utblick.foundation import outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

REMINDER = "projects.remind"
MONDAY = 0
WITHIN = timedelta(days=14)
# The question a year after closing has its own mail first.
AFTER_ASKING = timedelta(days=6)


def remind_due(at: datetime, report: Callable[[int], None] | None = None) -> int:
    """Write to everybody in whose projects something waits, on Mondays; give how many mails that were.

    A week's mail to somebody is sent once. Nobody is reminded of examples.
    """
    if day_of(at).weekday() != MONDAY:
        return 0
    due: dict[int, list[Due]] = {}
    receivers: dict[int, Account] = {}
    rows = queries.with_parts(queries.projects(system(REMINDER))).prefetch_related("risks")
    for told in queries.told(rows.filter(is_example=False), at):
        account = receiver_of(told.project, at) if _due(told, at) else None
        if account is None:
            continue
        with override(account.language):
            due.setdefault(account.pk, []).extend(_due(told, at))
        receivers[account.pk] = account
    for sent, (number, lines) in enumerate(due.items(), start=1):
        _send(receivers[number], lines, at)
        if report:
            report(sent)
    return len(due)


def _due(told: Told, at: datetime) -> list[Due]:
    question = question_of(told)
    is_old = question is not None and question.asked_at <= at - AFTER_ASKING
    return [
        Due(told.project, one, question if one.is_result else None)
        for one in waiting(told, WITHIN)
        if is_old or not one.is_result
    ]


def _send(account: Account, lines: list[Due], at: datetime) -> None:
    with override(account.language):
        letter = reminder(lines)
    year, week, _day = day_of(at).isocalendar()
    outbox.enqueue(
        key=f"projects:remind:{account.pk}:{year}-{week:02}",
        to=account.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=account.language,
        at=at,
    )
