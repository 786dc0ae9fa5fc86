"""Forms of institutions' calendars. They only read; `actions` check and save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from utblick.engine.deadlines.rules import RULES
from utblick.features.advocacy.forms import VersionedForm
from utblick.features.advocacy.models import CalendarPeriod, Institution
from utblick.features.advocacy.standing import in_page_language
from utblick.features.organisation.forms import DayField


class PeriodForm(VersionedForm):
    """A day or some days in the calendar of an institution."""

    on = DayField(label=_("First day"))
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty when it is a single day."))
    rule = forms.ChoiceField(
        label=_("Time limit"),
        required=False,
        help_text=_("Only for days that are not counted: which time limit does not run on them."),
    )
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = CalendarPeriod
        fields = [
            "institution",
            "kind",
            "on",
            "until",
            "name_sv",
            "name_en",
            "rule",
            "source",
            "url",
            "certainty",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("none")),
            *((key, in_page_language(rule, "name")) for key, rule in RULES.items() if rule.length),
        ]


class CalendarFileForm(forms.Form):
    """A file with the calendar of an institution."""

    institution = forms.ChoiceField(
        label=_("Institution"),
        choices=Institution.choices,
        help_text=_("Of an iCal file. Parliament's open data are Parliament's."),
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A calendar (iCal, .ics), or Parliament's open data of a year's meetings (Turtle, .ttl)."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,.ttl"}),
    )
