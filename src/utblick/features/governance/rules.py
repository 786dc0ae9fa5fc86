"""What must be true of meetings, papers and decisions. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

from datetime import date

from utblick.foundation.rules import broken


def check_days_before(on: date, presidium_on: date | None, papers_by: date | None) -> None:
    """The papers are due and the presidium meets before the board does. Change one of the days."""
    if any(day is not None and day > on for day in (presidium_on, papers_by)):
        raise broken(check_days_before)


def check_board_exists(exists: bool) -> None:
    """The board does not exist on that day."""
    if not exists:
        raise broken(check_board_exists)


def check_same_board(board: int, meeting_board: int) -> None:
    """Choose a meeting of the board that the item is for."""
    if board != meeting_board:
        raise broken(check_same_board)


def check_has_title(title: str) -> None:
    """Give the item a title that says what it is about."""
    if not title.strip():
        raise broken(check_has_title)


def check_is_complete(kind: str, proposal: str, background: str) -> None:
    """A paper is ready when it says what it is about and, for a decision, what is proposed."""
    if not background.strip() or (kind == "decision" and not proposal.strip()):
        raise broken(check_is_complete)


def check_is_not_decided(has_decision: bool) -> None:
    """It has been decided, so the paper stays as it was. Put a new item before the board instead."""
    if has_decision:
        raise broken(check_is_not_decided)


def check_meeting_stands(is_cancelled: bool) -> None:
    """The meeting is cancelled. Choose another."""
    if is_cancelled:
        raise broken(check_meeting_stands)


def check_decided_by_now(on: date, today: date) -> None:
    """A decision is recorded when it has been made: the day is in the future."""
    if on > today:
        raise broken(check_decided_by_now)


def check_follow_up_comes_after(on: date, follow_up_on: date | None) -> None:
    """A decision is followed up after it was made. Change one of the days."""
    if follow_up_on is not None and follow_up_on < on:
        raise broken(check_follow_up_comes_after)


def check_says_what_came(outcome: str) -> None:
    """Write in a line or two what came of the decision."""
    if not outcome.strip():
        raise broken(check_says_what_came)


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
