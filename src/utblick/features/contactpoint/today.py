"""The advisory desk on an adviser's day: noting an enquiry, and who waits."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.contactpoint import queries
from utblick.features.contactpoint.weeding import DECIDE, time_out
from utblick.features.contactpoint.words import WAITS
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part
from utblick.ui.doors import Door

SHOWN = 5


def note(viewer: Viewer) -> Door | None:
    """Lead to the form of a new enquiry."""
    if not viewer.may(queries.WRITE):
        return None
    return Door(_("Note an enquiry"), reverse("contactpoint:note"))


def waiting(viewer: Viewer, at: datetime) -> Part | None:
    """Give the cases that wait for us, the longest first."""
    if not viewer.may(queries.VIEW):
        return None
    rows = [one for one in queries.open_cases(viewer, at) if one.why]
    if not rows:
        return None
    lines = [
        Line(
            one.case.question,
            reverse("contactpoint:case", args=[one.case.pk]),
            words=str(WAITS[one.why]),
            day=one.case.next_on or one.case.on,
            is_due=one.case.next_on is not None,
        )
        for one in rows[:SHOWN]
    ]
    return Part(
        "contactpoint",
        _("Cases that wait"),
        lines,
        more=reverse("contactpoint:home"),
        more_words=_("The advisory desk"),
        order=30,
        total=len(rows) if len(rows) > SHOWN else None,
    )


def weeding(viewer: Viewer, at: datetime) -> Part | None:
    """Remind who decides of weeding of what is proposed."""
    if not viewer.may(DECIDE):
        return None
    found = time_out(viewer, day_of(at))
    if not found.goes:
        return None
    line = Line(found.words, reverse("contactpoint:weeding"))
    return Part("contactpoint-weeding", _("Weeding at the Contact Point"), [line], order=61)


PARTS = (waiting, weeding)
WAYS = (note,)
