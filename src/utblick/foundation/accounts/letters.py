"""The letters that accounts are sent: a link for choosing a password."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.foundation import outbox
from utblick.foundation.accounts.models import Account


def password_link(account: Account) -> str:
    """Give the address where the owner of the account may choose a password; it works once, for a day."""
    path = reverse(
        "accounts:choose_password",
        args=[urlsafe_base64_encode(force_bytes(account.pk)), default_token_generator.make_token(account)],
    )
    return f"{settings.UTBLICK_ADDRESS}{path}"


def send_link(account: Account, *, at: datetime, reason: str) -> None:
    """Put a letter with a password link into the outbox, in the account's language.

    `reason` is welcome, asked (by an administrator) or forgotten.
    """
    with override(account.language):
        subject, first = {
            "welcome": (_("Your account in Utblick"), _("You have got an account in Utblick.")),
            "asked": (
                _("Choose a new password in Utblick"),
                _("An administrator has sent you this link for choosing a new password in Utblick."),
            ),
            "forgotten": (
                _("Choose a new password in Utblick"),
                _("Someone, we hope you, asked for a new password in Utblick for this address."),
            ),
        }[reason]
        last = (
            _("If it was not you, you need not do anything: the password stays as it is.")
            if reason == "forgotten"
            else _("You sign in with this e-mail address.")
        )
        text = "\n\n".join(
            [
                _("Hello %(name)s,") % {"name": account.name},
                first,
                _("Choose a password here. The link works once, for 24 hours:"),
                password_link(account),
                last,
            ]
        )
    outbox.enqueue(
        key=f"accounts.link:{account.pk}:{reason}:{at.isoformat()}",
        to=account.email,
        subject=subject,
        text=text + "\n",
        at=at,
        language=account.language,
        private=True,
    )
