"""What one may do with projects, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Projects")

UNITS = (Role.UNIT_CONTACT, Role.PROJECT_MANAGER)
WHOLE = (Role.STRATEGIST, Role.ADMINISTRATOR)

ACTIONS = (
    ActionCode("projects.project.view", _("see the region's projects"), GROUP),
    ActionCode("projects.project.begin", _("begin projects"), GROUP),
    ActionCode("projects.project.change", _("change projects and say where they stand"), GROUP),
    ActionCode("projects.secret.view", _("see projects that are marked as secret"), GROUP),
    ActionCode("projects.decision.write", _("write what a board decided on a project"), GROUP),
    ActionCode("projects.list.bring", _("bring projects into the portfolio from public lists"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("projects.project.view", all=EVERYONE),
    *allowed("projects.project.begin", all=[*WHOLE, Role.BRUSSELS_OFFICER], unit=UNITS),
    *allowed("projects.project.change", all=WHOLE, unit=[*UNITS, Role.BRUSSELS_OFFICER]),
    # Who works with a project sees it, and its boards' secretaries; the manager does by being that.
    *allowed(
        "projects.secret.view",
        all=[Role.STRATEGIST],
        unit=[*UNITS, Role.BRUSSELS_OFFICER],
        board=[Role.BOARD_SECRETARY],
    ),
    *allowed("projects.decision.write", all=WHOLE, board=[Role.BOARD_SECRETARY]),
    *allowed("projects.list.bring", all=WHOLE),
)
