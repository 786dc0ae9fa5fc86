"""Sources and how they are, for everybody to see."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from utblick.features.monitoring.health import ALARMING, Health, Signs, health, usual_gap
from utblick.features.monitoring.models import Document, Source
from utblick.foundation.accounts.viewer import Viewer

LATEST = 40


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source, how it is, and what is usual for it."""

    source: Source
    health: Health
    usual: timedelta
    documents: int

    @property
    def is_alarming(self) -> bool:
        return self.health in ALARMING


def sources(viewer: Viewer) -> QuerySet[Source]:
    """Give the sources that the viewer may see."""
    return Source.objects.all() if viewer.may_somewhere("monitoring.source.view") else Source.objects.none()


def source_healths(viewer: Viewer, *, at: datetime) -> list[SourceHealth]:
    """Give every source with its health, the alarming ones first, in three queries."""
    listed = list(sources(viewer).annotate(document_count=Count("documents")))
    ranked = Document.objects.annotate(
        place=Window(RowNumber(), partition_by=F("source"), order_by=F("first_seen_at").desc())
    ).filter(place__lte=LATEST)
    seen: defaultdict[int, list[datetime]] = defaultdict(list)
    for source, moment in ranked.values_list("source", "first_seen_at"):
        seen[source].append(moment)
    found = []
    for source in listed:
        usual = usual_gap(seen[source.pk], source.rhythm_hours)
        signs = Signs(
            is_active=source.is_active,
            has_address=bool(source.address),
            verified_at=source.verified_at,
            last_attempt_at=source.last_attempt_at,
            last_success_at=source.last_success_at,
            last_new_at=source.last_new_at,
            failures_in_row=source.failures_in_row,
        )
        documents: int = source.document_count  # type: ignore[attr-defined]
        found.append(SourceHealth(source, health(signs, usual, at), usual, documents))
    order = list(Health)
    return sorted(found, key=lambda s: (not s.is_alarming, order.index(s.health), s.source.name.casefold()))
