"""Forms of exchanges. They only read; `actions` check and save."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.actions import Wish
from utblick.features.exchanges.amounts import amount_in
from utblick.features.exchanges.models import Changed, Exchange, Field, Term, TravelFactor
from utblick.features.exchanges.queries import terms
from utblick.features.networks.models import Network
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Level, Unit
from utblick.ui.columns import grouped


def unit_choices(units: Iterable[Unit]) -> list[Any]:
    """Give units as choices, those of an area under its name; the area itself comes first there."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for unit in units:
        area = unit.parent.name if unit.level == Level.UNIT and unit.parent else unit.name
        label = unit.name if unit.level == Level.UNIT else str(_("%(name)s as a whole")) % {"name": unit.name}
        groups.setdefault(area, []).append((unit.pk, label))
    return list(groups.items())


class SiftedChoices(forms.CheckboxSelectMultiple):
    """Boxes to tick, in groups, with a search among them where there is a script."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return SafeString(render_to_string("exchanges/choices.html", self.get_context(name, value, attrs)))


class AmountField(forms.CharField):
    """A whole number as people write it: `12 500 kr`, `5 tkr`."""

    default_error_messages: ClassVar = {
        "invalid": _("“%(value)s” is no number that can be read. Write it with figures, such as 12 500."),
        "most": _("It is more than can be right: at most %(most)s."),
        "least": _("It must be at least %(least)s."),
    }

    def __init__(self, *, most: int, least: int = 0, **given: Any) -> None:
        super().__init__(max_length=40, **given)
        self.most, self.least = most, least
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "amount"}

    def prepare_value(self, value: Any) -> Any:
        return grouped(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        number = amount_in(text)
        if number is None:
            raise forms.ValidationError(self.error_messages["invalid"], "invalid", {"value": text})
        for code, wrong, limit in (
            ("most", number > self.most, self.most),
            ("least", number < self.least, self.least),
        ):
            if wrong:
                raise forms.ValidationError(self.error_messages[code], code, {code: grouped(limit)})
        return number


class QuickForm(forms.Form):
    """What, where, when, which unit: all that is needed. What is not sent at all is taken as it is proposed."""

    title = forms.CharField(
        label=_("What"),
        max_length=200,
        help_text=_("One line is enough, such as: study visit about triage in Tartu."),
    )
    place = forms.CharField(
        label=_("Where"),
        max_length=120,
        help_text=_("Town and country, or “digital”. It need not be repeated if it stands above."),
        required=False,
    )
    starts_on = DayField(label=_("When"))
    unit = forms.TypedChoiceField(label=_("Which unit"), coerce=int)
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty means the same day."))
    others = forms.TypedMultipleChoiceField(
        label=_("Together with other units"),
        coerce=int,
        required=False,
        widget=SiftedChoices,
        help_text=_("Their contacts see the exchange, and can change their part of it."),
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        units: list[Unit],
        everyone: list[Unit],
        preferred: int | None = None,
        day: date | None = None,
        **named: Any,
    ) -> None:
        self.units = {unit.pk: unit for unit in units}
        self.everyone = {unit.pk: unit for unit in everyone}
        own = [unit.pk for unit in units if unit.level == Level.UNIT] or list(self.units)
        proposed = {
            "unit": preferred if preferred in self.units else own[0] if len(own) == 1 else None,
            "starts_on": day,
            "key": uuid4(),
        }
        if data is not None:
            data = data.copy()
            for name in ("unit", "starts_on"):
                if name not in data and proposed[name]:
                    data[name] = str(proposed[name])
        super().__init__(data, initial=proposed, **named)
        field, others = self.fields["unit"], self.fields["others"]
        assert isinstance(field, forms.TypedChoiceField)
        assert isinstance(others, forms.TypedMultipleChoiceField)
        choices = unit_choices(units)
        field.choices = choices if len(self.units) == 1 else [("", _("choose …")), *choices]
        others.choices = unit_choices(everyone)
        for name in ("title", "place"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def has_more(self) -> bool:
        """Say whether what lies folded has been filled in, or is wrong."""
        return self.is_bound and any(self[name].data or self[name].errors for name in ("ends_on", "others"))

    def to_wish(self, country: str = "", *, is_draft: bool = False) -> Wish:
        """Give what was said."""
        given = self.cleaned_data
        numbers = dict.fromkeys([given["unit"], *given["others"]])
        return Wish(
            title=given["title"],
            place=given["place"],
            country=country,
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            units=[self.units.get(pk) or self.everyone[pk] for pk in numbers],
            is_draft=is_draft,
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
    units = forms.TypedMultipleChoiceField(
        label=_("Units that took part"),
        coerce=int,
        widget=SiftedChoices,
        help_text=_("Other units' contacts see the exchange too, and can change their part of it."),
    )
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
        widget=SiftedChoices,
        help_text=_("Those that it came about through."),
    )
    projects = LinesField(label=_("Projects"), required=False, help_text=_("One a line."))
    participants = AmountField(label=_("Participants from the region"), required=False, most=10_000)
    cost = AmountField(label=_("Cost in kronor"), required=False, most=1_000_000_000)
    travel = forms.ModelChoiceField(
        TravelFactor.objects.filter(from_km=0),
        label=_("How most of the way was travelled"),
        required=False,
        empty_label=_("not said"),
    )
    distance_km = AmountField(
        label=_("Kilometres one way"),
        required=False,
        most=25_000,
        least=1,
        help_text=_("With the number of participants it gives an estimate of CO₂."),
    )
    evidence = forms.CharField(
        label=_("Where it can be seen"),
        required=False,
        max_length=500,
        help_text=_("A report, a decision, a programme: an address or a diary number."),
    )
    is_draft = forms.BooleanField(
        label=_("A draft, not yet for all"),
        required=False,
        help_text=_(
            "Until it is ready only its units' contacts and project managers see it, and those who keep the "
            "exchanges of the whole region."
        ),
    )

    def __init__(self, *given: Any, units: list[Unit], exchange: Exchange, **named: Any) -> None:
        super().__init__(*given, **named)
        on = exchange.starts_on
        own = list(exchange.units.all())
        self.known = {unit.pk: unit for unit in [*units, *own]}
        field = self.fields["units"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        areas = {unit.parent_id or unit.pk for unit in own} | {unit.pk for unit in own}
        # What is ticked already stands first, with its neighbours; the order is else that of the tree.
        ordered = sorted(
            self.known.values(),
            key=lambda u: (
                not areas & {u.pk, u.parent_id},
                u.parent.name if u.level == Level.UNIT and u.parent else u.name,
                u.level,
                u.name,
            ),
        )
        field.choices = unit_choices(ordered)
        travel = self.fields["travel"]
        assert isinstance(travel, forms.ModelChoiceField)
        travel.label_from_instance = _way  # type: ignore[method-assign,assignment]
        for name, kind in (("type", Field.TYPE), ("direction", Field.DIRECTION), ("purposes", Field.PURPOSE)):
            choice = self.fields[name]
            assert isinstance(choice, forms.ModelChoiceField)
            kept = terms(kind, on) | Term.objects.filter(pk__in=_held(exchange, name))
            choice.queryset = kept.distinct()

    def to_wish(self, exchange: Exchange, country: str) -> Wish:
        """Give what was said; what the form does not show stays as it was."""
        given: dict[str, Any] = dict(self.cleaned_data)
        given.pop("version")
        units = [self.known[pk] for pk in given.pop("units")]
        return Wish(units=units, country=country, is_example=exchange.is_example, **given)


def _way(factor: TravelFactor) -> str:
    return str(factor.get_way_display()) or factor.name


def _held(exchange: Exchange, name: str) -> list[int]:
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
        fields = ["name_sv", "name_en", "from_km", "kg_per_km", "source", "year", "certainty"]
        localized_fields = ["kg_per_km"]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial["kg_per_km"] = self.instance.kg_per_km.normalize()
        if not self.instance.way or not self.instance.from_km:
            # The class that begins at nothing stays, or short journeys would have none.
            del self.fields["from_km"]


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
