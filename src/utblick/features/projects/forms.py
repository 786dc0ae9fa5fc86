"""Forms of projects. They only read; `actions` check and save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Level, Topic, Unit
from utblick.features.programmes.models import Call, Objective, Programme
from utblick.features.projects.amounts import AmountField
from utblick.features.projects.days import DayField
from utblick.features.projects.models import Project, Step, StepKind
from utblick.features.projects.queries import may_mark
from utblick.features.projects.rules import check_secrecy_has_reason
from utblick.features.projects.words import share_words
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.columns import grouped


def choose_from(form: forms.BaseForm, **rows: Any) -> None:
    """Let fields choose from these rows."""
    for name, queryset in rows.items():
        field = form.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset


def units_of_day(day: date, also: Iterable[int] = ()) -> Any:
    """Give the units of a day, and those that stand there already though they are closed now."""
    there = Unit.objects.at(day) | Unit.objects.filter(pk__in=list(also))
    return there.filter(level__gt=Level.REGION).order_by("name_sv")


class BeginForm(forms.Form):
    """Three fields, and there is a project."""

    title = forms.CharField(label=_("What is it about?"), max_length=300)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Whose is it?"), empty_label=_("Choose a unit")
    )
    why = forms.CharField(
        label=_("Why, in a line"),
        max_length=400,
        required=False,
        help_text=_("What would be better in the daily work."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    call = forms.ModelChoiceField(Call.objects.none(), widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, units: Sequence[Unit], preferred: int | None, **named: Any) -> None:
        super().__init__(*given, **named)
        choose_from(self, call=Call.objects.select_related("programme"))
        choose_from(self, unit=Unit.objects.filter(pk__in=[unit.pk for unit in units]).order_by("name_sv"))
        if len(units) == 1:
            self.initial.setdefault("unit", units[0].pk)
        elif preferred is not None:
            self.initial.setdefault("unit", preferred)
        self.initial.setdefault("key", uuid4())


class FactsForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a project is. Everything but its name may be left empty."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    starts_on = DayField(label=_("First day"), required=False)
    ends_on = DayField(label=_("Last day"), required=False)
    address = forms.URLField(label=_("Web address"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Project
        fields = [
            "title_sv",
            "title_en",
            "acronym",
            "purpose",
            "programme",
            "call",
            "objective",
            "part",
            "unit",
            "manager",
            "units",
            "topics",
            "board",
            "concerned",
            "starts_on",
            "ends_on",
            "diary_number",
            "number",
            "address",
            "secrecy",
            "secrecy_reason",
        ]
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "units": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
            "concerned": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "board": _("Left empty, the areas say whose it is."),
            "concerned": _("Left empty together with the owner, the areas say which."),
            "secrecy": _(
                "Then only those who work in its units, its project manager, the secretaries of its boards and the "
                "strategists see the project, on any page and in any file."
            ),
        }

    def __init__(self, *given: Any, viewer: Viewer, **named: Any) -> None:
        super().__init__(*given, **named)
        if not may_mark(viewer, self.instance):
            # Who would not see it any more does not hide it.
            del self.fields["secrecy"], self.fields["secrecy_reason"]
        today, project = timezone.localdate(), self.instance
        shared = list(project.units.values_list("pk", flat=True))
        units = units_of_day(today, [*shared, project.unit_id or 0])
        calls = Call.objects.select_related("programme")
        objectives = Objective.objects.filter(can_be_chosen=True).select_related("programme")
        if project.programme_id:
            calls = calls.filter(programme=project.programme_id)
            objectives = objectives.filter(programme=project.programme_id)
        choose_from(
            self,
            unit=units,
            units=units,
            manager=Account.objects.offered(today, project.manager_id),
            topics=Topic.objects.at(today),
            board=Board.objects.at(today),
            concerned=Board.objects.at(today),
            programme=Programme.objects.all(),
            call=calls,
            objective=objectives,
        )
        if not project.programme_id:
            # Which calls and objectives there are depends on the programme: that is chosen and saved first.
            del self.fields["call"], self.fields["objective"]
        self.initial["version"] = project.version

    def clean(self) -> dict[str, Any]:
        """Let go of a call or objective of the programme that was chosen before."""
        given = super().clean() or self.cleaned_data
        if "programme" in self.changed_data:
            for name in ("call", "objective"):
                if name in given and name not in self.changed_data:
                    given[name] = None
        try:
            check_secrecy_has_reason(given.get("secrecy", ""), given.get("secrecy_reason", ""))
        except RuleBroken as reason:
            self.add_error("secrecy_reason", str(reason))
        return given


class MoneyForm(forms.ModelForm):  # type: ignore[type-arg]
    """A project's amounts, in one currency, and who decided on our own share."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rate_on = DayField(label=_("Day of the rate"), required=False)
    financed_on = DayField(label=_("Decided on"), required=False)

    class Meta:
        model = Project
        fields = [
            "currency",
            "rate",
            "rate_on",
            "rate_source",
            "total",
            "grant",
            "our_budget",
            "our_grant",
            "own_share",
            "financed_by",
            "financed_on",
            "financing_diary",
            "financing_account",
        ]
        help_texts = {
            "rate": _("Only where the amounts are in euro. Such as 11,20."),
            "rate_source": _("Such as: Riksbanken; the programme's monthly rate."),
        }
        field_classes = dict.fromkeys(
            ("rate", "total", "grant", "our_budget", "our_grant", "own_share"), AmountField
        )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial["version"] = self.instance.version
        said = share_words(self.instance)  # before what is sent is put into it
        if said:
            field = self.fields["own_share"]
            field.help_text = f"{field.help_text} {said}"

    def clean(self) -> dict[str, Any]:
        """Say beside the field which amount is larger than what it is a part of."""
        given = super().clean() or self.cleaned_data
        for part, whole in (("grant", "total"), ("our_grant", "our_budget"), ("our_budget", "total")):
            amount, limit = given.get(part), given.get(whole)
            if amount is not None and limit is not None and amount > limit:
                words = _("%(amount)s is more than %(limit)s, which stands at “%(whole)s”. Look at both.")
                self.add_error(
                    part,
                    words
                    % {"amount": grouped(amount), "limit": grouped(limit), "whole": self.fields[whole].label},
                )
        return given


class StepForm(forms.Form):
    """What happened, on which day."""

    kind = forms.ChoiceField(
        label=_("What happened"), choices=[one for one in StepKind.choices if one[0] != StepKind.CORRECTED]
    )
    on = DayField(label=_("Day"))
    words = forms.CharField(label=_("In words"), max_length=400, required=False)
    diary_number = forms.CharField(label=_("Diary number"), max_length=40, required=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial.setdefault("on", timezone.localdate())


class PutRightForm(forms.Form):
    """Which steps were wrong, and why."""

    wrong = forms.ModelMultipleChoiceField(
        Step.objects.none(), label=_("Which steps were wrong?"), widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(label=_("Why"), max_length=400)

    def __init__(self, *given: Any, project: Project, **named: Any) -> None:
        super().__init__(*given, **named)
        rows = project.steps.filter(undone_by=None).exclude(kind=StepKind.CORRECTED)
        choose_from(self, wrong=rows)


class BringForm(forms.Form):
    """Which of the public projects that name us come into the portfolio, and whose they are."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("Projects"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Whose are they?"),
        required=False,
        empty_label=_("Said later, one by one"),
    )

    def __init__(self, *given: Any, numbers: Iterable[int], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["chosen"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(number, str(number)) for number in numbers]
        choose_from(self, unit=units_of_day(day_of(timezone.now())))
