"""Meetings, what is put before them, what was decided, the year's days, and addresses of calendars.

No second diary: of a paper and a decision the number, where it is kept and the retention rule are held here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy.models import Deadline, Position
from utblick.features.monitoring.models import Matter
from utblick.features.organisation.models import Board, Certainty, Named
from utblick.features.projects.models import BoardDecision, Project
from utblick.features.projects.models import Matter as ProjectMatter
from utblick.foundation.files.models import StoredFile

IN_THE_DIARY = _("An address in the diary system that begins with https://. The document itself stays there.")


def diary_link() -> models.URLField[str, str]:
    """Give the field for where a document is kept in the diary system."""
    only = URLValidator(schemes=["https"], message=_("Write the whole address, beginning with https://."))
    return models.URLField(
        _("link to the diary"), max_length=500, blank=True, validators=[only], help_text=IN_THE_DIARY
    )


class Meeting(models.Model):
    """A board's meeting, with the days before it that bind those who write."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="meetings", verbose_name=_("board"))
    on = models.DateField(_("day"))
    presidium_on = models.DateField(_("presidium meets"), null=True, blank=True)
    papers_by = models.DateField(_("papers in by"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["on", "board__sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "on"],
                name="meeting_once_a_day",
                condition=models.Q(cancelled_at__isnull=True),
                violation_error_message=_("The board meets that day already."),
            )
        ]
        indexes = [models.Index(fields=["on"])]

    def __str__(self) -> str:
        return f"{self.board.key} {self.on.isoformat()}"


class ItemKind(models.TextChoices):
    """What a board is asked to do with an item."""

    DECISION = "decision", _("for decision")
    POSITION = "position", _("position or consultation answer, for decision")
    INFORMATION = "information", _("for information")
    REPORT_BACK = "report_back", _("report back")
    DELEGATED = "delegated", _("delegated decisions")


class Item(models.Model):
    """Something put before a board: from a matter, or written by hand."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="items", verbose_name=_("board"))
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="items", verbose_name=_("meeting")
    )
    place = models.PositiveSmallIntegerField(_("place on the agenda"), default=50)
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind, default=ItemKind.DECISION)
    title = models.CharField(_("heading"), max_length=250)
    matter = models.ForeignKey(
        Matter, models.SET_NULL, null=True, blank=True, related_name="agenda_items", verbose_name=_("matter")
    )
    position = models.ForeignKey(
        Position,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("position to adopt"),
    )
    project = models.ForeignKey(
        Project,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="agenda_items",
        verbose_name=_("project"),
    )
    project_matter = models.CharField(
        _("what the board decides of the project"), max_length=10, choices=ProjectMatter, blank=True
    )
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    diary_link = diary_link()
    summary = models.TextField(_("summary"), blank=True, max_length=4000)
    proposal = models.TextField(_("proposal for decision"), blank=True, max_length=4000)
    background = models.TextField(_("the matter"), blank=True, max_length=20000)
    costs = models.TextField(_("costs and consequences"), blank=True, max_length=4000)
    secrecy = models.CharField(
        _("secrecy ground"),
        max_length=120,
        blank=True,
        help_text=_(
            "The paragraph of the secrecy act, when part of it is secret. “The matter” and “costs and "
            "consequences” are then shown only to those who write for the board. Heading, summary and proposal are "
            "shown to everybody who is signed in: write nothing secret there. Empty means public."
        ),
    )
    retention = models.CharField(_("retention rule"), max_length=120, blank=True)
    is_ready = models.BooleanField(_("ready for the meeting"), default=False)
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["meeting__on", "place", "pk"]

    def __str__(self) -> str:
        return self.title[:120]


class Decision(models.Model):
    """What a board decided, or somebody for it by delegation; followed up, and reported back."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="decisions", verbose_name=_("board"))
    item = models.OneToOneField(
        Item, models.SET_NULL, null=True, blank=True, related_name="decision", verbose_name=_("agenda item")
    )
    meeting = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("decided at the meeting"),
    )
    title = models.CharField(_("heading"), max_length=250)
    on = models.DateField(_("decided on"))
    number = models.CharField(
        _("number"),
        max_length=40,
        help_text=_("The paragraph of the minutes, or the number of the delegated decision."),
    )
    diary_number = models.CharField(_("diary number"), max_length=40, blank=True)
    diary_link = diary_link()
    retention = models.CharField(_("retention rule"), max_length=120, blank=True)
    # The year and the number without case and spaces: what makes it the board's only one.
    number_key = models.CharField(max_length=50, blank=True, editable=False)
    is_delegated = models.BooleanField(_("by delegation"), default=False)
    delegate = models.CharField(_("decided by (role)"), max_length=120, blank=True)
    announced_at = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="announced_decisions",
        verbose_name=_("announced at the meeting"),
        help_text=_("Where the board was told of a delegated decision. The follow-up goes on by itself."),
    )
    text = models.TextField(_("what was decided"), max_length=8000)
    send_to = models.CharField(_("to be sent to"), max_length=300, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    follow_up_on = models.DateField(_("follow up on"), null=True, blank=True)
    outcome = models.TextField(_("what came of it"), blank=True, max_length=4000)
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)
    reported_at = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reported_decisions",
        verbose_name=_("reported at the meeting"),
    )
    # What the project's own page says of it, where the item was about a project.
    on_project = models.OneToOneField(
        BoardDecision, models.SET_NULL, null=True, blank=True, related_name="recorded", editable=False
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="delegated_decision_has_delegate",
                condition=models.Q(is_delegated=False) | ~models.Q(delegate=""),
                violation_error_message=_("Say which role decided by delegation."),
            ),
            models.UniqueConstraint(
                fields=["board", "number_key"],
                name="decision_number_once_a_year",
                violation_error_message=_("The board has a decision with that number in that year already."),
            ),
        ]

    def __str__(self) -> str:
        return self.title[:120]

    def save(self, *given: Any, **named: Any) -> None:
        """Save with the key of the number."""
        self.number_key = number_key(self.on, self.number)
        super().save(*given, **named)

    def clean(self) -> None:
        """Make the key of the number before constraints are checked."""
        self.number_key = number_key(self.on, self.number)


