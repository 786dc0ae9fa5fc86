"""Put a document into its matter: find the matters it may belong to and let the rules decide."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Min, Q

from utblick.engine import similarity
from utblick.features.monitoring.grouping import Mention, Standing, close_in_time, keeper
from utblick.features.monitoring.models import (
    Document,
    DocumentBand,
    DocumentReference,
    Follow,
    Hit,
    KeptApart,
    Matter,
    MatterAlias,
    MatterNote,
)
from utblick.features.monitoring.models.matters import MatterState

# A text shorter than this says too little to be compared.
SHORTEST_TEXT = 200
MOST_CANDIDATES = 40


def store_references(document: Document, mentions: list[Mention], *, is_new: bool) -> None:
    """Replace what a document refers to."""
    if not is_new:
        document.references.all().delete()
    DocumentReference.objects.bulk_create(
        DocumentReference(
            document=document,
            type=m.type,
            key=m.key[:120],
            value=m.value[:160],
            defining=m.defining,
            implied=m.implied,
        )
        for m in mentions
    )


def store_bands(document: Document, *, is_new: bool) -> None:
    """Replace the slices of a document's fingerprint."""
    if not is_new:
        document.bands.all().delete()
    if len(document.text) >= SHORTEST_TEXT:
        bands = set(similarity.bands(similarity.fingerprint(document.text)))
        DocumentBand.objects.bulk_create(DocumentBand(document=document, band=band) for band in sorted(bands))


def matters_of(document: Document, mentions: list[Mention]) -> dict[int, tuple[str, str]]:
    """Find the matters a document belongs to: matter id -> (rule, what the rule saw).

    Shared identifiers first; only when there are none, near-identical title or text.
    """
    found: dict[int, tuple[str, str]] = {}
    defining = {(m.type, m.key): m.value for m in mentions if m.defining}
    if defining:
        wanted = Q()
        for type_, key in defining:
            wanted |= Q(type=type_, key=key)
        rows = DocumentReference.objects.filter(wanted, defining=True).exclude(document=document)
        for matter, type_, key in rows.order_by("implied", "id").values_list(
            "document__matter_id", "type", "key"
        ):
            found.setdefault(matter, ("reference", defining[(type_, key)]))
    if not found:
        found = _alike(document)
    return found


def _kept_apart(matters: Collection[int]) -> set[frozenset[int]]:
    """Give the pairs among these matters that hold documents which a person has split."""
    pairs = KeptApart.objects.filter(one__matter__in=matters, other__matter__in=matters)
    return {frozenset(pair) for pair in pairs.values_list("one__matter_id", "other__matter_id")}


def _alike(document: Document) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    same_title = (
        Document.objects.filter(title_key=document.title_key)
        if document.title_key
        else Document.objects.none()
    )
    same_band = Document.objects.filter(bands__band__in=document.bands.values("band"))
    for rule, rows in (("title", same_title), ("text", same_band)):
        candidates = rows.exclude(pk=document.pk).distinct().order_by("id")[:MOST_CANDIDATES]
        for other in candidates:
            if other.matter_id in found or not may_be_alike(rule, document, other):
                continue
            if similarity.near_identical(document.title, document.text, other.title, other.text):
                found[other.matter_id] = (rule, other.title[:300])
    return found


def may_be_alike(rule: str, document: Document, other: Document) -> bool:
    """Say whether two documents may be one matter without sharing a reference.

    One publisher's calls and forms share whole pages under different titles: within a source, a text alone is
    no sign, and two calls with numbers of their own are two calls.
    """
    if document.source_id == other.source_id and (rule == "text" or document.kind == "call"):
        return False
    return close_in_time(document.published_on, other.published_on)


def place(document: Document, found: dict[int, tuple[str, str]], *, is_new: bool) -> Matter:
    """Bring together the matters that a document shows to be one, and give the one that stays.

    `found` is what `matters_of` gave. A new document begins in a matter of its own; what a known one newly
    refers to may bring others in.
    """
    own = document.matter_id
    apart = set() if is_new and len(found) < 2 else _kept_apart({own, *found})
    found = {number: why for number, why in found.items() if frozenset((own, number)) not in apart}
    rows = Matter.objects.select_for_update().filter(pk__in={own, *found})
    standings = [
        Standing(m.pk, m.state not in (MatterState.QUIET, MatterState.INBOX), m.created_at.timestamp())
        for m in rows
    ]
    keep, taken = keeper(standings, apart)
    matter = next(m for m in rows if m.pk == keep)
    for other in rows:
        if other.pk in taken:
            absorb(matter, other, why=found[keep] if other.pk == own else found[other.pk])
    # Two judged matters stay two, so the document may have stayed where it was.
    return matter if own in taken else next(m for m in rows if m.pk == own)


def absorb(matter: Matter, other: Matter, *, why: tuple[str, str]) -> None:
    """Move everything of an unjudged matter into another one and remove it."""
    first = other.documents.order_by("first_seen_at", "id").first()
    other.documents.filter(joined_by="first").exclude(pk=first.pk if first else None).update(joined_by=why[0])  # type: ignore[misc]
    if first:
        first.joined_by, first.joined_on = why[0], why[1][:300]
        first.save(update_fields=["joined_by", "joined_on"])
    other.documents.update(matter=matter)
    MatterNote.objects.filter(matter=other).update(matter=matter)
    already = Follow.objects.filter(matter=matter).values("account")
    Follow.objects.filter(matter=other).exclude(account__in=already).update(matter=matter)
    Follow.objects.filter(matter=other).delete()
    other.judgements.update(matter=matter)
    other.regroupings.update(matter=matter)
    other.regroupings_from.update(other=matter)
    moved = [matter.moved_at, other.moved_at]
    if other.state == MatterState.INBOX:
        # What waits for a judgement goes on waiting, unless people have judged the matter it turns out to be.
        if matter.state == MatterState.QUIET or (
            matter.state == MatterState.DISMISSED and not matter.is_muted
        ):
            matter.state, matter.inbox_at = MatterState.INBOX, other.inbox_at
        elif matter.state != MatterState.INBOX:
            moved.append(other.inbox_at)
    matter.moved_at = max(filter(None, moved), default=None)
    MatterAlias.objects.filter(matter=other).update(matter=matter)
    MatterAlias.objects.create(former_id=other.pk, matter=matter)
    other.delete()
    refresh(matter)


def refresh(matter: Matter) -> None:
    """Derive a matter's title, language and dates from its documents.

    The title is the earliest document's, one in Swedish before others; a hit's document before one without.
    """
    documents = list(
        matter.documents.order_by("first_seen_at", "id").only(
            "id", "title", "language", "deadline_at", "corrected_at"
        )
    )
    if not documents:
        return
    hit = set(Hit.objects.filter(document__matter=matter, gone_at=None).values_list("document_id", flat=True))
    lead = min(documents, key=lambda d: (d.pk not in hit, d.language != "sv"))
    matter.title, matter.language = lead.title, lead.language
    matter.corrected_at = max((d.corrected_at for d in documents if d.corrected_at), default=None)
    deadlines = [d.deadline_at for d in documents if d.deadline_at]
    now = matter.moved_at or matter.created_at
    coming = [d for d in deadlines if d >= now]
    matter.deadline_at = min(coming) if coming else max(deadlines, default=None)
    earliest = matter.documents.aggregate(at=Min("first_seen_at"))["at"]
    matter.created_at = earliest
    matter.save()
