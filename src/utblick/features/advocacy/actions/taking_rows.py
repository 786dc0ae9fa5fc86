"""Take amendments and votes in, a batch in a transaction; a vote's result is put on the amendments it was about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utblick.connectors.record import AmendmentRecord, VoteRecord
from utblick.features.advocacy import intake
from utblick.features.advocacy.actions.taking import Followed, in_batches, store
from utblick.features.advocacy.actions.texts import compare_soon
from utblick.features.advocacy.intake import Intake
from utblick.features.advocacy.models import Amendment, Procedure, Stage, Vote
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Taken, Told


def take_amendments(records: Sequence[AmendmentRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take amendments in; the asks are compared with them in the background."""
    followed, taken = Followed(told, by=by, at=at), Taken()
    rows: list[tuple[Procedure, Intake]] = []
    for record in records:
        procedure, why = followed.of(record.procedure, record.document)
        if procedure is None:
            taken.reject(record.source, record.source_id, why)
        elif not record.number:
            taken.reject(record.source, record.source_id, "the amendment has no number")
        else:
            rows.append((procedure, intake.amendment(record, told.document)))
    for procedure, batch in in_batches(rows):
        with transaction.atomic():
            done = store(Amendment, procedure, batch, seen_at=at)
            if done.inserted or done.updated:
                put_results(procedure)
                changes = {"amendments": done.inserted + done.updated}
                audit.record("advocacy.amendments.loaded", by=by, at=at, target=procedure, changes=changes)
                compare_soon(procedure, by=by, at=at)
        taken.add(done)
    taken.unchanged += len(rows) - taken.inserted - taken.updated - taken.unchanged
    return taken


def take_votes(records: Sequence[VoteRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take votes in plenary in.

    A roll call that names no file is of the file whose vote list has a voting of its number on that day.
    """
    followed, taken = Followed(told, by=by, at=at), Taken()
    listed = _listed(records)
    rows: dict[str, list[tuple[Procedure, Intake]]] = defaultdict(list)
    for record in records:
        found = intake.vote(record)
        procedure, why = listed.get((record.source_id, record.date[:10])), ""
        if procedure is None:
            procedure, why = followed.of(record.procedure, record.document)
        if procedure is None or found is None:
            taken.reject(record.source, record.source_id, why or "the vote has no day")
        else:
            rows[record.source].append((procedure, found))
    for source, of_source in rows.items():
        for procedure, batch in in_batches(of_source):
            with transaction.atomic():
                done = store(Vote, procedure, batch, source, seen_at=at)
                if done.inserted or done.updated:
                    put_results(procedure)
                    changes = {"votes": done.inserted + done.updated}
                    audit.record("advocacy.votes.loaded", by=by, at=at, target=procedure, changes=changes)
            taken.add(done)
    kept = sum(len(of_source) for of_source in rows.values())
    taken.unchanged += kept - taken.inserted - taken.updated - taken.unchanged
    return taken


def _listed(records: Sequence[VoteRecord]) -> dict[tuple[str, str], Procedure]:
    """Give the files of roll calls that name none, by number and day, from the vote lists taken in before."""
    numbers = {one.source_id for one in records if one.positions and not one.procedure}
    rows = Vote.objects.filter(key__in=numbers, by_group={}).select_related("procedure")
    return {(row.key, row.on.isoformat()): row.procedure for row in rows}


def put_results(procedure: Procedure) -> None:
    """Put on the plenary's amendments what the votes on their numbers came to, as far as it is known.

    Where both the vote and the amendment say in which document they stand, it must be the same one.
    """
    votes: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    rows = Vote.objects.filter(procedure=procedure).exclude(amendment="").order_by("on", "pk")
    for document, written, result in rows.values_list("document", "amendment", "result"):
        for number, is_part in intake.numbers(written):
            votes[number].append((document, result, is_part))
    changed = []
    for row in Amendment.objects.filter(procedure=procedure, stage=Stage.PARLIAMENT).order_by("pk"):
        result = intake.result_of(
            (result, is_part)
            for document, result, is_part in votes.get(row.number, ())
            if not document or not row.document or document == row.document
        )
        if row.result != result:
            row.result = result
            changed.append(row)
    Amendment.objects.bulk_update(changed, ["result"], batch_size=500)
