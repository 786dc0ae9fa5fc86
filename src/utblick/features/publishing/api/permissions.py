"""What one may do with keys, and who may from the start."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import EVERYONE, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

GROUP = _("Keys for programs")

ACTIONS = (
    ActionCode("api.token.make", _("make keys for one's own programs"), GROUP),
    ActionCode("api.token.manage", _("see and revoke everybody's keys"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("api.token.make", all=EVERYONE),
    *allowed("api.token.manage", all=[Role.ADMINISTRATOR]),
)
