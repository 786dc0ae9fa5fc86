"""What must be true of programmes' rows, calls and verdicts. A rule's docstring is what the user sees."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import available_timezones

from utblick.engine.eligibility import nuts
from utblick.features.organisation.models import Certainty
from utblick.foundation.rules import broken

Period = tuple[date | None, date | None]


def check_says_where_from(source: str, certainty: str) -> None:
    """Say where this is known from, or mark it as to be confirmed."""
    if certainty == Certainty.SOURCED and not source.strip():
        raise broken(check_says_where_from)


def check_ends_after_start(since: date | None, until: date | None) -> None:
    """It stops holding before it begins to hold: look at the two days."""
    if since is not None and until is not None and until <= since:
        raise broken(check_ends_after_start)


def check_only_one_holds(period: Period, others: Iterable[Period]) -> None:
    """Another row says so for some of those days already. Correct that one, or let a new one hold from a day."""
    if any(_meet(period, other) for other in others):
        raise broken(check_only_one_holds)


def _meet(one: Period, other: Period) -> bool:
    starts_before_end = one[0] is None or other[1] is None or one[0] < other[1]
    return starts_before_end and (other[0] is None or one[1] is None or other[0] < one[1])


def check_holds_from_later(since: date, before: date | None, until: date | None) -> None:
    """The new row must hold from a day after the present one began, and before it ends."""
    if (before is not None and since <= before) or (until is not None and since >= until):
        raise broken(check_holds_from_later)


def check_has_reason(reason: str) -> None:
    """Say why it is taken out: the history keeps what it said, and your reason."""
    if not reason.strip():
        raise broken(check_has_reason)


def check_is_region_code(code: str, version: int | None) -> None:
    """The code is no NUTS 3 region in the version that the programme's area is told in. Codes look like SE123."""
    if not nuts.FORM.fullmatch(code):
        raise broken(check_is_region_code)
    known = nuts.version_of(version) if version else None
    if known and code[:2] in nuts.COVERED and code not in nuts.CODES[known]:
        raise broken(check_is_region_code)


def check_are_countries(codes: Iterable[str]) -> None:
    """Write countries as codes of two capital letters: SE, FI, EE."""
    if any(len(code) != 2 or not code.isascii() or not code.isupper() for code in codes):
        raise broken(check_are_countries)


def check_is_zone(zone: str) -> None:
    """The time zone is not known. Write it as Europe/Helsinki or Europe/Brussels."""
    if zone not in available_timezones():
        raise broken(check_is_zone)


def check_programme_is_new(exists: bool) -> None:
    """There is a programme of that name already. Change that one."""
    if exists:
        raise broken(check_programme_is_new)


def check_has_no_circle(is_circle: bool) -> None:
    """A programme cannot follow after itself, or after one that follows after it."""
    if is_circle:
        raise broken(check_has_no_circle)


def check_name_is_free(taken: bool) -> None:
    """Another programme has that name in sources already: take it away there first."""
    if taken:
        raise broken(check_name_is_free)


def check_call_is_new(exists: bool) -> None:
    """The programme has a call of that number already. Change that one."""
    if exists:
        raise broken(check_call_is_new)


def check_opens_before_it_closes(opens: date | None, closes: date | None) -> None:
    """The call closes before it opens: look at the days of that step."""
    if opens is not None and closes is not None and closes < opens:
        raise broken(check_opens_before_it_closes)


def check_moment_is_new(exists: bool) -> None:
    """The call has that day in that step already. Change it instead."""
    if exists:
        raise broken(check_moment_is_new)


def check_says_why_not(is_not_for_us: bool, reason: str) -> None:
    """Choose why it is not for you: the next time it comes, you see it."""
    if is_not_for_us and not reason:
        raise broken(check_says_why_not)


def check_other_reason_has_words(reason: str, words: str) -> None:
    """Write the other reason in a few words."""
    if reason == "other" and not words.strip():
        raise broken(check_other_reason_has_words)


def check_looks_for_something(words: Iterable[str], others: int) -> None:
    """Write some words, or choose topics or watch profiles: else nothing can be found."""
    if not others and not any(word.strip() for word in words):
        raise broken(check_looks_for_something)
