"""Forms of positions, asks, letters and verdicts. They only read; `actions` check and save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body
from utblick.features.advocacy.forms import VersionedForm
from utblick.features.advocacy.models import (
    Ask,
    Grade,
    Holder,
    Letter,
    Outcome,
    Position,
    Priority,
    Process,
    Wording,
)
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board


class PositionForm(VersionedForm):
    """What somebody holds."""

    on = DayField(label=_("Day"), help_text=_("From which day they held it."))
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Position
        fields = [
            "holder",
            "body",
            "title_sv",
            "title_en",
            "text_sv",
            "text_en",
            "procedures",
            "on",
            "source",
            "url",
            "certainty",
        ]
        widgets = {
            "procedures": forms.CheckboxSelectMultiple,
            "text_sv": forms.Textarea(attrs={"rows": 12}),
            "text_en": forms.Textarea(attrs={"rows": 8}),
        }

    def __init__(self, *given: Any, process: Process, is_own: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(procedures=process.procedures.all(), body=Body.objects.all())
        if is_own or self.instance.pk:
            # Whose it is does not change; of our own, day and board are said when it is adopted.
            del self.fields["holder"]
        if is_own:
            for name in ("body", "on", "source", "url", "certainty"):
                del self.fields[name]
            return
        self.fields["body"].required = self.fields["on"].required = True
        if (field := self.fields.get("holder")) is not None:
            assert isinstance(field, forms.ChoiceField)
            field.choices = [(key, label) for key, label in Holder.choices if key != Holder.OWN]


class AdoptForm(forms.Form):
    """That a board adopted a position."""

    board = forms.ModelChoiceField(Board.objects.none(), label=_("Adopted by"))
    on = DayField(label=_("Day"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    decision = forms.CharField(
        label=_("Paragraph"), max_length=160, required=False, help_text=_("Of the minutes.")
    )
    diary_number = forms.CharField(label=_("Diary number"), max_length=40, required=False)
    diary_link = forms.URLField(
        label=_("Link to the diary"), max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, *given: Any, boards: QuerySet[Board], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = boards
        self.initial.setdefault("on", timezone.localdate())


class AskForm(VersionedForm):
    """What we want."""

    class Meta:
        model = Ask
        fields = [
            "title_sv",
            "title_en",
            "priority",
            "argument_sv",
            "argument_en",
            "fallback_sv",
            "fallback_en",
            "positions",
            "certainty",
        ]
        widgets = {
            "positions": forms.CheckboxSelectMultiple,
            **{
                name: forms.Textarea(attrs={"rows": 3})
                for name in ("argument_sv", "argument_en", "fallback_sv", "fallback_en")
            },
        }

    # As it is told everywhere else: by its number.
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=[(one, str(one)) for one in Priority.values],
        coerce=int,
        initial=Priority.SECOND,
    )

    def __init__(self, *given: Any, positions: QuerySet[Position], **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(positions=positions)


class WordingForm(VersionedForm):
    """What an ask says in a procedure."""

    language = forms.ChoiceField(label=_("Language"), choices=[("en", _("English")), ("sv", _("Swedish"))])

    class Meta:
        model = Wording
        fields = ["procedure", "target", "language", "old", "new"]
        widgets = {"old": forms.Textarea(attrs={"rows": 5}), "new": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *given: Any, process: Process, **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(procedure=process.procedures.all())


class LetterForm(VersionedForm):
    """A letter that several signed."""

    on = DayField(label=_("Day"))
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Letter
        fields = [
            "title_sv",
            "title_en",
            "to",
            "on",
            "url",
            "we_signed",
            "signatories",
            "others",
            "procedures",
            "asks",
        ]
        widgets = {
            "procedures": forms.CheckboxSelectMultiple,
            "asks": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *given: Any, process: Process, **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(
            procedures=process.procedures.all(), asks=process.asks.all(), signatories=Body.objects.all()
        )


class VerdictForm(forms.Form):
    """What a person says of a wording in a version."""

    outcome = forms.ChoiceField(label=_("How far it got"), choices=Outcome.choices, widget=forms.RadioSelect)
    passages = forms.MultipleChoiceField(
        label=_("The passages that show it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other = forms.CharField(
        label=_("Another passage"),
        required=False,
        max_length=120,
        help_text=_("As it is written: Article 13(1), recital 20."),
    )
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 3})
    )
    our_part = forms.CharField(
        label=_("Our part"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What we did, and when: a meeting, an answer, a text."),
    )
    others_part = forms.CharField(
        label=_("The part of others"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    rival = forms.CharField(
        label=_("Other explanations"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What else could explain it, and why you do not believe that it is all."),
    )
    grade = forms.TypedChoiceField(label=_("Evidence"), choices=Grade.choices, coerce=int)
    confirmed_by = forms.CharField(
        label=_("Confirmed by"),
        required=False,
        max_length=200,
        help_text=_("Function and institution, no name."),
    )

    # The verdict that held when the form was opened; 0 for none.
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, choices: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["passages"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices
        if not choices:
            del self.fields["passages"]
            self.fields["other"].label = _("The passage that shows it")


class WithdrawForm(forms.Form):
    """Why a verdict is withdrawn."""

    because = forms.CharField(
        label=_("Why it is withdrawn"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
