"""What somebody is to be told: a fixed number of queries, however many hits there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from utblick.features.monitoring.digests import (
    DUE_WITHIN,
    Calendar,
    Content,
    Correction,
    Move,
    Pending,
    Quiet,
    Reminder,
    Slot,
    by_matter,
    chosen,
)
from utblick.features.monitoring.models import (
    DigestItem,
    DigestNotice,
    Document,
    Hit,
    Judgement,
    MailSettings,
    Matter,
    Subscription,
)
from utblick.features.monitoring.models.digests import Silence
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.queries.matters import followed, owned
from utblick.features.monitoring.queries.sources import source_healths
from utblick.features.monitoring.queries.untold import changed_since_told, untold
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer

# More than this waits for the next mail; the oldest are told first.
MOST_AT_ONCE = 5000
# Judgements and documents older than this are no news, also after a long pause.
NEWS_WITHIN = timedelta(days=62)


def calendar() -> Calendar:
    """Give when mail goes out: on the region's clock, as the installation has set it."""
    return Calendar(
        zone=ZoneInfo(settings.TIME_ZONE),
        at=settings.UTBLICK_DIGEST_TIME,
        instant_gap=timedelta(minutes=settings.UTBLICK_INSTANT_MINUTES),
    )


def me(viewer: Viewer) -> int:
    """Give the number of the viewer's account; 0, which no account has, for the system and for nobody."""
    return viewer.account_id or 0


def may_be_told(viewer: Viewer) -> bool:
    """Say whether somebody may get mail at all: nobody may whose account or roles have ended."""
    return (
        viewer.account_id is not None
        and viewer.may_somewhere("monitoring.document.view")
        and viewer.may_somewhere("monitoring.profile.subscribe")
    )


def subscriptions(viewer: Viewer) -> QuerySet[Subscription]:
    """Give the viewer's subscriptions, by the profile's name."""
    own = Subscription.objects.filter(account_id=me(viewer))
    return own.select_related("profile").order_by("profile__name", "id")


def mail_settings(viewer: Viewer) -> MailSettings:
    """Give the viewer's settings, the usual ones when nothing has been set."""
    found = MailSettings.objects.filter(account_id=me(viewer)).first()
    return found or MailSettings(account_id=me(viewer))


def pending(viewer: Viewer) -> list[Pending]:
    """Give the hits that the viewer has not been told of and may see, the oldest first; one query."""
    rows = untold().filter(receiver=me(viewer), document__matter__in=visible(viewer))
    rows = rows.select_related(
        "profile",
        "document__source",
        "document__matter__owner_board",
        "document__matter__owner",
        "document__matter__proposed_board",
        "document__matter__proposed_owner",
    ).defer("spans", "profile__query", "document__text", "document__fields", "document__details")
    return [Pending(hit, hit.wanted) for hit in rows.order_by("found_at", "id")[:MOST_AT_ONCE]]


def content(
    viewer: Viewer, *, at: datetime, slots: Sequence[Slot] | None, own_rhythm: str = Rhythm.DAILY
) -> Content:
    """Give what a mail to the viewer tells when `slots` are due; without slots, everything that is untold."""
    until = None if slots is None else {slot.rhythm: slot.until for slot in slots}
    if until and Rhythm.DAILY in until:
        # What should have been told at once and was not, after a pause or a long fault, goes with the day's.
        until[Rhythm.INSTANT] = until[Rhythm.DAILY]
    listed = list(subscriptions(viewer).filter(profile__is_active=True))
    rhythms = {s.profile_id: s.own_or_profiles_rhythm for s in listed}
    mine = frozenset(_mine(viewer).values_list("pk", flat=True))
    waiting = pending(viewer)
    if until and set(until) == {Rhythm.INSTANT}:
        # Nobody need act at once on what has closed: it is told with the day's mail.
        waiting = [one for one in waiting if not _has_closed(one.hit.document, at)]
    hits = chosen(waiting, until, mine=mine, own_rhythm=own_rhythm)
    matters = {one.matter.pk for one in hits}
    found = Content(rhythms=frozenset(one.rhythm for one in hits if until and one.is_due(one.rhythm, until)))
    corrections, told = _corrections(viewer, rhythms)
    here = {one.hit.document_id for one in hits}
    found.corrections = [
        one
        for one, of_rhythms in corrections
        if one.document.pk not in here
        and (until is None or of_rhythms & until.keys() or one.document.matter_id in matters)
    ]
    found.entries = by_matter(
        hits,
        known=_known(viewer, matters),
        told=told,
        sources=_source_names(matters),
        me=me(viewer),
    )
    if until is None or own_rhythm in until:
        _add_own(
            found,
            viewer,
            mine,
            here | {p.hit.document_id for p in waiting},
            at=at,
            until=until,
            own=own_rhythm,
        )
    if slots:
        found.quiet = _quiet(viewer, listed, found, slots, at=at)
    return found


