"""Positions side by side: a column for each, a row for each ask, and what each says of it."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.features.advocacy import queries
from utblick.features.advocacy.models import Ask, Holder, Position, Process, Stance
from utblick.features.advocacy.models import Standing as Stands
from utblick.foundation.accounts.viewer import Viewer

_ORDER = {holder: at for at, holder in enumerate(Holder.values)}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one position says of one ask; None where it says nothing."""

    position: Position
    stance: Stance | None


@dataclass(frozen=True, slots=True)
class Line:
    """One ask, with what each position says of it."""

    ask: Ask
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The positions in order, our own first, and the asks."""

    positions: list[Position]
    lines: list[Line]


def side_by_side(viewer: Viewer, process: Process) -> Table:
    """Lay the positions of a process beside each other, as the viewer may see them; replaced ones are left out."""
    positions = list(queries.positions(viewer, process).exclude(standing=Stands.REPLACED))
    positions.sort(key=lambda row: (_ORDER[row.holder], -(row.on.toordinal() if row.on else 0)))
    said = {(row.ask_id, row.position_id): row for row in Stance.objects.filter(position__in=positions)}
    asks = queries.asks(viewer, process).filter(closed_on__isnull=True)
    return Table(
        positions,
        [Line(ask, [Cell(row, said.get((ask.pk, row.pk))) for row in positions]) for ask in asks],
    )
