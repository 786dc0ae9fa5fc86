"""Turn neutral records into the columns of our rows: pure, so that a second reading gives the same."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from utblick.connectors.reading.dates import day as written_day
from utblick.connectors.record import AmendmentRecord, Position, ProcedureRecord, Record, VoteRecord
from utblick.engine.passages.ids import written
from utblick.engine.passages.reference import parse
from utblick.engine.procedures.kinds import KINDS
from utblick.features.advocacy.models import Part, Result, Stage

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
# Our words of the connectors for who deals with a file; committees are told otherwise.
PARTS: Mapping[str, Part] = {
    "rapporteur": Part.RAPPORTEUR,
    "co_rapporteur": Part.RAPPORTEUR,
    "shadow_rapporteur": Part.SHADOW,
    "opinion_rapporteur": Part.OPINION,
    "budgetary_rapporteur": Part.OPINION,
    "legal_basis_rapporteur": Part.OPINION,
    "commissioner": Part.COMMISSIONER,
    "chair": Part.CHAIR,
}
LEAD = ("committee_lead", "joint_committee_lead")


@dataclass(frozen=True, slots=True)
class Intake:
    """What will be stored. `key` finds it again, `digest` is of everything that would make it different."""

    key: str
    columns: dict[str, Any]
    digest: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who deals with a file as a record says it, before anybody has been known again."""

    part: Part
    name: str
    number: str
    group: str
    committee: str
    since: date | None


def clean(text: str, most: int = 0) -> str:
    """Leave out what no database holds as text; cut at `most` characters where there is a limit."""
    found = _UNSTORABLE.sub("", text).strip()
    return found if not most or len(found) <= most else f"{found[: most - 1]}…"


def day(text: str) -> date | None:
    """Read an ISO day or the day of an ISO moment; nothing where there is none."""
    found = written_day(text)
    return date.fromisoformat(found[:10]) if found else None


def address(url: str) -> str:
    """Keep an address of the web that fits; others are left out."""
    return url if url.startswith(("http://", "https://")) and len(url) <= 500 else ""


