"""Who serves where, in which role, and who stands in for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.organisation import rules
from utblick.features.organisation.actions.boards import SAID
from utblick.features.organisation.actions.saving import (
    checked_and_saved,
    ended,
    is_taken_back,
    settable,
    taken_back,
)
from utblick.features.organisation.appointing import check_may_give, check_may_name_substitute
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Assignment, Substitute
from utblick.features.organisation.queries import period
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit import record

LENT = ("account", "assignment", "valid_from", "valid_until")
FIELDS = frozenset(
    {
        "account",
        "role",
        "board",
        "unit",
        "title_sv",
        "title_en",
        "valid_from",
        "valid_until",
    }
)


def _check(assignment: Assignment) -> None:
    held = period(assignment)
    place = assignment.board or assignment.unit
    rules.ends_after_start(held)
    rules.role_has_its_place(assignment.role, assignment.board is not None, assignment.unit is not None)
    rules.place_exists_during_assignment(held, period(place) if place else None)
    same = Assignment.objects.filter(
        account=assignment.account, role=assignment.role, board=assignment.board, unit=assignment.unit
    ).exclude(pk=assignment.pk)
    rules.not_assigned_twice(held, [period(other) for other in same])


def _board_key(assignment: Assignment) -> str:
    return assignment.board.key if assignment.board else ""


@transaction.atomic
def create_assignment(*, by: Viewer, at: datetime, **fields: Any) -> Assignment:
    """Give an account a role, for a board, a unit or the whole region."""
    assignment = Assignment()
    changes = settable(assignment, fields, FIELDS)
    check_may_give(by, assignment)
    # The account's row is the lock: two people cannot give it the same role twice at once.
    account = Account.objects.select_for_update().get(pk=assignment.account_id)
    rules.account_is_open(account.may_sign_in(max(assignment.valid_from, day_of(at))))
    _check(assignment)
    checked_and_saved(assignment)
    record(
        "organisation.assignment.created",
        by=by,
        at=at,
        target=assignment,
        changes=changes,
        board=_board_key(assignment),
    )
    return assignment


@transaction.atomic
def change_assignment(assignment: Assignment, *, by: Viewer, at: datetime, **fields: Any) -> Assignment:
    """Correct an assignment: its title, place or days. Another role is another assignment."""
    assignment = _locked(assignment)
    check_may_give(by, assignment)
    changes = settable(assignment, fields, FIELDS - {"account", "role"})
    check_may_give(by, assignment)
    _check(assignment)
    if changes:
        checked_and_saved(assignment)
        record(
            "organisation.assignment.changed",
            by=by,
            at=at,
            target=assignment,
            changes=changes,
            board=_board_key(assignment),
        )
    return assignment


@transaction.atomic
def end_assignment(assignment: Assignment, *, on: date, by: Viewer, at: datetime) -> Assignment | None:
    """Let someone's assignment end; from that day it gives them nothing.

    One that then has not lasted a day is taken back, with its substitutes: the row goes, the trail tells of it,
    and nothing is given.
    """
    assignment = _locked(assignment)
    check_may_give(by, assignment)
    board = _board_key(assignment)
    if is_taken_back(assignment, on, day_of(at)):
        for substitute in assignment.substitutes.select_related("account"):
            taken_back(substitute, "organisation.substitute.taken_back", LENT, by=by, at=at, board=board)
        taken_back(assignment, "organisation.assignment.taken_back", SAID, by=by, at=at, board=board)
        return None
    ended(assignment, "organisation.assignment.ended", on=on, by=by, at=at, board=board)
    return assignment


@transaction.atomic
def create_substitute(
    assignment: Assignment, account: Account, *, valid_from: date, valid_until: date, by: Viewer, at: datetime
) -> Substitute:
    """Let someone do another's assignment for some days, with the same permissions.

    Those who serve may name their own substitute; others must be such as may give the role.
    """
    assignment = _locked(assignment)
    check_may_name_substitute(by, assignment)
    substitute = Substitute(
        assignment=assignment, account=account, valid_from=valid_from, valid_until=valid_until
    )
    rules.account_is_open(account.may_sign_in(max(valid_from, day_of(at))))
    rules.substitute_is_someone_else(assignment.account_id, account.pk)
    days = rules.Period(valid_from, valid_until)
    rules.ends_after_start(days)
    rules.substitute_within_assignment(days, period(assignment))
    checked_and_saved(substitute)
    record(
        "organisation.substitute.created",
        by=by,
        at=at,
        target=substitute,
        changes={
            "valid_from": [None, valid_from.isoformat()],
            "valid_until": [None, valid_until.isoformat()],
        },
        board=_board_key(assignment),
    )
    return substitute


@transaction.atomic
def end_substitute(substitute: Substitute, *, on: date, by: Viewer, at: datetime) -> Substitute | None:
    """Let a substitute serve no longer than until a day; give nothing when that takes it back altogether."""
    assignment = _locked(substitute.assignment)
    check_may_name_substitute(by, assignment)
    substitute = Substitute.objects.select_for_update(of=("self",)).get(pk=substitute.pk)
    board = _board_key(assignment)
    if is_taken_back(substitute, on, day_of(at)):
        taken_back(substitute, "organisation.substitute.taken_back", LENT, by=by, at=at, board=board)
        return None
    rules.substitute_ends_no_later(on, substitute.valid_until)
    ended(substitute, "organisation.substitute.ended", on=on, by=by, at=at, board=board)
    return substitute


def _locked(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("board", "unit", "account")
    return rows.get(pk=assignment.pk)
