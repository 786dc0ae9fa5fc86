"""Forms of cases. They only read; `actions` check and save."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from utblick.engine.coverage.months import months_after
from utblick.features.actors.kinds import Secrecy
from utblick.features.contactpoint import periods, rules
from utblick.features.contactpoint.actions import Enquiry
from utblick.features.contactpoint.counties import county_choices
from utblick.features.contactpoint.kinds import STEPS, Channel, How, StepKind
from utblick.features.contactpoint.models import Case, StandardAnswer
from utblick.features.organisation.forms import DayField
from utblick.foundation.accounts.models import Account

PURPOSE = _("To answer the enquiry and follow it up.")
MINUTES = 10


def choose(form: forms.BaseForm, name: str, choices: Any, *, first: Any = None) -> None:
    """Give a field its choices, with a first one that is none where that is wanted."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices if first is None else [("", first), *choices]


def programme_choices() -> list[tuple[str, str]]:
    """Give the programme periods as choices, the latest first."""
    return [(one.key, one.name) for one in periods.periods().values()]


def priority_choices(programme: str = "") -> list[Any]:
    """Give the priorities as choices, under the name of each period; of one period alone without its name."""
    if programme:
        return periods.priorities([programme])[programme]
    among = periods.periods()
    found = periods.priorities(among)
    return [(one.name, found[one.key]) for one in among.values() if found[one.key]]


