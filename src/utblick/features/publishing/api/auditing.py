"""What the audit trail may say about keys."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "api.token.made": _("made a key for a program"),
    "api.token.read": _("read records with names of people, with a key"),
    "api.token.revoked": _("revoked a key for a program"),
}

KINDS = {"api.apitoken": _("key")}

NAMES = {
    "scopes": _("what it may do"),
    "expires_at": _("works until"),
}