def _has_closed(document: Document, at: datetime) -> bool:
    return document.deadline_at is not None and document.deadline_at < at


def _mine(viewer: Viewer) -> QuerySet[Matter]:
    return visible(viewer).filter(
        Q(pk__in=owned(viewer).values("pk")) | Q(pk__in=followed(viewer).values("pk"))
    )


def _known(viewer: Viewer, matters: Iterable[int]) -> frozenset[int]:
    items = DigestItem.objects.filter(account_id=me(viewer), hit__document__matter__in=matters)
    return frozenset(items.values_list("hit__document__matter", flat=True))


def _source_names(matters: Iterable[int]) -> dict[int, list[str]]:
    rows = Document.objects.filter(matter__in=matters).select_related("source").only("matter_id", "source")
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for document in rows.order_by("first_seen_at", "id"):
        names[document.matter_id].setdefault(document.source.name)
    return {matter: list(found) for matter, found in names.items()}


def _corrections(
    viewer: Viewer, rhythms: dict[int, str]
) -> tuple[list[tuple[Correction, set[str]]], frozenset[int]]:
    """Give corrections of documents that were told, each with its rhythms, and those documents' numbers."""
    items = changed_since_told().filter(account_id=me(viewer))
    rows = (
        items.filter(hit__document__matter__in=visible(viewer))
        .select_related("hit__profile", "hit__document__source", "hit__document__matter")
        .defer("hit__spans", "hit__passages", "hit__document__text", "hit__document__fields")
        .order_by("hit__document__corrected_at", "id")
    )
    by_document: defaultdict[int, list[Hit]] = defaultdict(list)
    for item in rows:
        by_document[item.hit.document_id].append(item.hit)
    found = []
    for of_document in by_document.values():
        wanted = [h for h in of_document if rhythms.get(h.profile_id, Rhythm.NEVER) != Rhythm.NEVER]
        if not wanted:
            continue
        names = list(dict.fromkeys(h.profile.name for h in wanted))
        gone = all(h.gone_at is not None for h in wanted)
        one = Correction(of_document[0].document, names, gone)
        found.append((one, {rhythms[h.profile_id] for h in wanted}))
    return found, frozenset(by_document)


def _noticed(viewer: Viewer, kind: str, refs: Iterable[object]) -> set[str]:
    notices = DigestNotice.objects.filter(account_id=me(viewer), kind=kind)
    return set(notices.filter(ref__in=[str(ref) for ref in refs]).values_list("ref", flat=True))


def _add_own(
    found: Content,
    viewer: Viewer,
    mine: frozenset[int],
    covered: set[int],
    *,
    at: datetime,
    until: dict[str, datetime] | None,
    own: str,
) -> None:
    """Add what has moved in the viewer's own matters, what is new there, and what is due."""
    end = at if until is None else until[own]
    found.moves = _moves(viewer, since=at - NEWS_WITHIN, end=end)
    found.news = _news(viewer, mine, covered, since=at - NEWS_WITHIN, end=end)
    found.due = _due(viewer, at)
    told = _noticed(viewer, "due", [one.ref for one in found.due])
    found.fresh_due = [one for one in found.due if one.ref not in told]


def _moves(viewer: Viewer, *, since: datetime, end: datetime) -> list[Move]:
    """Give what others judged in matters that the viewer follows, owns, or has owned until then."""
    own_id = me(viewer)
    concerns_me = (
        Q(after__owner=own_id)
        | Q(before__owner=own_id)
        | Q(matter__follows__account=own_id, matter__follows__since__lte=F("at"))
    )
    rows = (
        Judgement.objects.filter(concerns_me, undone_at=None, at__gte=since, at__lt=end)
        .filter(matter__in=visible(viewer))
        .exclude(by_id=own_id)
        .select_related("matter__owner_board", "matter__owner", "by")
        .order_by("-at", "-id")
        .distinct()
    )
    judgements = list(rows)
    told = _noticed(viewer, "judgement", [j.pk for j in judgements])
    by_matter_: dict[int, list[Judgement]] = {}
    for judgement in judgements:
        if str(judgement.pk) not in told:
            by_matter_.setdefault(judgement.matter_id, []).append(judgement)
    return [Move(of_matter[0], of_matter[1:]) for of_matter in by_matter_.values()]


