"""What is done to accounts: each in one transaction with its trace."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.foundation import audit
from utblick.foundation.accounts.letters import send_link
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

CHANGEABLE = ("name", "email", "language", "valid_until")


class AccountRefused(ValueError):
    """Say in a sentence why an account cannot become so."""


def create_account(*, email: str, name: str, language: str, by: Viewer, at: datetime) -> Account:
    """Create an account, send its owner a link for choosing a password, and give the account.

    Raises NotAllowed, and AccountRefused when the address is taken.
    """
    by.check("accounts.account.change")
    with transaction.atomic():
        _refuse_taken(email)
        account = Account.objects.create_user(email, name=name.strip(), language=language)
        audit.record(
            "accounts.account.created",
            by=by,
            at=at,
            target=account,
            changes={"email": [None, account.email], "name": [None, account.name]},
        )
        send_link(account, at=at, reason="welcome")
    return account


def change_account(
    account: Account,
    *,
    by: Viewer,
    at: datetime,
    email: str,
    name: str,
    language: str,
    valid_until: date | None,
) -> Account:
    """Change an account and give it; from `valid_until` on it may not sign in.

    Raises NotAllowed, and AccountRefused when the address is taken or administrators would lock themselves
    out.
    """
    by.check("accounts.account.change")
    today = timezone.localdate(at)
    if account.pk == by.account_id and valid_until is not None:
        raise AccountRefused(_("You cannot end your own account. Ask another administrator."))
    new: dict[str, Any] = {
        "email": Account.objects.normalize_email(email),
        "name": name.strip(),
        "language": language,
        "valid_until": valid_until,
    }
    with transaction.atomic():
        account = Account.objects.select_for_update().get(pk=account.pk)
        changes = {
            field: [getattr(account, field), value]
            for field, value in new.items()
            if getattr(account, field) != value
        }
        reopened = not account.is_active and (valid_until is None or valid_until > today)
        if reopened:
            changes["is_active"] = [False, True]
            account.is_active = True
        if not changes:
            return account
        if "email" in changes:
            _refuse_taken(email, but=account)
        for field, value in new.items():
            setattr(account, field, value)
        account.save(update_fields=[*CHANGEABLE, "is_active"])
        audit.record("accounts.account.changed", by=by, at=at, target=account, changes=changes)
    return account


def send_password_link(account: Account, *, by: Viewer, at: datetime) -> None:
    """Send the owner of an account a link for choosing a new password.

    Raises NotAllowed, and AccountRefused when the account has ended.
    """
    by.check("accounts.account.change")
    if not account.may_sign_in(timezone.localdate(at)):
        raise AccountRefused(_("The account has ended. Let it begin again first."))
    with transaction.atomic():
        audit.record("accounts.account.link_sent", by=by, at=at, target=account)
        send_link(account, at=at, reason="asked")


def ask_for_reset(email: str, *, at: datetime) -> None:
    """Send a link for a new password to the account with this address; without one, do nothing."""
    account = Account.objects.filter(email__iexact=email.strip()).first()
    if account is None or not account.may_sign_in(timezone.localdate(at)):
        return
    with transaction.atomic():
        audit.record("accounts.account.reset_asked", by=owner(account), at=at, target=account)
        send_link(account, at=at, reason="forgotten")


def change_own_details(account: Account, *, name: str, language: str, by: Viewer, at: datetime) -> None:
    """Change one's own name and language."""
    new = {"name": name.strip(), "language": language}
    changes = {field: [getattr(account, field), value] for field, value in new.items()}
    changes = {field: pair for field, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return
    with transaction.atomic():
        for field, value in new.items():
            setattr(account, field, value)
        account.save(update_fields=list(new))
        audit.record("accounts.account.changed", by=by, at=at, target=account, changes=changes)


def remember_language(account: Account, language: str) -> None:
    """Keep the language that someone chose on the page; a choice of display leaves no trace in the audit."""
    Account.objects.filter(pk=account.pk).update(language=language)
    account.language = language


def owner(account: Account) -> Viewer:
    """Give an account as the one who acts on itself."""
    return Viewer(account_id=account.pk, name=str(account), language=account.language)


def _refuse_taken(email: str, but: Account | None = None) -> None:
    same = Account.objects.filter(email__iexact=email.strip())
    if but is not None:
        same = same.exclude(pk=but.pk)
    if same.exists():
        raise AccountRefused(_("There is an account with this address already."))
