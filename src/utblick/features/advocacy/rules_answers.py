"""What must be true of answers and contributions to them. A rule's docstring is what the user sees."""

from __future__ import annotations

from datetime import date, datetime

from utblick.foundation.rules import broken


def check_is_not_sent(sent_on: date | None) -> None:
    """The answer has been sent, so it is an official document and does not change any more."""
    if sent_on is not None:
        raise broken(check_is_not_sent)


def check_is_not_signed(signed_on: date | None) -> None:
    """The answer is signed off. Take back the sign-off before it is changed."""
    if signed_on is not None:
        raise broken(check_is_not_signed)


def check_is_signed(signed_on: date | None) -> None:
    """The answer is not signed off yet."""
    if signed_on is None:
        raise broken(check_is_signed)


def check_goes_on(dropped_on: date | None) -> None:
    """The answer has been let go. Take it up again first."""
    if dropped_on is not None:
        raise broken(check_goes_on)


def check_has_text(swedish: str, english: str) -> None:
    """Write the answer before it is signed off: there is no text, neither in Swedish nor in English."""
    if not swedish.strip() and not english.strip():
        raise broken(check_has_text)


def check_in_order(earlier: date | None, later: date) -> None:
    """That day comes before a step that the answer has taken already."""
    if earlier is not None and later < earlier:
        raise broken(check_in_order)


def check_closes_after_opening(opened_on: date | None, closes: datetime) -> None:
    """The last day comes before the day when they opened for answers."""
    if opened_on is not None and closes.date() < opened_on:
        raise broken(check_closes_after_opening)


def check_in_time_for_us(input_by: date | None, closes: datetime) -> None:
    """Others must have contributed before the answer is due: choose an earlier day for them."""
    if input_by is not None and input_by > closes.date():
        raise broken(check_in_time_for_us)


def check_somebody_is_asked(count: int) -> None:
    """Choose whom to ask."""
    if not count:
        raise broken(check_somebody_is_asked)


def check_has_day_for_input(input_by: date | None) -> None:
    """Say until which day others may contribute: it stands in the letter to them."""
    if input_by is None:
        raise broken(check_has_day_for_input)


def check_has_not_answered(answered_on: date | None) -> None:
    """They have answered, so there is nothing to remind them of."""
    if answered_on is not None:
        raise broken(check_has_not_answered)


def check_says_when(answered_on: date | None, said: bool) -> None:
    """Say on which day they answered."""
    if said and answered_on is None:
        raise broken(check_says_when)


def check_says_something(answered_on: date | None, said: bool, has_no_comment: bool) -> None:
    """Write what they answered, choose their file, or tick that they have nothing to object."""
    if answered_on is not None and not said and not has_no_comment:
        raise broken(check_says_something)
    check_not_both(said, has_no_comment)


def check_not_both(said: bool, has_no_comment: bool) -> None:
    """They have answered something, so the tick that they have nothing to object does not hold: take it away."""
    if said and has_no_comment:
        raise broken(check_not_both)


def check_date_is_not_sent(sent_on: date | None) -> None:
    """The answer that is due on this date has been sent, and its last day stays as it was."""
    if sent_on is not None:
        raise broken(check_date_is_not_sent)


def check_was_delegated(is_delegated: bool) -> None:
    """The board decided itself: only what is decided by delegation is reported to it."""
    if not is_delegated:
        raise broken(check_was_delegated)


def check_says_why_let_go(because: str) -> None:
    """Say why it is let go: others look for it later."""
    if not because.strip():
        raise broken(check_says_why_let_go)


def check_file_stays(before: int, after: int) -> None:
    """The EU file of an answer does not change: its date stands there. Begin another answer."""
    if before != after:
        raise broken(check_file_stays)


def check_no_answer_has_it(there: bool) -> None:
    """An answer is due on this date. Change the date, or let the answer go."""
    if there:
        raise broken(check_no_answer_has_it)
