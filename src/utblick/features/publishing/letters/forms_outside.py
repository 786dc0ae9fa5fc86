"""Forms for anybody: signing up for the newsletter and choosing again. They ask for as little as can be."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.letters.models import Audience
from utblick.features.publishing.models import Language
from utblick.ui.outside import GuardedForm


class ChooseForm(forms.Form):
    """Which newsletters, in which language."""

    audiences = forms.ModelMultipleChoiceField(
        Audience.objects.none(),
        label=_("Newsletters"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one newsletter.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, widget=forms.RadioSelect)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["audiences"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Audience.objects.at(timezone.localdate())


class SignUpForm(ChooseForm, GuardedForm):
    """An address, with what keeps programs out."""

    mail = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ["mail", "audiences", "language"]
