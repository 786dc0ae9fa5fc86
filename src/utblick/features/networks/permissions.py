"""What one may do with memberships, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Networks")

ACTIONS = (
    ActionCode("networks.network.view", _("see networks, what they cost and what they give"), GROUP),
    ActionCode("networks.network.change", _("change memberships, costs and representatives"), GROUP),
    ActionCode("networks.gain.write", _("write what a membership gave"), GROUP),
    ActionCode("networks.advice.view", _("see recommendations that are not decided"), GROUP),
    ActionCode("networks.advice.write", _("recommend whether to go on, and record what was decided"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("networks.network.view", all=EVERYONE),
    *allowed("networks.network.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed(
        "networks.gain.write",
        all=[Role.STRATEGIST, Role.BRUSSELS_OFFICER],
        unit=[Role.UNIT_CONTACT, Role.PROJECT_MANAGER],
    ),
    *allowed("networks.advice.view", all=[Role.STRATEGIST], board=[Role.BOARD_SECRETARY, Role.ELECTED]),
    *allowed("networks.advice.write", all=[Role.STRATEGIST], board=[Role.BOARD_SECRETARY]),
)