def _news(
    viewer: Viewer, mine: frozenset[int], covered: set[int], *, since: datetime, end: datetime
) -> list[Document]:
    """Give new documents of the viewer's own matters that none of their profiles tells of."""
    own_id = me(viewer)
    own = Q(document__matter__owner=own_id, document__matter__judged_at__lt=F("found_at"))
    follows = Q(
        document__matter__follows__account=own_id, document__matter__follows__since__lte=F("found_at")
    )
    told = DigestItem.objects.filter(account=own_id, hit__document=OuterRef("document"))
    rows = (
        Hit.objects.filter(own | follows, document__matter__in=mine, gone_at=None, is_backlog=False)
        .filter(found_at__gte=since, found_at__lt=end)
        .exclude(Exists(told))
        .order_by("-found_at", "-id")
        .values_list("document", flat=True)
    )
    numbers = [n for n in dict.fromkeys(rows) if n not in covered]
    noticed = _noticed(viewer, "document", numbers)
    documents = Document.objects.filter(pk__in=[n for n in numbers if str(n) not in noticed])
    return list(
        documents.select_related("matter", "source").defer("text", "fields").order_by("-first_seen_at", "-id")
    )


def _due(viewer: Viewer, at: datetime) -> list[Reminder]:
    """Give the viewer's matters that are late or due within a week, by their own day or their deadline."""
    today = timezone.localdate(at)
    limit = today + DUE_WITHIN
    rows = owned(viewer).filter(
        Q(due_on__lte=limit) | Q(deadline_at__gte=at, deadline_at__lte=at + DUE_WITHIN)
    )
    found = []
    for matter in rows.select_related("owner_board"):
        days = [matter.due_on] if matter.due_on and matter.due_on <= limit else []
        if matter.deadline_at and at <= matter.deadline_at <= at + DUE_WITHIN:
            days.append(timezone.localdate(matter.deadline_at))
        on = min(days)
        found.append(Reminder(matter, on, "late" if on < today else "soon"))
    return sorted(found, key=lambda one: (one.on, one.matter.pk))


def _quiet(
    viewer: Viewer, listed: Sequence[Subscription], found: Content, slots: Sequence[Slot], *, at: datetime
) -> Quiet | None:
    """Give the profiles that found nothing in their period, when their silence is asked for.

    Only on the very day that the period ends: a mail that was held up tells of hits, not of silence.
    """
    by_rhythm = {slot.rhythm: slot for slot in slots}
    asked: list[tuple[Subscription, Slot]] = []
    for one in listed:
        slot = by_rhythm.get(one.own_or_profiles_rhythm)
        usual = one.own_or_profiles_rhythm in (Rhythm.WEEKLY, Rhythm.MONTHLY)
        wanted = one.silence == Silence.ALWAYS or (one.silence == Silence.USUAL and usual)
        if (
            slot
            and wanted
            and one.since < slot.until
            and at.date() == slot.until.astimezone(at.tzinfo).date()
        ):
            asked.append((one, slot))
    if not asked:
        return None
    first, last = min(s.since for _one, s in asked), max(s.until for _one, s in asked)
    rows = Hit.objects.filter(profile__in=[one.profile_id for one, _slot in asked], gone_at=None)
    rows = rows.filter(is_backlog=False, found_at__gte=first, found_at__lt=last)
    moments = list(rows.values_list("profile", "found_at"))
    speaking = {hit.profile_id for hit in found.hits}
    silent = [
        one.profile.name
        for one, slot in asked
        if one.profile_id not in speaking
        and not any(p == one.profile_id and slot.since <= m < slot.until for p, m in moments)
    ]
    if not silent:
        return None
    healths = [h for h in source_healths(viewer, at=at) if h.source.is_active]
    fetched = [h.source for h in healths if h.source.address and h.source.last_success_at]
    oldest = min(fetched, key=lambda s: s.last_success_at or at, default=None)
    return Quiet(
        profiles=silent,
        since=first,
        checked=Document.objects.filter(first_seen_at__gte=first, first_seen_at__lt=last).count(),
        alarming=[h.source.name for h in healths if h.is_alarming],
        oldest=oldest.name if oldest else "",
        oldest_at=oldest.last_success_at if oldest else None,
    )
