"""What one may do to the organisation, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("The region")

ACTIONS = (
    ActionCode(
        "organisation.region.view", _("see boards, units, remits and who serves in which role"), GROUP
    ),
    ActionCode("organisation.structure.change", _("change boards and units"), GROUP),
    ActionCode("organisation.remit.change", _("change topics and which board owns them"), GROUP),
    ActionCode("organisation.people.change", _("give and end roles"), GROUP),
    ActionCode("organisation.administrator.appoint", _("appoint administrators and advisers"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("organisation.region.view", all=EVERYONE),
    *allowed("organisation.structure.change", all=[Role.ADMINISTRATOR, Role.STRATEGIST]),
    *allowed("organisation.remit.change", all=[Role.ADMINISTRATOR, Role.STRATEGIST]),
    *allowed(
        "organisation.people.change", all=[Role.ADMINISTRATOR, Role.STRATEGIST], board=[Role.BOARD_SECRETARY]
    ),
    *allowed("organisation.administrator.appoint", all=[Role.ADMINISTRATOR]),
)
