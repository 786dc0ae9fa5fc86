"""The codes of the advisory desk, and what each step of a case says."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How an enquiry came."""

    PHONE = "phone", _("phone")
    MAIL = "mail", _("e-mail")
    MEETING = "meeting", _("a meeting")
    EVENT = "event", _("at an event")


class StepKind(models.TextChoices):
    """What happened in a case."""

    ADVICE = "advice", _("advice given")
    IDEA = "idea", _("became an idea")
    SEARCH = "search", _("partner search")
    SECRETARIAT = "secretariat", _("referred to the joint secretariat")
    SISTER = "sister", _("referred to a sister Contact Point")
    APPLIED = "applied", _("application sent")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("turned down")
    WITHDRAWN = "withdrawn", _("given up")
    CLOSED = "closed", _("case closed")
    REOPENED = "reopened", _("taken up again")


class Stage(models.TextChoices):
    """Where a case stands; worked out of its steps, never stored."""

    ENQUIRY = "enquiry", _("enquiry")
    ADVISED = "advised", _("advised")
    IDEA = "idea", _("idea")
    SEARCHING = "searching", _("looking for partners")
    REFERRED = "referred", _("referred")
    APPLIED = "applied", _("applied")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("turned down")
    WITHDRAWN = "withdrawn", _("given up")
    CLOSED = "closed", _("case closed")


@dataclass(frozen=True, slots=True)
class StepRow:
    """What a kind of step takes beside its day, words and minutes, and where the case stands after it.

    `needs` are fields that must be filled in. A step without a stage leaves the case where it stood.
    """

    kind: StepKind
    stage: Stage | None
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    ends: bool = False


# Nothing of a case is handed over before somebody has agreed.
CONSENT = ("agreed_by", "agreed_how")
HANDED_OVER = ("to_whom", *CONSENT)
STEPS: dict[str, StepRow] = {
    row.kind.value: row
    for row in (
        StepRow(StepKind.ADVICE, Stage.ADVISED, ("passage", "answer"), ("words",)),
        StepRow(StepKind.IDEA, Stage.IDEA, ("priority",), ("words",)),
        StepRow(StepKind.SEARCH, Stage.SEARCHING),
        StepRow(StepKind.SECRETARIAT, Stage.REFERRED, HANDED_OVER, ("words", *CONSENT)),
        StepRow(StepKind.SISTER, Stage.REFERRED, HANDED_OVER, ("words", "to_whom", *CONSENT)),
        StepRow(StepKind.APPLIED, Stage.APPLIED, ("call", "call_step", "amount"), ("call",)),
        StepRow(StepKind.APPROVED, Stage.APPROVED, ("amount",), ("amount",), ends=True),
        StepRow(StepKind.REJECTED, Stage.REJECTED, ends=True),
        StepRow(StepKind.WITHDRAWN, Stage.WITHDRAWN, ends=True),
        StepRow(StepKind.CLOSED, Stage.CLOSED, ends=True),
        StepRow(StepKind.REOPENED, None),
    )
}
EXTRA = ("priority", "to_whom", "call", "call_step", "amount", "passage", "answer", *CONSENT)


class Way(models.TextChoices):
    """Which way a partner search goes."""

    OUT = "out", _("ours, to others")
    IN = "in", _("from abroad, to ours")


class Purpose(models.TextChoices):
    """What somebody has agreed to."""

    FORWARD = "forward", _("that the profile is sent on to others")
    BANK = "bank", _("that the idea is listed without a name in the idea bank")


class How(models.TextChoices):
    """How somebody said yes."""

    MAIL = "mail", _("e-mail")
    FORM = "form", _("form")
    MEETING = "meeting", _("a meeting")
    PHONE = "phone", _("phone")


class Language(models.TextChoices):
    """The languages that a profile is written and sent in."""

    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")


class Reply(models.TextChoices):
    """What came of sending a profile on."""

    NONE = "", _("no reply yet")
    INTERESTED = "interested", _("interested")
    NOT_INTERESTED = "not_interested", _("not interested")


class Grade(models.IntegerChoices):
    """What a visitor thinks of an event."""

    FIVE = 5, _("very useful")
    FOUR = 4, _("useful")
    THREE = 3, _("neither")
    TWO = 2, _("of little use")
    ONE = 1, _("of no use")


class Sort(models.TextChoices):
    """Sorts of information that are kept for a time of their own."""

    ENQUIRY = "enquiry", _("enquiries that led to no application")
    APPLICATION = "application", _("cases with an application")
    SEARCH = "search", _("partner searches from abroad that have run out")
    LISTENER = "listener", _("who no longer wants to be told of partner searches")
    MEETING = "meeting", _("network meetings")


OTHER_COUNTY, ABROAD = "other", "abroad"
ELSEWHERE: tuple[tuple[str, str | Promise], ...] = (
    (OTHER_COUNTY, _("another county")),
    (ABROAD, _("abroad")),
)
