"""What people may fill in about matters."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.actions.triage import Verdict
from utblick.features.monitoring.models import Matter
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.reasons import REASONS
from utblick.features.organisation.models import Board
from utblick.features.organisation.queries import boards, people
from utblick.foundation.accounts.models import Account

LATER = {"7": _("one week"), "14": _("two weeks"), "30": _("a month"), "90": _("three months")}


def responsible_people(at: datetime) -> list[tuple[int, str]]:
    """Give those who may answer for a matter: everybody with a role today, by name, each once."""
    found: dict[int, str] = {}
    for row in people(at):
        found.setdefault(row.account_id, row.account.name)
    return sorted(found.items(), key=lambda item: item[1].casefold())


class OwnerForm(forms.Form):
    """Whose matter it is."""

    board = forms.ModelChoiceField(
        Board.objects.none(), label=_("Owner board"), to_field_name="key", required=False
    )
    owner = forms.TypedChoiceField(
        label=_("Responsible person"), coerce=int, required=False, empty_value=None
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, matter: Matter, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        for name, field in self.fields.items():
            field.widget.attrs["id"] = f"id_{name}_{matter.pk}"

    def chosen_owner(self) -> Account | None:
        number = self.cleaned_data.get("owner")
        return Account.objects.filter(pk=number).first() if number else None


class JudgeForm(OwnerForm):
    """A verdict: which button was pressed, and what was filled in beside it.

    `verdict` is a state, or a state and a choice: `later:14`, `dismissed:remit`.
    """

    due_on = forms.DateField(
        label=_("Due"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    reason = forms.CharField(label=_("Another reason"), required=False, max_length=500)
    mute = forms.BooleanField(
        label=_("Keep it dismissed when more about the same matter comes"), required=False
    )
    verdict = forms.CharField(error_messages={"required": _("Choose what to do with the matter.")})

    def __init__(self, *args: Any, matter: Matter, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, matter=matter, at=at, **kwargs)
        # A day to act by stays; the day that something was put off to has been reached when it is judged.
        if matter.state in (MatterState.ACT, MatterState.INFORM):
            self.fields["due_on"].initial = matter.due_on

    def clean_verdict(self) -> tuple[str, str]:
        state, _colon, choice = self.cleaned_data["verdict"].partition(":")
        if state not in (MatterState.ACT, MatterState.INFORM, MatterState.LATER, MatterState.DISMISSED):
            raise forms.ValidationError(_("Choose what to do with the matter."))
        return state, choice

    def to_verdict(self) -> Verdict:
        """Give what was decided."""
        data = self.cleaned_data
        state, choice = data["verdict"]
        due_on = data["due_on"]
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

    note = forms.CharField(
        label=_("What the next person should know"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


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
