"""What happened to a project, on which day; and corrections, which undo steps without taking them away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.features.projects import rules
from utblick.features.projects.actions.saving import check_may_change, locked, record, summary
from utblick.features.projects.models import Project, Step, StepKind
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def write_step(
    project: Project,
    kind: str,
    *,
    on: date,
    by: Viewer,
    at: datetime,
    words: str = "",
    diary_number: str = "",
) -> Step:
    """Write down what happened, on which day."""
    project = locked(project)
    check_may_change(project, by)
    rules.check_has_happened(on, day_of(at))
    rules.check_is_of_our_time(on)
    step = Step(
        project=project, kind=kind, on=on, words=words.strip(), diary_number=diary_number.strip(), at=at
    )
    checked_and_saved(step)
    record("projects.step.written", project, {"project_step": ["", summary(step)]}, by=by, at=at)
    return step


@transaction.atomic
def put_right(project: Project, wrong: Iterable[int], words: str, *, by: Viewer, at: datetime) -> Step:
    """Undo steps that were wrong, by one correcting step that says why; they stay, and count no longer."""
    project = locked(project)
    check_may_change(project, by)
    rows = list(
        project.steps.select_for_update(of=("self",))
        .filter(pk__in=list(wrong))
        .exclude(kind=StepKind.CORRECTED)
    )
    rules.check_something_is_put_right(len(rows))
    rules.check_has_reason(words)
    for row in rows:
        rules.check_stands(row.undone_by_id is not None)
    step = Step(project=project, kind=StepKind.CORRECTED, on=day_of(at), words=words.strip(), at=at)
    checked_and_saved(step)
    project.steps.filter(pk__in=[row.pk for row in rows]).update(undone_by=step)
    changes = {"project_step": ["\n".join(summary(row) for row in rows), summary(step)]}
    record("projects.step.put_right", project, changes, by=by, at=at)
    return step
