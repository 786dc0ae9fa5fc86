"""Ask, a year after a project has closed, whether its results are in use; take the answer from who holds the link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from utblick.features.organisation.dated import day_of
from utblick.features.organisation.queries import people
from utblick.features.projects import rules
from utblick.features.projects.actions.saving import record
from utblick.features.projects.lacks import is_asked
from utblick.features.projects.letters import letter_of
from utblick.features.projects.models import (
    Project,
    Result,
    ResultAnswer,
    ResultQuestion,
    Step,
    StepKind,
)
from utblick.features.projects.queries import Told
from utblick.features.projects.waiting import YEARS_ASKED
from utblick.foundation import outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer, system

ASKER = "projects.ask"


def ask_due(at: datetime, report: Callable[[int], None] | None = None) -> int:
    """Ask of every project that closed a year ago, once each; give how many mails were put into the outbox."""
    today, asked = day_of(at), 0
    rows = Project.objects.filter(question=None, is_example=False, steps__kind=StepKind.CLOSED)
    for project in rows.distinct().prefetch_related("steps", "units").order_by("pk"):
        told = Told(project, today)
        closed_on = told.closed_on
        if told.standing.stage != "closed" or closed_on is None or not is_asked(closed_on, today):
            continue
        if today.year - closed_on.year <= YEARS_ASKED:
            asked += _ask(project, at)
        if report:
            report(asked)
    return asked


@transaction.atomic
def _ask(project: Project, at: datetime) -> bool:
    account = receiver_of(project, at)
    if account is None:
        return False
    question, is_new = ResultQuestion.objects.get_or_create(
        project=project, defaults={"account": account, "asked_at": at}
    )
    if not is_new:
        return False
    with override(account.language):
        letter = letter_of(question)
    outbox.enqueue(
        key=f"projects:result:{project.pk}",
        to=account.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        language=account.language,
        at=at,
    )
    record("projects.question.asked", project, {}, by=system(ASKER), at=at)
    return True


def receiver_of(project: Project, at: datetime) -> Account | None:
    """Give whom to ask: its project manager, or else the contact of one of its units; nobody if none is here."""
    today = day_of(at)
    if project.manager is not None and project.manager.may_sign_in(today):
        return project.manager
    units = [project.unit, *project.units.all()]
    for unit in filter(None, units):
        for place in filter(None, (unit.pk, unit.parent_id)):
            for role in (Role.PROJECT_MANAGER, Role.UNIT_CONTACT):
                contact = people(at, role=role).filter(unit=place).first()
                if contact is not None and contact.account.may_sign_in(today):
                    return contact.account
    return None


@transaction.atomic
def answer(question: ResultQuestion, choice: str, line: str, *, at: datetime) -> ResultQuestion:
    """Take an answer from whoever holds the link: one of the answers, a line, or both; the latest holds.

    A line is kept as a result; that all of it is in use is a step of the project, written once.
    """
    question = (
        ResultQuestion.objects.select_for_update(of=("self",))
        .select_related("project", "account")
        .get(pk=question.pk)
    )
    project, line = question.project, line.strip()[:2000]
    chosen = choice if choice in ResultAnswer.values else ""
    rules.check_is_not_answered_for_nothing(chosen or line)
    holder = question.account
    by = Viewer(account_id=holder.pk, name=holder.name, language=holder.language)
    if line and not project.results.filter(words=line).exists():
        Result.objects.create(
            project=project,
            on=day_of(at),
            words=line,
            unit=project.unit,
            is_in_use=chosen == ResultAnswer.IN_USE,
        )
    stands = project.steps.filter(kind=StepKind.IN_USE, undone_by=None)
    if chosen == ResultAnswer.IN_USE and not stands.exists():
        Step.objects.create(project=project, kind=StepKind.IN_USE, on=day_of(at), words=line[:400], at=at)
    changes = {"result_answer": [question.answer, chosen], "result_line": ["", line]}
    question.answer, question.answered_at = chosen or question.answer, at
    question.save(update_fields=["answer", "answered_at"])
    record("projects.question.answered", project, changes, by=by, at=at)
    return question
