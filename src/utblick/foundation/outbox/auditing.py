"""What the audit trail says about outgoing mail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {"outbox.message.resent": _("sent a mail again")}

NAMES = {"state": _("state")}

KINDS = {"outbox.outboxmessage": _("mail")}
