"""The form of a rule check: an idea with its partners, as the programme's rules ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.engine.eligibility import countries, nuts
from utblick.engine.eligibility.idea import Role
from utblick.engine.eligibility.programme import Kind, Programme
from utblick.features.contactpoint import periods
from utblick.features.contactpoint.forms import choose, priority_choices
from utblick.features.contactpoint.matching import form_choices
from utblick.features.contactpoint.partner_places import country_of, place_groups
from utblick.features.organisation.forms import DayField

ROWS, MOST_ROWS = 2, 12
ROLES = ((Role.LEAD.value, _("lead partner")), (Role.PARTNER.value, _("partner")))
KINDS = ((Kind.SMALL.value, _("small project")), (Kind.REGULAR.value, _("regular project")))
SUM: dict[str, Any] = {"required": False, "min_value": 0, "max_digits": 12, "decimal_places": 2}


class IdeaForm(forms.Form):
    """What an idea is for, how large it is and when it starts; nothing has to be known."""

    programme = forms.ChoiceField(label=_("Programme"))
    title = forms.CharField(label=_("Working title"), max_length=200, required=False)
    priority = forms.ChoiceField(label=_("Objective"), required=False)
    kind = forms.ChoiceField(label=_("Kind of project"), required=False)
    starts_on = DayField(label=_("Start"), required=False)
    months = forms.IntegerField(label=_("Months"), required=False, min_value=1, max_value=240)
    total_eur = forms.DecimalField(label=_("Budget in euro"), **{**SUM, "min_value": 1})
    eu_eur = forms.DecimalField(label=_("From the programme in euro"), **SUM)
    quoted = forms.CharField(
        label=_("What the applicant has heard"),
        max_length=300,
        required=False,
        help_text=_("Shares or sums that they quote, such as: 85/75 %. Figures of another period are told."),
    )

    def __init__(self, *given: Any, programme: str, **named: Any) -> None:
        super().__init__(*given, **named)
        english = get_language() == "en"
        choose(self, "programme", [(key, en if english else sv) for key, sv, en in periods.checkable()])
        choose(self, "priority", priority_choices(programme), first=_("not chosen"))
        choose(self, "kind", KINDS, first=_("not known"))

    MORE = ("title", "kind", "starts_on", "months", "total_eur", "eu_eur", "quoted")

    @property
    def more(self) -> list[forms.BoundField]:
        """Give the fields that lie folded."""
        return [self[name] for name in self.MORE]

    @property
    def has_more(self) -> bool:
        """Say whether something of what lies folded is wrong, or is other than was proposed."""
        return _is_used(self, self.MORE)


class PartnerForm(forms.Form):
    """One partner: where it lies is chosen by name, or written as a code where the list has it not."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    legal_form = forms.ChoiceField(label=_("Legal form"), required=False)
    role = forms.ChoiceField(label=_("Role"), required=False)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    nuts3 = forms.CharField(
        label=_("Another NUTS 3 code"),
        max_length=5,
        required=False,
        help_text=_("For a region that is not in the list, such as SE110."),
    )
    total_eur = forms.DecimalField(label=_("Budget in euro"), **SUM)
    eu_eur = forms.DecimalField(label=_("From the programme"), **SUM)

    FIRST = ("region", "legal_form", "name")
    MORE = ("role", "nuts3", "total_eur", "eu_eur")

    def __init__(self, *given: Any, rules: Programme | None, day: date, **named: Any) -> None:
        super().__init__(*given, **named)
        groups = place_groups(rules, day)
        choose(self, "region", groups, first="–")
        # What is known of a partner may be a country and a code: the code is chosen in the list where that has it.
        country, code = self.initial.pop("country", ""), self.initial.get("nuts3", "")
        if country == countries.ALAND:
            code = nuts.ALAND
        if any(code == value for _group, lines in groups for value, _words in lines):
            self.initial.update(region=code, nuts3="")
        elif country:
            self.initial["region"] = country
        choose(self, "legal_form", form_choices(get_language()), first="–")
        choose(self, "role", ROLES, first="–")

    @property
    def first(self) -> list[forms.BoundField]:
        """Give the fields that are always seen."""
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[forms.BoundField]:
        """Give the fields that lie folded."""
        return [self[name] for name in self.MORE]

    @property
    def has_more(self) -> bool:
        """Say whether something of what lies folded is wrong, or is other than was proposed."""
        return _is_used(self, self.MORE)

    def clean_nuts3(self) -> str:
        """Take a code in small letters too."""
        code = str(self.cleaned_data["nuts3"]).strip().upper()
        if code and not nuts.FORM.fullmatch(code):
            raise forms.ValidationError(
                _("That is no NUTS 3 code: one has two letters and three signs, such as SE123.")
            )
        return code

    def clean(self) -> dict[str, Any]:
        """Give country and code as the rules read them; a code that is written goes before a region that is chosen."""
        found = super().clean() or {}
        place, code = found.pop("region", ""), found.get("nuts3", "")
        if place and code and code[:2] != place[:2]:
            self.add_error("nuts3", _("The code does not lie in the country that is chosen."))
        code = code or (place if len(place) > 2 else "")
        return found | {"country": country_of(code or place), "nuts3": code}


def _is_used(form: forms.Form, names: Collection[str]) -> bool:
    return form.is_bound and any(name in form.errors or name in form.changed_data for name in names)


def idea_of(form: IdeaForm, partners: list[PartnerForm]) -> dict[str, Any]:
    """Give the fields of an idea as the engine reads them; rows of partners without anything in them are left out."""
    idea = {name: _plain(value) for name, value in form.cleaned_data.items() if name != "quoted"}
    rows = [{name: _plain(value) for name, value in one.cleaned_data.items()} for one in partners]
    idea["partners"] = [row for row in rows if any(row[name] for name in ("name", "country", "nuts3"))]
    return {name: value for name, value in idea.items() if value not in (None, "")}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
