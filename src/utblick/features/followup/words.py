"""How the goal is said: its states, and a definition in one sentence."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.engine.coverage.counting import State
from utblick.engine.coverage.months import HalfYear
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.organisation.models import Level

STATES: dict[State, Promise] = {
    State.DONE: gettext_lazy("takes part"),
    State.DUE: gettext_lazy("due again"),
    State.SILENT: gettext_lazy("never"),
    State.EXEMPT: gettext_lazy("does not apply"),
    State.ABSENT: gettext_lazy("did not exist"),
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
    """Say a day as dates are written in short."""
    return date_format(day, "SHORT_DATE_FORMAT")
