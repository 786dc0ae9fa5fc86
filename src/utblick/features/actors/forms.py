"""Forms of people, bodies and contacts. They only read; `actions` check and save."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.actions import Promised, Wish
from utblick.features.actors.choosing import Choosing
from utblick.features.actors.contact_subjects import Stepwise, Told, field_name, subjects
from utblick.features.actors.kinds import Channel, Origin, Secrecy, Side, Standing
from utblick.features.actors.models import Contact, RetentionRule
from utblick.features.actors.queries import boards_to_write
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Assignment, Board, Level, Unit
from utblick.foundation.accounts.models import Account, open_on
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer

MEET = (Role.STRATEGIST, Role.BRUSSELS_OFFICER, Role.ELECTED, Role.CONTACT_POINT_ADVISER)
QUICK = ("channel", "on", "subject", "said", "follow_up_in")
MORE = (
    "follow_up_on",
    "time",
    "place",
    "hours",
    "accounts",
    "our_others",
    "units",
    "boards",
)
PROMISES = (
    ("we_promised", "we_promised_by", Side.US),
    ("they_promised", "they_promised_by", Side.THEM),
)
RECORD = ("standing", "diary_number", "retention", "secrecy", "secrecy_reason")


def colleagues(at: datetime, chosen: Iterable[int] = ()) -> Any:
    """Give the accounts of those who meet people outside, and those already chosen."""
    roles = Assignment.objects.at(at).filter(role__in=MEET).values("account")
    serving = Account.objects.filter(open_on(day_of(at)), pk__in=roles)
    return (serving | Account.objects.filter(pk__in=list(chosen))).order_by("name")


@dataclass(frozen=True, slots=True)
class About:
    """What one subject shows in the form: its fields, or its own part drawn by its template."""

    key: str
    fields: Sequence[forms.BoundField] = ()
    template: str = ""
    part: object = None


class ContactForm(forms.Form):
    """A contact: the day and the way are proposed, the subject is enough; the rest may be added."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("How"), choices=Channel.choices, widget=forms.RadioSelect(attrs={"class": "sr"})
    )
    on = DayField(label=_("Day"))
    subject = forms.CharField(label=_("Subject"), max_length=200)
    said = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write facts, not judgements of persons."),
    )
    follow_up_in = forms.IntegerField(
        label=_("Follow up in … days"), required=False, min_value=1, max_value=730
    )
    follow_up_on = DayField(label=_("Follow up on"), required=False)
    time = forms.TimeField(
        label=_("Hour"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    hours = forms.DecimalField(
        label=_("Hours of work"),
        required=False,
        min_value=0,
        max_value=1000,
        max_digits=6,
        decimal_places=2,
        localize=True,
    )
    accounts = forms.ModelMultipleChoiceField(
        Account.objects.none(),
        label=_("Our people"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    our_others = forms.CharField(
        label=_("Others from us, by role"),
        required=False,
        max_length=200,
        help_text=_("Such as: the chair of the executive board."),
    )
    units = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("Our units"), required=False)
    boards = forms.ModelMultipleChoiceField(
        Board.objects.none(),
        label=_("Boards whose matter it is"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their elected members and secretaries see the contact."),
    )
    we_promised = forms.CharField(label=_("What we promised"), required=False, max_length=300)
    we_promised_by = DayField(label=_("By when"), required=False)
    they_promised = forms.CharField(label=_("What they promised"), required=False, max_length=300)
    they_promised_by = DayField(label=_("By when"), required=False)
    standing = forms.ChoiceField(
        label=_("Kind of document"), choices=Standing.choices, initial=Standing.NOTE, required=False
    )
    diary_number = forms.CharField(label=_("Diary number"), required=False, max_length=60)
    retention = forms.ModelChoiceField(
        RetentionRule.objects.filter(person_kind=""), label=_("How long it is kept"), required=False
    )
    secrecy = forms.ChoiceField(
        label=_("Secrecy"),
        required=False,
        choices=[("", _("none")), *Secrecy.choices],
        help_text=_("Then only you and those with that right see the contact."),
    )
    secrecy_reason = forms.CharField(label=_("Reason for secrecy"), required=False, max_length=300)

    def __init__(
        self,
        *given: Any,
        viewer: Viewer,
        at: datetime,
        contact: Contact | None = None,
        asked: dict[str, str] | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*given, **named)
        self.contact, self.today = contact, day_of(at)
        self.viewer, self.at = viewer, at
        held = [row.pk for row in contact.accounts.all()] if contact else []
        own = [viewer.account_id] if viewer.account_id else []
        for name, rows in (
            ("accounts", colleagues(at, [*held, *own])),
            ("units", Unit.objects.at(at).filter(level__gt=Level.REGION).order_by("name_sv")),
            ("boards", self._boards(at)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = rows
        self.initial.setdefault("on", self.today)
        self.initial.setdefault("channel", Channel.MEETING)
        self.initial.setdefault("key", uuid4())
        if contact is None:
            self.initial.setdefault("accounts", own)
        self.shown: dict[str, list[str]] = {}
        for subject in subjects():
            proposed = subject.asked(viewer, asked or {}) if contact is None else {}
            for name, extra in subject.fields(viewer, at, contact).items():
                full = field_name(subject, name)
                self.fields[full] = extra
                self.shown.setdefault(subject.key, []).append(name)
                if name in proposed:
                    self.initial[full] = proposed[name]

    def _boards(self, at: datetime) -> Any:
        """Give the boards that the writer may choose, and those that the contact has; the only one is proposed."""
        rows, keys = Board.objects.at(at), boards_to_write(self.viewer)
        if keys is None:
            return rows
        held = [row.pk for row in self.contact.boards.all()] if self.contact else []
        own = list(rows.filter(key__in=keys).values_list("pk", flat=True))
        if self.contact is None and len(own) == 1:
            self.initial.setdefault("boards", own)
        return Board.objects.filter(pk__in=[*own, *held])

    def _some(self, names: Sequence[str]) -> list[forms.BoundField]:
        return [self[name] for name in names]

    @property
    def more(self) -> list[forms.BoundField]:
        """Give the fields that lie folded."""
        return self._some(MORE)

    @property
    def record(self) -> list[forms.BoundField]:
        """Give the fields about the document."""
        return self._some(RECORD)

    @property
    def promised(self) -> list[forms.BoundField]:
        """Give the fields about what was promised."""
        return self._some([name for row in PROMISES for name in row[:2]])

    def is_step(self, given: QueryDict) -> bool:
        """Say whether a press was about what other apps have brought, so that nothing is to be saved yet."""
        return any(
            one.is_step(given) for one in subjects() if isinstance(one, Stepwise) and one.key in self.shown
        )

    def about(self, choosing: Choosing, given: QueryDict) -> list[About]:
        """Give what other apps have brought, each as it is to be shown."""
        found = []
        for subject in subjects():
            fields = {name: self[field_name(subject, name)] for name in self.shown.get(subject.key, ())}
            if not isinstance(subject, Stepwise):
                found.append(About(subject.key, list(fields.values())))
            elif fields:
                people, bodies = choosing.known()
                words = " ".join(str(self[name].value() or "") for name in ("subject", "said"))
                told = Told(fields, given, people, bodies, words)
                part = subject.part(self.viewer, self.at, told)
                found.append(About(subject.key, template=subject.template, part=part))
        return found

    def _touched(self, names: Sequence[str]) -> bool:
        return any(self[name].errors or (self.is_bound and self[name].data) for name in names)

    @property
    def is_more_open(self) -> bool:
        """Say whether something in the folded part is wrong or stands there."""
        return self.contact is not None or any(self[name].errors for name in MORE)

    @property
    def is_promised_open(self) -> bool:
        """Say whether something is promised, or wrong there."""
        return self._touched([name for row in PROMISES for name in row[:2]])

    @property
    def is_record_open(self) -> bool:
        """Say whether something about the document is said, or wrong."""
        stands = self.contact is not None and (self.contact.secrecy or self.contact.diary_number)
        return bool(stands) or self._touched(RECORD[1:])

    def to_wish(self, choosing: Choosing, *, is_draft: bool) -> Wish:
        """Give what was said; what the form does not show stays as it was."""
        given = self.cleaned_data
        follow_up = given["follow_up_on"]
        if follow_up is None and given["follow_up_in"]:
            follow_up = self.today + timedelta(days=given["follow_up_in"])
        promised = [
            Promised(side, given[what].strip(), due_on=given[by])
            for what, by, side in PROMISES
            if given[what].strip()
        ]
        same = (
            "on",
            "time",
            "channel",
            "place",
            "subject",
            "said",
            "hours",
            "accounts",
            "units",
            "boards",
            "our_others",
            "retention",
            "secrecy",
            "secrecy_reason",
            "diary_number",
        )
        return Wish(
            **{name: given[name] for name in same},
            who=choosing.who(),
            kept=choosing.kept(),
            follow_up_on=follow_up,
            follow_up_by=self.contact.follow_up_by if self.contact else None,
            promises=promised,
            standing=given["standing"] or Standing.NOTE,
            is_draft=is_draft,
            origin=self.contact.origin if self.contact else Origin.HAND,
            origin_key=self.contact.origin_key if self.contact else "",
            subjects={
                key: {name: given.get(f"{key}-{name}") for name in names} for key, names in self.shown.items()
            },
        )


def initial_of(contact: Contact, *, again: date | None = None) -> dict[str, Any]:
    """Give a contact as the form shows it; `again` is the day of another like it, with another's facts left out."""
    shared = ("channel", "place", "our_others", "subject")
    own = (
        "on",
        "time",
        "said",
        "hours",
        "follow_up_on",
        "standing",
        "diary_number",
        "secrecy",
        "secrecy_reason",
        "version",
    )
    found = {name: getattr(contact, name) for name in shared}
    found |= {
        name: [row.pk for row in getattr(contact, name).all()] for name in ("accounts", "units", "boards")
    }
    if again is not None:
        return {**found, "on": again}
    return {**found, **{name: getattr(contact, name) for name in own}, "retention": contact.retention_id}


class CaptureForm(forms.Form):
    """A mail or a calendar file, or the text of a mail."""

    file = forms.FileField(
        label=_("Mail (.eml) or calendar file (.ics)"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".eml,.ics,message/rfc822,text/calendar"}),
    )
    text = forms.CharField(
        label=_("Or paste a mail"),
        required=False,
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("With the lines that say who it was from, to whom and about what."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given = super().clean() or {}
        if not given.get("file") and not (given.get("text") or "").strip() and not self.errors:
            raise forms.ValidationError(_("Choose a file, or paste a mail."))
        return given


class ReceiverForm(forms.Form):
    """Who takes over."""

    receiver = forms.ModelChoiceField(Account.objects.none(), label=_("Who takes over"))

    def __init__(self, *given: Any, at: datetime, but: int | None, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["receiver"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues(at).exclude(pk=but)


class ForgetForm(forms.Form):
    """On which ground a person is forgotten."""

    ground = forms.CharField(
        label=_("Ground"),
        max_length=300,
        help_text=_("Such as the request and its diary number. Write no name: the ground is kept."),
    )


class DestroyForm(forms.Form):
    """For which reason things whose time is out are destroyed."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_(
            "Such as the decision to destroy and its diary number. Write no name: the reason is kept."
        ),
    )
