"""What one may do with exchanges, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Exchanges")

OFFICE = (Role.STRATEGIST, Role.BRUSSELS_OFFICER)
UNITS = (Role.UNIT_CONTACT, Role.PROJECT_MANAGER)

ACTIONS = (
    ActionCode("exchanges.exchange.view", _("see the exchanges and what was learnt"), GROUP),
    ActionCode("exchanges.exchange.register", _("register exchanges"), GROUP),
    ActionCode("exchanges.exchange.change", _("change exchanges"), GROUP),
    ActionCode("exchanges.draft.view", _("see drafts of exchanges"), GROUP),
    ActionCode("exchanges.names.view", _("see and keep the names of those who took part"), GROUP),
    ActionCode("exchanges.list.import", _("bring in lists of exchanges"), GROUP),
    ActionCode("exchanges.place.offer", _("offer open places and choose who gets them"), GROUP),
    ActionCode("exchanges.place.ask", _("ask for an open place"), GROUP),
    ActionCode("exchanges.term.change", _("change types, directions and purposes"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("exchanges.exchange.view", all=EVERYONE),
    *allowed("exchanges.exchange.register", all=[*OFFICE, Role.ADMINISTRATOR], unit=UNITS),
    *allowed(
        "exchanges.exchange.change",
        all=[Role.STRATEGIST, Role.ADMINISTRATOR],
        unit=[*UNITS, Role.BRUSSELS_OFFICER],
    ),
    *allowed(
        "exchanges.draft.view",
        all=[Role.STRATEGIST, Role.ADMINISTRATOR],
        unit=[*UNITS, Role.BRUSSELS_OFFICER],
    ),
    *allowed("exchanges.names.view", unit=[*UNITS, Role.BRUSSELS_OFFICER]),
    *allowed("exchanges.list.import", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
    *allowed("exchanges.place.offer", all=[*OFFICE, Role.ADMINISTRATOR]),
    *allowed("exchanges.place.ask", unit=UNITS),
    *allowed("exchanges.term.change", all=[Role.STRATEGIST, Role.ADMINISTRATOR]),
)
