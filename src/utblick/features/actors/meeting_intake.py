"""Take in meetings that others have published, however often the same list is read.

Rows are those of `utblick read` (kind `meeting`), of members of Parliament and of the Commission. They are stored
some hundreds at a time: the Commission's lists hold tens of thousands. A reading that is broken off and begun again
ends the same. Of meetings that were not with us only those of the last years are kept (decision 0021).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from utblick.connectors.reading.text import line
from utblick.features.actors import rules
from utblick.features.actors.actions.forgetting import HOST, fingerprint
from utblick.features.actors.actions.plan import Ours, ours
from utblick.features.actors.hosting import folded_hosts, key_of
from utblick.features.actors.intake import COUNTED, Refused, Row, day_in, forgotten, no_matter, note_import
from utblick.features.actors.kinds import BodyKind, Institution, Scheme
from utblick.features.actors.models import MeetingMatch, PersonIdentifier, PublishedMeeting
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer

MATCH = "actors.meeting.match"
REQUIRED = ("source", "source_id", "date")
AT_ONCE = 500
FORGOTTEN = "the person has asked to be forgotten"
DESTROYED = "the person's time here was out"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What every row is compared with: what is ours, who is forgotten or was destroyed by the plan, when it is.

    `first` is the day from which meetings of others are kept.
    """

    ours: Ours
    forgotten: frozenset[str]
    destroyed: frozenset[str]
    at: datetime
    first: date


def take_meetings(
    rows: Iterable[Row], *, by: Viewer, at: datetime, refused: Refused = no_matter
) -> dict[str, int]:
    """Take in meetings that others have published; give what was inserted, updated, unchanged and rejected.

    What was with others and is too old to be kept is not stored, and is given as `left_out`; what has become so
    since it was read is taken away, and is given as `let_go`.
    `refused` is told of each row that is not taken, and why.
    """
    if not by.is_system:
        by.check(MATCH)
    reading = _Reading(
        ours(), forgotten(), forgotten(is_by_plan=True), at, rules.first_published_kept(day_of(at))
    )
    counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
    waiting = list(rows)
    for start in range(0, len(waiting), AT_ONCE):
        some = waiting[start : start + AT_ONCE]
        with transaction.atomic():
            counts.update(_take(some, reading, refused))
    with transaction.atomic():
        counts.update(_let_go(reading.first))
        note_import(counts, by=by, at=at)
    return dict(counts)


def _take(rows: Sequence[Row], reading: _Reading, refused: Refused) -> Counter[str]:
    counts: Counter[str] = Counter()
    people = _people(rows)
    said: list[tuple[Key, dict[str, Any]]] = []
    for row in rows:
        fields = _fields(row, people, reading)
        if isinstance(fields, str):
            counts["rejected"] += 1
            refused(row, fields)
        else:
            said.append(((str(row["source"])[:80], str(row["source_id"])[:200]), fields))
    held = _held(key for key, _fields_of in said)
    new: dict[Key, PublishedMeeting] = {}
    changed: dict[Key, PublishedMeeting] = {}
    for key, fields in said:
        meeting = held.get(key)
        seen_on = fields.pop("seen_on")
        if meeting is None and not fields["is_with_us"] and fields["on"] < reading.first:
            counts["left_out"] += 1
        elif meeting is None:
            source, number = key
            held[key] = new[key] = PublishedMeeting(
                source=source, source_id=number, seen_on=seen_on, **fields
            )
            counts["inserted"] += 1
        elif all(getattr(meeting, name) == value for name, value in fields.items()):
            counts["unchanged"] += 1
        else:
            for name, value in fields.items():
                setattr(meeting, name, value)
            meeting.seen_on = seen_on
            if key not in new:
                changed[key] = meeting
            counts["updated"] += 1
    PublishedMeeting.objects.bulk_create(new.values())
    if changed:
        names = [*said[0][1], "seen_on"]
        PublishedMeeting.objects.bulk_update(changed.values(), names, batch_size=100)
    return counts


