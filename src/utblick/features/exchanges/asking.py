"""The two questions that are asked of an exchange: what they say, and the answers that are one press away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.models import Asking, Changed
from utblick.features.exchanges.rules import QUESTION_AFTER, QUESTION_DAYS

NOTHING, CANCELLED, WORDS = "nothing", "cancelled", "words"


class Words(NamedTuple):
    """A question, the label of its one line, and its answers as (value, label)."""

    question: Promise
    line: Promise
    answers: tuple[tuple[str, Promise | str], ...]


QUESTIONS: dict[str, Words] = {
    Asking.AFTER: Words(
        _("What did you learn that others in the region should know?"),
        _("One line is enough"),
        (
            (NOTHING, _("Nothing to pass on")),
            (CANCELLED, _("It did not take place")),
        ),
    ),
    Asking.HALF_YEAR: Words(
        _("Has anything changed in your work since?"),
        _("What is done differently? One line is enough"),
        (
            (Changed.YES, _("Yes, something is done differently now")),
            (Changed.COMING, _("Not yet, but it is under way")),
            (Changed.NO, _("No")),
        ),
    ),
}


def window(asking: str, today: date) -> tuple[date, date]:
    """Give the last days (first, last) that an exchange must have for its question to be due today."""
    latest = today - timedelta(days=QUESTION_AFTER[Asking(asking)])
    return latest - timedelta(days=QUESTION_DAYS), latest


def answers_of(asking: str) -> Iterator[str]:
    """Give the answers that may be chosen."""
    for value, _label in QUESTIONS[asking].answers:
        yield str(value)
