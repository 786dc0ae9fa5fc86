"""Forms of processes and procedures. They only read; `actions` check and save."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.engine.deadlines.rules import RULES
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.types import TYPES
from utblick.features.actors.models import Body, Person
from utblick.features.advocacy.models import (
    Deadline,
    Event,
    Involvement,
    Place,
    Procedure,
    Process,
    RelationKind,
)
from utblick.features.advocacy.standing import in_page_language
from utblick.features.advocacy.zones import ZONES
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board, Topic
from utblick.foundation.accounts.models import Account

END_OF_DAY = time(23, 59)


def type_choices() -> list[tuple[str, str]]:
    """Give the types of procedure, with the code where it is one of Parliament's."""
    return [(key, f"{in_page_language(one, 'name')} ({key})") for key, one in TYPES.items()]


def kind_choices(type: str) -> list[tuple[str, str]]:
    """Give the kinds of event that may occur in a type of procedure."""
    track = TYPES[type].track
    return [(key, in_page_language(kind, "name")) for key, kind in KINDS.items() if track in kind.tracks]


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One person, by name."""

    def label_from_instance(self, obj: Person) -> str:
        """Give the name."""
        return obj.called


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that knows which version it was opened on."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    def choices_of(self, **rows: Any) -> None:
        """Say what may be chosen in the fields."""
        for name, queryset in rows.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = queryset


class ProcessForm(VersionedForm):
    """A policy process."""

    begins_on = DayField(label=_("Worked on since"), required=False)
    ends_on = DayField(label=_("Worked on until"), required=False)
    decided_on = DayField(label=_("Decided on"), required=False)

    class Meta:
        model = Process
        fields = [
            "name_sv",
            "name_en",
            "goal_sv",
            "goal_en",
            "why_sv",
            "why_en",
            "arena",
            "board",
            "concerned",
            "topics",
            "owner",
            "begins_on",
            "ends_on",
            "decided_on",
            "decision",
            "diary_number",
            "certainty",
        ]
        widgets = {
            "concerned": forms.CheckboxSelectMultiple,
            "topics": forms.CheckboxSelectMultiple,
            **{
                name: forms.Textarea(attrs={"rows": 3}) for name in ("goal_sv", "goal_en", "why_sv", "why_en")
            },
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        today = timezone.localdate()
        boards = Board.objects.at(today)
        self.choices_of(
            board=boards,
            concerned=boards,
            topics=Topic.objects.at(today),
            owner=Account.objects.offered(today, self.instance.owner_id),
        )


class TeamForm(forms.Form):
    """Who works on a process."""

    account = forms.ModelChoiceField(Account.objects.none(), label=_("Who"))
    place = forms.ChoiceField(label=_("Works"), choices=Place.choices)
    task = forms.CharField(label=_("Task"), max_length=160, required=False)
    valid_from = DayField(label=_("From"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["account"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Account.objects.offered(timezone.localdate())
        self.initial.setdefault("valid_from", timezone.localdate())


class ProcedureForm(VersionedForm):
    """A procedure, case or act."""

    type = forms.ChoiceField(label=_("Type of procedure"))

    class Meta:
        model = Procedure
        fields = [
            "reference",
            "type",
            "name_sv",
            "name_en",
            "processes",
            "committees",
            "stake_sv",
            "stake_en",
            "certainty",
            "source_note",
        ]
        widgets = {
            "processes": forms.CheckboxSelectMultiple,
            "stake_sv": forms.Textarea(attrs={"rows": 3}),
            "stake_en": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["type"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = type_choices()


class NumberForm(forms.Form):
    """A number that means a procedure."""

    type = forms.ChoiceField(
        label=_("Type"),
        choices=[
            ("com", "COM"),
            ("celex", "CELEX"),
            ("act", _("number of the act")),
            ("ep_report", _("Parliament's report")),
            ("ep_adopted_text", _("text adopted by Parliament")),
            ("pe_number", _("Parliament's PE number")),
            ("council_doc", _("Council document")),
            ("swd", "SWD"),
            ("c", "C(…)"),
            ("state_aid", _("state-aid case")),
            ("case_number", _("court case")),
            ("fakta_pm", _("Government's memorandum")),
            ("sou", "SOU"),
            ("prop", _("Government bill")),
        ],
    )
    value = forms.CharField(label=_("Number"), max_length=80)


class RelationForm(forms.Form):
    """How a procedure hangs together with another."""

    kind = forms.ChoiceField(label=_("How"), choices=RelationKind.choices)
    other = forms.ModelChoiceField(Procedure.objects.none(), label=_("EU file"))

    def __init__(self, *given: Any, procedure: Procedure, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["other"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Procedure.objects.exclude(pk=procedure.pk)


class EventForm(VersionedForm):
    """Something that happened, or is to happen."""

    kind = forms.ChoiceField(label=_("What happened"))
    on = DayField(label=_("Day"))
    until = DayField(
        label=_("Until"), required=False, help_text=_("The last day it gives time to, where it does.")
    )
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Event
        fields = [
            "kind",
            "on",
            "until",
            "reference",
            "body",
            "part",
            "words_sv",
            "words_en",
            "source",
            "url",
            "certainty",
        ]

    def __init__(self, *given: Any, procedure: Procedure, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kind_choices(procedure.type)
        if not self.instance.pk:
            self.initial.setdefault("on", timezone.localdate())


class InvolvementForm(VersionedForm):
    """Who decides or writes in a procedure."""

    person = PersonField(Person.objects.none(), label=_("Person"), required=False)
    valid_from = DayField(label=_("From"), required=False)
    valid_until = DayField(
        label=_("Until"), required=False, help_text=_("The first day when it no longer holds.")
    )

    class Meta:
        model = Involvement
        fields = [
            "part",
            "person",
            "body",
            "group",
            "must_meet",
            "valid_from",
            "valid_until",
            "source",
            "certainty",
        ]

    def __init__(self, *given: Any, people: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(person=people, body=Body.objects.all())


class DeadlineForm(forms.Form):
    """A day or moment ahead."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name_sv = forms.CharField(label=_("What closes or is decided, in Swedish"), max_length=200)
    name_en = forms.CharField(label=_("In English"), max_length=200, required=False)
    on = DayField(label=_("Day"))
    hour = forms.TimeField(
        label=_("Hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Empty when only the day is known: it then holds until the end of the day."),
    )
    zone = forms.ChoiceField(label=_("Time of"), choices=ZONES)
    rule = forms.ChoiceField(
        label=_("Sort of time limit"),
        required=False,
        help_text=_("It says when to warn. Of one sort a date that is set stands instead of a counted one."),
    )
    source = forms.CharField(label=_("Source"), max_length=120, required=False)
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")
    certainty = forms.ChoiceField(label=_("Certainty"))

    def __init__(self, *given: Any, instance: Deadline | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["certainty"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = Deadline.certainty.field.choices or ()
        sort = self.fields["rule"]
        assert isinstance(sort, forms.ChoiceField)
        sort.choices = [
            ("", _("another")),
            *((key, in_page_language(rule, "name")) for key, rule in RULES.items()),
        ]
        if instance is None:
            return
        there = instance.at.astimezone(ZoneInfo("Europe/Brussels"))
        self.initial.update(
            version=instance.version,
            name_sv=instance.name_sv,
            name_en=instance.name_en,
            on=there.date(),
            hour=None if instance.is_whole_day else there.time(),
            zone="Europe/Brussels",
            rule=instance.rule,
            source=instance.source,
            url=instance.url,
            certainty=instance.certainty,
        )

    def clean(self) -> dict[str, Any]:
        """Make one moment of day, hour and zone."""
        data = dict(super().clean() or {})
        on, hour, zone = data.pop("on", None), data.pop("hour", None), data.pop("zone", None)
        data["is_whole_day"] = hour is None
        if on is not None and zone:
            # Of a day alone the end is meant where the EU decides.
            where = ZoneInfo(zone if hour is not None else "Europe/Brussels")
            data["moment"] = datetime.combine(on, hour if hour is not None else END_OF_DAY, where)
        if not data.get("name_en"):
            data["name_en"] = data.get("name_sv", "")
        return data