def _let_go(first: date) -> Counter[str]:
    """Take away meetings of others that are too old to be kept; one that is tied to a contact of ours stays."""
    tied = MeetingMatch.objects.filter(is_same=True).values("meeting")
    rows = PublishedMeeting.objects.filter(is_with_us=False, on__lt=first).exclude(pk__in=tied)
    gone = rows.delete()[1].get(PublishedMeeting._meta.label, 0)
    return Counter({"let_go": gone} if gone else {})


def _people(rows: Sequence[Row]) -> dict[str, int]:
    """Give whom of ours the Parliament's numbers in some rows mean."""
    numbers = {str(row.get("person_id") or "") for row in rows if isinstance(row, Mapping)} - {""}
    found = PersonIdentifier.objects.filter(scheme=Scheme.EP_ID, value__in=numbers)
    return dict(found.values_list("value", "person_id"))


def _held(keys: Iterable[Key]) -> dict[Key, PublishedMeeting]:
    by_source: dict[str, list[str]] = {}
    for source, number in keys:
        by_source.setdefault(source, []).append(number)
    wanted = Q(pk__in=[])
    for source, numbers in by_source.items():
        wanted |= Q(source=source, source_id__in=numbers)
    return {(row.source, row.source_id): row for row in PublishedMeeting.objects.filter(wanted)}


def _fields(row: Row, people: Mapping[str, int], reading: _Reading) -> dict[str, Any] | str:
    """Give a meeting's fields as they are stored, or why the row is not taken."""
    try:
        lacking = [name for name in REQUIRED if not row.get(name)]
        if lacking:
            return f"the record has no `{lacking[0]}`"
        on = day_in(row["date"])
        if on is None:
            return "the day cannot be read"
        number = str(row.get("person_id") or "")
        if number and reading.forgotten and fingerprint(Scheme.EP_ID, number) in reading.forgotten:
            return FORGOTTEN
        # Who has come back in office is in the register again.
        if number and number not in people and fingerprint(Scheme.EP_ID, number) in reading.destroyed:
            return DESTROYED
        hosts = [_host(one, reading.forgotten | reading.destroyed) for one in row.get("hosts") or ()]
        met = [_words(one, 2000) for one in row.get("with") or ()]
        registered = [_words(one, 40) for one in row.get("registered") or ()]
    except (AttributeError, KeyError, TypeError, ValueError):
        return "the record has not the agreed shape"
    is_commission = row.get("institution") == Institution.COMMISSION
    names = [one["name"] for one in hosts if one["name"]]
    return {
        "institution": Institution.COMMISSION if is_commission else Institution.PARLIAMENT,
        "on": on,
        "person_id": people.get(number),
        "person_name": "; ".join(names)[:200] if hosts else _words(row.get("person"), 200),
        "role": _words(row.get("role"), 200),
        "body_kind": _words(row.get("body_type"), 16) if row.get("body_type") in BodyKind.values else "",
        "body_name": _words(row.get("body"), 200),
        "body_code": _words(row.get("body_code"), 30),
        "hosts": hosts,
        "hosts_folded": folded_hosts(names),
        "procedure": _words(row.get("procedure"), 60),
        "subject": _words(row.get("subject"), 500),
        "met": met,
        "registered": registered,
        "is_with_us": reading.ours.are_among(met, registered),
        "address": _words(row.get("url"), 500),
        "licence": _words(row.get("licence"), 200),
        "seen_on": day_in(row.get("seen")) or day_of(reading.at),
    }


def _host(said: Mapping[str, Any], gone: frozenset[str]) -> dict[str, str]:
    """Give a host as stored: of who has been forgotten the function alone."""
    name = _words(said["name"], 200)
    if name and gone and fingerprint(HOST, key_of(name)) in gone:
        name = ""
    return {"name": name, "function": _words(said.get("title"), 200)}


def _words(value: object, most: int) -> str:
    return line(str(value or ""))[:most]
