"""A person's own mail: what they get, what waits, and what they have been told and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import Http404

from utblick.features.monitoring.digests import REGULAR, Content, Entry, Pending, by_matter, next_end
from utblick.features.monitoring.models import Digest, DigestItem, DigestNotice, Hit, Subscription
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.queries.digests import calendar, content, me
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage


@dataclass(frozen=True, slots=True)
class Preview:
    """What the next mail would tell if it were sent now, and when it goes (None: at once, or never)."""

    content: Content
    goes_at: datetime | None


@dataclass(frozen=True, slots=True)
class Told:
    """One digest whole: the matters it told, how many other things, and the mail itself when it is kept."""

    digest: Digest
    entries: list[Entry]
    notices: dict[str, int]
    message: OutboxMessage | None


def preview(
    viewer: Viewer,
    listed: list[Subscription],
    *,
    own_rhythm: str,
    paused_until: datetime | None,
    at: datetime,
) -> Preview:
    """Give everything that the viewer has not been told yet, and when the next digest goes out."""
    rhythms = {s.own_or_profiles_rhythm for s in listed if s.profile.is_active} | {own_rhythm}
    start = max(at, paused_until) if paused_until else at
    moments = [next_end(rhythm, start, calendar()) for rhythm in REGULAR if rhythm in rhythms]
    found = content(viewer, at=at, slots=None, own_rhythm=own_rhythm)
    return Preview(found, min(moments, default=None))


def sent_to(viewer: Viewer) -> QuerySet[Digest]:
    """Give the digests that the viewer was sent, newest first, with how much each told."""
    rows = Digest.objects.filter(account_id=me(viewer), sent_in=None)
    matters = (
        DigestItem.objects.filter(digest=OuterRef("pk"))
        .order_by()
        .values("digest")
        .annotate(n=Count("hit__document__matter", distinct=True))
        .values("n")
    )
    return rows.annotate(hit_count=Count("items", distinct=True), matter_count=Subquery(matters))


def told_in(viewer: Viewer, number: int) -> Told:
    """Give one of the viewer's own digests. Raises Http404 for anybody else's."""
    digest = sent_to(viewer).filter(pk=number).first()
    if digest is None:
        raise Http404
    rows = (
        Hit.objects.filter(digest_items__digest=digest, document__matter__in=visible(viewer))
        .select_related(
            "profile",
            "document__source",
            "document__matter__owner_board",
            "document__matter__proposed_board",
        )
        .defer("spans", "document__text", "document__fields", "document__details")
        .order_by("id")
    )
    entries = by_matter(
        [Pending(hit, Rhythm.NEVER) for hit in rows],
        known=frozenset(),
        told=frozenset(),
        sources={},
        me=me(viewer),
    )
    for entry in entries:
        entry.sources = list(dict.fromkeys(d.source.name for d in entry.documents))
    counted = (
        DigestNotice.objects.filter(digest=digest).order_by().values_list("kind").annotate(n=Count("pk"))
    )
    kinds = dict(DigestNotice._meta.get_field("kind").flatchoices)
    return Told(
        digest=digest,
        entries=entries,
        notices={str(kinds[kind]): n for kind, n in counted},
        message=OutboxMessage.objects.filter(key=digest.mail_key).first(),
    )
