"""What somebody answers for in the watch: profiles, and matters that are not dismissed."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.monitoring.actions import leaving
from utblick.features.monitoring.models import WatchProfile
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.holdings import Held, Holding, held


def profiles(viewer: Viewer, account: int, _at: datetime) -> Held | None:
    """Give the watch profiles that somebody owns."""
    if not viewer.may("monitoring.profile.view"):
        return None
    rows = WatchProfile.objects.filter(owner=account).order_by("name")
    lines = [Line(row.name, reverse("monitoring:profile", args=[row.pk])) for row in rows]
    counted = ngettext("%d watch profile", "%d watch profiles", len(lines)) % len(lines)
    return held("profiles", _("Watch profiles"), counted, lines, goes=True, order=10)


def matters(viewer: Viewer, account: int, _at: datetime) -> Held | None:
    """Give the matters that somebody is responsible for, those that were dismissed left out."""
    if not viewer.may("monitoring.matter.view"):
        return None
    rows = visible(viewer).filter(owner=account, state__in=leaving.ANSWERED_FOR).order_by("due_on", "pk")
    lines = [
        Line(
            row.title,
            reverse("monitoring:matter", args=[row.pk]),
            words=row.get_state_display(),
            day=row.due_on,
            is_due=row.due_on is not None,
            language=row.language,
        )
        for row in rows
    ]
    counted = ngettext("%d matter to answer for", "%d matters to answer for", len(lines)) % len(lines)
    return held("matters", _("Matters to answer for"), counted, lines, goes=True, order=11)


HOLDINGS = (
    Holding(profiles, leaving.hand_over_profiles, leaving.PERMISSION),
    Holding(matters, leaving.hand_over_matters, leaving.PERMISSION),
)
