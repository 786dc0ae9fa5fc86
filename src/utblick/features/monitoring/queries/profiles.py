"""Watch profiles: the list, one with its hits and figures, and what its silence is worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.engine.query.parse import QueryError, parse
from utblick.engine.query.tree import Node
from utblick.features.monitoring import standing
from utblick.features.monitoring.actions.looking_back import JOB
from utblick.features.monitoring.models import Document, Hit, Matter, Source, Subscription, WatchProfile
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.preview import Month, by_month
from utblick.features.monitoring.queries.prose import as_sentence, page_language
from utblick.features.monitoring.queries.sources import source_healths
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.rules import JUDGED
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs.models import JobRun, State
from utblick.ui import dates
from utblick.ui.columns import grouped

RECENT = timedelta(days=30)
WEEKS = 12


def profiles(viewer: Viewer) -> QuerySet[WatchProfile]:
    """Give the profiles that the viewer may see."""
    rows = WatchProfile.objects.select_related("owner")
    return rows if viewer.may_somewhere("monitoring.profile.view") else rows.none()


def profile_by_number(viewer: Viewer, number: int) -> WatchProfile:
    """Give one profile. Raises Http404 when there is none that the viewer may see."""
    found = profiles(viewer).prefetch_related("sources").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def listed(viewer: Viewer, *, at: datetime) -> QuerySet[WatchProfile]:
    """Give the profiles with `recent` (hits seen in the last 30 days), `last_hit_at` and `receivers`."""
    hits = Hit.objects.filter(profile=OuterRef("pk"), gone_at=None).order_by().values("profile")
    recent = hits.filter(document__first_seen_at__gte=at - RECENT).annotate(n=Count("pk")).values("n")
    told = Subscription.objects.filter(profile=OuterRef("pk")).order_by().values("profile")
    return profiles(viewer).annotate(
        recent=Coalesce(Subquery(recent, output_field=IntegerField()), 0),
        last_hit_at=Subquery(hits.annotate(at=Max("document__first_seen_at")).values("at")),
        receivers=Coalesce(Subquery(told.annotate(n=Count("pk")).values("n")), 0),
        subscribed=Exists(
            Subscription.objects.filter(profile=OuterRef("pk"), account_id=viewer.account_id or 0)
        ),
    )


def weekly_hits(numbers: Iterable[int] | None, *, at: datetime) -> dict[int, list[int]]:
    """Give each profile's hits for the last twelve weeks, oldest first, by when the documents were seen."""
    since = at - timedelta(weeks=WEEKS)
    rows = Hit.objects.filter(gone_at=None, document__first_seen_at__gte=since)
    if numbers is not None:
        rows = rows.filter(profile__in=list(numbers))
    weeks: defaultdict[int, list[int]] = defaultdict(lambda: [0] * WEEKS)
    today = timezone.localdate(at)
    counted = rows.order_by().annotate(day=TruncDate("document__first_seen_at"))
    for profile, day, number in counted.values_list("profile", "day").annotate(n=Count("pk")):
        age = (today - day).days // 7
        if 0 <= age < WEEKS:
            weeks[profile][WEEKS - 1 - age] += number
    return dict(weeks)


def unreadable() -> dict[int, str]:
    """Give the sentence of each profile whose query can no longer be read."""
    words = standing.vocabulary()
    found: dict[int, str] = {}
    for number, query in WatchProfile.objects.values_list("pk", "query"):
        try:
            parse(query, words)
        except QueryError as error:
            found[number] = error.sentence(page_language())
    return found


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it is read: in prose, or the sentence and position of what is wrong with it."""

    tree: Node | None
    prose: str = ""
    error: str = ""
    position: int = 0


def reading(query: str, vocabulary: standing.Vocabulary | None = None) -> Reading:
    """Read a query for the page."""
    try:
        tree = parse(query, standing.vocabulary() if vocabulary is None else vocabulary)
    except QueryError as error:
        return Reading(None, error=error.sentence(page_language()), position=error.position)
    return Reading(tree, prose=as_sentence(tree))


def hits_of(viewer: Viewer, profile: WatchProfile) -> QuerySet[Hit]:
    """Give a profile's hits with their documents, and whether the viewer may open the matter (`is_open`)."""
    may = visible(viewer).filter(pk=OuterRef("document__matter_id"))
    rows = profile.hits.filter(gone_at=None).select_related("document__source", "document__matter")
    return rows.annotate(
        is_open=Exists(may), on=Coalesce("document__published_on", TruncDate("document__first_seen_at"))
    ).defer("document__text", "document__fields")


