"""The project itself: begun with three fields, then its facts and its money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.organisation.queries import remit_for
from utblick.features.programmes.models import Call
from utblick.features.projects import queries, rules
from utblick.features.projects.actions.saving import (
    check_may_change,
    check_version,
    locked,
    record,
    set_many,
)
from utblick.features.projects.models import Project, Step, StepKind
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

__all__ = ["Idea", "begin", "change_facts", "change_money", "remove_project"]

FACTS = frozenset(
    {
        "title_sv",
        "title_en",
        "acronym",
        "purpose",
        "part",
        "unit",
        "manager",
        "board",
        "programme",
        "call",
        "objective",
        "number",
        "address",
        "diary_number",
        "starts_on",
        "ends_on",
        "secrecy",
        "secrecy_reason",
    }
)
MONEY = frozenset(
    {
        "currency",
        "rate",
        "rate_on",
        "rate_source",
        "total",
        "grant",
        "our_budget",
        "our_grant",
        "own_share",
        "financed_by",
        "financed_on",
        "financing_diary",
        "financing_account",
    }
)


@dataclass(frozen=True, slots=True)
class Idea:
    """What it takes to begin: its name, whose it is, why in a line; since when if not today, for which call."""

    title: str
    unit: Unit
    why: str = ""
    on: date | None = None
    call: Call | None = None


def begin(
    idea: Idea, *, form_key: UUID | None = None, is_example: bool = False, by: Viewer, at: datetime
) -> Project:
    """Begin a project as an idea of a unit; the unit's board owns it until its areas say another.

    The same form (`form_key`) sent twice begins it once.
    """
    by.check(queries.BEGIN, unit=idea.unit.pk)
    rules.check_has_title(idea.title)
    if idea.on is not None:
        rules.check_has_happened(idea.on, day_of(at))
    there = Project.objects.filter(form_key=form_key).first() if form_key else None
    if there is not None:
        return there
    try:
        return _begun(idea, form_key, is_example, by, at)
    except IntegrityError:
        there = Project.objects.filter(form_key=form_key).first() if form_key else None
        if there is None:
            raise
        return there


@transaction.atomic
def _begun(idea: Idea, form_key: UUID | None, is_example: bool, by: Viewer, at: datetime) -> Project:
    project = Project(
        title_sv=" ".join(idea.title.split()),
        purpose=idea.why.strip(),
        unit=idea.unit,
        board=idea.unit.board or remit_for([], at).owner,
        manager_id=by.account_id,
        call=idea.call,
        programme=idea.call.programme if idea.call else None,
        form_key=form_key,
        is_example=is_example,
        created_by_id=by.account_id,
        created_at=at,
    )
    checked_and_saved(project)
    Step.objects.create(project=project, kind=StepKind.IDEA, on=idea.on or day_of(at), at=at)
    changes = {"title_sv": ["", project.title_sv], "unit": ["", idea.unit.name_sv]}
    record("projects.project.begun", project, changes, by=by, at=at)
    return project


@transaction.atomic
def change_facts(
    project: Project,
    *,
    version: int,
    units: Iterable[Unit],
    topics: Iterable[Topic],
    concerned: Iterable[Board],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Project:
    """Change what a project is, as it was at `version`.

    A ground of secrecy is kept with its reason, who marked it and when.
    Without an owner board the areas' remits say whose it is, and which boards it concerns where none is chosen.
    """
    project = locked(project)
    check_may_change(project, by)
    check_version(project, version)
    topics, concerned = list(topics), list(concerned)
    if fields.get("board", project.board) is None:
        proposed = remit_for([topic.key for topic in topics], at)
        fields["board"] = proposed.owner
        concerned = concerned or [board for board in proposed.concerned if board != proposed.owner]
    unit = fields.get("unit", project.unit)
    if unit is not None and unit != project.unit:
        by.check(queries.CHANGE, unit=unit.pk)
    was_secret = project.secrecy
    changes = settable(project, fields, FACTS)
    rules.check_has_title(project.title_sv)
    rules.check_secrecy_has_reason(project.secrecy, project.secrecy_reason)
    if project.secrecy != was_secret:
        if not queries.may_mark(by, project):
            raise NotAllowed(queries.SECRET)
        project.secrecy_by = by.name[:120] if project.secrecy else ""
        project.secrecy_on = day_of(at) if project.secrecy else None
    for day in (project.starts_on, project.ends_on):
        rules.check_year_is_possible(day)
    rules.check_call_fits(project.programme_id, project.call.programme_id if project.call else None)
    rules.check_objective_fits(
        project.programme_id, project.objective.programme_id if project.objective else None
    )
    changes |= set_many(project, "units", [one for one in units if one != project.unit])
    changes |= set_many(project, "topics", topics)
    changes |= set_many(project, "concerned", [one for one in concerned if one != project.board])
    return _kept(project, "projects.project.changed", changes, by, at, was_secret=bool(was_secret))


@transaction.atomic
def change_money(project: Project, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Project:
    """Change a project's amounts and who decided on our own share, as they were at `version`."""
    project = locked(project)
    check_may_change(project, by)
    check_version(project, version)
    changes = settable(project, fields, MONEY)
    rules.check_grant_is_within(project.grant, project.total)
    rules.check_grant_is_within(project.our_grant, project.our_budget)
    rules.check_part_is_within(project.our_budget, project.total)
    rules.check_rate_has_its_day(project.rate, project.rate_on, project.rate_source)
    for day in (project.rate_on, project.financed_on):
        rules.check_year_is_possible(day)
    if project.financed_on is not None:
        rules.check_decided_by_now(project.financed_on, day_of(at))
    return _kept(project, "projects.money.changed", changes, by, at)


def _kept(
    project: Project,
    action: str,
    changes: dict[str, list[Any]],
    by: Viewer,
    at: datetime,
    was_secret: bool = False,
) -> Project:
    if changes:
        project.version += 1
        checked_and_saved(project)
        record(action, project, changes, by=by, at=at, was_secret=was_secret)
    return project


@transaction.atomic
def remove_project(project: Project, *, version: int, by: Viewer, at: datetime) -> None:
    """Remove a project that was begun by mistake; one that was ever applied for stays, and is withdrawn instead."""
    project = locked(project)
    check_may_change(project, by)
    check_version(project, version)
    decided = project.decisions.filter(is_from_board=True).count()
    rules.check_was_only_an_idea(project.steps.exclude(kind=StepKind.IDEA).count() + decided)
    changes = {"title_sv": [project.title_sv, ""]}
    record("projects.project.removed", project, changes, by=by, at=at)
    Step.objects.filter(project=project).delete()
    project.delete()
