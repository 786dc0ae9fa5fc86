"""Forms of exchanges. They only read; `actions` check and save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.actions import Wish
from utblick.features.exchanges.models import Changed, Exchange, Field, Term, TravelFactor
from utblick.features.exchanges.queries import terms
from utblick.features.networks.models import Network
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Level, Unit


def unit_choices(units: Iterable[Unit]) -> list[Any]:
    """Give units as choices, those of an area under its name; the area itself comes first there."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for unit in units:
        area = unit.parent.name if unit.level == Level.UNIT and unit.parent else unit.name
        label = unit.name if unit.level == Level.UNIT else str(_("%(name)s as a whole")) % {"name": unit.name}
        groups.setdefault(area, []).append((unit.pk, label))
    return list(groups.items())


class QuickForm(forms.Form):
    """What, where, when, which unit: all that is needed."""

    title = forms.CharField(
        label=_("What"), max_length=200, help_text=_("Such as: study visit to the hospital about triage.")
    )
    place = forms.CharField(
        label=_("Where"), max_length=120, help_text=_("Town and country, or “digital”."), required=False
    )
    starts_on = DayField(label=_("When"))
    unit = forms.TypedChoiceField(label=_("Which unit"), coerce=int)

    def __init__(self, *given: Any, units: list[Unit], **named: Any) -> None:
        super().__init__(*given, **named)
        self.units = {unit.pk: unit for unit in units}
        own = [unit.pk for unit in units if unit.level == Level.UNIT] or list(self.units)
        field = self.fields["unit"]
        assert isinstance(field, forms.TypedChoiceField)
        choices = unit_choices(units)
        field.choices = choices if len(self.units) == 1 else [("", _("choose …")), *choices]
        if len(own) == 1:
            self.initial.setdefault("unit", own[0])
        self.initial.setdefault("starts_on", timezone.localdate())
        for name, hint in (("title", "off"), ("place", "off")):
            self.fields[name].widget.attrs["autocomplete"] = hint

    def to_wish(self, country: str = "") -> Wish:
        """Give what was said."""
        given = self.cleaned_data
        return Wish(
            title=given["title"],
            place=given["place"],
            country=country,
            starts_on=given["starts_on"],
            units=[self.units[given["unit"]]],
        )


