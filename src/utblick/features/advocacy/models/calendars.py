"""Calendars of institutions: when they meet and when not, holidays, days that are not counted, elections."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from utblick.features.advocacy.models.procedures import Sourced
from utblick.features.advocacy.models.processes import in_language


class Institution(models.TextChoices):
    """Whose calendar it is; the keys are those of the deadlines engine."""

    PARLIAMENT = "parliament", _("European Parliament")
    COUNCIL = "council", _("Council")
    COMMISSION = "commission", _("Commission")
    EU = "eu", _("EU institutions")
    NATIONAL_PARLIAMENTS = "national_parliaments", _("National parliaments")
    RIKSDAG = "riksdag", _("Riksdag")
    SWEDEN = "sweden", _("Sweden")


class PeriodKind(models.TextChoices):
    """What the days of a period are to an institution."""

    PART_SESSION = "part_session", pgettext_lazy("days in a calendar", "part-session")
    COMMITTEE = "committee", pgettext_lazy("days in a calendar", "committee meetings")
    GROUP = "group", pgettext_lazy("days in a calendar", "meetings of the political groups")
    EXTERNAL = "external", pgettext_lazy("days in a calendar", "constituency week")
    RECESS = "recess", pgettext_lazy("days in a calendar", "recess")
    CLOSED = "closed", pgettext_lazy("days in a calendar", "closed")
    HOLIDAY = "holiday", pgettext_lazy("days in a calendar", "public holiday")
    NOT_COUNTED = "not_counted", pgettext_lazy("days in a calendar", "not counted in a time limit")
    ELECTION = "election", pgettext_lazy("days in a calendar", "election")
    OTHER = "other", pgettext_lazy("days in a calendar", "other days")


# Kinds that take days away: where there is one of them, the institution's days off of that year are known.
DAYS_OFF = (PeriodKind.RECESS, PeriodKind.CLOSED, PeriodKind.HOLIDAY, PeriodKind.NOT_COUNTED)


class CalendarPeriod(Sourced):
    """A day or a stretch of days in the calendar of an institution, both ends included."""

    institution = models.CharField(_("institution"), max_length=24, choices=Institution)
    kind = models.CharField(_("kind of days"), max_length=14, choices=PeriodKind)
    on = models.DateField(_("first day"))
    until = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty when it is a single day.")
    )
    name_sv = models.CharField(_("name in Swedish"), max_length=160, blank=True)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    # The key of the rule whose time limit does not run on these days.
    rule = models.CharField(_("time limit"), max_length=40, blank=True)
    # What the source, or the list of suggestions, calls it: a second reading finds it again.
    key = models.CharField(max_length=200, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(_("example"), default=False)

    class Meta:
        ordering = ["on", "institution", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "key"],
                name="calendar_period_once_of_a_source",
                condition=~models.Q(key=""),
            ),
            models.CheckConstraint(
                name="calendar_period_ends_after_it_starts",
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("on")),
                violation_error_message=_("The last day is before the first."),
            ),
        ]
        indexes = [models.Index(fields=["on"])]

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.institution} {self.kind}"

    @property
    def last(self) -> date:
        """Give the last day, which is the first where it is a single one."""
        return self.until or self.on

    @property
    def name(self) -> str:
        """Give what it is called in the language of the page, or else what kind of days it is."""
        return in_language(self.name_sv, self.name_en) or capfirst(str(self.get_kind_display()))
