"""Forms of a project's parts, by the part's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.engine.eligibility.countries import CODES
from utblick.features.actors.actions.people import right_number
from utblick.features.actors.kinds import Scheme
from utblick.features.actors.models import Body
from utblick.features.organisation.models import Board
from utblick.features.projects import rules
from utblick.features.projects.amounts import AmountField
from utblick.features.projects.days import DayField
from utblick.features.projects.forms import choose_from, units_of_day
from utblick.features.projects.models import (
    BoardDecision,
    Partner,
    Project,
    ProjectDocument,
    ReportDate,
    Result,
    Risk,
)
from utblick.features.projects.places import country_name
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

NEAREST = ("SE", "FI", "AX", "EE", "LV", "LT", "PL", "DE", "DK", "NO")


def told(rule: Callable[..., object], *given: str) -> None:
    """Ask a rule, and say at the field what it says. Raises forms.ValidationError."""
    try:
        rule(*given)
    except RuleBroken as reason:
        raise forms.ValidationError(str(reason)) from reason


def country_choices(held: str) -> list[tuple[str, str]]:
    """Give the countries by name, those that we work with most first; what stands there already stays."""
    rest = sorted(((country_name(code), code) for code in CODES - {*NEAREST, "GR", "GB"}), key=_by_name)
    first = [(code, country_name(code)) for code in NEAREST]
    own = [] if not held or held in CODES - {"GR", "GB"} else [(held, held)]
    return [("", "–"), *own, *first, *((code, name) for name, code in rest)]


def _by_name(one: tuple[str, str]) -> tuple[bool, str]:
    """Put countries that are only known by their code after those with a name."""
    name, code = one
    return name == code, name


class _PartForm(forms.ModelForm):  # type: ignore[type-arg]
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, viewer: Viewer, project: Project, **named: Any) -> None:
        super().__init__(*given, **named)
        self.viewer, self.project = viewer, project
        if self.instance.pk:
            self.initial["version"] = self.instance.version
        self.prepare()

    def prepare(self) -> None:
        """Fill in what there is to choose from."""


class PartnerForm(_PartForm):
    """An organisation that takes part."""

    pic = forms.CharField(
        label=_("PIC, if known"),
        max_length=20,
        required=False,
        help_text=_("The number that the Commission knows an organisation by."),
    )
    orgnr = forms.CharField(label=_("Swedish organisation number, if known"), max_length=20, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    adds_body = forms.BooleanField(
        label=_("Add it to the register of bodies, if it is not there"), required=False
    )

    class Meta:
        model = Partner
        fields = [
            "name",
            "part",
            "country",
            "nuts3",
            "nuts_version",
            "body",
            "total",
            "grant",
            "own_share",
            "colleague",
            "reach",
        ]
        help_texts = {
            "body": _("Left empty, it is tied by its numbers, or by its name together with its country.")
        }
        field_classes = dict.fromkeys(("total", "grant", "own_share"), AmountField)

    def prepare(self) -> None:
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = country_choices(self.instance.country)
        choose_from(
            self,
            body=Body.objects.order_by("name_sv"),
            colleague=Account.objects.offered(timezone.localdate(), self.instance.colleague_id),
        )
        if not self.viewer.may("actors.person.change"):
            del self.fields["adds_body"]

    def clean_nuts3(self) -> str:
        """Take a code in small letters too."""
        code = str(self.cleaned_data["nuts3"]).strip().upper()
        told(rules.check_is_region, code)
        return code

    def clean_pic(self) -> str:
        """Take the number with or without spaces."""
        number = "".join(str(self.cleaned_data["pic"]).split())
        told(rules.check_is_pic, number)
        return number

    def clean_orgnr(self) -> str:
        """See that the check digit is right."""
        number = str(self.cleaned_data["orgnr"]).strip()
        if number:
            told(right_number, Scheme.ORGANISATION_NUMBER.value, number)
        return number

    def clean(self) -> dict[str, Any]:
        """See that the region lies in the country, and that the version has it."""
        found = super().clean() or self.cleaned_data
        code, country, year = (found.get(name) for name in ("nuts3", "country", "nuts_version"))
        checks: tuple[tuple[str, Callable[[], None]], ...] = (
            ("nuts3", lambda: rules.check_region_is_in_country(code or "", country or "")),
            ("nuts_version", lambda: rules.check_region_is_of_version(code or "", year)),
        )
        for name, check in checks:
            try:
                check()
            except RuleBroken as reason:
                self.add_error(name, str(reason))
        return found


class DecisionForm(_PartForm):
    """What a board decided."""

    on = DayField(label=_("Day of the decision"))
    address = forms.URLField(
        label=_("Where the minutes are"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = BoardDecision
        fields = ["board", "matter", "on", "paragraph", "diary_number", "is_delegated", "address"]

    def prepare(self) -> None:
        choose_from(self, board=Board.objects.at(timezone.localdate()))
        if self.project.board_id:
            self.initial.setdefault("board", self.project.board_id)


class RiskForm(_PartForm):
    """What may go wrong."""

    review_on = DayField(label=_("Look at it again on"), required=False)

    class Meta:
        model = Risk
        fields = ["words", "likelihood", "consequence", "measure", "owner", "review_on", "is_over"]


class ReportForm(_PartForm):
    """A day when a report is due."""

    due_on = DayField(label=_("Last day"))
    sent_on = DayField(label=_("Handed in on"), required=False)

    class Meta:
        model = ReportDate
        fields = ["words", "to", "due_on", "sent_on", "diary_number"]


class ResultForm(_PartForm):
    """What changed."""

    on = DayField(label=_("Day"))
    address = forms.URLField(
        label=_("Address of the evidence"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Result
        fields = ["words", "on", "unit", "where", "address", "passage", "is_in_use"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3}), "passage": forms.Textarea(attrs={"rows": 3})}

    def prepare(self) -> None:
        today = timezone.localdate()
        choose_from(self, unit=units_of_day(today, [self.instance.unit_id or 0]))
        self.initial.setdefault("on", today)
        if not self.instance.pk and self.project.unit_id:
            self.initial.setdefault("unit", self.project.unit_id)


class DocumentForm(_PartForm):
    """A document where it lies."""

    on = DayField(label=_("Day"), required=False)
    address = forms.URLField(label=_("Where it is"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = ProjectDocument
        fields = ["title", "on", "diary_number", "address"]


FORMS: dict[str, type[_PartForm]] = {
    "partner": PartnerForm,
    "decision": DecisionForm,
    "risk": RiskForm,
    "report": ReportForm,
    "result": ResultForm,
    "document": DocumentForm,
}
