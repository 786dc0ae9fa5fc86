"""Forms of what a position says of articles and of our asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.advocacy.forms import VersionedForm
from utblick.features.advocacy.models import Ask, Point, Process, Side, Stance


class PointForm(VersionedForm):
    """What a position holds of an article."""

    class Meta:
        model = Point
        fields = ["procedure", "target", "view_sv", "view_en", "place"]
        widgets = {
            "view_sv": forms.Textarea(attrs={"rows": 4}),
            "view_en": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"place": gettext_lazy("The lowest stands first.")}

    def __init__(self, *given: Any, process: Process, **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(procedure=process.procedures.all())


class StancesForm(forms.Form):
    """How a position stands to each ask of its process; `version` is that of its stances."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *given: Any, asks: Sequence[Ask], stances: Sequence[Stance], version: int, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.initial["version"] = version
        said = {row.ask_id: row for row in stances}
        for ask in asks:
            there = said.get(ask.pk)
            self.fields[f"side-{ask.pk}"] = forms.ChoiceField(
                label=ask.title,
                required=False,
                choices=[("", _("says nothing of it")), *Side.choices],
                initial=there.side if there else "",
            )
            self.fields[f"words-{ask.pk}"] = forms.CharField(
                label=_("In a few words: %(ask)s") % {"ask": ask.title},
                required=False,
                max_length=300,
                initial=there.words if there else "",
            )
