"""Forms for signing in and for one's own account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.models import LANGUAGES


class SignInForm(AuthenticationForm):
    """E-mail address and password."""

    error_messages = {
        "invalid_login": _("The e-mail address or the password is wrong, or the account has ended."),
        "inactive": _("The e-mail address or the password is wrong, or the account has ended."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"] = forms.EmailField(
            label=_("E-mail address"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
        self.fields["password"].label = _("Password")
        self.order_fields(["username", "password"])


class ResetForm(forms.Form):
    """The address that a link for a new password is sent to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )


class DetailsForm(forms.Form):
    """One's own name and language."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)


class AccountForm(DetailsForm):
    """An account, for administrators."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    valid_until = forms.DateField(
        label=_("First day without access"),
        required=False,
        help_text=_("Leave it empty while the person works with this."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    field_order = ["name", "email", "language", "valid_until"]


class NewAccountForm(AccountForm):
    """A new account, for administrators; it begins open."""

    valid_until = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"language": settings.LANGUAGE_CODE})
        super().__init__(*args, **kwargs)
