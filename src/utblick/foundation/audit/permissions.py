"""Who may read the audit trail."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import GROUP, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

ACTIONS = (
    ActionCode("audit.event.view", _("read the whole audit trail"), GROUP),
    ActionCode("audit.event.export", _("export the audit trail"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("audit.event.view", all=[Role.ADMINISTRATOR]),
    *allowed("audit.event.export", all=[Role.ADMINISTRATOR]),
)
