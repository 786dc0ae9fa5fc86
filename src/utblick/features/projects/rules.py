"""What must be true of projects. A rule's docstring is what the user sees."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from utblick.features.projects import places
from utblick.foundation.rules import broken


def check_has_title(title: str) -> None:
    """Write in a line what the project is about."""
    if not title.strip():
        raise broken(check_has_title)


def check_secrecy_has_reason(secrecy: str, reason: str) -> None:
    """Write why the ground of secrecy fits: it is tried anew each time somebody asks for the document."""
    if secrecy and not reason.strip():
        raise broken(check_secrecy_has_reason)


def check_has_happened(on: date, today: date) -> None:
    """The day is in the future: write a step down when it has happened."""
    if on > today:
        raise broken(check_has_happened)


def check_is_of_our_time(on: date) -> None:
    """The day is before 1990: look at the year."""
    if on.year < 1990:
        raise broken(check_is_of_our_time)


def check_year_is_possible(on: date | None) -> None:
    """The year is not between 1990 and 2100. Look at the year."""
    if on is not None and not 1990 <= on.year <= 2100:
        raise broken(check_year_is_possible)


def check_something_is_put_right(count: int) -> None:
    """Choose at least one step that was wrong."""
    if not count:
        raise broken(check_something_is_put_right)


def check_has_reason(words: str) -> None:
    """Say why: whoever reads this later has only your line."""
    if not words.strip():
        raise broken(check_has_reason)


def check_grant_is_within(grant: Decimal | None, budget: Decimal | None) -> None:
    """The grant is larger than the budget it is a part of. Look at the amounts and at the currency."""
    if grant is not None and budget is not None and grant > budget:
        raise broken(check_grant_is_within)


def check_part_is_within(part: Decimal | None, whole: Decimal | None) -> None:
    """Our part of the budget is larger than the whole project's. Look at the amounts and at the currency."""
    if part is not None and whole is not None and part > whole:
        raise broken(check_part_is_within)


def check_is_country(code: str) -> None:
    """There is no such country. Choose it from the list."""
    if code and not places.is_country(code):
        raise broken(check_is_country)


def check_is_region(code: str) -> None:
    """No version of NUTS has that code. A NUTS 3 code has two letters and three signs, such as SE123."""
    if code and not places.is_region(code):
        raise broken(check_is_region)


def check_region_is_in_country(code: str, country: str) -> None:
    """The code does not lie in the country that is chosen. Correct one of them."""
    if code and country and not places.lies_in(code, country):
        raise broken(check_region_is_in_country)


def check_region_is_of_version(code: str, year: int | None) -> None:
    """That version of NUTS does not have the code. Choose another version, or leave it empty."""
    if code and year and not places.is_of_version(code, year):
        raise broken(check_region_is_of_version)


def check_is_pic(number: str) -> None:
    """A PIC is nine digits. Leave it empty if it is not known."""
    if number and not places.is_pic(number):
        raise broken(check_is_pic)


def check_rate_has_its_day(rate: Decimal | None, on: date | None, source: str) -> None:
    """A rate needs its day and where it is from: nobody can check it otherwise."""
    if rate is not None and (on is None or not source.strip()):
        raise broken(check_rate_has_its_day)


def check_call_fits(programme: int | None, call_programme: int | None) -> None:
    """The call belongs to another programme. Choose that programme, or another call."""
    if call_programme is not None and programme != call_programme:
        raise broken(check_call_fits)


def check_objective_fits(programme: int | None, objective_programme: int | None) -> None:
    """The objective belongs to another programme. Choose that programme, or another objective."""
    if objective_programme is not None and programme != objective_programme:
        raise broken(check_objective_fits)


def check_decided_by_now(on: date, today: date) -> None:
    """A decision is written down when it has been made: the day is in the future."""
    if on > today:
        raise broken(check_decided_by_now)


def check_has_verdict(verdict: str, known: Collection[str]) -> None:
    """Choose: take over, ours is right, or later."""
    if verdict not in known:
        raise broken(check_has_verdict)


def check_source_still_says(seen: str, says: str) -> None:
    """The source says something else now. Look at it again."""
    if seen != says:
        raise broken(check_source_still_says)


def check_is_not_answered_for_nothing(given: str) -> None:
    """Choose an answer, or write a line."""
    if not given.strip():
        raise broken(check_is_not_answered_for_nothing)


def check_was_only_an_idea(steps: int) -> None:
    """It has been more than an idea, so its history stays. Write that it was withdrawn instead."""
    if steps:
        raise broken(check_was_only_an_idea)


def check_is_not_from_board(is_from_board: bool) -> None:
    """The board recorded this decision itself. Correct it on the decision's own page, and it follows here."""
    if is_from_board:
        raise broken(check_is_not_from_board)


def check_stands(is_undone: bool) -> None:
    """That step has been put right already."""
    if is_undone:
        raise broken(check_stands)
