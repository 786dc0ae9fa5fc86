"""What people do with the strategy: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster.
"""

from utblick.features.balticsea.actions.meetings import change_meeting, note_meeting, remove_meeting
from utblick.features.balticsea.actions.plans import copy_plan
from utblick.features.balticsea.actions.rows import add_row, change_row, remove_row
from utblick.features.balticsea.actions.seats import add_seat, change_seat, end_seat
from utblick.features.balticsea.actions.suggested import take_suggested
from utblick.features.balticsea.actions.tags import make_foremost, remove_tag, set_tag

__all__ = [
    "add_row",
    "add_seat",
    "change_meeting",
    "change_row",
    "change_seat",
    "copy_plan",
    "end_seat",
    "make_foremost",
    "note_meeting",
    "remove_meeting",
    "remove_row",
    "remove_tag",
    "set_tag",
    "take_suggested",
]
