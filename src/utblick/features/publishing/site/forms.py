"""The form of the accessibility statement; it needs no cookie: it carries a signed moment instead."""

from __future__ import annotations

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

SALT = "utblick.site.comment"
# The page that the form stands on is kept for a day.
HOLDS = 3 * 24 * 60 * 60


class CommentForm(forms.Form):
    """What did not work, on which page, and where to answer; the last two may be left empty."""

    text = forms.CharField(
        label=_("What did not work?"),
        help_text=_("What did you try to do, and what happened? Write nothing about your health."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write in a few words what you tried to do and what happened.")},
    )
    page = forms.CharField(
        label=_("On which page?"), help_text=_("Its address or heading."), max_length=300, required=False
    )
    mail = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("If you want an answer. It is erased when we have answered."),
        required=False,
        error_messages={"invalid": _("This is no e-mail address. Correct it, or leave the field empty.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # No person sees or fills in this one.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput())

    @property
    def is_filled_in_by_a_program(self) -> bool:
        return bool(self.data.get("website"))

    @property
    def is_fresh(self) -> bool:
        """Say whether the form comes from a page of ours that is not too old."""
        try:
            signing.TimestampSigner(salt=SALT).unsign(str(self.data.get("token", "")), max_age=HOLDS)
        except signing.BadSignature:
            return False
        return True


def token() -> str:
    """Give what a form carries: the moment when it was shown, signed."""
    return signing.TimestampSigner(salt=SALT).sign("comment")
