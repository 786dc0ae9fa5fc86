"""Bring in a list of published meetings that somebody has fetched: which list it is, is seen in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from utblick.connectors.commission_meetings import adapt as commission
from utblick.connectors.mep_meetings import adapt as members
from utblick.connectors.reading.csv_rows import header_of
from utblick.connectors.record import Record, Reject
from utblick.features.actors.meeting_intake import take_meetings
from utblick.features.actors.models import PublishedMeeting
from utblick.foundation.accounts.viewer import Viewer

LARGEST = commission.LARGEST


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a list: how many meetings were new, different and the same, how many were with others and too old
    to be kept, how many new ones are with us, and the rows that could not be read."""

    inserted: int
    updated: int
    unchanged: int
    left_out: int
    with_us: int
    rejects: tuple[Reject, ...]


def bring_in(data: bytes, name: str, *, language: str, by: Viewer, at: datetime) -> Brought:
    """Take in a list of meetings of members of Parliament or of the Commission. Raises NotAllowed."""
    by.check("actors.meeting.match")
    found = list(_reader(data)(data, name, language))
    before = PublishedMeeting.objects.filter(is_with_us=True).count()
    counts = take_meetings([one.to_row() for one in found if isinstance(one, Record)], by=by, at=at)
    after = PublishedMeeting.objects.filter(is_with_us=True).count()
    return Brought(
        counts["inserted"],
        counts["updated"],
        counts["unchanged"],
        counts.get("left_out", 0),
        after - before,
        tuple(one for one in found if isinstance(one, Reject)),
    )


def _reader(data: bytes) -> Callable[[bytes, str, str], Iterator[Record | Reject]]:
    if {"epid", "lobbyists"} <= set(header_of(data)):
        return lambda data, name, _language: members.read(data, name)
    return commission.read
