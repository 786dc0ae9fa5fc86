"""Forms of memberships. They only read; `actions` check and save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.networks.models import Advice, GainKind, Network, Representative
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board, Level, Topic, Unit


class NetworkForm(forms.ModelForm):  # type: ignore[type-arg]
    """A network and our membership in it."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")
    since = DayField(label=_("Member since"), required=False)
    until = DayField(label=_("Last day as a member"), required=False)
    renews_on = DayField(label=_("Renews on"), required=False)

    class Meta:
        model = Network
        fields = [
            "name_sv",
            "name_en",
            "abbreviation",
            "address",
            "member",
            "through",
            "unit",
            "since",
            "until",
            "boards",
            "topics",
            "purpose",
            "renews_on",
            "notice_months",
            "certainty",
        ]
        widgets = {
            "boards": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
            "purpose": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        for name, rows in (
            ("boards", Board.objects.at(today)),
            ("topics", Topic.objects.at(today)),
            ("unit", Unit.objects.at(today).filter(level__gt=Level.REGION)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
        if self.instance.pk:
            self.initial["version"] = self.instance.version


class CostForm(forms.Form):
    """What a year costs."""

    year = forms.IntegerField(label=_("Year"), min_value=1995, max_value=2100)
    fee = forms.IntegerField(
        label=_("Fee in kronor"),
        required=False,
        min_value=0,
        max_value=1_000_000_000,
        help_text=_("What is left empty is not known."),
    )
    hours = forms.IntegerField(label=_("Hours of work"), required=False, min_value=0, max_value=100_000)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial.setdefault("year", timezone.localdate().year)


class RepresentativeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who represents the region, by role."""

    valid_from = DayField(label=_("From"))
    valid_until = DayField(
        label=_("Until"),
        required=False,
        help_text=_("The first day when the term is over; empty until further notice."),
    )

    class Meta:
        model = Representative
        fields = ["role", "seat", "is_political", "board", "valid_from", "valid_until"]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial.setdefault("valid_from", timezone.localdate())


class UnitsForm(forms.Form):
    """A working group and who takes part."""

    name = forms.CharField(label=_("Working group"), max_length=160)
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=_("Units that take part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *given: Any, taking_part: Iterable[int] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["units"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        # Units that are closed now stay where they stand already.
        there = Unit.objects.at(timezone.localdate()) | Unit.objects.filter(pk__in=list(taking_part))
        field.queryset = there.filter(level__gt=Level.REGION).order_by("name_sv")


class GainForm(forms.Form):
    """What a membership gave."""

    words = forms.CharField(label=_("What it gave"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=GainKind.choices, initial=GainKind.OTHER)
    on = DayField(label=_("Day"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), required=False)
    address = forms.URLField(
        label=_("Where it can be seen"), max_length=300, required=False, assume_scheme="https"
    )

    def __init__(self, *given: Any, units: list[int] | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        rows = Unit.objects.at(timezone.localdate()).filter(level__gt=Level.REGION).order_by("name_sv")
        field.queryset = rows if units is None else rows.filter(pk__in=units)
        field.required = units is not None
        self.initial.setdefault("on", timezone.localdate())


class AdviceForm(forms.Form):
    """What is recommended."""

    advice = forms.ChoiceField(label=_("Recommendation"), choices=Advice.choices)
    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


class DecisionForm(forms.Form):
    """What was decided."""

    decision = forms.ChoiceField(label=_("Decision"), choices=Advice.choices)
    on = DayField(label=_("Decided on"))
    decided_by = forms.CharField(label=_("Decided by"), max_length=160, help_text=_("Board and paragraph."))
