"""Take texts in: an act passage by passage, and the four columns of a negotiation as four versions of one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from utblick.connectors.record import NegotiationRowRecord, PassageRecord
from utblick.engine.passages.ids import parsed
from utblick.features.advocacy import intake
from utblick.features.advocacy.actions.taking import Followed
from utblick.features.advocacy.actions.texts import Part, load_text
from utblick.features.advocacy.models import Procedure, Stage, Text
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import Taken, Told

# The readers give English where there are several languages.
LANGUAGE = "en"
# Documents of four columns have no number of their own: their versions are kept apart from others by this one.
TABLE = "4CD"
# The columns: the record's field, the stage, the Swedish and the English name of the version.
COLUMNS = (
    ("commission", Stage.PROPOSAL, "Förslaget (fyrkolumnstabell)", "Proposal (four-column table)"),
    ("parliament", Stage.PARLIAMENT, "Parlamentet (fyrkolumnstabell)", "Parliament (four-column table)"),
    ("council", Stage.COUNCIL, "Rådet (fyrkolumnstabell)", "Council (four-column table)"),
    ("agreed", Stage.COMPROMISE, "Kompromissen (fyrkolumnstabell)", "Compromise (four-column table)"),
)
# The sector of a CELEX number says which text it is.
STAGES = {"3": Stage.ACT, "0": Stage.LATER}
NAMES = {
    Stage.PROPOSAL: ("Förslaget", "Proposal"),
    Stage.ACT: ("Akten", "Act"),
    Stage.LATER: ("Senare lydelse", "Later version"),
}
# The zones of an act: what comes before the articles, and after them.
_BEFORE, _AFTER = ("tit", "pre", "cit", "rec"), ("fin", "anx")


def take_passages(records: Sequence[PassageRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take the passages of acts in, a version for each document.

    Recitals and articles that come in files of their own end in one version, in whichever order they are read.
    """
    followed, taken = Followed(told, by=by, at=at), Taken()
    by_document: dict[str, list[PassageRecord]] = defaultdict(list)
    for record in records:
        by_document[record.document or told.document].append(record)
    for document, rows in by_document.items():
        procedure, why = followed.of("", document)
        if procedure is None or not document:
            why = why or "the passages do not say which document they are of; --document says it"
            taken.rejects += [
                {"file": row.source, "line": 0, "id": row.source_id, "reason": why} for row in rows
            ]
            continue
        ids = intake.counted(row.id or intake.place(row.label) for row in rows)
        parts = [_part(row, identifier) for row, identifier in zip(rows, ids, strict=True)]
        stage = STAGES.get(document[:1], Stage.PROPOSAL)
        reference = intake.clean(document, 80)
        held = _held(procedure, stage, reference)
        zones = {_zone(part.identifier) for part in parts}
        others = [part for part in held.values() if _zone(part.identifier) not in zones]
        fields = {"stage": stage, "reference": reference, "source": rows[0].source, "url": rows[0].url}
        named = {"licence": rows[0].licence, "name_sv": NAMES[stage][0], "name_en": NAMES[stage][1]}
        load = sorted([*others, *parts], key=lambda part: _zone(part.identifier))
        if _load(procedure, load, taken, by=by, at=at, **fields, **named):
            _count(taken, [[_came(part, held)] for part in parts])
    return taken


def take_rows(records: Sequence[NegotiationRowRecord], told: Told, *, by: Viewer, at: datetime) -> Taken:
    """Take a table of four columns in as four versions; a row has one id in all of them, so that they align.

    An institution that leaves a row empty has no such passage in its version.
    """
    followed, taken = Followed(told, by=by, at=at), Taken()
    by_file: dict[int, tuple[Procedure, list[NegotiationRowRecord]]] = {}
    for record in records:
        procedure, why = followed.of(record.procedure)
        if procedure is None:
            taken.reject(record.source, record.source_id, why)
        else:
            by_file.setdefault(procedure.pk, (procedure, []))[1].append(record)
    for procedure, rows in by_file.values():
        ids = intake.counted(intake.place(row.place) for row in rows)
        came: list[list[str]] = [[] for _row in rows]
        reference = intake.clean(told.document, 80) or TABLE
        for field, stage, name_sv, name_en in COLUMNS:
            parts = [
                Part(identifier, row.place, "", intake.clean(words))
                if (words := getattr(row, field))
                else None
                for row, identifier in zip(rows, ids, strict=True)
            ]
            there = [part for part in parts if part is not None]
            if not there:
                continue
            held = _held(procedure, stage, reference)
            loaded = _load(
                procedure,
                there,
                taken,
                stage=stage,
                reference=reference,
                name_sv=name_sv,
                name_en=name_en,
                source=rows[0].source,
                url=rows[0].url,
                licence=rows[0].licence,
                by=by,
                at=at,
            )
            for told_of, part in zip(came, parts, strict=True):
                if part is not None and loaded:
                    told_of.append(_came(part, held))
        _count(taken, came)
    return taken


def _part(row: PassageRecord, identifier: str) -> Part:
    """Give a passage as it is loaded: of one that is a heading its text is the heading."""
    if row.is_heading:
        return Part(identifier, row.label, intake.clean(row.text), "")
    return Part(identifier, row.label, intake.clean(row.heading), intake.clean(row.text))


def _zone(identifier: str) -> int:
    """Say whether a passage stands before the articles, among them or after them."""
    path = parsed(identifier)
    top = path[0][0] if path else ""
    return 0 if top in _BEFORE else 2 if top in _AFTER else 1


def _held(procedure: Procedure, stage: int, reference: str) -> dict[str, Part]:
    """Give the passages of a version as it stands, by their ids."""
    text = Text.objects.filter(
        procedure=procedure, stage=stage, language=LANGUAGE, reference=reference
    ).first()
    if text is None:
        return {}
    rows = text.passages.values_list("identifier", "label", "heading", "words")
    return {row[0]: Part(*row) for row in rows}


def _load(
    procedure: Procedure, parts: Sequence[Part], taken: Taken, *, by: Viewer, at: datetime, **fields: Any
) -> bool:
    """Load a version, in a transaction; a version that somebody has judged an ask in stays and is refused."""
    try:
        load_text(procedure, parts, language=LANGUAGE, by=by, at=at, **fields)
    except RuleBroken as reason:
        taken.reject(fields["source"], str(fields["name_en"] or fields["reference"]), str(reason))
        return False
    return True


def _came(part: Part, held: dict[str, Part]) -> str:
    before = held.get(part.identifier)
    if before is None:
        return "inserted"
    same = (before.heading, before.words) == (part.heading[:500], part.words)
    return "unchanged" if same else "updated"


def _count(taken: Taken, came: Sequence[Sequence[str]]) -> None:
    """Count each record once: new in all versions it is in, the same in all, else updated."""
    for one in came:
        kinds = set(one)
        if kinds == {"inserted"}:
            taken.inserted += 1
        elif kinds <= {"unchanged"}:
            taken.unchanged += 1
        else:
            taken.updated += 1
