"""Calls on a person's day: those that suit their unit and that nobody has said anything of yet."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.programmes import queries, queries_matching
from utblick.features.programmes.actions.verdicts import VERDICT
from utblick.features.programmes.desk import line
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Part

SHOWN = 4


def calls(viewer: Viewer, at: datetime) -> Part | None:
    """Give the calls that suit the viewer's own unit, best first, without those that it has judged."""
    if not viewer.may(queries.VIEW) or not viewer.units or not viewer.may_somewhere(VERDICT):
        return None
    units = queries_matching.own_units(viewer)
    if not units:
        return None
    unit = units[0]
    found = [one for one in queries_matching.suiting(viewer, unit, at) if one.verdict is None]
    if not found:
        return None
    lines = [line(one.row, words=queries_matching.in_words(one.reasons[:1])) for one in found[:SHOWN]]
    return Part(
        "calls",
        _("Calls that suit %(unit)s") % {"unit": unit.name},
        lines,
        more=f"{reverse('programmes:suits')}?{urlencode({'unit': unit.pk})}",
        more_words=_("All that suit, with why"),
        order=45,
        total=len(found) if len(found) > SHOWN else None,
    )


PARTS = (calls,)