class LinesField(forms.CharField):
    """Several names, one a line, kept as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]


class ExchangeForm(forms.Form):
    """Everything about an exchange; only what, when and which unit must be filled in."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("What"), max_length=200)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty means the same day."))
    place = forms.CharField(label=_("Where"), max_length=120, required=False)
    units = forms.TypedMultipleChoiceField(label=_("Units that took part"), coerce=int)
    type = forms.ModelChoiceField(Term.objects.none(), label=_("Type"), required=False)
    direction = forms.ModelChoiceField(Term.objects.none(), label=_("Direction"), required=False)
    purposes = forms.ModelMultipleChoiceField(
        Term.objects.none(), label=_("Purposes"), required=False, widget=forms.CheckboxSelectMultiple
    )
    learning = forms.CharField(
        label=_("What you learnt"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "What would you tell a colleague who is about to do the same? No patients, no opinions about persons."
        ),
    )
    changed = forms.ChoiceField(
        label=_("Has anything changed since?"),
        required=False,
        choices=[("", _("not said")), *Changed.choices],
    )
    change = forms.CharField(
        label=_("What changed"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    partners = LinesField(label=_("Partners"), required=False, help_text=_("Organisations, one a line."))
    networks = forms.ModelMultipleChoiceField(
        Network.objects.all(),
        label=_("Networks"),
        required=False,
        help_text=_("Those that it came about through."),
    )
    projects = LinesField(label=_("Projects"), required=False, help_text=_("One a line."))
    participants = forms.IntegerField(
        label=_("Participants from the region"), required=False, min_value=0, max_value=10_000
    )
    cost = forms.IntegerField(label=_("Cost in kronor"), required=False, min_value=0, max_value=1_000_000_000)
    travel = forms.ModelChoiceField(
        TravelFactor.objects.all(), label=_("Most of the way by"), required=False, empty_label=_("not said")
    )
    distance_km = forms.IntegerField(
        label=_("Kilometres one way"),
        required=False,
        min_value=1,
        max_value=25_000,
        help_text=_("With the number of participants it gives an estimate of CO₂."),
    )
    evidence = forms.CharField(
        label=_("Where it can be seen"),
        required=False,
        max_length=500,
        help_text=_("A report, a decision, a programme: an address or a diary number."),
    )
    is_draft = forms.BooleanField(
        label=_("A draft, seen only by its units until it is ready"), required=False
    )

    def __init__(
        self, *given: Any, units: list[Unit], exchange: Exchange | None = None, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        on = exchange.starts_on if exchange else timezone.localdate()
        own = list(exchange.units.all()) if exchange else []
        self.known = {unit.pk: unit for unit in [*units, *own]}
        field = self.fields["units"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        ordered = sorted(
            self.known.values(),
            key=lambda u: (u.parent.name if u.level == Level.UNIT and u.parent else u.name, u.level, u.name),
        )
        field.choices = unit_choices(ordered)
        for name, kind in (("type", Field.TYPE), ("direction", Field.DIRECTION), ("purposes", Field.PURPOSE)):
            choice = self.fields[name]
            assert isinstance(choice, forms.ModelChoiceField)
            kept = terms(kind, on) | Term.objects.filter(pk__in=_held(exchange, name))
            choice.queryset = kept.distinct()

    def to_wish(self, exchange: Exchange | None, country: str) -> Wish:
        """Give what was said; what the form does not show stays as it was."""
        given: dict[str, Any] = dict(self.cleaned_data)
        given.pop("version")
        units = [self.known[pk] for pk in given.pop("units")]
        kept: dict[str, Any] = {
            "is_example": exchange.is_example if exchange else False,
        }
        return Wish(units=units, country=country, **kept, **given)


def _held(exchange: Exchange | None, name: str) -> list[int]:
    if exchange is None:
        return []
    if name == "purposes":
        return [term.pk for term in exchange.purposes.all()]
    held = getattr(exchange, f"{name}_id")
    return [held] if held else []


class NameForm(forms.Form):
    """The name of somebody who took part."""

    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("What the name is needed for"),
        max_length=200,
        help_text=_("Such as: certificate, travel order, insurance. The name is erased afterwards."),
    )
    erase_on = DayField(label=_("Erased on"))


class FactorForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a way of travelling is taken to mean."""

    class Meta:
        model = TravelFactor
        fields = ["name_sv", "name_en", "kg_per_km", "source", "year", "certainty"]


class TermForm(forms.ModelForm):  # type: ignore[type-arg]
    """A type, direction or purpose."""

    words = forms.CharField(
        label=_("Words that suggest it"),
        required=False,
        help_text=_("Beginnings of words with commas between, such as studiebes, study visit."),
    )
    valid_from = DayField(label=_("Offered from"))
    valid_until = DayField(
        label=_("Offered until"),
        required=False,
        help_text=_("The first day when it is no longer offered; empty means until further notice."),
    )

    class Meta:
        model = Term
        fields = [
            "key",
            "name_sv",
            "name_en",
            "words",
            "suggests",
            "is_default",
            "travels",
            "sort_order",
            "valid_from",
            "valid_until",
        ]

    def __init__(self, *given: Any, field: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.instance.field = field
        if self.instance.pk:
            del self.fields["key"]
            self.initial["words"] = ", ".join(self.instance.words)
        else:
            self.initial.setdefault("valid_from", timezone.localdate())
        if field != Field.TYPE:
            del self.fields["suggests"]
        if field != Field.DIRECTION:
            del self.fields["travels"]

    def clean_words(self) -> list[str]:
        """Give the words as a list."""
        words = [word.strip() for word in self.cleaned_data["words"].split(",")]
        return list(dict.fromkeys(word for word in words if word))
