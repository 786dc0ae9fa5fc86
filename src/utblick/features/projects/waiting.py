"""What waits to be done in a project: reports, risks to look at, a last day that has passed, and what changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from utblick.features.projects import lacks
from utblick.features.projects.models import ResultQuestion
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import Stage

# Who has been gone longer is asked by nobody any more, unless the question has been put.
YEARS_ASKED = 2


class Waiting(NamedTuple):
    """Something that waits, and the day it is for; None where it has waited since the day passed."""

    words: str
    on: date | None = None
    is_result: bool = False


def question_of(told: Told) -> ResultQuestion | None:
    """Give the question that was put a year after closing; asks for it along, see `queries.with_parts`."""
    return getattr(told.project, "question", None)


def waits_for_result(told: Told) -> bool:
    """Say whether it is a year since closing and nobody has said what came of it: an answer, a result, or in use."""
    closed_on, question = told.closed_on, question_of(told)
    if told.standing.stage != Stage.CLOSED or closed_on is None or not lacks.is_asked(closed_on, told.today):
        return False
    if question is None and told.today.year - closed_on.year > YEARS_ASKED:
        return False
    is_answered = question is not None and question.answered_at is not None
    return not is_answered and not told.facts.has_results


def waiting(told: Told, within: timedelta) -> list[Waiting]:
    """Give what waits in a project, or will within some days: what has no day first, then the soonest.

    Asks for its parts and risks, see `queries.with_parts`.
    """
    found = []
    if waits_for_result(told):
        found.append(Waiting(_("Closed a year ago: what changed?"), None, True))
    if told.standing.is_late:
        found.append(Waiting(_("Its last day has passed: is it closed?")))
    last = told.today + within
    dated = []
    if told.standing.is_open:
        dated += [
            Waiting(row.words, row.due_on)
            for row in told.project.reports.all()
            if row.sent_on is None and row.due_on <= last
        ]
        dated += [
            Waiting(_("Look again at: %(risk)s") % {"risk": row.words}, row.review_on)
            for row in told.project.risks.all()
            if row.review_on and not row.is_over and row.review_on <= last
        ]
    return found + sorted(dated, key=lambda one: one.on or last)
