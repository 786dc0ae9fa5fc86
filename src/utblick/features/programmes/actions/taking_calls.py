"""Calls out of documents of the kind call: the same topic is the same call, and a second reading changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from utblick.features.monitoring.models import Document
from utblick.features.organisation.actions.saving import settable
from utblick.features.programmes.call_intake import ReadCall, read_call
from utblick.features.programmes.models import Call, CallMoment
from utblick.features.programmes.recognising import Known
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

PORTION = 200


@dataclass(slots=True)
class CallsTaken:
    """How many calls were new, had changed, and how many belong to no known programme."""

    inserted: int = 0
    updated: int = 0
    without_programme: int = 0


def take_calls(*, by: Viewer, at: datetime) -> CallsTaken:
    """Make calls of the documents that none was made of, and bring up to date those whose document was corrected.

    What a person has written of a call stays: the Swedish title, the note, and days that the source does not tell.
    """
    by.check("programmes.call.change")
    taken, known = CallsTaken(), Known()
    for numbers in _portions():
        with transaction.atomic():
            rows = Document.objects.filter(pk__in=numbers).select_related("source").order_by("pk")
            for document in rows.select_for_update(of=("self",)):
                _take(document, known, taken, by=by, at=at)
    return taken


def _portions() -> Iterator[list[int]]:
    stale = Q(call__isnull=True) | ~Q(call__read_digest=F("digest"))
    numbers = list(Document.objects.filter(stale, kind="call").order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(numbers), PORTION):
        yield numbers[first : first + PORTION]


def _take(document: Document, known: Known, taken: CallsTaken, *, by: Viewer, at: datetime) -> None:
    read = read_call(document)
    programme = known.programme(read.said)
    call = Call.objects.filter(document=document).first()
    call = call or Call.objects.filter(key__iexact=read.key, programme=programme).first()
    if call is not None and call.document_id not in (None, document.pk):
        # Another source tells of the same topic: the call follows the document that it was first read from.
        return
    is_new = call is None
    call = call or Call(key=read.key, programme=programme)
    changes = settable(call, read.columns, frozenset(read.columns))
    if call.programme_id is None and programme is not None:
        call.programme = programme
    taken.without_programme += call.programme_id is None
    call.document, call.read_digest = document, document.digest
    call.version += not is_new
    call.full_clean()
    call.save()
    has_moved = _set_moments(call, read)
    if is_new:
        taken.inserted += 1
        audit.record("programmes.call.read", by=by, at=at, target=call)
    elif changes or has_moved:
        taken.updated += 1
        audit.record("programmes.call.read_again", by=by, at=at, target=call, changes=changes)


def _set_moments(call: Call, read: ReadCall) -> bool:
    """Let the days of each kind that the source tells be the source's; say whether any became different."""
    kinds = {one.kind for one in read.moments}
    there = {(row.kind, row.step, row.on, row.hour): row for row in call.moments.filter(kind__in=kinds)}
    wanted = {(one.kind, one.step, one.on, one.hour) for one in read.moments}
    gone = [row.pk for key, row in there.items() if key not in wanted]
    CallMoment.objects.filter(pk__in=gone).delete()
    fresh = [
        CallMoment(call=call, kind=kind, step=step, on=on, hour=hour, source_note=read.columns["source_note"])
        for kind, step, on, hour in sorted(wanted - there.keys(), key=str)
    ]
    CallMoment.objects.bulk_create(fresh)
    return bool(gone or fresh)
