"""What one may do with the Baltic Sea strategy, and who may from the start.

Tags have no permission of their own: who may change a record may tag it, and the record's own room says who that is.
"""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("The Baltic Sea")

ACTIONS = (
    ActionCode("balticsea.strategy.view", _("see what we do in the Baltic Sea strategy"), GROUP),
    ActionCode(
        "balticsea.plan.change",
        _("change the strategy's plans, areas, actions, coordinators and days"),
        GROUP,
    ),
    ActionCode(
        "balticsea.seat.write", _("keep who sits in the strategy's groups, and their meetings"), GROUP
    ),
    ActionCode("balticsea.meeting.view", _("read what is noted of the groups' meetings"), GROUP),
)

STAFF = tuple(role for role in EVERYONE if role != Role.ELECTED)

DEFAULT_MATRIX = (
    *allowed("balticsea.strategy.view", all=EVERYONE),
    *allowed("balticsea.plan.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed(
        "balticsea.seat.write",
        all=[Role.STRATEGIST, Role.ADMINISTRATOR],
        unit=[Role.UNIT_CONTACT, Role.PROJECT_MANAGER],
    ),
    *allowed("balticsea.meeting.view", all=STAFF),
)
