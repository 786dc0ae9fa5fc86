"""What people do with projects: one function a use case, by whom (`by`) and when (`at`) always said.

Raises `NotAllowed`, `RuleBroken` with the rule's sentence, `ValidationError` for what no row can have, and
`ChangedMeanwhile` when somebody was faster.
"""

from utblick.features.projects.actions.board_decisions import (
    Recorded,
    drop_board_decision,
    keep_board_decision,
)
from utblick.features.projects.actions.bringing import bring
from utblick.features.projects.actions.parts import add_part, change_part, remove_part, tie_partner
from utblick.features.projects.actions.projects import Idea, begin, change_facts, change_money, remove_project
from utblick.features.projects.actions.questions import answer, ask_due
from utblick.features.projects.actions.reminding import remind_due
from utblick.features.projects.actions.sources import link_source, refuse_source, settle, unlink_source
from utblick.features.projects.actions.steps import put_right, write_step

__all__ = [
    "Idea",
    "Recorded",
    "add_part",
    "answer",
    "ask_due",
    "begin",
    "bring",
    "change_facts",
    "change_money",
    "change_part",
    "drop_board_decision",
    "keep_board_decision",
    "link_source",
    "put_right",
    "refuse_source",
    "remind_due",
    "remove_part",
    "remove_project",
    "settle",
    "tie_partner",
    "unlink_source",
    "write_step",
]
