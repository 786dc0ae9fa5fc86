"""Forms of network meetings, their documents, and of weeding."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.forms import choose, programme_choices
from utblick.features.contactpoint.models import NetworkMeeting, WeedingRule
from utblick.features.organisation.forms import DayField


class MeetingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A network meeting."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = DayField(label=_("First day"))
    until = DayField(label=_("Last day"), required=False, help_text=_("Left empty, it is one day."))
    programme = forms.ChoiceField(label=_("Programme period"))

    class Meta:
        model = NetworkMeeting
        fields = ["title", "on", "until", "place", "programme", "took_part", "notes"]

    def __init__(self, *given: Any, day: date, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "programme", programme_choices())
        self.initial.setdefault("on", day)
        self.initial["version"] = self.instance.version

    def clean(self) -> dict[str, Any]:
        """Let a meeting without a last day be one day."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        found["until"] = found.get("until") or found.get("on")
        return found


class DocumentForm(forms.Form):
    """A document of a network meeting."""

    name = forms.CharField(label=_("What it is"), max_length=160)
    upload = forms.FileField(label=_("File"), required=False, help_text=_("At most 25 MB."))
    address = forms.URLField(
        label=_("Or where it lies"), max_length=300, required=False, assume_scheme="https"
    )


class WeedingRuleForm(forms.ModelForm):  # type: ignore[type-arg]
    """How long a sort of information is kept."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = WeedingRule
        fields = ["months", "decision", "certainty"]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial["version"] = self.instance.version if self.instance.pk is not None else 0


class WeedForm(forms.Form):
    """Why something is weeded out."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        help_text=_("Such as the weeding decision and its diary number. Write no name: the reason is kept."),
    )