def number_key(on: date, number: str) -> str:
    """Give what two numbers of one year share when they differ only in case and spaces."""
    return f"{on.year} {''.join(number.split()).casefold()}"


class YearKind(models.TextChoices):
    """What sort of day it is on the wheel."""

    BUDGET = "budget", _("budget and plan")
    REPORT = "report", _("interim and annual report")
    ELECTION = "election", _("election and change of mandates")
    EU = "eu", _("EU calendar")
    OTHER = "other", _("other")


class OutsideCalendar(models.Model):
    """Somebody else's calendar whose days stand on the wheel: brought as a file once, or fetched from an address."""

    name = models.CharField(_("name"), max_length=120)
    address = models.URLField(_("address"), max_length=500, blank=True)
    kind = models.CharField(_("kind of days"), max_length=12, choices=YearKind, default=YearKind.EU)
    board = models.ForeignKey(
        Board, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    fetched_at = models.DateTimeField(_("last read"), null=True, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    # Why the last try failed, in each language; empty when it did not.
    problem_sv = models.CharField(max_length=300, blank=True)
    problem_en = models.CharField(max_length=300, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                name="outside_calendar_followed_once",
                condition=~models.Q(address=""),
                violation_error_message=_("This address is followed already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def problem(self) -> str:
        """Say why the last try failed, in the language that is switched on."""
        return self.problem_en if get_language() == "en" else self.problem_sv


class YearDay(Named):
    """A day or a stretch of days that the year turns around: entered by people, suggested, or of a calendar."""

    on = models.DateField(_("first day"))
    until = models.DateField(_("last day"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=YearKind, default=YearKind.OTHER)
    board = models.ForeignKey(
        Board, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("board")
    )
    is_yearly = models.BooleanField(_("comes back every year"), default=False)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    calendar = models.ForeignKey(
        OutsideCalendar, models.CASCADE, null=True, blank=True, related_name="days", editable=False
    )
    # What it is called where it came from: a suggestion's name, or the event's in its calendar.
    key = models.CharField(max_length=300, blank=True, editable=False)
    address = models.URLField(_("address"), max_length=300, blank=True)

    class Meta:
        ordering = ["on", "name_sv"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "key"],
                name="year_day_once_of_a_calendar",
                condition=models.Q(calendar__isnull=False),
            ),
            models.CheckConstraint(
                name="year_day_ends_after_it_starts",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("on")),
                violation_error_message=_("The last day is before the first."),
            ),
        ]


class CalendarAddress(models.Model):
    """A secret address where a calendar program fetches the days of one person, or of one board for them."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(
        _("name"), max_length=60, blank=True, help_text=_("Such as the calendar program that uses it.")
    )
    board = models.ForeignKey(Board, models.CASCADE, null=True, blank=True, related_name="+")
    # Only its checksum is kept: whoever reads the database cannot read the calendar.
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.account} {self.board.key if self.board else ''}".strip()


class PaperTemplate(models.Model):
    """The region's own Word document that papers are written into; the newest that has not been taken back holds."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    at = models.DateTimeField(_("uploaded"))
    by_name = models.CharField(_("uploaded by"), max_length=120)
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file.name


class KeptPlan(models.Model):
    """A plan backwards from a date in a file that somebody decided to follow, with what it was worked out from.

    It is worked out anew each time it is shown: where the date or a meeting has moved, what changed is said.
    """

    deadline = models.OneToOneField(
        Deadline, models.CASCADE, related_name="kept_plan", verbose_name=_("date")
    )
    boards = models.JSONField(_("boards in order"), default=list)
    # The moment, the meetings and the day that it was worked out from: the same give the same plan again.
    moment = models.DateTimeField()
    meetings = models.JSONField(default=list)
    planned_on = models.DateField()
    kept_at = models.DateTimeField(_("kept"))
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("kept by")
    )

    class Meta:
        ordering = ["deadline__at", "pk"]

    def __str__(self) -> str:
        return f"{self.deadline}"
