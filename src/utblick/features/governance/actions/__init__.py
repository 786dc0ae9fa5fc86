"""What people do on the boards' desks: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster.
"""

from utblick.features.governance.actions.calendars import make_address, revoke_address
from utblick.features.governance.actions.decisions import (
    change_decision,
    follow_up,
    record_decision,
    reopen_follow_up,
)
from utblick.features.governance.actions.items import (
    change_item,
    create_item,
    note_export,
    put_back_item,
    withdraw_item,
)
from utblick.features.governance.actions.meetings import (
    cancel_meeting,
    change_meeting,
    create_meeting,
    restore_meeting,
)
from utblick.features.governance.actions.outside import (
    bring_calendar,
    follow_calendar,
    remove_calendar,
    take_answer,
)
from utblick.features.governance.actions.paper_templates import (
    TemplateRefused,
    bring_template,
    take_back_template,
    use_template_again,
)
from utblick.features.governance.actions.year import (
    add_suggested_days,
    change_year_day,
    create_year_day,
    remove_year_day,
)

__all__ = [
    "TemplateRefused",
    "add_suggested_days",
    "bring_calendar",
    "bring_template",
    "cancel_meeting",
    "change_decision",
    "change_item",
    "change_meeting",
    "change_year_day",
    "create_item",
    "create_meeting",
    "create_year_day",
    "follow_calendar",
    "follow_up",
    "make_address",
    "note_export",
    "put_back_item",
    "record_decision",
    "remove_calendar",
    "remove_year_day",
    "reopen_follow_up",
    "restore_meeting",
    "revoke_address",
    "take_answer",
    "take_back_template",
    "use_template_again",
    "withdraw_item",
]
