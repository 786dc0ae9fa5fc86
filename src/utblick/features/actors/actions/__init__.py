"""What people do with people, bodies and contacts: one function a use case, by whom (`by`) and when (`at`) said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster. The trail says which fields changed, never what they hold: it
cannot be changed afterwards, and a person may have to be forgotten.
"""

from utblick.features.actors.actions.contacts import (
    Promised,
    Wish,
    change_contact,
    follow_up,
    keep_promise,
    remove_draft,
    standing_wish,
    write_contact,
)
from utblick.features.actors.actions.destroying import destroy
from utblick.features.actors.actions.exporting import note_export
from utblick.features.actors.actions.forgetting import forget_person, take_extract
from utblick.features.actors.actions.handing_over import Handed, hand_over
from utblick.features.actors.actions.merging import merge_people, undo_merge
from utblick.features.actors.actions.merging_bodies import merge_bodies, undo_body_merge
from utblick.features.actors.actions.people import (
    add_post,
    change_body,
    change_person,
    change_post,
    create_body,
    create_person,
    keep_on,
    remove_post,
    settle_fact,
)
from utblick.features.actors.actions.plan import add_own_name, keep_rule, remove_own_name
from utblick.features.actors.actions.published import judge_match, log_published

__all__ = [
    "Handed",
    "Promised",
    "Wish",
    "add_own_name",
    "add_post",
    "change_body",
    "change_contact",
    "change_person",
    "change_post",
    "create_body",
    "create_person",
    "destroy",
    "follow_up",
    "forget_person",
    "hand_over",
    "judge_match",
    "keep_on",
    "keep_promise",
    "keep_rule",
    "log_published",
    "merge_bodies",
    "merge_people",
    "note_export",
    "remove_draft",
    "remove_own_name",
    "remove_post",
    "settle_fact",
    "standing_wish",
    "take_extract",
    "undo_body_merge",
    "undo_merge",
    "write_contact",
]
