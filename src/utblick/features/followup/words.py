"""How the goal is said: its states, and a definition in one sentence."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.engine.coverage.counting import State
from utblick.engine.coverage.months import HalfYear
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.organisation.models import Level

NO_BREAK = "\u00a0"
STATES: dict[State, Promise] = {
    State.DONE: gettext_lazy("takes part"),
    State.DUE: gettext_lazy("due again"),
    State.SILENT: gettext_lazy("never"),
    State.EXEMPT: gettext_lazy("does not apply"),
    State.ABSENT: gettext_lazy("did not exist"),
}


class Counted(NamedTuple):
    """What a report calls those that the goal is counted for."""

    done: Promise
    counted: Promise
    silent: Promise
    sentence: Promise
    waiting: Promise
    one: Promise
    trend: Promise


COUNTED: dict[int, Counted] = {
    Level.UNIT: Counted(
        gettext_lazy("units that take part"),
        gettext_lazy("units that the goal is about"),
        gettext_lazy("units that never have"),
        gettext_lazy("On %(day)s, %(done)d of %(counted)d units took part regularly in exchanges."),
        gettext_lazy("Units that are due, or never took part"),
        gettext_lazy("Unit"),
        gettext_lazy("Share of units that take part, at the end of each half-year"),
    ),
    Level.AREA: Counted(
        gettext_lazy("areas that take part"),
        gettext_lazy("areas that the goal is about"),
        gettext_lazy("areas that never have"),
        gettext_lazy("On %(day)s, %(done)d of %(counted)d areas took part regularly in exchanges."),
        gettext_lazy("Areas that are due, or never took part"),
        gettext_lazy("Area"),
        gettext_lazy("Share of areas that take part, at the end of each half-year"),
    ),
}


def definition_sentence(row: ParticipationDefinition) -> str:
    """Say what counts in one sentence, with the version's number."""
    words = {"n": row.number, "level": Level(row.level).label, "months": row.months}
    said = _("Version %(n)d: each %(level)s at least once in %(months)d months") % words
    said += "; " + (_("certain types") if row.kinds else _("all types"))
    said += ", " + (_("certain directions") if row.directions else _("all directions"))
    if row.needs_evidence:
        said += ", " + _("only with a lesson or something to show")
    return f"{said}."


def half_words(half: HalfYear) -> str:
    """Say which half-year it is."""
    # vår/höst in Swedish are shorter than "first half", and everybody plans by them.
    return (_("%(year)d, first half") if half.half == 1 else _("%(year)d, second half")) % {"year": half.year}


def day_words(day: date) -> str:
    """Say a day as it is written in a sentence."""
    return date_format(day, "DATE_FORMAT")


def day_cell(day: date | None) -> str:
    """Say a day as it stands in a table: in one line, with its year, for a report is read long after."""
    if day is None:
        return ""
    written = date_format(day, "j b Y" if get_language() == "sv" else "j M Y")
    return written.replace(" ", NO_BREAK)
