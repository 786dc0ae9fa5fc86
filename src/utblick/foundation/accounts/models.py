"""Accounts: who may sign in, and which role may do what."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.roles import Reach, Role

# Each in its own language, so that whoever needs it finds it.
LANGUAGES = [("sv", "Svenska"), ("en", "English")]


def open_on(day: date, prefix: str = "") -> models.Q:
    """Give the condition that an account, or one reached through `prefix`, may sign in on a day."""
    before_its_end = models.Q(**{f"{prefix}valid_until__isnull": True}) | models.Q(
        **{f"{prefix}valid_until__gt": day}
    )
    return models.Q(**{f"{prefix}is_active": True}) & before_its_end


class AccountManager(BaseUserManager["Account"]):
    """Create accounts and find them by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)

    def offered(self, day: date, *chosen: int | None) -> models.QuerySet[Account]:
        """Give, by name, whom a form offers: those who may sign in on the day, and who is chosen already."""
        held = [number for number in chosen if number is not None]
        return self.filter(open_on(day) | models.Q(pk__in=held)).order_by("name")

    def create_user(self, email: str, password: str | None = None, **fields: object) -> Account:
        """Create an account; without a password it can only be entered after a reset."""
        account = self.model(email=self.normalize_email(email), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person's way in. What they may do comes from dated assignments, never from the account."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, default="sv", choices=LANGUAGES)
    is_active = models.BooleanField(_("may sign in"), default=True)
    valid_until = models.DateField(
        _("may sign in until"), null=True, blank=True, help_text=_("The first day without access.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="account_email_once")]

    def __str__(self) -> str:
        return self.name or self.email

    def may_sign_in(self, on: date) -> bool:
        """Say whether the account is open on a day."""
        return self.is_active and (self.valid_until is None or on < self.valid_until)


class PermissionRule(models.Model):
    """One cell of the permission matrix: how far a role reaches with an action; an empty reach is a no."""

    role = models.CharField(_("role"), max_length=40, choices=Role)
    action = models.CharField(_("action"), max_length=80)
    reach = models.CharField(_("reach"), max_length=10, choices=Reach, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "role"], name="permission_cell_once")]

    def __str__(self) -> str:
        return f"{self.role}: {self.action} {self.reach or '-'}"


class SignInAttempt(models.Model):
    """One try at signing in or at a password reset: counted by whose account and from where, soon removed."""

    kind = models.CharField(max_length=10)
    subject = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "subject", "at"], name="attempt_by_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
