"""What advisers do: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster. The trail is told which fields changed, never what they hold.
"""

from utblick.features.contactpoint.actions.answers import (
    confirm_answer,
    remove_story,
    save_answer,
    save_story,
)
from utblick.features.contactpoint.actions.cases import (
    Enquiry,
    change_case,
    erase_persons,
    note_enquiry,
    plan_next,
)
from utblick.features.contactpoint.actions.events import (
    erase_lists,
    evaluate,
    note_attendance,
    save_event,
    sign_off,
    sign_up,
)
from utblick.features.contactpoint.actions.exporting import tell_of_export
from utblick.features.contactpoint.actions.meetings import add_document, remove_document, save_meeting
from utblick.features.contactpoint.actions.profiles import (
    forward,
    list_in_bank,
    note_consent,
    note_reply,
    renew_profile,
    save_listener,
    save_profile,
    take_out_of_bank,
    withdraw_consent,
    withdraw_listener,
)
from utblick.features.contactpoint.actions.steps import change_step, keep_check, note_step, remove_step
from utblick.features.contactpoint.actions.weeding import keep_weeding_rule, propose_weeding, weed

__all__ = [
    "Enquiry",
    "add_document",
    "change_case",
    "change_step",
    "confirm_answer",
    "erase_lists",
    "erase_persons",
    "evaluate",
    "forward",
    "keep_check",
    "keep_weeding_rule",
    "list_in_bank",
    "note_attendance",
    "note_consent",
    "note_enquiry",
    "note_reply",
    "note_step",
    "plan_next",
    "propose_weeding",
    "remove_document",
    "remove_step",
    "remove_story",
    "renew_profile",
    "save_answer",
    "save_event",
    "save_listener",
    "save_meeting",
    "save_profile",
    "save_story",
    "sign_off",
    "sign_up",
    "take_out_of_bank",
    "tell_of_export",
    "weed",
    "withdraw_consent",
    "withdraw_listener",
]
