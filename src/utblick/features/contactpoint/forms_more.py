"""Forms of standard answers, stories and events, and those that anybody may fill in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.counties import county_choices
from utblick.features.contactpoint.forms import choose, programme_choices
from utblick.features.contactpoint.kinds import Grade
from utblick.features.contactpoint.models import Event, StandardAnswer, Story
from utblick.features.contactpoint.signing_up import free_key
from utblick.features.organisation.forms import DayField
from utblick.ui.outside import GuardedForm


class MomentInput(forms.DateTimeInput):
    """A moment as the browser's own field wants it."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment in Swedish time."""

    widget = MomentInput

    def __init__(self, **given: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], **given)


class AnswerForm(forms.ModelForm):  # type: ignore[type-arg]
    """A standard answer in both languages."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    programme = forms.ChoiceField(label=_("Programme period"))

    class Meta:
        model = StandardAnswer
        fields = [
            "title_sv",
            "title_en",
            "text_sv",
            "text_en",
            "programme",
            "words",
            "passage",
            "is_retired",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "programme", programme_choices())
        self.initial["version"] = self.instance.version


class StoryForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a project led to."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    programme = forms.ChoiceField(label=_("Programme period"))
    county = forms.ChoiceField(label=_("County"))
    on = DayField(label=_("Day"))
    address = forms.URLField(
        label=_("Where more can be read"), max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = Story
        fields = [
            "title_sv",
            "title_en",
            "text_sv",
            "text_en",
            "programme",
            "project",
            "county",
            "municipality",
            "address",
            "on",
        ]

    def __init__(self, *given: Any, day: date, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "programme", programme_choices())
        choose(self, "county", county_choices(day))
        self.initial.setdefault("on", day)
        self.initial["version"] = self.instance.version


class EventForm(forms.ModelForm):  # type: ignore[type-arg]
    """An event, when it is and when its list is erased."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.SlugField(
        label=_("Short name in the address"),
        max_length=40,
        required=False,
        help_text=_("Left empty, it is made of the Swedish title. The link in mails that are sent has it."),
    )
    programme = forms.ChoiceField(label=_("Programme period"))
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))
    sign_up_until = MomentField(label=_("Sign up by"))
    erase_on = DayField(label=_("The list is erased on"), help_text=_("At most half a year after the event."))

    class Meta:
        model = Event
        fields = [
            "title_sv",
            "title_en",
            "key",
            "about_sv",
            "about_en",
            "programme",
            "starts_at",
            "ends_at",
            "place",
            "seats",
            "sign_up_until",
            "erase_on",
            "is_open",
            "minutes",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "programme", programme_choices())
        self.fields["seats"].widget.attrs["min"] = 1
        self.initial["version"] = self.instance.version

    def clean_key(self) -> str:
        """Tell a clash in plain words, with a short name that is free."""
        key = str(self.cleaned_data["key"])
        own = self.instance if self.instance.pk is not None else None
        if key and Event.objects.filter(key=key).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(
                _("There is already an event with that short name. “%(free)s” is free."),
                params={"free": free_key(key, own)},
            )
        return key


class SignUpForm(GuardedForm):
    """Who wants to come: four things, and none that is not needed."""

    name = forms.CharField(label=_("Your name"), max_length=160)
    mail = forms.EmailField(label=_("Your mail"), help_text=_("The confirmation is sent there."))
    organisation = forms.CharField(label=_("Organisation"), max_length=200, required=False)
    county = forms.ChoiceField(label=_("County"))
    field_order = ["name", "mail", "organisation", "county"]

    def __init__(self, *given: Any, day: date, **named: Any) -> None:
        super().__init__(*given, **named)
        choose(self, "county", county_choices(day), first=_("choose …"))
        for name, said in (("name", "name"), ("mail", "email"), ("organisation", "organization")):
            self.fields[name].widget.attrs["autocomplete"] = said


class EvaluationForm(forms.Form):
    """What a visitor thought, without a name."""

    grade = forms.TypedChoiceField(
        label=_("How useful was it?"), choices=Grade.choices, coerce=int, widget=forms.RadioSelect
    )
    best = forms.CharField(label=_("What was of most use?"), max_length=300, required=False)
    missing = forms.CharField(label=_("What was missing?"), max_length=300, required=False)
