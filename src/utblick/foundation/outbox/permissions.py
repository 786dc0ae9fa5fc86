"""Who may see outgoing mail and send it again."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.permissions import GROUP, ActionCode, allowed
from utblick.foundation.accounts.roles import Role

ACTIONS = (
    ActionCode("outbox.message.view", _("see outgoing mail"), GROUP),
    ActionCode("outbox.message.resend", _("send a mail again"), GROUP),
)

DEFAULT_MATRIX = (
    *allowed("outbox.message.view", all=[Role.ADMINISTRATOR]),
    *allowed("outbox.message.resend", all=[Role.ADMINISTRATOR]),
)
