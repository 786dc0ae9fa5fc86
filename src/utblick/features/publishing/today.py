"""Publishing on a person's day: what was withdrawn of itself, and what has changed since it was let through."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.jobs import CLOSE
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 5
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
    # Of a person nothing is told that may have to be forgotten.
    title = f"#{publication.record}" if KINDS[row.kind].is_a_person else row.title(language)
    return Line(
        title,
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


PARTS = (closed, moved)
