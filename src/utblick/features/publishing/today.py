"""Publishing on a person's day: what was withdrawn of itself, what waits, and what has changed since it went out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.gate.queries import VIEW, called
from utblick.features.publishing.gate.waiting import waiting
from utblick.features.publishing.jobs import CLOSE
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes import QUIET
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN, SHOWN_OF_KIND = 5, 2
# Registers, and calls as the portal lists them: nobody lets them through one by one, so their place is the gate.
BY_THE_HUNDRED = QUIET | {"call"}
FOR = timedelta(days=14)


def closed(viewer: Viewer, at: datetime) -> Part | None:
    """Tell whoever may let such records through what was withdrawn of itself, the latest first."""
    mine = [key for key, kind in KINDS.items() if viewer.may(kind.permission)]
    if not mine:
        return None
    rows = Release.objects.filter(
        kind__in=mine,
        publication__current__isnull=True,
        publication__withdrawn_by=CLOSE,
        publication__withdrawn_at__gt=at - FOR,
        number=F("publication__number"),
    ).select_related("publication")
    found = list(rows.order_by("-publication__withdrawn_at", "-pk")[: SHOWN + 1])
    if not found:
        return None
    language = get_language() or "sv"
    lines = [_line(row, language) for row in found[:SHOWN]]
    total = rows.count() if len(found) > SHOWN else None
    return Part(
        "publishing-closed",
        _("Withdrawn, because it may not be public any more"),
        lines,
        order=35,
        total=total,
    )


def _line(row: Release, language: str) -> Line:
    publication, shape = row.publication, KINDS[row.kind].shape
    return Line(
        called(row, language),
        reverse("publishing:record", args=[row.kind, publication.record]),
        words=shape.label,
        day=day_of(publication.withdrawn_at) if publication.withdrawn_at else None,
    )


def moved(viewer: Viewer, at: datetime) -> Part | None:
    """Tell whoever may let them through which public records have changed inside since, the longest public first."""
    mine = [key for key, kind in KINDS.items() if viewer.may(kind.permission)]
    if not mine:
        return None
    rows = Release.objects.filter(kind__in=mine, publication__current=F("pk"), publication__has_moved=True)
    found = list(rows.select_related("publication").order_by("approved_at", "pk")[: SHOWN + 1])
    if not found:
        return None
    language = get_language() or "sv"
    lines = [
        Line(
            row.title(language),
            reverse("publishing:record", args=[row.kind, row.publication.record]),
            words=KINDS[row.kind].shape.label,
            day=day_of(row.approved_at),
        )
        for row in found[:SHOWN]
    ]
    return Part(
        "publishing-moved",
        _("Public, and changed since"),
        lines,
        more=reverse("publishing:overview"),
        more_words=_("To the gate"),
        order=45,
        total=rows.count() if len(found) > SHOWN else None,
    )


def waits(viewer: Viewer, at: datetime) -> Part | None:
    """Tell whoever may let them through what could be public as it is, but for what comes by the hundred."""
    if not viewer.may(VIEW) or not any(viewer.may(kind.permission) for kind in KINDS.values()):
        return None
    found = waiting(viewer, without=BY_THE_HUNDRED)
    if not found:
        return None
    total = sum(len(one.rows) for one in found)
    some = [row for one in found for row in one.rows[:SHOWN_OF_KIND]][:SHOWN]
    lines = [
        Line(
            row.title,
            reverse("publishing:record", args=[row.kind.shape.key, row.key]),
            words=row.kind.shape.label,
            language="sv",
        )
        for row in some
    ]
    return Part(
        "publishing-waits",
        _("Waits to be let through"),
        lines,
        more=reverse("publishing:overview"),
        more_words=_("To the gate"),
        order=44,
        total=total if total > len(some) else None,
    )


PARTS = (closed, waits, moved)
