"""Put a profile's question to the whole archive, when it is made, changed or switched on.

What it finds is backlog: it is shown and counted, and never mailed. Only what is recent goes to the inbox;
only what a look back put there, and nobody has judged, leaves it again. Everything may be done twice, so a job
that was killed half-way is simply run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from utblick.features.monitoring import asking
from utblick.features.monitoring.actions.grouping import refresh
from utblick.features.monitoring.actions.routing import route
from utblick.features.monitoring.archive.store import document_of
from utblick.features.monitoring.asking import Matcher, Spans, question_of
from utblick.features.monitoring.models import Concept, Document, Hit, Matter, WatchProfile
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.passages import passages
from utblick.features.monitoring.queries.vocabulary import concepts_in
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs import enqueue_job
from utblick.foundation.jobs.models import JobRun

JOB = "monitoring.look_back"
# Older documents that a new profile hits are found in its list; the inbox is for what may still be acted on.
INBOX_WITHIN = timedelta(days=60)
# At most so much is looked through while the person waits: a second or two.
AT_ONCE = 400
AT_ONCE_CHARACTERS = 800_000
EVERYTHING = 10**9
CHUNK = 100


@dataclass(slots=True)
class Looked:
    """What a look back did: documents read, hits found, kept and gone, matters into and out of the inbox."""

    read: int = 0
    inserted: int = 0
    unchanged: int = 0
    gone: int = 0
    to_inbox: int = 0
    from_inbox: int = 0

    def counts(self) -> dict[str, int]:
        """Give the counts by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def look_back(profile: WatchProfile, *, by: Viewer, at: datetime) -> Looked | JobRun:
    """Look through the archive at once when that is quick, else give the background work that does it.

    Call it in the transaction that changed the profile. Raises `QueryError` when the query cannot be read.
    """
    ranks = asking.ranks(question_of(profile).narrowing().expression, AT_ONCE + 1)
    living = profile.hits.filter(gone_at=None)
    if len(ranks) <= AT_ONCE and living.count() <= AT_ONCE:
        numbers = {document_of(rank) for rank in ranks}.union(living.values_list("document_id", flat=True))
        read = Document.objects.filter(pk__in=numbers).aggregate(n=Sum(Length("text")))["n"] or 0
        if read <= AT_ONCE_CHARACTERS:
            return look_through(profile.pk, at=at)
    return enqueue_job(JOB, by=by, at=at, key=f"profile:{profile.pk}", profile=profile.pk)


def look_through(
    number: int, *, at: datetime, report: Callable[[Mapping[str, int]], None] = lambda counts: None
) -> Looked:
    """Look through the whole archive, a transaction for each hundred documents.

    When the profile or a concept of it changes meanwhile, it begins again. A profile that is off, or gone, is
    left alone. Raises `QueryError` when the query cannot be read.
    """
    looked = Looked()
    while (profile := _profile(number)) is not None:
        stamp, question = _stamp(profile), question_of(profile)
        matcher = question.matcher()
        looked.read = 0
        living = set(profile.hits.filter(gone_at=None).values_list("document_id", flat=True))
        found = [document_of(rank) for rank in asking.ranks(question.narrowing().expression, EVERYTHING)]
        # What no longer is a candidate may have been a hit.
        queue = iter([*found, *sorted(living.difference(found))])
        while chunk := list(islice(queue, CHUNK)):
            with transaction.atomic():
                if not _unchanged(number, stamp):
                    break
                _look_at(profile, chunk, matcher, looked, at=at)
            report(looked.counts())
        else:
            return looked
    return looked


def _profile(number: int) -> WatchProfile | None:
    rows = WatchProfile.objects.filter(pk=number, is_active=True).prefetch_related("sources")
    return rows.first()


def _stamp(profile: WatchProfile) -> Any:
    used = Concept.objects.filter(key__in=concepts_in(profile.query))
    return profile.version, list(used.order_by("pk").values_list("pk", "changed_at"))


def _unchanged(number: int, stamp: Any) -> bool:
    profile = WatchProfile.objects.select_for_update(of=("self",)).filter(pk=number, is_active=True).first()
    return profile is not None and _stamp(profile) == stamp


def _look_at(
    profile: WatchProfile, numbers: Sequence[int], matcher: Matcher, looked: Looked, *, at: datetime
) -> None:
    documents = Document.objects.select_related("source").in_bulk(numbers)
    known = {hit.document_id: hit for hit in profile.hits.filter(document__in=documents)}
    new: list[Hit] = []
    changed: list[Hit] = []
    back: list[Hit] = []
    gone: list[Hit] = []
    for number in numbers:
        if (document := documents.get(number)) is None:
            continue
        looked.read += 1
        spans, hit = matcher.spans(document), known.get(number)
        if spans is None:
            if hit is not None and hit.gone_at is None:
                hit.gone_at = at
                gone.append(hit)
        elif hit is None:
            new.append(_write(Hit(profile=profile, document=document, found_at=at, is_backlog=True), spans))
        elif hit.gone_at is not None:
            hit.document, hit.gone_at = document, None
            back.append(_write(hit, spans))
        else:
            looked.unchanged += 1
            if [tuple(span) for span in hit.spans] != spans or hit.digest != document.digest:
                hit.document = document
                changed.append(_write(hit, spans))
    Hit.objects.bulk_create(new)
    Hit.objects.bulk_update([*changed, *back], ["spans", "passages", "digest", "gone_at"])
    Hit.objects.bulk_update(gone, ["gone_at"])
    looked.inserted += len(new) + len(back)
    looked.gone += len(gone)
    recent = [hit.document for hit in [*new, *back] if _is_recent(hit.document, at)]
    looked.to_inbox += _into_inbox({d.matter_id for d in recent}, at=at)
    looked.from_inbox += _out_of_inbox([hit.document_id for hit in gone], at=at)


def _write(hit: Hit, spans: Spans) -> Hit:
    document = hit.document
    hit.spans = [list(span) for span in spans]
    hit.passages = passages(document.title, document.text, spans)
    hit.digest = document.digest
    return hit


def _is_recent(document: Document, at: datetime) -> bool:
    on: date = document.published_on or timezone.localdate(document.first_seen_at)
    return on >= timezone.localdate(at - INBOX_WITHIN)


def _into_inbox(numbers: Iterable[int], *, at: datetime) -> int:
    """Put quiet matters into the inbox; those already there get their proposal anew."""
    moved = 0
    states = (MatterState.QUIET, MatterState.INBOX)
    matters = list(Matter.objects.select_for_update().filter(pk__in=set(numbers), state__in=states))
    for matter in matters:
        if matter.state == MatterState.QUIET:
            matter.state, matter.inbox_at = MatterState.INBOX, at
            moved += 1
        refresh(matter)
    route(matters, at=at)
    return moved


def _out_of_inbox(documents: Iterable[int], *, at: datetime) -> int:
    """Let matters rest again that a look back brought and nobody judged, when nothing hits them any more."""
    moved = 0
    waiting = Matter.objects.select_for_update().filter(
        pk__in=Document.objects.filter(pk__in=list(documents)).values("matter"), state=MatterState.INBOX
    )
    for matter in waiting:
        hits = list(Hit.objects.filter(document__matter=matter))
        brought_back = any(hit.is_backlog and hit.found_at == matter.inbox_at for hit in hits)
        if any(hit.gone_at is None for hit in hits):
            route([matter], at=at)
        elif brought_back and matter.judged_at is None and not matter.judgements.exists():
            matter.state, matter.inbox_at = MatterState.QUIET, None
            matter.save(update_fields=["state", "inbox_at"])
            moved += 1
    return moved
