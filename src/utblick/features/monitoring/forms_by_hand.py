"""What people may bring in by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.forms_sources import LANGUAGES, clean_address

ACCEPT = ".pdf,.docx,.html,.htm,.txt,.md,.xml,.rss,.atom,.eml,.mbox"


class BringForm(forms.Form):
    """An address, a text or a file: at least one of them."""

    address = forms.CharField(
        label=_("Address"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    original = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("PDF, Word (.docx), web page, text, feed or mail (.eml). The original is kept."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 6}))
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False, help_text=_("Taken from the text when empty.")
    )
    own_words = forms.BooleanField(
        label=_("Save the address as a link with my own title, without fetching it"), required=False
    )

    def clean_address(self) -> str:
        value: str = self.cleaned_data["address"].strip()
        return clean_address(value) if value else ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not (
            data.get("address") or data.get("original") or data.get("text", "").strip()
        ):
            raise forms.ValidationError(_("Paste an address or a text, or choose a file."))
        if data.get("own_words") and not self.errors and not data.get("title", "").strip():
            self.add_error("title", _("A link without its page needs a title of your own."))
        return data


class BroughtForm(forms.Form):
    """What may be put right before a document is saved."""

    title = forms.CharField(label=_("Title"), max_length=500)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("not known")), *LANGUAGES.items()]
    )
    published = forms.DateField(
        label=_("Published"),
        required=False,
        help_text=_("The day it was published, when you know it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
