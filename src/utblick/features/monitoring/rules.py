"""When a matter may be judged. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

from datetime import date

from utblick.features.monitoring.models.matters import MatterState
from utblick.foundation.rules import broken

JUDGED = (MatterState.ACT, MatterState.INFORM, MatterState.LATER)


def check_has_owner(state: str, board: object | None, owner: object | None) -> None:
    """Choose a board and a person first: nothing leaves the inbox without an owner."""
    if state in JUDGED and (board is None or owner is None):
        raise broken(check_has_owner)


def check_owner_has_account(state: str, is_open: bool) -> None:
    """The account of the person who would answer for it is closed: choose somebody who can sign in."""
    if state in JUDGED and not is_open:
        raise broken(check_owner_has_account)


def check_has_reason(state: str, reason: str) -> None:
    """Write why the matter is dismissed, so that others need not ask."""
    if state == MatterState.DISMISSED and not reason.strip():
        raise broken(check_has_reason)


def check_later_has_date(state: str, due_on: date | None, today: date) -> None:
    """Choose a day from today on when the matter comes back."""
    if state == MatterState.LATER and (due_on is None or due_on < today):
        raise broken(check_later_has_date)


def check_due_is_not_past(due_on: date | None, before: date | None, today: date) -> None:
    """Choose a due day from today on, or leave it empty: the one that was chosen has already passed."""
    if due_on is not None and due_on < today and due_on != before:
        raise broken(check_due_is_not_past)


def check_can_be_judged(state: str) -> None:
    """This matter has no hit, so there is nothing to judge. Follow it instead."""
    if state == MatterState.QUIET:
        raise broken(check_can_be_judged)


def check_latest(is_latest: bool) -> None:
    """This can no longer be undone, because somebody has judged the matter since."""
    if not is_latest:
        raise broken(check_latest)


def check_still_judged_so(is_so: bool) -> None:
    """This can no longer be undone, because the matter has come back or been joined with another since."""
    if not is_so:
        raise broken(check_still_judged_so)


def check_same_number(is_same: bool) -> None:
    """This matter has been joined with another since you opened it. Look at the whole before you judge it."""
    if not is_same:
        raise broken(check_same_number)


def check_can_be_handed_over(state: str) -> None:
    """Judge the matter first: what nobody answers for cannot be handed over."""
    if state not in JUDGED:
        raise broken(check_can_be_handed_over)


def check_takes_over(owner: object, before: object) -> None:
    """Choose the person who takes over."""
    if owner == before:
        raise broken(check_takes_over)


def check_changes_something(is_other: bool) -> None:
    """Nothing was saved: the board, the person and the day are as they were."""
    if not is_other:
        raise broken(check_changes_something)


def check_latest_regrouping(is_latest: bool) -> None:
    """This cannot be undone now, because somebody has joined or split these matters since. Undo the latest first."""
    if not is_latest:
        raise broken(check_latest_regrouping)


def check_says_something(text: str) -> None:
    """The note was empty, so nothing was saved."""
    if not text.strip():
        raise broken(check_says_something)


def check_different(one: int, other: int) -> None:
    """Choose another matter: a matter cannot be joined with itself."""
    if one == other:
        raise broken(check_different)


def check_leaves_something(moved: int, total: int) -> None:
    """Choose at least one document to move, and leave at least one where it is."""
    if not 0 < moved < total:
        raise broken(check_leaves_something)


RULES = (
    check_has_owner,
    check_owner_has_account,
    check_has_reason,
    check_later_has_date,
    check_due_is_not_past,
    check_can_be_judged,
    check_latest,
    check_still_judged_so,
    check_same_number,
    check_can_be_handed_over,
    check_takes_over,
    check_changes_something,
    check_latest_regrouping,
    check_says_something,
    check_different,
    check_leaves_something,
)
