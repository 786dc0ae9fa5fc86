"""What people may fill in about matters."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring import rules
from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.reasons import REASONS
from utblick.features.organisation.models import Board
from utblick.features.organisation.queries import boards, people
from utblick.foundation.accounts.models import Account
from utblick.foundation.rules import RuleBroken
from utblick.ui.conflicts import take_version

VERDICTS = (MatterState.ACT, MatterState.INFORM, MatterState.LATER, MatterState.DISMISSED)
SAVE = "save"
LATER = {"7": _("one week"), "14": _("two weeks"), "30": _("a month"), "90": _("three months")}


def responsible_people(at: datetime) -> list[tuple[int, str]]:
    """Give those who may answer for a matter: everybody with a role today, by name, each once."""
    found: dict[int, str] = {}
    for row in people(at):
        found.setdefault(row.account_id, row.account.name)
    return sorted(found.items(), key=lambda item: item[1].casefold())


class OwnerForm(forms.Form):
    """Whose matter it is."""

    # Two forms about the same matter stand on its page.
    place = "owner"

    board = forms.ModelChoiceField(
        Board.objects.none(), label=_("Owner board"), to_field_name="key", required=False
    )
    owner = forms.TypedChoiceField(
        label=_("Responsible person"), coerce=int, required=False, empty_value=None
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, matter: Matter, at: datetime) -> None:
        super().__init__(data, auto_id=f"{self.place}-{matter.pk}-%s")
        self.matter, self.at = matter, at
        board, owner = matter.owner_board or matter.proposed_board, matter.owner or matter.proposed_owner
        choices = self.fields["board"]
        assert isinstance(choices, forms.ModelChoiceField)
        choices.queryset = Board.objects.filter(pk__in=[b.pk for b in boards(at)])
        choices.initial = board.key if board else None
        listed = responsible_people(at)
        if owner and not owner.may_sign_in(timezone.localdate(at)):
            # Who has left is neither offered nor chosen: somebody else is to answer for it.
            owner = None
        if owner and owner.pk not in dict(listed):
            listed.append((owner.pk, owner.name))
        self.fields["owner"].choices = [("", "–"), *listed]  # type: ignore[attr-defined]
        self.fields["owner"].initial = owner.pk if owner else ""
        self.fields["version"].initial = matter.version

    def chosen_owner(self) -> Account | None:
        number = self.cleaned_data.get("owner")
        return Account.objects.filter(pk=number).first() if number else None

    def keep_written(self) -> None:
        """Show again what was written, and what was not sent as it is; what is wrong first gets the focus.

        Sending it once more is about the matter as it is now.
        """
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, field in self.fields.items():
            if name not in data and not isinstance(field, forms.BooleanField):
                initial = self.get_initial_for_field(field, name)
                data[name] = "" if initial is None else str(initial)
        self.data = data
        take_version(self, self.matter.version)
        wrong = next((name for name in self.fields if name in self.errors), None)
        if wrong:
            self.fields[wrong].widget.attrs["data-focus"] = ""


class JudgeForm(OwnerForm):
    """A verdict: which button was pressed, and what was filled in beside it.

    `verdict` is a state, or a state and a choice: `later:14`, `dismissed:remit`; or `save`, which decides nothing.
    """

    place = "judge"

    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reason = forms.CharField(label=_("Another reason"), required=False, max_length=500)
    mute = forms.BooleanField(
        label=_("Keep it dismissed when more about the same matter comes"), required=False
    )
    verdict = forms.CharField(error_messages={"required": _("Choose what to do with the matter.")})

    def __init__(self, data: QueryDict | None = None, *, matter: Matter, at: datetime) -> None:
        super().__init__(data, matter=matter, at=at)
        self.fields["due_on"].initial = self._day()
        if matter.state == MatterState.LATER:
            self.fields["due_on"].label = _("Comes back on")
        for name in ("reason", "mute"):
            self.fields[name].widget.attrs["form"] = self.dismissing

    def _day(self) -> date | None:
        """Give the day to show. What came back to the inbox has reached the day that it was put off to."""
        if self.matter.state != MatterState.INBOX or self.matter.due_on is None:
            return self.matter.due_on
        latest = self.matter.judgements.filter(undone_at=None).first()
        return self.matter.due_on if latest and latest.kind == "change" else None

    @property
    def dismissing(self) -> str:
        """Give the form that the fields of a dismissal belong to: Enter in them dismisses."""
        return f"dismiss-{self.matter.pk}"

    @property
    def opens_dismissal(self) -> bool:
        return self.is_bound and self.data.get("verdict", "").startswith(MatterState.DISMISSED)

    @property
    def opens_change(self) -> bool:
        own = {"board", "owner", "due_on"}
        return self.is_bound and not self.opens_dismissal and not own.isdisjoint(self.changed_data)

    def clean_verdict(self) -> tuple[str, str]:
        state, _colon, choice = self.cleaned_data["verdict"].partition(":")
        if state not in (*VERDICTS, SAVE):
            raise forms.ValidationError(_("Choose what to do with the matter."))
        return state, choice

    def clean(self) -> dict[str, Any]:
        """Say beside its field what a rule has against it."""
        data = self.cleaned_data
        if "verdict" not in data:
            return data
        state, choice = data["verdict"]
        today, before = timezone.localdate(self.at), self.matter.due_on
        try:
            if state == MatterState.DISMISSED:
                rules.check_has_reason(state, data.get("reason", "") or choice)
        except RuleBroken as broken:
            self.add_error("reason", str(broken))
        try:
            if "due_on" in data and state in (MatterState.ACT, MatterState.INFORM, SAVE):
                if state == SAVE and data["due_on"] != before:
                    rules.check_later_has_date(self.matter.state, data["due_on"], today)
                rules.check_due_is_not_past(data["due_on"], before, today)
        except RuleBroken as broken:
            self.add_error("due_on", str(broken))
        return data

    @property
    def only_saves(self) -> bool:
        return bool(self.cleaned_data["verdict"][0] == SAVE)

    def to_verdict(self) -> Verdict:
        """Give what was decided."""
        data = self.cleaned_data
        state, choice = data["verdict"]
        due_on = data["due_on"]
        if self.matter.state == MatterState.LATER and due_on == self.matter.due_on:
            # The day that it was put off to has done its duty: it is no day to act by.
            due_on = None
        if state == MatterState.LATER and choice in LATER:
            due_on = timezone.localdate(self.at) + timedelta(days=int(choice))
        reason = data["reason"].strip() or (choice if choice in REASONS else "")
        return Verdict(
            state=state,
            board=data["board"],
            owner=self.chosen_owner(),
            due_on=due_on,
            reason=reason if state == MatterState.DISMISSED else "",
            mute=data["mute"],
        )


class HandOverForm(OwnerForm):
    """Give a matter to somebody else."""

    place = "over"
    # What is missing is said in our own words, beside the field.
    use_required_attribute = False

    note = forms.CharField(
        label=_("What the next person should know"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: QueryDict | None = None, *, matter: Matter, at: datetime) -> None:
        super().__init__(data, matter=matter, at=at)
        owner = self.fields["owner"]
        owner.initial = ""
        owner.required = True
        owner.label = _("Who takes over")
        owner.error_messages["required"] = _("Choose the person who takes over.")

    def clean_owner(self) -> int:
        number: int = self.cleaned_data["owner"]
        try:
            rules.check_takes_over(number, self.matter.owner_id)
        except RuleBroken as broken:
            raise forms.ValidationError(str(broken)) from None
        return number


class NoteForm(forms.Form):
    """A working note."""

    text = forms.CharField(
        label=_("Note"),
        error_messages={"required": _("The note was empty, so nothing was saved.")},
        help_text=_("Working material. Write facts, not opinions about people."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10_000,
    )


class FollowForm(forms.Form):
    """Why somebody follows a matter."""

    why = forms.CharField(label=_("Why I follow this"), required=False, max_length=300)


class JoinForm(forms.Form):
    """Which matter to join with, as somebody would name it."""

    q = forms.CharField(
        label=_("The other matter"),
        help_text=_("Words of its title, its number, or its address."),
        required=False,
        max_length=500,
    )
