"""Change the organisation: one function for each use case, by whom (`by`) and when (`at`) always said.

Each checks the permission and the rules, and keeps the change and its audit entry in one transaction. Raises
`NotAllowed` (permission), `RuleBroken` (a rule, with its sentence) or `ValidationError` (a field).
"""

from utblick.features.organisation.actions.boards import change_board, create_board, end_board
from utblick.features.organisation.actions.leaving import hand_over
from utblick.features.organisation.actions.people import (
    change_assignment,
    create_assignment,
    create_substitute,
    end_assignment,
    end_substitute,
)
from utblick.features.organisation.actions.remits import (
    change_remit,
    change_topic,
    create_remit,
    create_topic,
    end_remit,
    end_topic,
)
from utblick.features.organisation.actions.units import change_unit, create_unit, end_unit

__all__ = [
    "change_assignment",
    "change_board",
    "change_remit",
    "change_topic",
    "change_unit",
    "create_assignment",
    "create_board",
    "create_remit",
    "create_substitute",
    "create_topic",
    "create_unit",
    "end_assignment",
    "end_board",
    "end_remit",
    "end_substitute",
    "end_topic",
    "end_unit",
    "hand_over",
]
