"""What one may do with programmes and calls, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Programmes")

ACTIONS = (
    ActionCode("programmes.programme.view", _("see programmes, their rules and their calls"), GROUP),
    ActionCode("programmes.programme.change", _("change programmes and their rules"), GROUP),
    ActionCode("programmes.call.change", _("add and change calls"), GROUP),
    ActionCode("programmes.need.write", _("say what a unit looks for in calls"), GROUP),
    ActionCode("programmes.verdict.write", _("say whether a call is for a unit or a board"), GROUP),
    ActionCode("programmes.archive.import", _("bring in public lists of projects and partners"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("programmes.programme.view", all=EVERYONE),
    *allowed(
        "programmes.programme.change",
        all=[Role.STRATEGIST, Role.CONTACT_POINT_ADVISER, Role.ADMINISTRATOR],
    ),
    *allowed(
        "programmes.call.change",
        all=[Role.STRATEGIST, Role.BRUSSELS_OFFICER, Role.CONTACT_POINT_ADVISER, Role.ADMINISTRATOR],
    ),
    *allowed("programmes.need.write", all=[Role.STRATEGIST], unit=[Role.UNIT_CONTACT, Role.PROJECT_MANAGER]),
    *allowed(
        "programmes.verdict.write",
        all=[Role.STRATEGIST],
        unit=[Role.UNIT_CONTACT, Role.PROJECT_MANAGER],
        board=[Role.BOARD_SECRETARY],
    ),
    *allowed(
        "programmes.archive.import",
        all=[Role.STRATEGIST, Role.BRUSSELS_OFFICER, Role.CONTACT_POINT_ADVISER, Role.ADMINISTRATOR],
    ),
)
