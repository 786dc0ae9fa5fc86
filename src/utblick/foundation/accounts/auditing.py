"""What the audit trail says about accounts and permissions."""

from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.matrix import declared

SENTENCES = {
    "accounts.account.created": _("created an account"),
    "accounts.account.changed": _("changed an account"),
    "accounts.account.link_sent": _("sent a link for choosing a password"),
    "accounts.account.reset_asked": _("asked for a new password"),
    "accounts.account.password_changed": _("changed the password"),
    "accounts.account.signed_in": _("signed in"),
    "accounts.account.signed_out": _("signed out"),
    "accounts.permission.changed": _("changed who may do what"),
}

NAMES = {"role": _("role"), "action": _("what one may do"), "reach": _("how much")}

KINDS = {
    "accounts.account": _("account"),
    "accounts.permissionrule": _("permission"),
}

# What one may do is said in the words of the matrix.
VALUES = {"action": {code: action.label for code, action in declared().actions.items()}}
