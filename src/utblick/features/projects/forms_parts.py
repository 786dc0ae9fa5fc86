"""Forms of a project's parts, by the part's name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board
from utblick.features.projects.amounts import AmountField
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
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer


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
        choose_from(
            self,
            body=Body.objects.order_by("name_sv"),
            colleague=Account.objects.filter(is_active=True).order_by("name"),
        )
        if not self.viewer.may("actors.person.change"):
            del self.fields["adds_body"]

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).strip().upper()

    def clean_nuts3(self) -> str:
        return str(self.cleaned_data["nuts3"]).strip().upper()


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
