"""The form that brings a version of a text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy.models import Stage
from utblick.features.organisation.forms import DayField


class TextForm(forms.Form):
    """A version of a text, as a file or pasted."""

    stage = forms.TypedChoiceField(label=_("Stage"), choices=Stage.choices, coerce=int)
    language = forms.ChoiceField(label=_("Language"), choices=[("en", _("English")), ("sv", _("Swedish"))])
    name_sv = forms.CharField(label=_("Swedish name"), max_length=160, required=False)
    name_en = forms.CharField(label=_("English name"), max_length=160, required=False)
    reference = forms.CharField(
        label=_("Document"),
        max_length=80,
        required=False,
        help_text=_("Such as COM(2018) 374 or 32021R1059."),
    )
    on = DayField(label=_("Day"), required=False)
    source = forms.CharField(label=_("Source"), max_length=120, required=False)
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("The act as EUR-Lex gives it (HTML or Formex XML), or plain text. At most 25 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,.html,.htm,.xhtml,.txt"}),
    )
    pasted = forms.CharField(
        label=_("Or paste the text"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a file or a pasted text, and not both."""
        data = dict(super().clean() or {})
        if bool(data.get("file")) == bool((data.get("pasted") or "").strip()) and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste the text: one of them, not both."))
        return data
