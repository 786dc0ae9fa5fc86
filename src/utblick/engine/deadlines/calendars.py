"""Calendars of institutions as the counting of time limits takes them: days not counted, holidays, recesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from utblick.engine.deadlines.rules import Rule

DAY = timedelta(days=1)
_SATURDAY = 5

HOLIDAYS_OF = "eu"
"""Whose public holidays move the end of a period (Regulation (EEC, Euratom) No 1182/71, Article 2(1))."""

INSTITUTIONS: dict[str, tuple[str, str]] = {
    "parliament": ("Europaparlamentet", "the European Parliament"),
    "council": ("Europeiska unionens råd", "the Council of the European Union"),
    "commission": ("Europeiska kommissionen", "the European Commission"),
    "eu": ("EU:s institutioner", "the EU institutions"),
    "national_parliaments": ("De nationella parlamenten", "the national parliaments"),
    "riksdag": ("Riksdagen", "the Riksdag"),
    "sweden": ("Sverige", "Sweden"),
}
"""Whose calendar there can be, in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted, both included; `kind` is what rules name, such as `august`, or one rule's key."""

    kind: str
    first: date
    last: date
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Recess:
    """Days, both included, when an institution does not meet."""

    institution: str
    first: date
    last: date
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known of all institutions' days.

    `unsure` are those of the holidays that somebody should confirm; `years` are the (institution, year) whose days
    off are there, so that what is counted without them can be told from what they do not touch.
    """

    pauses: tuple[Pause, ...] = ()
    holidays: frozenset[date] = frozenset()
    unsure: frozenset[date] = frozenset()
    recesses: tuple[Recess, ...] = ()
    years: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def pauses_of(self, rule: Rule) -> Iterator[Pause]:
        """Give the times that a rule does not count: those whose kind it names, and those that are for it alone."""
        return (one for one in self.pauses if one.kind in rule.pauses or one.kind == rule.key)

    def is_working_day(self, day: date) -> bool:
        """Say whether a day is neither a Saturday, a Sunday nor a holiday (Regulation No 1182/71, Article 2(2))."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def recess_on(self, institution: str, day: date) -> Recess | None:
        """Give the recess of an institution that a day lies in."""
        return next(
            (one for one in self.recesses if one.institution == institution and one.first <= day <= one.last),
            None,
        )

    def before_recess(self, institution: str, day: date) -> date:
        """Give the day, or the last working day before the recess of the institution that it lies in."""
        if self.recess_on(institution, day) is None:
            return day
        while not self.is_working_day(day) or self.recess_on(institution, day) is not None:
            day -= DAY
        return day

    def missing(self, rule: Rule, first: date, last: date) -> tuple[tuple[str, int], ...]:
        """Give the (institution, year) between two days whose days off could move a rule's dates and are not there."""
        needed = [rule.institution] if rule.institution else []
        needed += [HOLIDAYS_OF] if rule.rolls else []
        return tuple(
            (institution, year)
            for institution in needed
            for year in range(first.year, last.year + 1)
            if (institution, year) not in self.years
        )


def missing_sv(institution: str, year: int) -> str:
    """Say in Swedish that a calendar is not there."""
    return (
        f"{INSTITUTIONS[institution][0]}: kalendern för {year} finns inte här ännu, så datum räknas utan uppehåll och "
        "helgdagar."
    )


def missing_en(institution: str, year: int) -> str:
    """Say in English that a calendar is not there."""
    return (
        f"{_named_en(institution)}: the calendar for {year} is not here yet, so dates are counted without recess and "
        "holidays."
    )


def _named_en(institution: str) -> str:
    name = INSTITUTIONS[institution][1]
    return f"{name[0].upper()}{name[1:]}"
