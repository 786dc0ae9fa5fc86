"""The form for a new key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.api.staff.scopes import SCOPES

LENGTHS = {30: _("30 days"), 90: _("90 days"), 366: _("a year")}


class KeyForm(forms.Form):
    """What a key is for, what it may do, and how long it works."""

    name = forms.CharField(
        label=_("What it is for"), max_length=80, help_text=_("Such as “the figures in Excel”.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("No more than you may do yourself, and nothing that is marked as secret."),
        error_messages={"required": _("Choose at least one thing that the key may do.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long it works"), coerce=int, choices=list(LENGTHS.items()), initial=90
    )

    def __init__(self, *given: Any, offered: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["scopes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(code, SCOPES[code].label) for code in offered]
