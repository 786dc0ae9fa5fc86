"""Exchanges on a person's day: registering one, and the open places that their units may ask for."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.exchanges import queries, silence
from utblick.features.exchanges.models import OpenPlace
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.doors import Door

ASK = "exchanges.place.ask"
SHOWN = 4


def register(viewer: Viewer) -> Door | None:
    """Lead to the form of a new exchange."""
    if not viewer.may_somewhere(queries.REGISTER):
        return None
    return Door(_("Register an exchange"), reverse("exchanges:register"))


def places(viewer: Viewer, at: datetime) -> Part | None:
    """Give the open places that are for one of the viewer's units today."""
    if not viewer.may_somewhere(ASK) or not viewer.may(queries.VIEW):
        return None
    today = day_of(at)
    rows = list(
        OpenPlace.objects.filter(withdrawn_on=None, apply_by__gte=today)
        .exclude(interests__unit__in=viewer.units)
        .order_by("apply_by", "pk")
    )
    if not rows:
        return None
    if any(row.opens_on > today for row in rows):
        is_silent = any(unit.pk in viewer.units for unit in silence.silent_units(today))
        rows = [row for row in rows if is_silent or row.opens_on <= today]
    lines = [
        Line(
            row.title,
            reverse("exchanges:place", args=[row.pk]),
            words=", ".join(filter(None, [_places(row.places), row.place, _first(row, at)])),
            day=row.apply_by,
            is_due=True,
        )
        for row in rows[:SHOWN]
    ]
    if not lines:
        return None
    return Part(
        "places",
        _("Open places"),
        lines,
        more=reverse("exchanges:places"),
        more_words=_("All open places"),
        order=35,
        total=len(rows),
    )


def _places(n: int) -> str:
    return ngettext("%(n)d place", "%(n)d places", n) % {"n": n}


def _first(row: OpenPlace, at: datetime) -> str:
    return _("offered to you first") if row.opens_on > day_of(at) else ""


PARTS = (places,)
WAYS = (register,)
