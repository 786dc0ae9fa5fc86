"""What must be true of the organisation. Pure: each rule is given what it needs.

A rule's docstring is the sentence that the user sees when it is broken; the Swedish is in `locale/`.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from utblick.foundation.accounts.roles import Role
from utblick.foundation.rules import broken

RULES: list[str] = []


def _rule(holds: Callable[..., bool]) -> Callable[..., None]:
    """Make a check raise `RuleBroken` with its own docstring, translated, when it does not hold."""
    RULES.append((holds.__doc__ or "").strip())

    @functools.wraps(holds, assigned=("__module__", "__name__", "__qualname__", "__doc__"))
    def enforce(*given: object, **named: object) -> None:
        if not holds(*given, **named):
            raise broken(holds)

    return enforce


@dataclass(frozen=True, slots=True)
class Period:
    """Some days in a row: from `start` until, not including, `end`; no end means until further notice."""

    start: date
    end: date | None = None

    def overlaps(self, other: Period) -> bool:
        """Say whether the two have a day in common."""
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)

    def covers(self, other: Period) -> bool:
        """Say whether every day of the other is one of these."""
        if self.start > other.start:
            return False
        return self.end is None or (other.end is not None and other.end <= self.end)


# Which roles are held somewhere; the others may be held for the whole region.
ROLES_FOR_BOARDS = frozenset({Role.BOARD_SECRETARY, Role.ELECTED})
ROLES_FOR_UNITS = frozenset({Role.UNIT_CONTACT, Role.PROJECT_MANAGER})
# Which open what nobody else may see: everything, and what applicants tell the Contact Point in confidence.
ROLES_THAT_OPEN_WALLS = frozenset({Role.ADMINISTRATOR, Role.CONTACT_POINT_ADVISER})


@_rule
def ends_after_start(period: Period) -> bool:
    """The first day when it no longer holds must come after the day when it begins: for one day, choose the next."""
    return period.end is None or period.end > period.start


@_rule
def parent_is_one_level_above(level: int, parent_level: int | None) -> bool:
    """A unit belongs to an area, an area to the region, and the region to nothing."""
    return parent_level == (level - 1 if level > 1 else None)


@_rule
def exists_while_parent_exists(unit: Period, parent: Period) -> bool:
    """A unit can exist only while what it belongs to exists."""
    return parent.covers(unit)


@_rule
def children_are_ended_first(children: Iterable[Period], until: date) -> bool:
    """There are units below this one after that day: end them or move them first."""
    return all(child.end is not None and child.end <= until for child in children)


@_rule
def board_owns_nothing_after(remits: Iterable[Period], until: date) -> bool:
    """The board owns topics after that day: give them another owner first."""
    return all(remit.end is not None and remit.end <= until for remit in remits)


@_rule
def one_remit_at_a_time(remit: Period, others: Iterable[Period]) -> bool:
    """The topic has another owner during that time: end that remit first."""
    return not any(remit.overlaps(other) for other in others)


@_rule
def boards_exist_during_remit(remit: Period, boards: Iterable[Period]) -> bool:
    """A board can own a topic, or be concerned by it, only while the board exists."""
    return all(board.covers(remit) for board in boards)


@_rule
def owner_is_not_its_own_partner(owner: str, joint_with: str | None) -> bool:
    """A board cannot own a topic jointly with itself."""
    return owner != joint_with


@_rule
def source_is_said(certainty: str, source: str) -> bool:
    """What is from a source says which: write where it is known from, or choose another certainty."""
    return certainty != "sourced" or bool(source.strip())


@_rule
def role_has_its_place(role: str, has_board: bool, has_unit: bool) -> bool:
    """A role that serves a board needs its board, one that serves a unit its unit, and none has both."""
    if has_board and has_unit:
        return False
    return (has_board or role not in ROLES_FOR_BOARDS) and (has_unit or role not in ROLES_FOR_UNITS)


@_rule
def place_exists_during_assignment(assignment: Period, place: Period | None) -> bool:
    """Someone can serve a board or a unit only while it exists."""
    return place is None or place.covers(assignment)


@_rule
def account_is_open(may_sign_in: bool) -> bool:
    """The account is closed by then: someone who may not sign in gets no new role."""
    return may_sign_in


@_rule
def not_assigned_twice(assignment: Period, same: Iterable[Period]) -> bool:
    """The person holds this role in this place already during that time."""
    return not any(assignment.overlaps(other) for other in same)


@_rule
def substitute_is_someone_else(account_id: int, substitute_id: int) -> bool:
    """Nobody can be their own substitute."""
    return account_id != substitute_id


@_rule
def substitute_within_assignment(substitute: Period, assignment: Period) -> bool:
    """A substitute serves during the assignment, and until a day that is said."""
    return substitute.end is not None and assignment.covers(substitute)


@_rule
def substitute_ends_no_later(until: date, before: date | None) -> bool:
    """The substitute serves no longer than that already: choose an earlier day, or name a substitute for more days."""
    return before is None or until < before


@_rule
def receiver_is_someone_else(leaver: int, receiver: int) -> bool:
    """Choose somebody else to hand over to."""
    return leaver != receiver


@_rule
def receiver_may_sign_in(is_open: bool) -> bool:
    """The account of whoever would take over is closed: choose somebody who can sign in."""
    return is_open


@_rule
def change_begins_after_last(change: date, last: date) -> bool:
    """A change must begin after the one before it; to correct a mistake, leave the day empty."""
    return change > last


@_rule
def change_has_begun(change: date, today: date) -> bool:
    """A change is entered when it has begun; choose today or an earlier day."""
    return change <= today


@dataclass(frozen=True, slots=True)
class RemitFact:
    """A remit as the routing sees it: boards by key."""

    topic: str
    owner: str
    concerned: tuple[str, ...] = ()
    joint_with: str | None = None
    certainty: str = "known"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose matter it is, and by which rule (`reason_sentence` in `queries.py` says it in words).

    `rule`: `one` (every topic has this owner) · `most` (it owns most of the topics) · `first` (several own
    equally many, and this one owns the topic named first) · `executive` (no topic has an owner).
    """

    owner: str | None
    concerned: tuple[str, ...]
    rule: str


def choose_owner(remits: Sequence[RemitFact], executive: str | None, order: Sequence[str]) -> Choice:
    """Choose the owner board of a matter that touches these remits, strongest first.

    The board that owns most of the topics owns the matter; among equals, the one that owns the topic named
    first. What nobody owns goes to the executive board. Everyone else who owns, shares or is concerned by one
    of the topics is concerned, in the `order` of boards.
    """
    if not remits:
        return Choice(executive, (), "executive")
    owned = Counter(remit.owner for remit in remits)
    most = max(owned.values())
    leaders = [board for board, count in owned.items() if count == most]
    owner = next(remit.owner for remit in remits if remit.owner in leaders)
    others = {board for remit in remits for board in (remit.owner, remit.joint_with, *remit.concerned)}
    place = {key: number for number, key in enumerate(order)}
    concerned = sorted(
        (key for key in others if key and key != owner), key=lambda key: (place.get(key, len(place)), key)
    )
    if len(owned) == 1:
        rule = "one"
    else:
        rule = "most" if len(leaders) == 1 else "first"
    return Choice(owner, tuple(concerned), rule)
