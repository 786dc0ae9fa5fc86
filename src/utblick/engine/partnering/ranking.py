"""Rank organisations as partners: what they did on the theme, whether they led, and how lately.

More of anything never puts an organisation lower. Counts weigh by their logarithm: the tenth project tells less than
the second. Of two that did as much, whom we know stands first. The weights are our judgement; the reasons say what
they were given for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

ON_THEME, LEAD, ELSEWHERE = 1.0, 0.6, 0.2
# A project so many years ago counts half of one that begins this year.
HALF_AFTER = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of an organisation: `projects` and `led` are all of its projects, `on_theme` and `led_on_theme`
    those that the search is about; `last_year` is when the latest of those began, `with_us` how many we had with it.
    """

    key: str
    name: str
    on_theme: int
    led_on_theme: int = 0
    last_year: int | None = None
    projects: int = 0
    led: int = 0
    with_us: int = 0


class Reason(Enum):
    """What speaks for an organisation, in the order in which it is told."""

    LED_ON_THEME = "led_on_theme"
    ON_THEME = "on_theme"
    LATEST = "latest"
    LED_ELSEWHERE = "led_elsewhere"
    EXPERIENCED = "experienced"
    WITH_US = "with_us"


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the reasons for it."""

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]


def score(candidate: Candidate, this_year: int) -> float:
    """Say how much a candidate has done; 0 where it has done nothing."""
    found = ON_THEME * math.log2(1 + candidate.on_theme) * freshness(candidate.last_year, this_year)
    found += LEAD * math.log2(1 + candidate.led_on_theme)
    return found + ELSEWHERE * math.log2(1 + candidate.projects)


def freshness(last_year: int | None, this_year: int) -> float:
    """Weigh how lately something was: 1 this year or later, falling by half every few years, never below a quarter."""
    if last_year is None:
        return 0.25
    return max(0.25, math.pow(0.5, max(0, this_year - last_year) / HALF_AFTER))


def reasons(candidate: Candidate) -> tuple[Reason, ...]:
    """Give what speaks for a candidate."""
    found = []
    if candidate.on_theme:
        found.append(Reason.LED_ON_THEME if candidate.led_on_theme else Reason.ON_THEME)
        if candidate.last_year is not None:
            found.append(Reason.LATEST)
    if candidate.led > candidate.led_on_theme:
        found.append(Reason.LED_ELSEWHERE)
    elif candidate.projects > candidate.on_theme:
        found.append(Reason.EXPERIENCED)
    if candidate.with_us:
        found.append(Reason.WITH_US)
    return tuple(found)


def ranked(candidates: Iterable[Candidate], this_year: int) -> list[Ranked]:
    """Give candidates best first; those that are equal by how much we had with them, then by name and key."""
    found = [Ranked(one, score(one, this_year), reasons(one)) for one in candidates]
    return sorted(
        found,
        key=lambda one: (
            -one.score,
            -one.candidate.with_us,
            one.candidate.name.casefold(),
            one.candidate.key,
        ),
    )
