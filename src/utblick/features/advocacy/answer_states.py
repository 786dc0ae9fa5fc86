"""Where an answer stands, read from its dated steps: nobody sets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    """The states of an answer, in the order it takes."""

    DRAFTING = "drafting"
    OUT = "out"
    IN = "in"
    PROPOSED = "proposed"
    SIGNED = "signed"
    SENT = "sent"
    DROPPED = "dropped"


NAMES: dict[State, str | Promise] = {
    State.DRAFTING: _("is being drafted"),
    State.OUT: _("out for contributions"),
    State.IN: _("contributions are in"),
    State.PROPOSED: _("before sign-off"),
    State.SIGNED: _("signed off"),
    State.SENT: _("sent"),
    State.DROPPED: _("let go"),
}
TONES = {State.OUT: "water", State.PROPOSED: "amber", State.SIGNED: "lichen", State.SENT: "lichen"}


class Asked(Protocol):
    """A body that was asked to contribute."""

    asked_on: date
    reminded_on: date | None
    answered_on: date | None


class Steps(Protocol):
    """The dated steps of an answer."""

    opened_on: date | None
    input_by: date | None
    proposed_on: date | None
    signed_on: date | None
    reported_on: date | None
    sent_on: date | None
    dropped_on: date | None


def state_of(answer: Steps, asked: Iterable[Asked], today: date) -> State:
    """Give where an answer stands on a day. Contributions are in when all came, or when their last day is past."""
    if answer.sent_on:
        return State.SENT
    if answer.dropped_on:
        return State.DROPPED
    if answer.signed_on:
        return State.SIGNED
    if answer.proposed_on:
        return State.PROPOSED
    rows = list(asked)
    if not rows:
        return State.DRAFTING
    if all(row.answered_on for row in rows) or (answer.input_by is not None and answer.input_by < today):
        return State.IN
    return State.OUT


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an answer, and when."""

    on: date
    words: str | Promise


def steps_of(answer: Steps, asked: Iterable[Asked], today: date) -> list[Step]:
    """Give the dated steps from which the state is read, in order."""
    rows = list(asked)
    found: list[tuple[date | None, str | Promise]] = [
        (answer.opened_on, _("They opened for answers")),
        (min((row.asked_on for row in rows), default=None), _("Contributions were asked for")),
        (max((row.reminded_on for row in rows if row.reminded_on), default=None), _("Reminded")),
        (_all_in(answer, rows, today), _("Contributions are in")),
        (answer.proposed_on, _("Laid for sign-off")),
        (answer.signed_on, _("Signed off")),
        (answer.sent_on, _("Sent")),
        (answer.reported_on, _("Reported to the board")),
        (answer.dropped_on, _("Let go")),
    ]
    return sorted((Step(on, words) for on, words in found if on is not None), key=lambda step: step.on)


def _all_in(answer: Steps, rows: list[Asked], today: date) -> date | None:
    if not rows:
        return None
    days = [row.answered_on for row in rows if row.answered_on]
    if len(days) == len(rows):
        return max(days)
    return answer.input_by if answer.input_by is not None and answer.input_by < today else None
