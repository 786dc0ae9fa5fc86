"""Forms of open places."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.exchanges.actions import Offer
from utblick.features.exchanges.forms import unit_choices
from utblick.features.exchanges.models import Field, OpenPlace, Term
from utblick.features.exchanges.places import country_in
from utblick.features.exchanges.queries import terms
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Unit


class OfferForm(forms.Form):
    """What is offered."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("What"), max_length=200)
    place = forms.CharField(label=_("Where"), max_length=120, required=False)
    type = forms.ModelChoiceField(Term.objects.none(), label=_("Type"), required=False)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty means the same day."))
    places = forms.IntegerField(label=_("How many places"), min_value=1, max_value=500, initial=1)
    about = forms.CharField(
        label=_("More about it"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    apply_by = DayField(label=_("Answer by"))
    opens_on = DayField(
        label=_("Open to all from"),
        help_text=_("Until then it is offered to the units that have had no exchange for two years."),
    )

    def __init__(self, *given: Any, place: OpenPlace | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        kinds = self.fields["type"]
        assert isinstance(kinds, forms.ModelChoiceField)
        offered = terms(Field.TYPE, timezone.localdate())
        if place is not None:
            offered = (offered | Term.objects.filter(pk=place.type_id or 0)).distinct()
            self.initial.update({name: getattr(place, name) for name in self.fields if name != "type"})
            self.initial["type"] = place.type_id
            if place.ends_on == place.starts_on:
                self.initial["ends_on"] = None
        kinds.queryset = offered
        self.initial.setdefault("opens_on", timezone.localdate() + timedelta(days=14))

    def to_offer(self) -> Offer:
        """Give what was said."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return Offer(country=country_in(given["place"]), **given)


class AskForm(forms.Form):
    """Which unit asks, and why."""

    asking = forms.TypedChoiceField(label=_("Which unit"), coerce=int)
    why = forms.CharField(label=_("What you want to learn"), max_length=300, required=False)

    def __init__(self, *given: Any, units: list[Unit], **named: Any) -> None:
        super().__init__(*given, **named)
        self._units = {unit.pk: unit for unit in units}
        field = self.fields["asking"]
        assert isinstance(field, forms.TypedChoiceField)
        choices = unit_choices(units)
        field.choices = choices if len(units) == 1 else [("", _("choose …")), *choices]

    @property
    def unit(self) -> Unit:
        """Give the unit that was chosen."""
        return self._units[self.cleaned_data["asking"]]
