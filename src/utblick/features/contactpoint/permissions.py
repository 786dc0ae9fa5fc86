"""What one may do at the Contact Point. Its cases are its advisers' alone, whatever the matrix says (decision 0030)."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Contact Point")
ADVISER = (Role.CONTACT_POINT_ADVISER.value,)
# Who decides of weeding is told numbers and days of cases, never what stands there.
WEEDS = (*ADVISER, Role.ADMINISTRATOR.value)

ACTIONS = (
    ActionCode("contactpoint.case.view", _("see the Contact Point's cases"), GROUP, only=ADVISER),
    ActionCode("contactpoint.case.write", _("write the Contact Point's cases"), GROUP, only=ADVISER),
    ActionCode(
        "contactpoint.weeding.decide", _("decide what the Contact Point weeds out"), GROUP, only=WEEDS
    ),
    ActionCode("contactpoint.tool.use", _("use the Contact Point's rule check"), GROUP),
    ActionCode("contactpoint.open.view", _("see the idea bank and the results"), GROUP),
    ActionCode("contactpoint.figure.view", _("see the Contact Point's figures"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("contactpoint.case.view", all=ADVISER),
    *allowed("contactpoint.case.write", all=ADVISER),
    *allowed("contactpoint.weeding.decide", all=WEEDS),
    *allowed("contactpoint.tool.use", all=EVERYONE),
    *allowed("contactpoint.open.view", all=EVERYONE),
    *allowed("contactpoint.figure.view", all=EVERYONE),
)
