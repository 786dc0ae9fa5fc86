"""What must be true of the goal. Each rule's docstring is the sentence that the user sees."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from utblick.foundation.rules import broken


def check_begins_after_last(begins: date, last: date | None) -> None:
    """A new version begins after the one before it."""
    if last is not None and begins <= last:
        raise broken(check_begins_after_last)


def check_says_why(why: str, is_first: bool) -> None:
    """Say why what counts is changed: whoever reads an old figure will ask."""
    if not why.strip() and not is_first:
        raise broken(check_says_why)


def check_has_reason(reason: str) -> None:
    """Say why the goal does not apply to the unit."""
    if not reason.strip():
        raise broken(check_has_reason)


def check_ends_within_three_years(begins: date, ends: date) -> None:
    """An exemption has a last day, at most three years on; then it is considered anew."""
    if not 0 < (ends - begins).days <= 3 * 366:
        raise broken(check_ends_within_three_years)


def check_is_exempt_once(overlaps: bool) -> None:
    """The goal is set aside for the unit during that time already."""
    if overlaps:
        raise broken(check_is_exempt_once)


def check_is_known(computed: str, known: Container[str]) -> None:
    """This way of working a figure out does not exist. Choose one of the list, or enter the figures."""
    if computed and computed not in known:
        raise broken(check_is_known)


def check_is_followed(followed: bool) -> None:
    """The indicator is not followed that year. Change the years that it is followed first."""
    if not followed:
        raise broken(check_is_followed)


def check_is_entered(computed: str, closed: bool) -> None:
    """This figure is worked out from what is registered. It can be corrected when its year is closed."""
    if computed and not closed:
        raise broken(check_is_entered)


def check_correction_says_why(closed: bool, note: str) -> None:
    """The year is closed: say why the figure is corrected; it is shown beside it."""
    if closed and not note.strip():
        raise broken(check_correction_says_why)


def check_year_is_over(year: int, today: date) -> None:
    """A year is closed when it is over."""
    if year >= today.year:
        raise broken(check_year_is_over)


def check_is_open(closed: bool) -> None:
    """The year is closed already."""
    if closed:
        raise broken(check_is_open)


def check_something_is_missing(missing: str) -> None:
    """The unit has said that nothing is missing."""
    if not missing:
        raise broken(check_something_is_missing)


def check_year_is_ours(year: int, today: date) -> None:
    """The year must be one that has begun, and not before 1995. Is it right?"""
    if not 1995 <= year <= today.year:
        raise broken(check_year_is_ours)


def check_half_year_is_over(last: date, today: date) -> None:
    """A half-year is confirmed when it is over."""
    if today <= last:
        raise broken(check_half_year_is_over)


def check_has_its_board(needs: bool, has: bool) -> None:
    """Choose the board that the report is for."""
    if needs and not has:
        raise broken(check_has_its_board)


def check_span(first: date, last: date) -> None:
    """The last day comes after the first, and a report is about at most two years."""
    if not 0 <= (last - first).days <= 731:
        raise broken(check_span)


def check_has_been(last: date, today: date) -> None:
    """A report tells what has been: choose today or an earlier day as the last."""
    if last > today:
        raise broken(check_has_been)


def check_is_not_frozen(frozen: bool) -> None:
    """The report is frozen, so that everybody reads the same. Draft a new one."""
    if frozen:
        raise broken(check_is_not_frozen)
