"""Count a time limit: the last day, the moment on the clocks, the warnings, and how it was worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from utblick.engine.deadlines.calendars import Calendar, missing_en, missing_sv
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
class Reading:
    """The same moment on one town's clock."""

    town_sv: str
    town_en: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit that has been counted: `on` is the last day, `at` the last moment, in Brussels' zone.

    `is_earliest` when it cannot end before `on` but may end later. `extended_on` is the last day if the extension is
    used, None where there is none. `warnings` come before a recess that they would fall in. `is_sure` is false where
    the rule, or a day of a calendar that moved the end, should be confirmed. `sentences_sv` and `sentences_en` say
    how it was worked out.
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
    is_sure: bool = True

    def clocks(self) -> tuple[Reading, ...]:
        """Give the last moment as the clocks of Brussels, Stockholm and Helsinki show it."""
        return tuple(Reading(sv, en, self.at.astimezone(zone)) for sv, en, zone in CLOCKS)


def due(
    rule: Rule,
    start: date | None,
    *,
    today: date,
    is_extended: bool = False,
    calendar: Calendar | None = None,
) -> Deadline:
    """Count a time limit from its start, by the calendars of institutions where they are given.

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
    usual, is_sure = _end(rule, begins, rule.length, None, calendar, None if is_extended else told)
    extended = None
    if rule.extension:
        told.extension(rule.extension, is_used=is_extended)
        extended, is_extension_sure = _end(
            rule, begins, rule.length, rule.extension, calendar, told if is_extended else None
        )
        is_sure = is_extension_sure if is_extended else is_sure
    on = extended if is_extended and extended else usual
    told.end(on, is_earliest=start is None)
    told.missing(calendar, begins, on)
    return Deadline(
        rule,
        begins,
        on,
        _last_moment(on),
        start is None,
        extended,
        _warnings(rule, on, calendar),
        *told.sentences(),
        is_sure=is_sure and rule.is_sure,
    )


def given(
    rule: Rule,
    ends: date | datetime,
    *,
    starts_on: date | None = None,
    calendar: Calendar | None = None,
) -> Deadline:
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
    return Deadline(
        rule,
        starts_on or on,
        on,
        at,
        False,
        None,
        _warnings(rule, on, calendar),
        *told.sentences(),
        is_sure=rule.is_sure,
    )


def warnings_due(deadline: Deadline, day: date, since: date | None = None) -> tuple[int, ...]:
    """Give how many days before the end the warnings due on a day are, the longest first.

    With `since`, the last day that was looked at, those of the days between are given too, so that a day off loses
    no warning.
    """
    first = day if since is None else since + DAY
    return tuple(
        before
        for before, on in zip(sorted(deadline.rule.warnings, reverse=True), deadline.warnings, strict=True)
        if first <= on <= day
    )


def _end(
    rule: Rule,
    begins: date,
    length: Length,
    extension: Length | None,
    calendar: Calendar | None,
    told: _Told | None,
) -> tuple[date, bool]:
    """Give the last day, and whether every day of the calendar that moved it is sure."""
    plain = _after(begins, length)
    if extension:
        plain = _after(plain, extension)
    calendar = calendar or Calendar()
    pauses = tuple(calendar.pauses_of(rule))
    off = {
        pause.first + timedelta(days=number): pause.is_sure
        for pause in sorted(pauses, key=lambda one: one.is_sure)
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
    is_sure = all(sure for day, sure in off.items() if begins < day <= end)
    if told and skipped:
        told.paused(skipped, is_sure=is_sure)
    if rule.rolls:
        rolled = end
        while not calendar.is_working_day(rolled):
            is_sure = is_sure and rolled not in calendar.unsure
            rolled += DAY
        if told and rolled != end:
            told.rolled(end, rolled)
        end = rolled
    return end, is_sure


def _after(day: date, length: Length) -> date:
    moved = day + relativedelta(months=length.months, weeks=length.weeks, days=length.days)
    return date(moved.year, moved.month, moved.day)


def _last_moment(day: date) -> datetime:
    return datetime.combine(day, END_OF_DAY, BRUSSELS)


def _warnings(rule: Rule, on: date, calendar: Calendar | None) -> tuple[date, ...]:
    """Give the days to warn on; in a recess nobody is there to be met, so a warning comes before it."""
    days = [on - timedelta(days=before) for before in sorted(rule.warnings, reverse=True)]
    if calendar is None or not rule.institution:
        return tuple(days)
    moved = [calendar.before_recess(rule.institution, day) for day in days]
    # The later of two may come back past the earlier, over a weekend: then both come on that day.
    return tuple(min(moved[at:]) for at in range(len(moved)))


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

    def paused(self, days: int, *, is_sure: bool) -> None:
        self.say(
            f"Dagar som inte räknas har lagts till: {days}{'' if is_sure else ' (bör bekräftas)'}.",
            f"Days that are not counted were added: {days}{'' if is_sure else ' (to be confirmed)'}.",
        )

    def missing(self, calendar: Calendar | None, first: date, last: date) -> None:
        for institution, year in calendar.missing(self._rule, first, last) if calendar else ():
            self.say(missing_sv(institution, year), missing_en(institution, year))

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
