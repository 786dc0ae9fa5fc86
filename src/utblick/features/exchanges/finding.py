"""Exchanges that a search finds: who did something like it before."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.exchanges import queries
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.finding import SHOWN, Question


def exchanges(viewer: Viewer, asked: Question, at: datetime) -> Part | None:
    """Give the exchanges that answer best."""
    if not viewer.may(queries.VIEW):
        return None
    found = queries.who_did_before(viewer, asked.text, at=at)
    if not found.total:
        return None
    lines = [
        Line(
            one.exchange.title,
            reverse("exchanges:exchange", args=[one.exchange.pk]),
            words=", ".join(unit.name for unit in one.exchange.units.all()),
            day=one.exchange.starts_on,
        )
        for one in found.exchanges[:SHOWN]
    ]
    return Part(
        "exchanges",
        _("Exchanges"),
        lines,
        more=f"{reverse('exchanges:experience')}?{urlencode({'q': asked.text})}",
        more_words=_("Who did this before?"),
        order=20,
        total=found.total,
    )


FINDS = (exchanges,)
