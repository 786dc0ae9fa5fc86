"""Plans backwards from a date: kept to be followed, taken note of when they moved, let go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utblick.features.advocacy.models import Deadline
from utblick.features.governance import rules
from utblick.features.governance.backwards import as_stored, is_behind, meetings_ahead
from utblick.features.governance.models import KeptPlan
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

KEEP = "governance.plan.keep"


@transaction.atomic
def keep_plan(deadline: Deadline, boards: Sequence[str], *, by: Viewer, at: datetime) -> KeptPlan:
    """Follow the plan as it is worked out now; of one that is kept already, take note of what moved.

    Through the same boards a plan goes on from the day it was first kept, so that meetings that were held on the way
    stay in it; through others it begins anew.
    """
    deadline = (
        Deadline.objects.select_for_update(of=("self",)).select_related("procedure").get(pk=deadline.pk)
    )
    there = KeptPlan.objects.filter(deadline=deadline).first()
    chosen = list(dict.fromkeys(boards))
    _check_may(chosen, by)
    if there is not None:
        _check_may(there.boards, by)
    rules.check_date_is_ahead(is_behind(deadline, at))
    known = set(Board.objects.at(at).values_list("key", flat=True))
    rules.check_boards_are_known(bool(chosen) and set(chosen) <= known)
    goes_on = there is not None and list(there.boards) == chosen
    row = there or KeptPlan(deadline=deadline)
    before = list(row.boards)
    row.boards = chosen
    row.moment = deadline.at
    if not goes_on:
        row.planned_on = day_of(at)
    row.meetings = as_stored(meetings_ahead(chosen, row.planned_on))
    row.kept_at, row.kept_by_id = at, by.account_id
    row.save()
    action = "governance.plan.noted" if goes_on else "governance.plan.kept"
    audit.record(action, by=by, at=at, target=deadline.procedure, changes={"boards": [before, chosen]})
    return row


@transaction.atomic
def drop_plan(deadline: Deadline, *, by: Viewer, at: datetime) -> None:
    """No longer follow the plan."""
    row = KeptPlan.objects.filter(deadline=deadline).select_related("deadline__procedure").first()
    _check_may(row.boards if row is not None else (), by)
    if row is None:
        return
    changes = {"boards": [row.boards, []]}
    audit.record("governance.plan.dropped", by=by, at=at, target=row.deadline.procedure, changes=changes)
    row.delete()


def may_keep(viewer: Viewer, boards: Sequence[str]) -> bool:
    """Say whether the viewer may keep a plan through these boards: any, or one where they serve a board in it."""
    return viewer.may(KEEP) or any(viewer.may(KEEP, board=key) for key in boards)


def _check_may(boards: Sequence[str], by: Viewer) -> None:
    if not may_keep(by, boards):
        raise NotAllowed(KEEP)
