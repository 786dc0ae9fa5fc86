"""What must be true of memberships, and what is worked out of them. A rule's docstring is what the user sees."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from utblick.engine.coverage.months import months_after
from utblick.foundation.rules import broken


def check_has_cost(fee: int | None, hours: int | None) -> None:
    """Write the fee, the hours, or both; what is not known is left empty."""
    if fee is None and hours is None:
        raise broken(check_has_cost)


def check_has_words(words: str) -> None:
    """Write in a line what it gave."""
    if not words.strip():
        raise broken(check_has_words)


def check_has_happened(on: date, today: date) -> None:
    """The day is in the future: write what it gave when it has."""
    if on > today:
        raise broken(check_has_happened)


def check_network_is_new(exists: bool) -> None:
    """There is a network of that name already. Change that one."""
    if exists:
        raise broken(check_network_is_new)


def check_group_is_new(exists: bool) -> None:
    """The network has a working group of that name. Change that one."""
    if exists:
        raise broken(check_group_is_new)


def check_has_reason(reason: str) -> None:
    """Give the reason for the recommendation: the board will ask."""
    if not reason.strip():
        raise broken(check_has_reason)


def check_is_undecided(decided: bool) -> None:
    """It is decided already. Make a new recommendation instead."""
    if decided:
        raise broken(check_is_undecided)


def check_decided_by_now(on: date, today: date) -> None:
    """A decision is recorded when it has been made: the day is in the future."""
    if on > today:
        raise broken(check_decided_by_now)


def last_notice_day(renews_on: date | None, notice_months: int | None) -> date | None:
    """Give the last day to give notice before a renewal; None where either is not known."""
    if renews_on is None or notice_months is None:
        return None
    return months_after(renews_on, -notice_months)


def is_member(member: str, since: date | None, until: date | None, on: date) -> bool:
    """Say whether we are members on a day; without a first day, as long as is known."""
    if member in ("none", "through"):
        return False
    return (since is None or since <= on) and (until is None or on <= until)


@dataclass(frozen=True, slots=True)
class Worth:
    """What a membership costs for each unit that uses it; `missing` says in a key what is not known."""

    per_unit: int | None
    missing: str = ""


def cost_per_unit(fee: int | None, active_units: int) -> Worth:
    """Divide the fee by the units that used the membership: never 0 where something is not known."""
    if fee is None:
        return Worth(None, "fee")
    if not active_units:
        return Worth(None, "units")
    return Worth(round(fee / active_units))


MANY = 3


def covered_by(areas: Iterable[int], networks: Mapping[int, Collection[int]]) -> dict[int, list[int]]:
    """Give the networks that cover each area, in their order; `networks` are their areas."""
    found: dict[int, list[int]] = {area: [] for area in areas}
    for network, covered in networks.items():
        for area in covered:
            if area in found:
                found[area].append(network)
    return found
