"""The kinds of record that actors keep: people in office, and meetings that others have published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from utblick.features.actors.intake import Row, take_people
from utblick.features.actors.meeting_intake import take_meetings
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Take, Taken, Told


def _taker(take: Callable[..., dict[str, int]]) -> Take:
    def taken(records: Sequence[Any], told: Told, *, by: Viewer, at: datetime) -> Taken:
        result = Taken()

        def refused(row: Row, reason: str) -> None:
            result.reject(str(row.get("source", "")), str(row.get("source_id", "")), reason)

        counts = take([one.to_row() for one in records], by=by, at=at, refused=refused)
        result.inserted, result.updated = counts["inserted"], counts["updated"]
        result.unchanged, result.left_out = counts["unchanged"], counts.get("left_out", 0)
        return result

    return taken


TAKERS: dict[str, Take] = {"person": _taker(take_people), "meeting": _taker(take_meetings)}
