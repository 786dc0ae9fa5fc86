"""The forms of the gate."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.gate.freezing import PARTS, wording_of
from utblick.features.publishing.gate.queries import Standing
from utblick.features.publishing.models import Publication, Wording
from utblick.features.publishing.shapes.fields import LANGUAGES

LABELS = {"title": _("Heading"), "summary": _("In short"), "body": _("More")}
ROWS = {"summary": 3, "body": 8}


class WordingForm(forms.Form):
    """Public wording in both languages, and whose names are let through."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, standing: Standing, data: Any = None, people: Collection[str] = ()) -> None:
        """`people` are those whose names were ticked already, where somebody comes back from the preview."""
        super().__init__(data, initial=_initial(standing) | ({"people": list(people)} if people else {}))
        for language in LANGUAGES:
            for part in PARTS:
                self.fields[f"{language}_{part}"] = _field(language, part)
        if standing.facts.people:
            self.fields["people"] = forms.MultipleChoiceField(
                label=_("Names to let through"),
                help_text=_(
                    "Nobody is named unless you tick them. Tick only whoever holds a public office or has agreed."
                ),
                choices=[(one.key, one.name) for one in standing.facts.people],
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def texts(self, language: str) -> dict[str, str]:
        """Give what was written in a language."""
        return {part: self.cleaned_data[f"{language}_{part}"] for part in PARTS}

    def column(self, language: str) -> list[forms.BoundField]:
        """Give the fields of a language, in their order."""
        return [self[f"{language}_{part}"] for part in PARTS]


def _field(language: str, part: str) -> forms.CharField:
    model = Wording._meta.get_field(part)
    attrs: dict[str, Any] = {"lang": language}
    if part in ROWS:
        widget: forms.Widget = forms.Textarea(attrs={**attrs, "rows": ROWS[part]})
    else:
        widget = forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=LABELS[part],
        help_text=str(getattr(model, "help_text", "")) if language == "sv" else "",
        max_length=getattr(model, "max_length", None),
        required=False,
        widget=widget,
    )


def _initial(standing: Standing) -> dict[str, Any]:
    """Give what was written, or what the record itself could begin with."""
    first: dict[str, Any] = {
        "version": standing.publication.version if standing.publication else 1,
        "seen": standing.seen,
    }
    if standing.release is not None:
        through = {one["name"] for one in standing.release.content["people"]}
        first["people"] = [one.key for one in standing.facts.people if one.name in through]
    for language, words in wording_of(standing.publication, standing.facts.drafts).items():
        first.update({f"{language}_{part}": words[part] for part in PARTS})
    return first


class WithdrawForm(forms.ModelForm):  # type: ignore[type-arg]
    """Why something is withdrawn; the note stands where the record stood."""

    class Meta:
        model = Publication
        fields = ["why_sv", "why_en"]
        labels = {"why_sv": _("Note in Swedish"), "why_en": _("Note in English")}
        help_texts = {"why_sv": _("It stands under the address from now on. It may be left empty.")}
