"""A call's moments on its own clock and on Sweden's, and where the call stands; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models import Call, CallMoment, Moment

HOME = ZoneInfo("Europe/Stockholm")
# What the clocks of calls are called; any other zone is called by its town.
CLOCKS = {
    "Europe/Helsinki": gettext_lazy("Finnish time"),
    "Europe/Mariehamn": gettext_lazy("Finnish time"),
    "Europe/Brussels": gettext_lazy("Brussels time"),
    "Europe/Berlin": gettext_lazy("German time"),
    "Europe/Paris": gettext_lazy("French time"),
    "Europe/Stockholm": gettext_lazy("Swedish time"),
    "Europe/Copenhagen": gettext_lazy("Danish time"),
    "Europe/Oslo": gettext_lazy("Norwegian time"),
    "Europe/Tallinn": gettext_lazy("Estonian time"),
    "Europe/Riga": gettext_lazy("Latvian time"),
}
# Inside this much of the end, hours are told beside days.
HOURS_TOLD = timedelta(days=2)


class State:
    """Where a call stands."""

    OPEN = "open"
    COMING = "coming"
    BETWEEN = "between"
    CLOSED = "closed"
    UNKNOWN = "unknown"


STATES = {
    State.OPEN: pgettext_lazy("call", "open"),
    State.COMING: pgettext_lazy("call", "coming"),
    State.BETWEEN: pgettext_lazy("call", "between steps"),
    State.CLOSED: pgettext_lazy("call", "closed"),
    State.UNKNOWN: pgettext_lazy("call", "days not known"),
}


def clock_name(zone: str) -> str:
    """Give what the clock of a zone is called: finsk tid."""
    return str(
        CLOCKS.get(zone) or _("time of %(town)s") % {"town": zone.rpartition("/")[2].replace("_", " ")}
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a call stands at a moment: its state, the moment that counts down, and the step that it is in."""

    state: str
    step: int
    next: CallMoment | None

    @property
    def words(self) -> str:
        """Give the state in words."""
        return str(STATES[self.state])


def standing(moments: Iterable[CallMoment], at: datetime) -> Standing:
    """Say where a call stands: open while a step that has opened has not closed.

    Of several cut-offs of a step, the next one counts. A step without a known opening counts as open only when nothing
    says that it opens later, and what was decided has closed. What closes next counts down while it is open, else what
    opens next, else the decision.
    """
    rows = sorted(moments, key=lambda one: one.instant)
    opens = {one.step: one for one in rows if one.kind == Moment.OPENS}
    closes = {one.step: one for one in rows if one.kind == Moment.CLOSES}
    closes |= {one.step: one for one in reversed(rows) if one.kind == Moment.CLOSES and one.instant > at}
    steps = sorted(opens.keys() | closes.keys())
    if not steps:
        return Standing(State.UNKNOWN, 1, _ahead(rows, at))
    has_begun = False
    for step in steps:
        first, last = opens.get(step), closes.get(step)
        if last is not None and last.instant <= at:
            has_begun = True
            continue
        if first is not None and first.instant > at:
            return Standing(State.BETWEEN if has_begun else State.COMING, step, first)
        if last is not None:
            is_known = first is not None or step == steps[0] or has_begun
            return Standing(State.OPEN if is_known else State.COMING, step, last)
        has_begun = True
    decided = any(row.kind == Moment.DECISION and row.step >= steps[-1] and row.instant <= at for row in rows)
    if not decided and not any(last.instant <= at for last in closes.values()):
        return Standing(State.UNKNOWN, steps[-1], _ahead(rows, at))
    return Standing(State.CLOSED, steps[-1], _ahead(rows, at))


def _ahead(rows: list[CallMoment], at: datetime) -> CallMoment | None:
    return next((one for one in rows if one.instant > at), None)


@dataclass(frozen=True, slots=True)
class Told:
    """A moment in words: the day, the hour on both clocks, and whether it is to be confirmed."""

    moment: CallMoment
    day: str
    clocks: str

    @property
    def is_unsure(self) -> bool:
        """Say whether somebody should confirm it."""
        return self.moment.certainty == Certainty.UNSURE


def told(moment: CallMoment) -> Told:
    """Put a moment in words: "12.00 finsk tid = 11.00 svensk tid"; a day where no hour is known."""
    day = date_format(moment.on, "j F Y")
    if moment.hour is None:
        return Told(moment, day, _("the hour is not known") if moment.kind == Moment.CLOSES else "")
    own = date_format(moment.instant, "TIME_FORMAT")
    own_name = clock_name(moment.call.zone)
    here = moment.instant.astimezone(HOME)
    if here.utcoffset() == moment.instant.utcoffset():
        return Told(moment, day, _("%(own)s Swedish time") % {"own": own})
    said = _("%(own)s %(clock)s = %(here)s Swedish time") % {
        "own": own,
        "clock": own_name,
        "here": date_format(here, "TIME_FORMAT"),
    }
    if here.date() != moment.on:
        said = f"{said} ({date_format(here, 'j F')})"
    return Told(moment, day, said)


def countdown(moment: CallMoment, at: datetime) -> str:
    """Give how long is left to a moment: days, and hours during the last two days; nothing when it has passed.

    Without a known hour only days are told, counted on the call's own calendar.
    """
    left = moment.instant - at
    if left <= timedelta(0):
        return ""
    if moment.hour is not None and left < HOURS_TOLD:
        hours = int(left.total_seconds() // 3600)
        if hours < 1:
            return _("less than an hour")
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = (moment.on - at.astimezone(ZoneInfo(moment.call.zone)).date()).days
    if days == 0:
        return _("today")
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


def title_of(call: Call, language: str) -> tuple[str, str]:
    """Give a call's title with its language: our Swedish one on Swedish pages where there is one."""
    if language.startswith("sv") and call.title_sv:
        return call.title_sv, "sv"
    return call.title, call.language


def event_title(moment: CallMoment, language: str) -> str:
    """Say what happens on a day: Utlysning om kust: stänger, steg 2."""
    title, _language = title_of(moment.call, language)
    words = {"call": title, "what": moment.get_kind_display(), "step": moment.step}
    said = _("%(call)s: %(what)s, step %(step)d") if moment.step > 1 else _("%(call)s: %(what)s")
    return said % words
