"""What must be true of meetings, papers and decisions. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from utblick.foundation.rules import RuleBroken
from utblick.foundation.rules import broken as _broken

FIRST_YEAR, YEARS_AHEAD = 1990, 20


class BrokenBeside(RuleBroken):
    """A rule that was not met by what stands in certain fields of a form; its sentence is shown beside them."""

    def __init__(self, sentence: str, *fields: str) -> None:
        super().__init__(sentence)
        self.fields = fields


def broken(rule: Callable[..., Any], *fields: str) -> BrokenBeside:
    """Give the exception for a rule, with the fields that it is about."""
    return BrokenBeside(str(_broken(rule)), *fields)


def check_year_can_be(today: date, **days: date | None) -> None:
    """Look at the year: a day lies between 1990 and twenty years from now."""
    wrong = [
        name
        for name, day in days.items()
        if day is not None and not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD
    ]
    if wrong:
        raise broken(check_year_can_be, *wrong)


def check_days_before(on: date, presidium_on: date | None, papers_by: date | None) -> None:
    """The papers are due and the presidium meets before the board does. Change one of the days."""
    days = {"presidium_on": presidium_on, "papers_by": papers_by}
    if wrong := [name for name, day in days.items() if day is not None and day > on]:
        raise broken(check_days_before, *wrong)


def check_board_exists(exists: bool) -> None:
    """The board does not exist on that day."""
    if not exists:
        raise broken(check_board_exists, "on")


def check_same_board(board: int, meeting_board: int) -> None:
    """Choose a meeting of the board that the item is for."""
    if board != meeting_board:
        raise broken(check_same_board, "meeting")


def check_has_title(title: str) -> None:
    """Give the item a heading that says what it is about."""
    if not title.strip():
        raise broken(check_has_title, "title")


def check_decision_has_title(title: str) -> None:
    """Give the decision a heading that says what it is about."""
    if not title.strip():
        raise broken(check_decision_has_title, "title")


def check_is_complete(kind: str, proposal: str, background: str) -> None:
    """A paper is ready when it says what it is about and, for a decision, what is proposed."""
    missing = [] if background.strip() else ["background"]
    if kind in ("decision", "position") and not proposal.strip():
        missing.append("proposal")
    if missing:
        raise broken(check_is_complete, *missing)


def check_is_not_withdrawn(is_withdrawn: bool) -> None:
    """The item has been withdrawn, so it is not changed. Put it back first."""
    if is_withdrawn:
        raise broken(check_is_not_withdrawn)


def check_is_withdrawn(is_withdrawn: bool) -> None:
    """The item stands already."""
    if not is_withdrawn:
        raise broken(check_is_withdrawn)


def check_is_cancelled(is_cancelled: bool) -> None:
    """The meeting stands already."""
    if not is_cancelled:
        raise broken(check_is_cancelled)


def check_is_not_decided(has_decision: bool) -> None:
    """It has been decided, so the paper stays as it was. Put a new item before the board instead."""
    if has_decision:
        raise broken(check_is_not_decided)


def check_meeting_stands(is_cancelled: bool) -> None:
    """The meeting is cancelled. Choose another."""
    if is_cancelled:
        raise broken(check_meeting_stands, "meeting")


def check_decided_by_now(on: date, today: date) -> None:
    """A decision is registered once it has been made: the day is in the future."""
    if on > today:
        raise broken(check_decided_by_now, "on")


def check_follow_up_comes_after(on: date, follow_up_on: date | None) -> None:
    """A decision is followed up after it was made. Change one of the days."""
    if follow_up_on is not None and follow_up_on < on:
        raise broken(check_follow_up_comes_after, "follow_up_on")


def check_item_of_board(board: int, item_board: int) -> None:
    """Choose an agenda item of the board whose decision it is."""
    if board != item_board:
        raise broken(check_item_of_board, "item")


def check_item_is_not_withdrawn(is_withdrawn: bool) -> None:
    """The agenda item has been withdrawn. Choose another, or put it back first."""
    if is_withdrawn:
        raise broken(check_item_is_not_withdrawn, "item")


def check_meeting_of_board(board: int, meeting_board: int, field: str) -> None:
    """Choose a meeting of the board whose decision it is."""
    if board != meeting_board:
        raise broken(check_meeting_of_board, field)


def check_decided_at_meeting(on: date, meeting_on: date) -> None:
    """The meeting was on another day than the decision. Change the day, or choose another meeting."""
    if on != meeting_on:
        raise broken(check_decided_at_meeting, "meeting", "on")


def check_delegated_is_not_of_meeting(is_delegated: bool, has_meeting: bool) -> None:
    """A delegated decision is not made at a meeting. Say instead at which meeting it was announced."""
    if is_delegated and has_meeting:
        raise broken(check_delegated_is_not_of_meeting, "meeting")


def check_only_delegated_is_announced(is_delegated: bool, is_announced: bool) -> None:
    """Only a delegated decision is announced at a meeting: mark it as delegated, or choose no meeting here."""
    if is_announced and not is_delegated:
        raise broken(check_only_delegated_is_announced, "announced_at")


def check_has_delegate(is_delegated: bool, delegate: str) -> None:
    """Say which role decided by delegation."""
    if is_delegated and not delegate.strip():
        raise broken(check_has_delegate, "delegate")


def check_told_after(on: date, meeting_on: date, field: str) -> None:
    """The board cannot have been told before the decision was made. Choose a later meeting."""
    if meeting_on < on:
        raise broken(check_told_after, field)


def check_sent_after(on: date, sent_on: date | None) -> None:
    """A decision is sent after it was made. Change one of the days."""
    if sent_on is not None and sent_on < on:
        raise broken(check_sent_after, "sent_on")


def check_is_followed_up(is_followed_up: bool) -> None:
    """The decision has not been followed up yet."""
    if not is_followed_up:
        raise broken(check_is_followed_up)


def check_says_what_came(outcome: str) -> None:
    """Write in a line or two what came of the decision."""
    if not outcome.strip():
        raise broken(check_says_what_came, "outcome")


def check_one_calendar(others: int) -> None:
    """There are ten addresses already. Revoke one that you no longer use."""
    if others >= 10:
        raise broken(check_one_calendar)


def check_is_own_day(is_own: bool) -> None:
    """The day belongs to a calendar from outside. Change it there, or remove the calendar."""
    if not is_own:
        raise broken(check_is_own_day)


def check_is_not_too_much(days: int) -> None:
    """The calendar has more than 2,000 days. Take one with fewer, such as the plenary's alone."""
    if days > 2_000:
        raise broken(check_is_not_too_much)


def check_date_is_ahead(is_past: bool) -> None:
    """The date is behind us or met, or the file is closed: there is nothing to plan."""
    if is_past:
        raise broken(check_date_is_ahead)


def check_boards_are_known(known: bool) -> None:
    """Choose the boards that decide."""
    if not known:
        raise broken(check_boards_are_known)
