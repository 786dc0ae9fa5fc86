"""Dates ahead in a procedure: set, moved, met."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules, rules_answers
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.procedures import CHANGE, SOURCE_FIELDS
from utblick.features.advocacy.models import Answer, Deadline, Procedure
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

FIELDS = SOURCE_FIELDS | {"rule", "name_sv", "name_en", "at", "is_whole_day"}


@transaction.atomic
def set_deadline(
    procedure: Procedure, *, moment: datetime, by: Viewer, at: datetime, **fields: Any
) -> Deadline:
    """Set a day or moment ahead."""
    by.check(CHANGE)
    rules.check_has_zone(moment)
    rules.check_deadline_is_likely(moment.date(), day_of(at))
    return keeping.add(
        Deadline(procedure=procedure),
        {**fields, "at": moment},
        FIELDS,
        action="advocacy.deadline.set",
        target=procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def change_deadline(
    row: Deadline, *, version: int, moment: datetime, by: Viewer, at: datetime, **fields: Any
) -> Deadline:
    """Change a day ahead as it was at `version`; where the moment moves, what it was is kept."""
    by.check(CHANGE)
    rules.check_has_zone(moment)
    rules.check_deadline_is_likely(moment.date(), day_of(at))
    before = Deadline.objects.select_for_update(of=("self",)).get(pk=row.pk)
    answer = Answer.objects.filter(deadline=row).first()
    if answer is not None:
        rules_answers.check_date_is_not_sent(answer.sent_on)
        rules_answers.check_closes_after_opening(answer.opened_on, moment)
        rules_answers.check_in_time_for_us(answer.input_by, moment)
    changed = keeping.change(
        row,
        {**fields, "at": moment},
        FIELDS,
        action="advocacy.deadline.changed",
        version=version,
        target=row.procedure,
        by=by,
        at=at,
    )
    if before.at != changed.at:
        changed.was_at, changed.moved_at = before.at, at
        changed.save(update_fields=["was_at", "moved_at"])
    return changed


@transaction.atomic
def note_done(row: Deadline, *, on: date, by: Viewer, at: datetime) -> Deadline:
    """Note that what a day ahead was for is done."""
    by.check(CHANGE)
    rules.check_has_happened(on, day_of(at))
    return keeping.change(
        row,
        {"done_on": on},
        frozenset({"done_on"}),
        action="advocacy.deadline.done",
        target=row.procedure,
        by=by,
        at=at,
    )


@transaction.atomic
def remove_deadline(row: Deadline, *, by: Viewer, at: datetime) -> None:
    """Take away a day that does not come."""
    by.check(CHANGE)
    rules_answers.check_no_answer_has_it(Answer.objects.filter(deadline=row).exists())
    keeping.remove(
        row, ["name_sv", "at"], action="advocacy.deadline.removed", target=row.procedure, by=by, at=at
    )
