"""Forms of programmes, their rows and calls. They only read; `actions` check and save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.engine.eligibility.forms import LegalForm, form_en, form_sv
from utblick.engine.eligibility.rules import NAMES
from utblick.features.organisation.forms import DayField, WordsField
from utblick.features.programmes.models import Call, CallMoment, ExchangeRate, Objective, Programme
from utblick.features.programmes.models.rules import in_language
from utblick.features.programmes.row_kinds import RowKind

CODES = _("Codes with commas between, such as SE, FI, EE.")
WORDS = {
    "countries": (_("Countries"), CODES),
    "counties": (_("Counties it serves"), _("NUTS 3 codes with commas between, such as SE123, SE122.")),
    "objectives": (_("Only in these objectives"), _("Their numbers, with commas between; empty: in all.")),
}


class _Spread(forms.ModelForm):  # type: ignore[type-arg]
    """Give days the browser's field, lists a line of words, and notes room to write."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name, field in list(self.fields.items()):
            column = _column(self._meta.model, name)
            label, needed = field.label, field.required
            if isinstance(column, models.DateField):
                self.fields[name] = DayField(label=label, required=needed, help_text=field.help_text)
            elif isinstance(column, models.JSONField):
                words, help_text = WORDS[name]
                self.fields[name] = WordsField(label=words, required=False, help_text=help_text)
            elif isinstance(column, models.TextField):
                field.widget.attrs["rows"] = 3
        if self.instance.pk and hasattr(self.instance, "version"):
            self.initial["version"] = self.instance.version


def _column(model: type[models.Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


class ProgrammeForm(_Spread):
    """A programme in one of its generations."""

    address = forms.URLField(label=_("Web address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = Programme
        fields = [
            "name_sv",
            "name_en",
            "family",
            "kind",
            "open_to_us",
            "starts_on",
            "ends_on",
            "projects_end_on",
            "costs_end_on",
            "swedish_body",
            "address",
            "predecessor",
            "cci",
            "legal_base",
            "budget_eur",
            "countries",
            "nuts_version",
            "least_partners",
            "least_countries",
            "zone",
            "is_last_call_listed",
            "outside_source",
            "outside_certainty",
            "note_sv",
            "note_en",
            "source_note",
            "certainty",
        ]


class NameForm(forms.Form):
    """A name that sources have for a programme."""

    name = forms.CharField(label=_("Name or number in sources"), max_length=200)


def row_form(kind: RowKind, programme: Programme, *given: Any, **named: Any) -> forms.BaseForm:
    """Give the form of a kind of row."""
    made = forms.modelform_factory(kind.model, form=_Spread, fields=[*kind.fields])
    form: Any = made(*given, **named)
    if "parent" in form.fields:
        form.fields["parent"].queryset = Objective.objects.filter(programme=programme, can_be_chosen=False)
    if kind.key == "regel":
        form.fields["key"] = forms.ChoiceField(
            label=_("Rule"), choices=lambda: [(key, in_language(*words)) for key, words in NAMES.items()]
        )
    if kind.key == "form":
        form.fields["form"] = forms.ChoiceField(
            label=_("Legal form"),
            choices=lambda: [(one.value, in_language(form_sv(one), form_en(one))) for one in LegalForm],
        )
    if kind.since in form.fields:
        form.fields[kind.until].help_text = _(
            "The first day when it no longer holds; empty: until further notice."
        )
    return form  # type: ignore[no-any-return]


class ExchangeRateForm(_Spread):
    """What one euro is in a currency on a day."""

    class Meta:
        model = ExchangeRate
        fields = ["currency", "per_euro", "on", "source_note"]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["currency"].help_text = _("Three letters, such as SEK.")
        self.fields["source_note"].help_text = _("Such as: the European Central Bank's reference rate.")

    def clean_currency(self) -> str:
        """Give the three letters as capitals."""
        return str(self.cleaned_data["currency"]).strip().upper()


class FollowForm(forms.Form):
    """From which day a new row takes over."""

    since = DayField(label=_("Holds from"), help_text=_("What holds today goes on until the day before."))


class TakeOutForm(forms.Form):
    """Why a row is taken out."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why it is taken out"), max_length=300)


class CallForm(_Spread):
    """A call."""

    address = forms.URLField(label=_("Web address"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Call
        fields = [
            "key",
            "title_sv",
            "title",
            "language",
            "address",
            "budget_eur",
            "project_kind",
            "most_percent",
            "starts_from",
            "ends_by",
            "needs_external_border",
            "zone",
            "note",
            "source_note",
            "certainty",
        ]


class NewCallForm(CallForm):
    """A call with the first days that are known."""

    opens_on = DayField(label=_("Opens"), required=False)
    closes_on = DayField(label=_("Closes"), required=False)
    closes_at = forms.TimeField(
        label=_("At what hour, on the call's own clock"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    field_order = ["key", "title_sv", "title", "opens_on", "closes_on", "closes_at", "address"]


class MomentForm(_Spread):
    """A day of a call."""

    class Meta:
        model = CallMoment
        fields = ["kind", "step", "on", "hour", "note", "source_note", "certainty"]
        widgets = {"hour": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["hour"].help_text = _("On the call's own clock; empty where it is not known.")
