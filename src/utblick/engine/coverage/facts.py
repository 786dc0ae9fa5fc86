"""What the coverage is worked out from: units, events, exemptions, and the region's own definition."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the tree: `above` are its ancestors, `continues` the units whose work it took over."""

    key: int
    level: int
    valid_from: date
    valid_until: date | None = None
    above: tuple[int, ...] = ()
    continues: tuple[int, ...] = ()

    def exists(self, on: date) -> bool:
        """Say whether it exists on a day; `valid_until` is the first day when it does not."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that units took part in; it counts on its last day."""

    key: int
    units: frozenset[int]
    ends_on: date
    kind: str = ""
    direction: str = ""
    has_evidence: bool = False
    is_held: bool = True


@dataclass(frozen=True, slots=True)
class Exemption:
    """From a day until (not including) another, the goal does not apply to a unit."""

    unit: int
    valid_from: date
    valid_until: date

    def holds(self, on: date) -> bool:
        """Say whether it holds on a day."""
        return self.valid_from <= on < self.valid_until


@dataclass(frozen=True, slots=True)
class Definition:
    """What “regularly takes part” means: at which level, how often, by what; empty sets take everything."""

    level: int = 3
    months: int = 24
    kinds: frozenset[str] = field(default=frozenset())
    directions: frozenset[str] = field(default=frozenset())
    needs_evidence: bool = False


def why_not(event: Event, definition: Definition) -> str:
    """Give the key of the reason why an event does not count, or nothing when it does.

    `not-held`, `kind`, `direction` or `evidence`.
    """
    if not event.is_held:
        return "not-held"
    if definition.kinds and event.kind not in definition.kinds:
        return "kind"
    if definition.directions and event.direction not in definition.directions:
        return "direction"
    return "evidence" if definition.needs_evidence and not event.has_evidence else ""
