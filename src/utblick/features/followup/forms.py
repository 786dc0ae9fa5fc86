"""Forms of the goal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.models import Field
from utblick.features.exchanges.queries import terms
from utblick.features.followup.indicators import COMPUTED
from utblick.features.followup.models import Goal, Indicator, ParticipationDefinition
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Level, Unit


class DefinitionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new version of what counts."""

    valid_from = DayField(label=_("Holds from"))
    kinds = forms.MultipleChoiceField(
        label=_("Types that count"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means all."),
    )
    directions = forms.MultipleChoiceField(
        label=_("Directions that count"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means all."),
    )

    class Meta:
        model = ParticipationDefinition
        fields = [
            "valid_from",
            "level",
            "months",
            "kinds",
            "directions",
            "needs_evidence",
            "why",
            "decided_by",
        ]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        for name, field in (("kinds", Field.TYPE), ("directions", Field.DIRECTION)):
            choice = self.fields[name]
            assert isinstance(choice, forms.MultipleChoiceField)
            choice.choices = [(term.key, term.name) for term in terms(field, today)]
        self.initial.setdefault("valid_from", today)


class SetAsideForm(forms.Form):
    """Where the goal does not apply."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Everybody reads it: write it so that the unit can stand for it."),
    )
    valid_from = DayField(label=_("From"))
    valid_until = DayField(label=_("Until"), help_text=_("The first day when the goal applies again."))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Unit.objects.at(today).filter(level__gt=Level.REGION)
        self.initial.setdefault("valid_from", today)
        self.initial.setdefault("valid_until", today + timedelta(days=365))


class GoalForm(forms.ModelForm):  # type: ignore[type-arg]
    """What the region wants to reach."""

    class Meta:
        model = Goal
        fields = ["name_sv", "name_en", "board", "source", "certainty", "sort_order"]


class FigureField(forms.DecimalField):
    """A number as people write it: with blanks between thousands, and the decimals of the page's language."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**({"localize": True, "max_digits": 14, "decimal_places": 2} | named))

    def to_python(self, value: Any) -> Any:
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class IndicatorForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an indicator says of itself."""

    computed = forms.ChoiceField(
        label=_("Worked out as"),
        required=False,
        help_text=_("Choose where the data are here; else the figures are entered."),
    )

    class Meta:
        model = Indicator
        fields = [
            "goal",
            "name_sv",
            "name_en",
            "definition",
            "computed",
            "formula",
            "unit",
            "source",
            "owner",
            "target",
            "target_year",
            "first_year",
            "last_year",
            "sort_order",
        ]
        widgets = {"definition": forms.Textarea(attrs={"rows": 3})}
        field_classes = {"target": FigureField}
        help_texts = {
            "unit": _("For example %, kronor, participants."),
            "formula": _("Leave it empty where the figure is worked out: then that formula is shown."),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choice = self.fields["computed"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("entered by a person")), *((key, one.name) for key, one in COMPUTED.items())]


class ValueForm(forms.Form):
    """A year's figure."""

    year = forms.IntegerField(label=_("Year"), min_value=1995, max_value=2100)
    value = FigureField(label=_("Figure"))
    note = forms.CharField(
        label=_("Why it is corrected"),
        max_length=300,
        required=False,
        help_text=_("Only for a year that is closed; it is shown beside the figure."),
    )
