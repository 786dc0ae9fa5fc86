"""The kinds of record that actors keep: people in office, and meetings that others have published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from utblick.features.actors.actions.people import CHANGE
from utblick.features.actors.intake import Row, take_people
from utblick.features.actors.meeting_intake import MATCH, take_meetings
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Take, Taken, Told


def _taker(take: Callable[..., dict[str, int]]) -> Take:
    def taken(records: Sequence[Any], told: Told, *, by: Viewer, at: datetime) -> Taken:
        result = Taken()

        def refused(row: Row, reason: str) -> None:
            # Who is forgotten is not named by the note that says so.
            number = "" if reason.startswith("the person") else str(row.get("source_id", ""))
            result.reject(str(row.get("source", "")), number, reason)

        counts = take([one.to_row() for one in records], by=by, at=at, refused=refused)
        result.inserted, result.updated = counts["inserted"], counts["updated"]
        result.unchanged, result.left_out = counts["unchanged"], counts.get("left_out", 0)
        return result

    return taken


TAKERS: dict[str, Take] = {"person": _taker(take_people), "meeting": _taker(take_meetings)}
PERMISSIONS = {"person": CHANGE, "meeting": MATCH}

REASONS = {
    r"the person was forgotten, or their time here was out": _(
        "The person was forgotten, or their time here was out."
    ),
    r"the person has asked to be forgotten": _("The person has asked to be forgotten."),
    r"the person's time here was out": _("The person's time here was out."),
    r"the record has no [`'](?P<name>\w+)[`']": _("The record has no %(name)s."),
    r"the record has not the agreed shape": _("The record has not the agreed shape."),
    r"the day cannot be read": _("The day cannot be read."),
}