@dataclass(frozen=True, slots=True)
class Silence:
    """What a profile's silence is worth: when it last hit, what was looked at since, how the sources are."""

    since: datetime
    hits: int
    checked: int
    alarming: int
    watched: int
    is_active: bool = True

    @property
    def sentence(self) -> str:
        """Say it."""
        if not self.is_active:
            return _("The profile is off: nothing that comes in is checked.")
        day = dates.short(timezone.localdate(self.since), timezone.localdate())
        said = [
            ngettext("%(n)s hit since %(day)s", "%(n)s hits since %(day)s", self.hits)
            % {"n": grouped(self.hits), "day": day},
            ngettext("%(n)s document checked", "%(n)s documents checked", self.checked)
            % {"n": grouped(self.checked)},
        ]
        if self.alarming:
            said.append(
                ngettext("%(n)d source needs a look", "%(n)d sources need a look", self.alarming)
                % {"n": self.alarming}
            )
        elif self.watched:
            said.append(_("all sources fresh"))
        else:
            said.append(_("no source is fetched by itself yet"))
        return ", ".join(said) + "."


def silence(viewer: Viewer, profile: WatchProfile, *, at: datetime, last: datetime | None) -> Silence:
    """Say what was checked since the profile's last hit, or since it was made.

    Where something was hit within the last week, the week is told of instead; never more than since it was made,
    for what came before was looked through and not waited for.
    """
    week = at - timedelta(days=7)
    since = max(min(last or profile.created_at, week), profile.created_at)
    keys = {source.key for source in profile.sources.all()}
    seen = Document.objects.filter(first_seen_at__gt=since, first_seen_at__lte=at)
    if keys:
        seen = seen.filter(source__key__in=keys)
    if profile.languages:
        seen = seen.filter(language__in=profile.languages)
    healths = [h for h in source_healths(viewer, at=at) if not keys or h.source.key in keys]
    hits = profile.hits.filter(gone_at=None, document__first_seen_at__gt=since)
    return Silence(
        since=since,
        hits=hits.count(),
        checked=seen.count(),
        alarming=sum(h.is_alarming for h in healths),
        watched=sum(bool(h.source.is_active and h.source.address) for h in healths),
        is_active=profile.is_active,
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """A profile in figures. `judged` and `dismissed` are of matters, and None for those who may not know."""

    total: int
    recent: int
    last_hit_at: datetime | None
    months: list[Month]
    earlier: int
    judged: int | None
    dismissed: int | None
    wrong: int | None


def figures(viewer: Viewer, profile: WatchProfile, *, at: datetime) -> Figures:
    """Count a profile's hits and what became of them."""
    hits = profile.hits.filter(gone_at=None)
    summed = hits.aggregate(
        n=Count("pk"),
        recent=Count("pk", filter=Q(document__first_seen_at__gte=at - RECENT)),
        last=Max("document__first_seen_at"),
    )
    days: Counter[date] = Counter(
        dict(
            hits.order_by()
            .annotate(day=Coalesce("document__published_on", TruncDate("document__first_seen_at")))
            .values_list("day")
            .annotate(n=Count("pk"))
        )
    )
    months, earlier = by_month(days.elements(), timezone.localdate(at))
    judged = dismissed = wrong = None
    if viewer.may_somewhere("monitoring.inbox.view"):
        matters = Matter.objects.filter(pk__in=hits.values("document__matter"))
        counted: dict[str, Any] = matters.aggregate(
            judged=Count("pk", filter=Q(state__in=[*JUDGED, MatterState.DISMISSED])),
            dismissed=Count("pk", filter=Q(state=MatterState.DISMISSED)),
            wrong=Count("pk", filter=Q(state=MatterState.DISMISSED, reason="wrong")),
        )
        judged, dismissed, wrong = counted["judged"], counted["dismissed"], counted["wrong"]
    return Figures(summed["n"], summed["recent"], summed["last"], months, earlier, judged, dismissed, wrong)


def look_back_running(profile: WatchProfile) -> JobRun | None:
    """Give the work in the background that still looks through the archive for a profile, if there is any."""
    return (
        JobRun.objects.filter(name=JOB, key=f"profile:{profile.pk}", state__in=[State.QUEUED, State.RUNNING])
        .order_by("-queued_at")
        .first()
    )


def receivers(profile: WatchProfile) -> list[Subscription]:
    """Give who receives a profile, by name."""
    rows = profile.subscriptions.select_related("account", "profile")
    return sorted(rows, key=lambda one: one.account.name.casefold())


def sources_to_choose(viewer: Viewer) -> list[Source]:
    """Give the sources that a profile may be limited to, by name."""
    rows = Source.objects.all() if viewer.may_somewhere("monitoring.source.view") else Source.objects.none()
    # EuroVoc gives names to codes, and no document.
    return sorted(rows.exclude(kind="eurovoc"), key=lambda source: source.name.casefold())
