"""Take in what sources tell of files: events, numbers, committees in charge and who writes in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from utblick.connectors.record import ProcedureRecord
from utblick.features.actors.actions.forgetting import fingerprint
from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import Scheme
from utblick.features.actors.models import Body
from utblick.features.advocacy import intake, rules
from utblick.features.advocacy.actions.taking import Followed, store
from utblick.features.advocacy.intake import Somebody
from utblick.features.advocacy.models import Event, Involvement, Number, Part, Procedure
from utblick.features.advocacy.recognising import People, committees
from utblick.features.organisation.models import Certainty
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Taken, Told

# Whose word counts before others' where several tell of one event: Parliament's own data, its observatory, and the
# Publications Office for what it publishes itself. The first is the best.
RANK = ("europarl_procedures", "oeil", "eurlex_dossiers")
RANK_OF_KIND = dict.fromkeys(
    ("proposal_adopted", "published"), ("eurlex_dossiers", "europarl_procedures", "oeil")
)
NEAR = timedelta(days=31)


def take_procedures(records: Sequence[ProcedureRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take in what sources tell of files, each record in a transaction. Files that nobody follows stay out."""
    followed, taken = Followed(told, by=by, at=at), Taken()
    people = People(
        (one.person for record in records for one in record.actors if one.person),
        (one.name for record in records for one in record.actors if one.role in intake.PARTS),
    )
    bodies = committees(one.body or one.name for record in records for one in record.actors)
    for record in records:
        with transaction.atomic():
            procedure, why = followed.files.of_record(record), ""
            is_new = procedure is None
            if procedure is None:
                title_sv = next(iter(record.fields.get("title_sv", ())), "")
                procedure, why = followed.begin(record.reference, title_sv, record.title, record.source)
            if procedure is None:
                taken.reject(record.source, record.source_id, why)
                continue
            counts = _take(procedure, record, people, bodies, by=by, at=at)
            told_before = Event.objects.filter(procedure=procedure, source=record.source)
            is_new |= any(counts.values()) and told_before.count() == counts["events"]
        if is_new:
            taken.inserted += 1
        elif any(counts.values()):
            taken.updated += 1
        else:
            taken.unchanged += 1
    return taken


def _take(
    procedure: Procedure,
    record: ProcedureRecord,
    people: People,
    bodies: dict[str, Body],
    *,
    by: Viewer,
    at: datetime,
) -> dict[str, int]:
    found = list(intake.events(record))
    last = Event.objects.filter(procedure=procedure).order_by("-pk").values_list("pk", flat=True).first() or 0
    done = store(Event, procedure, found, record.source, seen_at=at, added_at=at)
    _prefer(procedure, last)
    counts = {
        "events": done.inserted + done.updated,
        "involvements": sum(
            _involve(procedure, one, record, people, bodies, at) for one in intake.people(record)
        ),
        "numbers": _number(procedure, record),
    }
    lead = intake.lead_committees(record)
    if lead and not procedure.committees:
        procedure.committees = lead
        procedure.version += 1
        procedure.save(update_fields=["committees", "version"])
        counts["involvements"] += 1
    if any(counts.values()):
        changes: dict[str, Any] = {"source": record.source, **{k: v for k, v in counts.items() if v}}
        audit.record("advocacy.procedure.told", by=by, at=at, target=procedure, changes=changes)
    return counts


def _prefer(procedure: Procedure, last: int) -> None:
    """Say of the new events which count: of several sources that tell of one kind on near days, one does.

    A person's own event counts before all; then Parliament's data, its observatory, and last the Publications
    Office, which counts first for what it publishes. All stay and are shown. Only what is new is judged, so that
    what a person has said since stays.
    """
    rows = list(Event.objects.filter(procedure=procedure).exclude(kind=""))
    changed = []
    for row in (one for one in rows if one.pk > last and one.key):
        others = [
            one
            for one in rows
            if one.kind == row.kind
            and one.body == row.body
            and one.source != row.source
            and abs(one.on - row.on) <= NEAR
        ]
        if any(_rank(one) < _rank(row) for one in others):
            row.is_preferred = False
            changed.append(row)
        else:
            for one in others:
                if one.is_preferred and one.key:
                    one.is_preferred = False
                    changed.append(one)
    Event.objects.bulk_update(changed, ["is_preferred"])


def _rank(event: Event) -> int:
    rank = RANK_OF_KIND.get(event.kind, RANK)
    if not event.key:
        return -1
    return rank.index(event.source) if event.source in rank else len(rank)


def _number(procedure: Procedure, record: ProcedureRecord) -> int:
    """Keep the file's number where it has none, and its proposal's numbers that mean no other file."""
    made = 0
    if record.reference and not procedure.reference:
        reference = rules.canonical_reference(record.reference)
        if not Procedure.objects.filter(reference=reference).exists():
            procedure.reference = reference
            procedure.save(update_fields=["reference"])
            made += 1
    for type in ("com", "join"):
        values = list(dict.fromkeys(rules.canonical_number(type, one) for one in record.fields.get(type, ())))
        # Of several it is not said which is the proposal.
        if len(values) == 1 and not Number.objects.filter(type=type, value=values[0]).exists():
            Number.objects.create(procedure=procedure, type=type, value=values[0])
            made += 1
    return made


def _involve(
    procedure: Procedure,
    one: Somebody,
    record: ProcedureRecord,
    people: People,
    bodies: dict[str, Body],
    at: datetime,
) -> bool:
    """Keep who deals with a file: the person of the register, else as the source writes them; nobody is invented.

    Whom the register knows by the number is certain, by the name alone to be confirmed. Two sources that tell of one
    person make one part; what the first left out the second fills in. Only rapporteurs are to be met from the start.
    """
    if people.is_forgotten(one.number):
        return False
    person, is_certain = people.find(one.number, one.name)
    key = f"{one.part}:{fingerprint(Scheme.EP_ID, one.number)[:40] if one.number else fold(one.name)}"[:120]
    body = bodies.get(one.committee)
    columns = {
        "person": person,
        "body": body,
        "name": "" if person else one.name,
        "number": "" if person else one.number,
        "group": one.group,
        "valid_from": one.since,
    }
    read = {**columns, "person": person.pk if person else None, "body": body.pk if body else None}
    mark = intake.digest(read)
    rows = Involvement.objects.select_for_update(of=("self",)).filter(procedure=procedure)
    held = rows.filter(key=key).first()
    if held is None and person is not None:
        held = rows.filter(part=one.part, person=person).first()
    if held is None:
        Involvement.objects.create(
            procedure=procedure,
            part=one.part,
            key=key,
            digest=mark,
            certainty=Certainty.SOURCED if is_certain or person is None else Certainty.UNSURE,
            must_meet=one.part == Part.RAPPORTEUR,
            seen_at=at,
            **intake.sourced(record),
            **columns,
        )
        return True
    said = {name: value for name, value in columns.items() if value}
    if held.source == record.source and held.key == key:
        if held.digest == mark:
            return False
        held.digest = mark
    else:
        said = {name: value for name, value in said.items() if not getattr(held, name)}
    return _changed(held, said)


def _changed(held: Involvement, said: dict[str, Any]) -> bool:
    """Set what is said and save it; who is in the register is no longer named by a text."""
    since = said.get("valid_from")
    if since and held.valid_until and held.valid_until <= since:
        del said["valid_from"]
    if held.person or said.get("person"):
        said = {**said, "name": "", "number": ""}
    differs = [name for name, value in said.items() if getattr(held, name) != value]
    for name in differs:
        setattr(held, name, said[name])
    if differs:
        held.version += 1
    held.save()
    return bool(differs)
