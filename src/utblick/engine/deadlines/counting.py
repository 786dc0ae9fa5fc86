"""Count a time limit: the last day, the moment on the clocks, the warnings, and how it was worked out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from utblick.engine.deadlines.rules import Length, Rule
from utblick.engine.deadlines.wording import day_en, day_sv

BRUSSELS = ZoneInfo("Europe/Brussels")
CLOCKS: tuple[tuple[str, str, ZoneInfo], ...] = (
    ("Bryssel", "Brussels", BRUSSELS),
    ("Stockholm", "Stockholm", ZoneInfo("Europe/Stockholm")),
    ("Helsingfors", "Helsinki", ZoneInfo("Europe/Helsinki")),
)
END_OF_DAY = time(23, 59, 59)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that are not counted, both included; `kind` is what rules name, such as `august` or `ep_recess`."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Reading:
    """The same moment on one town's clock."""

    town_sv: str
    town_en: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit that has been counted: `on` is the last day, `at` the last moment, in Brussels' zone.

    `is_earliest` when it cannot end before `on` but may end later. `extended_on` is the last day if the extension is
    used, None where there is none. `sentences_sv` and `sentences_en` say how it was worked out.
    """

    rule: Rule
    starts_on: date
    on: date
    at: datetime
    is_earliest: bool
    extended_on: date | None
    warnings: tuple[date, ...]
    sentences_sv: tuple[str, ...]
    sentences_en: tuple[str, ...]

    def clocks(self) -> tuple[Reading, ...]:
        """Give the last moment as the clocks of Brussels, Stockholm and Helsinki show it."""
        return tuple(Reading(sv, en, self.at.astimezone(zone)) for sv, en, zone in CLOCKS)


def due(
    rule: Rule,
    start: date | None,
    *,
    today: date,
    is_extended: bool = False,
    pauses: Sequence[Pause] = (),
    holidays: Collection[date] = frozenset(),
) -> Deadline:
    """Count a time limit from its start.

    The day of the event is not counted, and a period of weeks or months ends with the same day of the week or month
    (Regulation (EEC, Euratom) No 1182/71, Article 3). While the start is unknown (None) a rule that moves is counted
    from `today`. Raises ValueError for a rule without a length, and for an unknown start where the rule does not move.
    """
    if rule.length is None:
        raise ValueError(f"the rule {rule.key} has no length: its day is given")
    if start is None and not rule.moves:
        raise ValueError(f"the rule {rule.key} needs the day it runs from")
    begins = today if start is None else start
    told = _Told(rule)
    told.start(start, today, rule.length)
    usual = _end(rule, begins, rule.length, None, pauses, holidays, None if is_extended else told)
    extended = None
    if rule.extension:
        told.extension(rule.extension, is_used=is_extended)
        extended = _end(
            rule, begins, rule.length, rule.extension, pauses, holidays, told if is_extended else None
        )
    on = extended if is_extended and extended else usual
    told.end(on, is_earliest=start is None)
    return Deadline(
        rule, begins, on, _last_moment(on), start is None, extended, _warnings(rule, on), *told.sentences()
    )


def given(rule: Rule, ends: date | datetime, *, starts_on: date | None = None) -> Deadline:
    """Take a time limit whose end somebody has set: a day (its end in Brussels), or a moment with a zone.

    Raises ValueError for a moment without a zone.
    """
    if isinstance(ends, datetime):
        if ends.utcoffset() is None:
            raise ValueError("a moment needs a zone")
        at = ends.astimezone(BRUSSELS)
    else:
        at = _last_moment(ends)
    on = at.date()
    told = _Told(rule)
    told.say(f"{rule.name_sv}: slutdagen är given.", f"{rule.name_en}: its end is given.")
    told.end(on, is_earliest=False)
    return Deadline(rule, starts_on or on, on, at, False, None, _warnings(rule, on), *told.sentences())


def warnings_due(deadline: Deadline, day: date, since: date | None = None) -> tuple[int, ...]:
    """Give how many days before the end the warnings due on a day are, the longest first.

    With `since`, the last day that was looked at, those of the days between are given too, so that a day off loses
    no warning.
    """
    first = day if since is None else since + DAY
    return tuple(
        before
        for before in sorted(deadline.rule.warnings, reverse=True)
        if first <= deadline.on - timedelta(days=before) <= day
    )


def august(first: date, last: date) -> tuple[Pause, ...]:
    """Give every August between two days as a time that is not counted."""
    years = range(first.year, last.year + 1)
    return tuple(Pause("august", date(year, 8, 1), date(year, 8, 31)) for year in years)


def _end(
    rule: Rule,
    begins: date,
    length: Length,
    extension: Length | None,
    pauses: Sequence[Pause],
    holidays: Collection[date],
    told: _Told | None,
) -> date:
    plain = _after(begins, length)
    if extension:
        plain = _after(plain, extension)
    off = {
        pause.first + timedelta(days=number)
        for pause in pauses
        if pause.kind in rule.pauses
        for number in range((pause.last - pause.first).days + 1)
    }
    end, left = plain, sum(begins < day <= plain for day in off)
    skipped = left
    while left:
        end += DAY
        if end in off:
            skipped += 1
        else:
            left -= 1
    if told and skipped:
        told.paused(skipped)
    if rule.rolls:
        rolled = end
        while rolled.weekday() >= 5 or rolled in holidays:
            rolled += DAY
        if told and rolled != end:
            told.rolled(end, rolled)
        end = rolled
    return end


def _after(day: date, length: Length) -> date:
    moved = day + relativedelta(months=length.months, weeks=length.weeks, days=length.days)
    return date(moved.year, moved.month, moved.day)


def _last_moment(day: date) -> datetime:
    return datetime.combine(day, END_OF_DAY, BRUSSELS)


def _warnings(rule: Rule, on: date) -> tuple[date, ...]:
    return tuple(on - timedelta(days=before) for before in sorted(rule.warnings, reverse=True))


class _Told:
    """The derivation, sentence by sentence, in both languages."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._sv: list[str] = []
        self._en: list[str] = []

    def say(self, sv: str, en: str) -> None:
        self._sv.append(sv)
        self._en.append(en)

    def start(self, start: date | None, today: date, length: Length) -> None:
        rule = self._rule
        if start is None:
            self.say(
                f"{rule.name_sv}: {length.sv()} räknas från den dag då {rule.start_sv}. Den dagen är inte känd ännu, "
                f"så slutdagen flyttas en dag varje dag; här räknas från den {day_sv(today)}.",
                f"{rule.name_en}: {length.en()} run from the day when {rule.start_en}. That day is not known yet, so "
                f"the end moves by a day each day; here it is counted from {day_en(today)}.",
            )
            return
        self.say(
            f"{rule.name_sv}: {length.sv()} räknas från den {day_sv(start)}, då {rule.start_sv}.",
            f"{rule.name_en}: {length.en()} run from {day_en(start)}, when {rule.start_en}.",
        )

    def extension(self, extension: Length, *, is_used: bool) -> None:
        if is_used:
            self.say(f"Förlängt med {extension.sv()}.", f"Extended by {extension.en()}.")
        else:
            self.say(f"Kan förlängas med {extension.sv()}.", f"May be extended by {extension.en()}.")

    def paused(self, days: int) -> None:
        self.say(
            f"Dagar som inte räknas har lagts till: {days}.", f"Days that are not counted were added: {days}."
        )

    def rolled(self, end: date, rolled: date) -> None:
        self.say(
            f"Den {day_sv(end)} är ingen arbetsdag, så slutdagen är nästa arbetsdag, den {day_sv(rolled)} "
            "(förordning (EEG, Euratom) nr 1182/71, artikel 3.4).",
            f"{day_en(end)} is no working day, so the end is the next one, {day_en(rolled)} "
            "(Regulation (EEC, Euratom) No 1182/71, Article 3(4)).",
        )

    def end(self, on: date, *, is_earliest: bool) -> None:
        self.say(
            f"Sista dagen är {'tidigast ' if is_earliest else ''}den {day_sv(on)}, till dagens slut i Bryssel.",
            f"The last day is {'at the earliest ' if is_earliest else ''}{day_en(on)}, until the day ends in Brussels.",
        )
        if not self._rule.is_sure:
            self.say(
                "Regeln bör bekräftas innan någon förlitar sig på den.",
                "The rule should be confirmed before it is relied on.",
            )

    def sentences(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return tuple(self._sv), tuple(self._en)