class NoteForm(forms.Form):
    """An enquiry in under a minute: where from, what about; all else is proposed or can be left."""

    question = forms.CharField(
        label=_("Question in a line"),
        max_length=300,
        help_text=_("Such as: may a folk high school be lead partner?"),
    )
    organisation = forms.CharField(
        label=_("Who is asking"),
        max_length=200,
        required=False,
        help_text=_("The organisation; leave it empty when it was not said."),
    )
    county = forms.ChoiceField(label=_("County"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("How it came"), choices=Channel.choices, widget=forms.RadioSelect, required=False
    )
    standard = forms.ModelChoiceField(
        StandardAnswer.objects.none(),
        label=_("Standard answer that was used"),
        required=False,
        empty_label=_("no standard answer"),
    )
    answer = forms.CharField(
        label=_("What you answered"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Leave it empty to note the standard answer's own words."),
    )
    minutes = forms.IntegerField(label=_("Minutes of work"), min_value=0, max_value=6000, required=False)
    # A button of its own: noted and closed with one press.
    is_done = forms.BooleanField(required=False, widget=forms.HiddenInput)
    next_step = forms.CharField(label=_("Next step"), max_length=200, required=False)
    next_on = DayField(label=_("By when"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    programme = forms.ChoiceField(
        label=_("Programme period"),
        required=False,
        help_text=_("The one that the question is about, also for old cases."),
    )
    on = DayField(label=_("Day"), required=False)
    person = forms.CharField(
        label=_("Person"), max_length=160, required=False, help_text=_("Only when you need it to answer.")
    )
    reach = forms.CharField(label=_("Mail or phone"), max_length=160, required=False)
    person_until = DayField(
        label=_("Erase the person's details on"), required=False, help_text=_("At most three years on.")
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    FIRST = ("question", "organisation", "county", "channel", "standard", "answer", "minutes")
    LEFT = ("next_step", "next_on")
    MORE = ("priority", "programme", "on", "person", "reach", "person_until")

    def __init__(self, data: Any = None, *, day: date, **named: Any) -> None:
        current = periods.period_on(day, periods.periods().values())
        proposed = {
            "programme": current.key if current else "",
            "on": day,
            "minutes": MINUTES,
            "channel": Channel.PHONE,
            "person_until": months_after(day, rules.PERSON_MONTHS),
            "key": uuid4(),
        }
        self.proposed = proposed
        super().__init__(data, initial=proposed, **named)
        choose(self, "county", county_choices(day))
        choose(self, "programme", programme_choices())
        choose(self, "priority", priority_choices(), first=_("not said"))
        field = self.fields["standard"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = StandardAnswer.objects.filter(is_retired=False)
        self.fields["organisation"].widget.attrs |= {"list": "organisations", "autocomplete": "off"}
        self.fields["question"].widget.attrs |= {"autocomplete": "off", "autofocus": True}

    def has_more(self, names: tuple[str, ...]) -> bool:
        """Say whether something of what lies folded is wrong, or was filled in."""
        filled = ("next_step", "next_on", "priority", "person", "reach")
        return self.is_bound and any(self[n].errors or (n in filled and self[n].data) for n in names)

    def clean(self) -> dict[str, Any]:
        """Take what was left empty as it was proposed."""
        found = super().clean() or {}
        for name in ("channel", "minutes", "programme", "on", "person_until"):
            if found.get(name) in (None, "") and name not in self.errors:
                found[name] = self.proposed[name]
        return found

    def to_enquiry(self) -> Enquiry:
        """Give what the form says."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        found["purpose"] = str(PURPOSE) if found["person"] or found["reach"] else ""
        return Enquiry(**found)


class CaseForm(forms.ModelForm):  # type: ignore[type-arg]
    """Everything that was noted of a case."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = DayField(label=_("Day"))
    county = forms.ChoiceField(label=_("County"))
    programme = forms.ChoiceField(label=_("Programme period"))
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    person_until = DayField(
        label=_("Erase the person's details on"), required=False, help_text=_("At most three years on.")
    )
    secrecy = forms.ChoiceField(label=_("Secrecy"), required=False)

    class Meta:
        model = Case
        fields = [
            "on",
            "channel",
            "programme",
            "county",
            "organisation",
            "question",
            "priority",
            "minutes",
            "person",
            "reach",
            "purpose",
            "person_until",
            "diary_number",
            "secrecy",
            "secrecy_reason",
        ]
        help_texts = {
            "diary_number": _(
                "What comes in is an official document; one that matters is registered in the diary."
            )
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        case = self.instance
        choose(self, "county", county_choices(case.on))
        choose(self, "programme", programme_choices())
        choose(self, "priority", priority_choices(), first=_("not said"))
        choose(self, "secrecy", Secrecy.choices, first=_("none"))
        self.initial["version"] = case.version


class NextForm(forms.Form):
    """What happens next, by when, and who answers for it."""

    next_step = forms.CharField(label=_("Next step"), max_length=200, required=False)
    next_on = DayField(label=_("By when"), required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    owner = forms.ModelChoiceField(Account.objects.none(), label=_("Who answers for it"), required=False)

    def __init__(self, *given: Any, advisers: QuerySet[Account], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["owner"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = advisers


class StepForm(forms.Form):
    """A step of a case; which fields it has follows from its kind."""

    on = DayField(label=_("Day"))
    words = forms.CharField(
        label=_("What was said or done"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    to_whom = forms.CharField(
        label=_("To whom"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "to_whom", "autocomplete": "off"}),
    )
    agreed_by = forms.CharField(
        label=_("Who agreed to be handed over"),
        max_length=160,
        required=False,
        help_text=_("By function where that is enough."),
    )
    agreed_how = forms.ChoiceField(
        label=_("How they agreed"), required=False, choices=How.choices, widget=forms.RadioSelect
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    call = forms.CharField(label=_("Call"), max_length=120, required=False)
    call_step = forms.IntegerField(
        label=_("Step of the application"), required=False, min_value=1, max_value=9
    )
    amount = forms.DecimalField(
        label=_("Sum in euro"), required=False, min_value=0, max_digits=12, decimal_places=2
    )
    passage = forms.CharField(
        label=_("Where the handbook says so"),
        max_length=300,
        required=False,
        help_text=_("Write, or choose one of the handbook's passages."),
        widget=forms.TextInput(attrs={"list": "passage", "autocomplete": "off"}),
    )
    answer = forms.ModelChoiceField(
        StandardAnswer.objects.none(), label=_("Standard answer that was used"), required=False
    )
    minutes = forms.IntegerField(label=_("Minutes of work"), required=False, min_value=0, max_value=6000)

    LABELS = {
        StepKind.ADVICE: _("Advice"),
        StepKind.IDEA: _("The idea in a few lines"),
        StepKind.SECRETARIAT: _("What is handed over"),
        StepKind.SISTER: _("What is handed over"),
    }

    def __init__(self, *given: Any, kind: str, case: Case, **named: Any) -> None:
        super().__init__(*given, **named)
        row = STEPS[kind]
        for name in set(self.fields) - {"on", "words", "minutes", "version", *row.takes}:
            del self.fields[name]
        if kind in self.LABELS:
            self.fields["words"].label = self.LABELS[StepKind(kind)]
        for name in row.needs:
            self.fields[name].required = True
        if "priority" in self.fields:
            choose(self, "priority", priority_choices(case.programme), first=_("not said"))
        if "answer" in self.fields:
            field = self.fields["answer"]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = StandardAnswer.objects.filter(programme=case.programme, is_retired=False)

    def clean_minutes(self) -> int:
        """Take no time said as none."""
        return self.cleaned_data["minutes"] or 0
