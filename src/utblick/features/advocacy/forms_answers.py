"""Forms of answers, contributions, objections and advice. They only read; `actions` check and save."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body
from utblick.features.advocacy.document_kinds import ACCEPT
from utblick.features.advocacy.forms import END_OF_DAY, VersionedForm
from utblick.features.advocacy.models import Advice, Answer, Ask, Contribution, Objection, Procedure, Process
from utblick.features.advocacy.zones import ZONES
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account

BRUSSELS = "Europe/Brussels"


class AnswerForm(VersionedForm):
    """An answer, with its last day."""

    consultation_url = forms.URLField(
        label=_("Where they ask"), max_length=500, required=False, assume_scheme="https"
    )
    opened_on = DayField(label=_("Opened on"), required=False)
    closes_on = DayField(label=_("Last day"))
    hour = forms.TimeField(
        label=_("Hour"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Empty when only the day is known: it then holds until the end of the day."),
    )
    zone = forms.ChoiceField(label=_("Time of"), choices=ZONES)
    input_by = DayField(
        label=_("Contributions until"),
        required=False,
        help_text=_("The last day for what municipalities, universities and others send us."),
    )
    diary_link = forms.URLField(
        label=_("Link to the diary"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Answer
        fields = [
            "title_sv",
            "title_en",
            "kind",
            "to",
            "process",
            "procedure",
            "also_about",
            "their_reference",
            "consultation_url",
            "opened_on",
            "board",
            "is_delegated",
            "owner",
            "input_by",
            "question",
            "text_sv",
            "text_en",
            "asks",
            "diary_number",
            "diary_link",
            "retention",
        ]
        widgets = {
            "also_about": forms.SelectMultiple(attrs={"size": 5}),
            "asks": forms.CheckboxSelectMultiple,
            "question": forms.Textarea(attrs={"rows": 4}),
            "text_sv": forms.Textarea(attrs={"rows": 16}),
            "text_en": forms.Textarea(attrs={"rows": 10}),
        }

    field_order = (
        "title_sv",
        "title_en",
        "kind",
        "to",
        "process",
        "procedure",
        "closes_on",
        "hour",
        "zone",
        "opened_on",
        "board",
        "is_delegated",
        "owner",
        "text_sv",
        "text_en",
        "asks",
        "input_by",
        "question",
        "also_about",
        "their_reference",
        "consultation_url",
        "diary_number",
        "diary_link",
        "retention",
    )

    def __init__(self, *given: Any, process: Process | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        asks = Ask.objects.filter(closed_on__isnull=True)
        if process is not None:
            asks = Ask.objects.filter(process=process)
        self.choices_of(
            process=Process.objects.all(),
            procedure=Procedure.objects.all(),
            also_about=Procedure.objects.all(),
            board=Board.objects.at(timezone.localdate()),
            owner=Account.objects.offered(timezone.localdate(), self.instance.owner_id),
            asks=asks,
        )
        if self.instance.pk:
            deadline = self.instance.deadline
            there = deadline.at.astimezone(ZoneInfo(BRUSSELS))
            self.initial.update(
                closes_on=there.date(),
                hour=None if deadline.is_whole_day else there.time(),
                zone=BRUSSELS,
            )

    def clean(self) -> dict[str, Any]:
        """Make one moment of day, hour and zone."""
        data = dict(super().clean() or {})
        on, hour, zone = data.pop("closes_on", None), data.pop("hour", None), data.pop("zone", None)
        data["is_whole_day"] = hour is None
        if on is not None and zone:
            data["moment"] = datetime.combine(on, hour or END_OF_DAY, ZoneInfo(zone))
        return data


class AskForContributionsForm(forms.Form):
    """Whom to ask, and whether the letter is sent from here."""

    bodies = forms.ModelMultipleChoiceField(
        Body.objects.none(), label=_("Bodies to ask"), widget=forms.CheckboxSelectMultiple
    )
    send = forms.BooleanField(
        label=_("Send the letter to those whose mailbox is in the register"), required=False, initial=True
    )

    def __init__(self, *given: Any, bodies: list[Body], mailboxes: dict[int, str], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["bodies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Body.objects.filter(pk__in=[body.pk for body in bodies])
        field.choices = [
            (body.pk, f"{body.name} · {mailboxes[body.pk]}" if body.pk in mailboxes else body.name)
            for body in bodies
        ]


class ContributionForm(VersionedForm):
    """What somebody answered."""

    answered_on = DayField(label=_("Answered on"), required=False)
    upload = forms.FileField(label=_("Their file"), required=False, help_text=_("At most 25 MB."))
    has_no_comment = forms.BooleanField(
        label=_("They have nothing to object"),
        required=False,
        help_text=_("Tick it when they answered without a text or a file of their own."),
    )

    class Meta:
        model = Contribution
        fields = ["answered_on", "said", "taken_up"]
        widgets = {
            "said": forms.Textarea(attrs={"rows": 6}),
            "taken_up": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = ("answered_on", "said", "upload", "has_no_comment", "taken_up")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if self.instance.answered_on is None:
            self.initial["answered_on"] = timezone.localdate()
        else:
            self.initial["has_no_comment"] = not (self.instance.said or self.instance.file_id)


class DayForm(forms.Form):
    """On which day something was done."""

    on = DayField(label=_("Day"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.initial.setdefault("on", timezone.localdate())


class SignForm(DayForm):
    """Who decided an answer."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    board = forms.ModelChoiceField(Board.objects.none(), label=_("Board"))
    is_delegated = forms.BooleanField(
        label=_("Decided by delegation"),
        required=False,
        help_text=_("Somebody decided for the board; it is to be reported to the board."),
    )
    decision = forms.CharField(
        label=_("Decision"),
        max_length=160,
        required=False,
        help_text=_("Paragraph of the minutes, or point of the delegation order."),
    )
    diary_number = forms.CharField(label=_("Diary number"), max_length=40, required=False)

    def __init__(self, *given: Any, boards: QuerySet[Board], **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = boards


class SendForm(DayForm):
    """That an answer was sent, with the file that went."""

    url = forms.URLField(
        label=_("Where it can be read"), max_length=500, required=False, assume_scheme="https"
    )
    upload = forms.FileField(
        label=_("The file that was sent"),
        required=False,
        help_text=_(
            "Without a file the text here is kept as a PDF. PDF, Word, OpenDocument, web page, text or e-mail; "
            "at most 25 MB."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
    )


class SentForm(VersionedForm):
    """What becomes known of a sent answer."""

    url = forms.URLField(
        label=_("Where it can be read"), max_length=500, required=False, assume_scheme="https"
    )
    diary_link = forms.URLField(
        label=_("Link to the diary"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Answer
        fields = ["url", "diary_number", "diary_link", "retention"]


class LetGoForm(forms.Form):
    """Why an answer is not given."""

    because = forms.CharField(label=_("Why it is let go"), max_length=300)


class ObjectionForm(VersionedForm):
    """What is said against an ask."""

    class Meta:
        model = Objection
        fields = ["said_sv", "said_en", "said_by", "reply_sv", "reply_en"]
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("reply_sv", "reply_en")}


class AdviceForm(VersionedForm):
    """How we ask that an amendment is voted on."""

    class Meta:
        model = Advice
        fields = ["advised", "ask", "why_sv", "why_en"]
        widgets = {"advised": forms.RadioSelect}

    def __init__(self, *given: Any, procedure: Procedure, **named: Any) -> None:
        super().__init__(*given, **named)
        self.choices_of(
            ask=Ask.objects.filter(process__procedures=procedure, closed_on__isnull=True).distinct()
        )
