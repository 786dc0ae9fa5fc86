"""Sources and how they are, for everybody to see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from utblick.features.monitoring.actions.fetching import usual
from utblick.features.monitoring.actions.files import FILES_JOB
from utblick.features.monitoring.fetching import can_be_fetched
from utblick.features.monitoring.health import ALARMING, Health, Signs, health
from utblick.features.monitoring.models import Document, DocumentFile, Source, SourceCheck, WatchProfile
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs.models import JobRun, State
from utblick.ui.alphabet import place

WEEKS = 12
NEWEST = 15
CHECKS = 25
# What no page about all sources needs: remembered texts of watched pages are long.
HEAVY = ("state", "note", "etag", "last_modified", "licence")


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """A source, how it is, and what is usual for it. `documents` and `weeks` (newest last) are there when
    they were asked for."""

    source: Source
    health: Health
    usual: timedelta
    documents: int = 0
    weeks: tuple[int, ...] = ()

    @property
    def is_alarming(self) -> bool:
        return self.health in ALARMING

    @property
    def is_unverified(self) -> bool:
        """A source that is asked, and has never answered as it should."""
        return self.source.verified_at is None and self.health not in (Health.BY_HAND, Health.OFF)

    @property
    def failing_since(self) -> datetime | None:
        """Give since when it has not been reached."""
        since = self.source.state.get("failing_since") if self.source.failures_in_row else None
        return parse_datetime(since) if since else None


@dataclass(frozen=True, slots=True)
class Summary:
    """How many sources are followed, and how many need a look."""

    followed: int
    silent: int
    failing: int
    unverified: int
    # Sources that are asked, and were reached at their last attempt.
    asked: int = 0
    reached: int = 0
    # Since when not one of them has been reached.
    failing_since: datetime | None = None

    @property
    def nothing_reached(self) -> bool:
        """Not one source answers: then it is our network, not theirs."""
        return self.asked >= 3 and not self.reached


def sources(viewer: Viewer) -> QuerySet[Source]:
    """Give the sources that the viewer may see."""
    return Source.objects.all() if viewer.may_somewhere("monitoring.source.view") else Source.objects.none()


def health_of(source: Source, at: datetime) -> SourceHealth:
    """Say how one source is, from its own row."""
    signs = Signs(
        is_active=source.is_active,
        has_address=can_be_fetched(source.kind, source.address),
        verified_at=source.verified_at,
        last_attempt_at=source.last_attempt_at,
        last_success_at=source.last_success_at,
        last_new_at=source.last_new_at,
        failures_in_row=source.failures_in_row,
    )
    expected = usual(source)
    return SourceHealth(source, health(signs, expected, at), expected)


def source_healths(viewer: Viewer, *, at: datetime) -> list[SourceHealth]:
    """Give every source with its health, the alarming ones first, in one query."""
    found = [health_of(source, at) for source in sources(viewer).defer(*HEAVY)]
    return ordered(found)


def ordered(found: Iterable[SourceHealth]) -> list[SourceHealth]:
    """Give the alarming sources first, then by health and name."""
    order = list(Health)
    return sorted(found, key=lambda s: (not s.is_alarming, order.index(s.health), place(s.source.name)))


def listed(viewer: Viewer, *, at: datetime) -> list[SourceHealth]:
    """Give what the list of sources shows, in three queries."""
    rows = list(sources(viewer).defer("note", "etag", "last_modified", "licence"))
    counts = dict(Document.objects.order_by().values_list("source").annotate(n=Count("pk")))
    weeks = documents_by_week(at)
    found = []
    for source in rows:
        one = health_of(source, at)
        found.append(
            SourceHealth(
                source,
                one.health,
                one.usual,
                counts.get(source.pk, 0),
                tuple(weeks.get(source.pk, (0,) * WEEKS)),
            )
        )
    return ordered(found)


def documents_by_week(at: datetime, source: Source | None = None) -> Mapping[int, list[int]]:
    """Give how many documents came from each source in each of the latest twelve weeks, the newest last."""
    today = timezone.localdate(at)
    rows = Document.objects.filter(first_seen_at__gt=at - timedelta(weeks=WEEKS), first_seen_at__lte=at)
    if source is not None:
        rows = rows.filter(source=source)
    found: defaultdict[int, list[int]] = defaultdict(lambda: [0] * WEEKS)
    days = rows.order_by().annotate(day=TruncDate("first_seen_at")).values_list("source", "day")
    for pk, day, n in days.annotate(n=Count("pk")):
        week = (today - day).days // 7
        if 0 <= week < WEEKS:
            found[pk][WEEKS - 1 - week] += n
    return found


def summary(viewer: Viewer, *, at: datetime) -> Summary:
    """Count the sources by how they are, in one query: for the top of every page."""
    return summarised(source_healths(viewer, at=at))


def summarised(found: Iterable[SourceHealth]) -> Summary:
    """Count sources by how they are."""
    followed = [one for one in found if one.health != Health.OFF]
    asked = [one for one in followed if one.health != Health.BY_HAND and one.source.last_attempt_at]
    reached = sum(not one.source.failures_in_row for one in asked)
    since = [] if reached else [one.failing_since for one in asked if one.failing_since]
    return Summary(
        followed=len(followed),
        silent=sum(one.health == Health.SILENT for one in followed),
        failing=sum(one.health == Health.FAILING for one in followed),
        unverified=sum(one.is_unverified for one in followed),
        asked=len(asked),
        reached=reached,
        failing_since=min(since, default=None),
    )


# One source.


def checks(source: Source) -> list[SourceCheck]:
    """Give the latest looks at a source."""
    return list(source.checks.select_related("by")[:CHECKS])


def bringing(source: Source) -> JobRun | None:
    """Give the work that brings the newest files in, while it waits or runs, or when it failed."""
    run = JobRun.objects.filter(name=FILES_JOB, arguments__source=source.key).defer("traceback").first()
    return None if run is None or run.state == State.DONE else run


def newest_documents(source: Source) -> list[Document]:
    """Give the newest documents of a source, by the day they were published or else seen."""
    rows = source.documents.defer("text", "fields", "details").select_related("matter")
    by_day = rows.annotate(on=Coalesce("published_on", TruncDate("first_seen_at")))
    return list(by_day.order_by("-on", "-first_seen_at", "-pk")[:NEWEST])


def profiles_using(source: Source, viewer: Viewer) -> tuple[list[WatchProfile], int]:
    """Give the active profiles that name a source, and the number of those that listen to all sources."""
    if not viewer.may_somewhere("monitoring.profile.view"):
        return [], 0
    active = WatchProfile.objects.filter(is_active=True)
    return list(active.filter(sources=source).order_by("name")), active.filter(sources=None).count()


def originals(documents: Iterable[Document]) -> dict[int, list[DocumentFile]]:
    """Give the originals of documents that were brought in by hand, by document."""
    found: defaultdict[int, list[DocumentFile]] = defaultdict(list)
    for row in DocumentFile.objects.filter(document__in=[d.pk for d in documents]).select_related("file"):
        found[row.document_id].append(row)
    return dict(found)
