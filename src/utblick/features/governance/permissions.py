"""What one may do on the boards' desks, and who may from the start.

Everybody sees the same desks, meetings, ready papers and decisions, whatever their party. What is still being
written is for those who write, and for the secretary of the board.
"""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Boards")

WRITERS = (Role.STRATEGIST, Role.BRUSSELS_OFFICER)

ACTIONS = (
    ActionCode("governance.desk.view", _("see the boards' desks, meetings and decisions"), GROUP),
    ActionCode("governance.draft.view", _("see papers that are still being written"), GROUP),
    ActionCode("governance.item.write", _("put items before boards and write their papers"), GROUP),
    ActionCode("governance.meeting.change", _("set the boards' meetings"), GROUP),
    ActionCode("governance.decision.record", _("record decisions and follow them up"), GROUP),
    ActionCode("governance.template.change", _("change the Word template of papers"), GROUP),
    ActionCode(
        "governance.plan.keep", _("keep a plan backwards from a date and take note when it moves"), GROUP
    ),
    ActionCode("governance.year.change", _("change the days of the year wheel"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("governance.desk.view", all=EVERYONE),
    *allowed("governance.draft.view", all=WRITERS, board=[Role.BOARD_SECRETARY]),
    *allowed("governance.item.write", all=WRITERS, board=[Role.BOARD_SECRETARY]),
    *allowed(
        "governance.meeting.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR], board=[Role.BOARD_SECRETARY]
    ),
    *allowed("governance.decision.record", all=[Role.STRATEGIST], board=[Role.BOARD_SECRETARY]),
    *allowed("governance.template.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed("governance.plan.keep", all=WRITERS, board=[Role.BOARD_SECRETARY]),
    *allowed("governance.year.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
)
