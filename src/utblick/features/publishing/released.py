"""Read what has been let through: all that the site, the data and the interface know.

No viewer is asked for: everything here is for anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from utblick.features.publishing.models import Publication, Release, Stamp

_STAMP = f"SELECT number FROM {Stamp._meta.db_table} WHERE id = 1"  # noqa: S608 - a name of our own


def stamp() -> int:
    """Give the number that moves with every change of what is public.

    Asked for with every kept answer, where putting the question together would take longer than all the rest.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        row = cursor.fetchone()
    return row[0] if row else 0


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


def days(kind: str) -> list[date]:
    """Give the days in Swedish time on which something of a kind was let through, the latest first.

    Days that only held what has been withdrawn since are not told.
    """
    rows = Release.objects.filter(kind=kind, is_withdrawn=False).order_by()
    found = rows.annotate(day=TruncDate("approved_at")).values_list("day", flat=True).distinct()
    return sorted(found, reverse=True)


def history(kinds: Iterable[str]) -> QuerySet[Release]:
    """Give every release of some kinds, also those that others have followed, the latest let through first."""
    rows = Release.objects.filter(kind__in=list(kinds), is_withdrawn=False)
    return rows.select_related("publication").order_by("-approved_at", "-pk")


def withdrawals(kinds: Iterable[str]) -> QuerySet[Publication]:
    """Give what was public and has been withdrawn, the latest first: its address and why, never what it said."""
    rows = Publication.objects.filter(kind__in=list(kinds), current__isnull=True, withdrawn_at__isnull=False)
    return rows.exclude(slug=None).order_by("-withdrawn_at", "-pk")
