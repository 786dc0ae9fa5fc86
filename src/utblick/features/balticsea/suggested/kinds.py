"""The rows that areas are suggested in."""

from __future__ import annotations

from typing import NamedTuple


class AreaRow(NamedTuple):
    """An area of a plan; objectives by their keys."""

    key: str
    kind: str
    certainty: str
    objectives: str = ""
