"""Read what has been let through: all that the site, the data and the interface know.

No viewer is asked for: everything here is for anybody.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Max, Q, QuerySet

from utblick.features.publishing.models import Publication, Release, Stamp


def stamp() -> int:
    """Give the number that moves with every change of what is public."""
    return Stamp.objects.aggregate(number=Max("number"))["number"] or 0


def standing() -> tuple[int, datetime | None]:
    """Give the number of the stamp, and the moment when anything public last changed."""
    return Stamp.objects.filter(pk=1).values_list("number", "moved_at").first() or (0, None)


def current(kind: str = "") -> QuerySet[Release]:
    """Give what is public now, of one kind or of all, the latest let through first."""
    rows = Release.objects.filter(publication__current=F("pk"), is_withdrawn=False)
    rows = rows.select_related("publication").order_by("-approved_at", "-pk")
    return rows.filter(kind=kind) if kind else rows


def as_of(kind: str, moment: datetime) -> QuerySet[Release]:
    """Give what was public at a moment, without what has been withdrawn since: that is gone from every version."""
    return (
        Release.objects.filter(
            Q(until__isnull=True) | Q(until__gt=moment),
            kind=kind,
            approved_at__lte=moment,
            is_withdrawn=False,
        )
        .select_related("publication")
        .order_by("publication__slug", "pk")
    )


def one(kind: str, slug: str) -> Release | None:
    """Give what is public under an address now, or None."""
    return current(kind).filter(publication__slug=slug).prefetch_related("files__file").first()


def withdrawn(kind: str, slug: str) -> Publication | None:
    """Give what was public under an address and has been withdrawn, or None."""
    return Publication.objects.filter(
        kind=kind, slug=slug, current__isnull=True, withdrawn_at__isnull=False
    ).first()
