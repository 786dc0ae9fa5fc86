"""What a board's own record says of a project: kept on the project, and following that record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.models import Board
from utblick.features.projects.actions.saving import locked, record, summary
from utblick.features.projects.models import BoardDecision, Project
from utblick.foundation.accounts.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Recorded:
    """A decision as the board's record has it; `paragraph` is its number, `matter` a code of `Matter`."""

    board: Board
    on: date
    paragraph: str
    matter: str
    diary_number: str = ""
    is_delegated: bool = False
    address: str = ""


@transaction.atomic
def keep_board_decision(
    project: Project, said: Recorded, held: BoardDecision | None = None, *, by: Viewer, at: datetime
) -> BoardDecision:
    """Keep on the project what its board has recorded, or let what was kept (`held`) follow a correction.

    Whoever records the board's decisions does this by that: the room of the boards has checked it.
    """
    project = locked(project)
    is_new = held is None
    row = held or BoardDecision(project=project, is_from_board=True)
    before = "" if is_new else summary(row)
    fields = {name: getattr(said, name) for name in Recorded.__slots__}
    settable(row, fields, frozenset(fields))
    if is_new or summary(row) != before:
        row.version += not is_new
        checked_and_saved(row)
        action = "projects.decision.added" if is_new else "projects.decision.changed"
        record(action, project, {"project_decision": [before, summary(row)]}, by=by, at=at)
    return row


@transaction.atomic
def drop_board_decision(held: BoardDecision, *, by: Viewer, at: datetime) -> None:
    """Take away what was kept of a board's decision that turned out not to be about the project."""
    changes = {"project_decision": [summary(held), ""]}
    record("projects.decision.removed", locked(held.project), changes, by=by, at=at)
    held.delete()
