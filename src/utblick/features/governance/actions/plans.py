"""Plans backwards from a date: kept to be followed, taken note of when they moved, let go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utblick.features.advocacy.models import Deadline
from utblick.features.governance import rules
from utblick.features.governance.backwards import as_stored, meetings_ahead
from utblick.features.governance.models import KeptPlan
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

KEEP = "governance.plan.keep"


@transaction.atomic
def keep_plan(deadline: Deadline, boards: Sequence[str], *, by: Viewer, at: datetime) -> KeptPlan:
    """Follow the plan as it is worked out now; of one that is kept already, take note of what moved."""
    _check_may(boards, by)
    deadline = Deadline.objects.select_for_update(of=("self",)).get(pk=deadline.pk)
    rules.check_date_is_ahead(deadline.at < at or deadline.done_on is not None)
    known = set(Board.objects.at(at).values_list("key", flat=True))
    chosen = list(dict.fromkeys(boards))
    rules.check_boards_are_known(bool(chosen) and set(chosen) <= known)
    today = day_of(at)
    row, made = KeptPlan.objects.update_or_create(
        deadline=deadline,
        defaults={
            "boards": chosen,
            "moment": deadline.at,
            "meetings": as_stored(meetings_ahead(chosen, today)),
            "planned_on": today,
            "kept_at": at,
            "kept_by_id": by.account_id,
        },
    )
    action = "governance.plan.kept" if made else "governance.plan.noted"
    audit.record(action, by=by, at=at, target=deadline.procedure, changes={"boards": [[], chosen]})
    return row


@transaction.atomic
def drop_plan(deadline: Deadline, *, by: Viewer, at: datetime) -> None:
    """No longer follow the plan."""
    row = KeptPlan.objects.filter(deadline=deadline).select_related("deadline__procedure").first()
    if row is None:
        return
    _check_may(row.boards, by)
    changes = {"boards": [row.boards, []]}
    audit.record("governance.plan.dropped", by=by, at=at, target=row.deadline.procedure, changes=changes)
    row.delete()


def _check_may(boards: Sequence[str], by: Viewer) -> None:
    if by.may(KEEP) or any(by.may(KEEP, board=key) for key in boards):
        return
    raise NotAllowed(KEEP)
