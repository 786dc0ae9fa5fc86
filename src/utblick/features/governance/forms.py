"""Forms of the boards' work. They only read; `actions` check and save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.governance.models import (
    IN_THE_DIARY,
    Decision,
    Item,
    Meeting,
    YearDay,
    YearKind,
)
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of a board's meetings, named by its day."""

    def label_from_instance(self, obj: Meeting) -> str:
        """Give the day."""
        return obj.on.isoformat()


class DiaryLinkField(forms.URLField):
    """Where a document is kept in the diary system; an address without its beginning is one over HTTPS."""

    def __init__(self, **given: Any) -> None:
        super().__init__(
            label=_("Link to the diary"),
            max_length=500,
            required=False,
            assume_scheme="https",
            help_text=IN_THE_DIARY,
            **given,
        )


class MeetingForm(forms.Form):
    """A board's meeting."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    board = forms.ModelChoiceField(Board.objects.none(), label=_("Board"))
    on = DayField(label=_("Day"))
    papers_by = DayField(label=_("Papers in by"), required=False)
    presidium_on = DayField(label=_("Presidium meets"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *given: Any, boards: list[str], with_board: bool = True, **named: Any) -> None:
        super().__init__(*given, **named)
        if not with_board:
            del self.fields["board"]
            return
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Board.objects.at(timezone.localdate()).filter(key__in=boards)


class ItemForm(forms.ModelForm):  # type: ignore[type-arg]
    """An item and its paper."""

    diary_link = DiaryLinkField()
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    meeting = MeetingField(
        Meeting.objects.none(), label=_("Meeting"), required=False, empty_label=_("none yet")
    )

    class Meta:
        model = Item
        fields = [
            "title",
            "kind",
            "project_matter",
            "meeting",
            "diary_number",
            "diary_link",
            "summary",
            "proposal",
            "background",
            "costs",
            "secrecy",
            "retention",
            "place",
            "is_ready",
        ]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "proposal": forms.Textarea(attrs={"rows": 4}),
            "background": forms.Textarea(attrs={"rows": 10}),
            "costs": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *given: Any, board: Board, about_project: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        if not (about_project or self.instance.project_id):
            del self.fields["project_matter"]
        field = self.fields["meeting"]
        assert isinstance(field, forms.ModelChoiceField)
        coming = Meeting.objects.filter(board=board, on__gte=timezone.localdate(), cancelled_at=None)
        field.queryset = coming | Meeting.objects.filter(pk=self.instance.meeting_id)
        if self.instance.pk:
            self.initial["version"] = self.instance.version


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A decision as it was made."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    on = DayField(label=_("Decided on"))
    item = forms.ModelChoiceField(
        Item.objects.none(), label=_("Agenda item"), required=False, empty_label=_("no agenda item")
    )
    meeting = MeetingField(
        Meeting.objects.none(),
        label=_("Decided at the meeting"),
        required=False,
        empty_label=_("at no meeting"),
    )
    diary_link = DiaryLinkField()
    sent_on = DayField(label=_("Sent on"), required=False)
    follow_up_on = DayField(label=_("Follow up on"), required=False)
    announced_at = MeetingField(
        Meeting.objects.none(),
        label=_("Announced at the meeting"),
        required=False,
        empty_label=_("not announced"),
        help_text=Decision._meta.get_field("announced_at").help_text,
    )

    class Meta:
        model = Decision
        fields = [
            "title",
            "item",
            "meeting",
            "on",
            "number",
            "diary_number",
            "diary_link",
            "retention",
            "text",
            "is_delegated",
            "delegate",
            "announced_at",
            "send_to",
            "sent_on",
            "follow_up_on",
        ]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *given: Any, board: Board, items: QuerySet[Item], **named: Any) -> None:
        super().__init__(*given, **named)
        of_board = Meeting.objects.filter(board=board)
        standing = of_board.filter(cancelled_at=None).order_by("-on")
        about = self.fields["item"]
        assert isinstance(about, forms.ModelChoiceField)
        undecided = Q(decision=None, withdrawn_at=None)
        about.queryset = items.filter(undecided | Q(pk=self.instance.item_id), board=board).order_by("-pk")
        for name, rows in (
            ("meeting", standing.filter(on__lte=timezone.localdate())),
            ("announced_at", standing),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows | of_board.filter(pk=getattr(self.instance, f"{name}_id")).order_by("-on")
        if self.instance.pk:
            self.initial["version"] = self.instance.version

    def _post_clean(self) -> None:
        # The rules and the model speak in the action, once, with the sentences that name what is wrong.
        pass


class FollowUpForm(forms.Form):
    """What came of a decision."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    outcome = forms.CharField(
        label=_("What came of it"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    reported_at = MeetingField(
        Meeting.objects.none(),
        label=_("Reported at the meeting"),
        required=False,
        empty_label=_("not reported yet"),
        help_text=_("Only meetings on or after the day of the decision."),
    )

    def __init__(self, *given: Any, decision: Decision, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["reported_at"]
        assert isinstance(field, forms.ModelChoiceField)
        rows = Meeting.objects.filter(board=decision.board, cancelled_at=None, on__gte=decision.on)
        field.queryset = (rows | Meeting.objects.filter(pk=decision.reported_at_id or 0)).order_by("-on")


class AddressForm(forms.Form):
    """A new address for a calendar."""

    board = forms.ModelChoiceField(
        Board.objects.none(),
        label=_("Which days"),
        required=False,
        to_field_name="key",
        empty_label=_("Mine: those of my boards and of everybody"),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        required=False,
        help_text=_("To know it by, such as “Outlook at work”."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Board.objects.at(timezone.localdate())


class TemplateForm(forms.Form):
    """A Word document to be the template of papers."""

    file = forms.FileField(
        label=_("Word document (.docx)"),
        help_text=_(
            "At most 5 MB, without macros. It needs the styles Heading 1, Heading 2 and List Bullet."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )


class YearDayForm(forms.ModelForm):  # type: ignore[type-arg]
    """A day of the year wheel."""

    on = DayField(label=_("First day"))
    until = DayField(label=_("Last day"), required=False, help_text=_("Empty means the same day."))
    address = forms.URLField(label=_("Address"), max_length=300, required=False, assume_scheme="https")

    class Meta:
        model = YearDay
        fields = ["name_sv", "name_en", "on", "until", "kind", "board", "is_yearly", "certainty", "address"]


class OutsideForm(forms.Form):
    """A calendar from outside: a file, or an address that is read every day."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("Empty means what the calendar calls itself."),
    )
    kind = forms.ChoiceField(label=_("Kind of days"), choices=YearKind.choices, initial=YearKind.EU)
    board = forms.ModelChoiceField(
        Board.objects.none(), label=_("Board"), required=False, empty_label=_("all")
    )
    address = forms.CharField(
        label=_("Address"),
        max_length=500,
        required=False,
        help_text=_("An address that ends in .ics or begins with webcal://; it is read once a day."),
    )
    file = forms.FileField(
        label=_("Or a file (.ics)"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Board.objects.at(timezone.localdate())

    def clean_address(self) -> str:
        """Take what calendar programs call an address over HTTPS as that."""
        address = str(self.cleaned_data["address"]).strip()
        if address.startswith("webcal://"):
            address = "https://" + address.removeprefix("webcal://")
        if address:
            URLValidator(schemes=["https", "http"])(address)
        return address

    def clean(self) -> dict[str, Any]:
        """Take one of the two."""
        given = super().clean() or {}
        if not self.errors and bool(given.get("address")) == bool(given.get("file")):
            raise forms.ValidationError(_("Write an address, or choose a file: one of the two."))
        return given