def digest(columns: Mapping[str, Any]) -> str:
    """Give what two readings of the same share."""
    plain = json.dumps(columns, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def sourced(record: Record) -> dict[str, Any]:
    """Give where a record is from, as every imported row carries it."""
    return {
        "source": clean(record.source, 120),
        "url": address(record.url),
        "licence": clean(record.licence, 120),
    }


def events(record: ProcedureRecord) -> Iterator[Intake]:
    """Give the events of a record. What has no kind of ours keeps the source's words, in its language.

    The key is the source's code with its own name of the event, counted where several are alike: when the source
    moves the day of an event that it names by a phrase, it is still the same event.
    """
    seen: Counter[str] = Counter()
    for event in record.events:
        on = day(event.date)
        if on is None:
            continue
        named = event.title if event.title and event.title != event.type else ""
        key = f"{event.type}|{named}|{event.body}"
        if len(key) > 180:
            key = hashlib.sha256(key.encode()).hexdigest()
        seen[key] += 1
        kind = event.event if event.event in KINDS else ""
        columns = {
            **sourced(record),
            "on": on,
            "kind": kind,
            # A debate lists every document of its day: only a single one is the event's own.
            "reference": clean(event.documents[0], 80) if len(event.documents) == 1 else "",
            "body": clean(event.body, 60),
            "words_sv" if record.language == "sv" else "words_en": "" if kind else _words(event.type, named),
        }
        yield Intake(key if seen[key] == 1 else f"{key}~{seen[key]}", columns, digest(columns))


def _words(type: str, named: str) -> str:
    """Give what a source calls an event: a phrase of its own, else its code made readable."""
    said = named if " " in named else type
    return clean(said if " " in said else said.replace("_", " ").capitalize(), 300)


def people(record: ProcedureRecord) -> list[Somebody]:
    """Give who deals with a file by the record, those with a part that we know."""
    return [
        Somebody(
            PARTS[one.role],
            clean(" ".join(one.name.split()), 160),
            clean(one.person, 20),
            clean(one.group, 40),
            one.body,
            day(one.since),
        )
        for one in record.actors
        if one.role in PARTS and (one.name or one.person)
    ]


def lead_committees(record: ProcedureRecord) -> str:
    """Give the committees in charge, with a comma between."""
    return clean(", ".join(dict.fromkeys(one.name for one in record.actors if one.role in LEAD)), 60)


def amendment(record: AmendmentRecord, document: str) -> Intake:
    """Give an amendment. `passage` is what its target means, also where nothing stands yet.

    What has neither authors nor group nor committee is the plenary's: only its list names nobody.
    """
    source = sourced(record)
    of_plenary = not (record.authors or record.group or record.committee)
    path = parse(record.target)
    columns = {
        **source,
        "document": clean(record.document or document, 120),
        "number": clean(record.number, 30),
        "stage": int(Stage.PARLIAMENT if of_plenary else Stage.COMMITTEE),
        "target": clean(record.target, 300),
        "passage": written(path)[:120] if path else "",
        "old": clean(record.old),
        "new": clean(record.new),
        "authors": clean(", ".join(record.authors)),
        "group": clean(record.group, 120),
        "committee": clean(record.committee, 60),
        "justification": clean(record.justification),
        "is_mixed": "run together" in record.fields.get("columns", ()),
    }
    key = clean(f"{source['source']}:{columns['document']}:{record.source_id}", 200)
    return Intake(key, columns, digest(columns))


def vote(record: VoteRecord) -> Intake | None:
    """Give a vote; nothing where the list says no day."""
    on = day(record.date)
    if on is None:
        return None
    columns = {
        **sourced(record),
        "on": on,
        "document": clean(record.document, 80),
        "amendment": clean(record.amendment, 120),
        "author": clean(record.author, 200),
        "subject": clean(record.subject, 500),
        "heading": clean(record.heading, 500),
        "result": record.result if record.result in Result.values else "",
        "method": clean(record.method, 20),
        "votes_for": record.votes_for,
        "against": record.against,
        "abstained": record.abstained,
        "roll_call": address(record.roll_call),
        **roll_call(record.positions),
    }
    return Intake(clean(record.source_id, 200), columns, digest(columns))


SIDES = ("for", "against", "abstained")


def roll_call(positions: Iterable[Position]) -> dict[str, Any]:
    """Give how groups and members voted; nothing where nobody is named."""
    by_group: dict[str, list[int]] = {}
    sides: dict[str, list[str]] = {}
    for one in positions:
        if one.position in SIDES:
            by_group.setdefault(clean(one.group, 40), [0, 0, 0])[SIDES.index(one.position)] += 1
            if one.person:
                sides.setdefault(one.position, []).append(clean(one.person, 20))
    return {"by_group": by_group, "sides": sides} if by_group else {}


_NUMBERS = re.compile(
    r"(?<![\w/])(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?(CP\d+|/\d+|PC\d*)?(?![\w/])", re.IGNORECASE
)


def numbers(text: str) -> list[tuple[str, bool]]:
    """Give the numbers of amendments in what a list of votes writes, and whether the vote was on a part only.

    `4= 10=` are two of the same words, `5-9` all of them, `1CP2` the second part of 1.
    """
    found: list[tuple[str, bool]] = []
    for first, last, part in _NUMBERS.findall(text.replace("=", " ")):
        until = int(last) if last else int(first)
        if int(first) <= until < int(first) + 3000:
            found += [(str(number), bool(part)) for number in range(int(first), until + 1)]
    return found


def result_of(votes: Iterable[tuple[str, bool]]) -> str:
    """Give what votes on one amendment came to, from `(result, on a part only)`.

    A vote on the whole counts before votes on parts; parts that went different ways make it adopted in part.
    """
    given = [(result, is_part) for result, is_part in votes if result]
    whole = [result for result, is_part in given if not is_part]
    results = set(whole or [result for result, _part in given])
    if len(results) > 1:
        return Result.PARTLY if Result.ADOPTED in results else Result.REJECTED
    return next(iter(results), "")


def place(reference: str) -> str:
    """Give the id that a written place means; that of text outside of all parts where it means none."""
    path = parse(reference)
    return written(path)[:110] if path else "txt"


def counted(identifiers: Iterable[str]) -> list[str]:
    """Let no two passages of a text share an id: the second carries `~2`, as the ids of all texts do."""
    seen: Counter[str] = Counter()
    found = []
    for one in identifiers:
        seen[one] += 1
        found.append(one if seen[one] == 1 else f"{one}~{seen[one]}")
    return found
