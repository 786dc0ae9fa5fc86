"""Calls for applications, and the moments that each has in its own time zone."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models import Document
from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models.programmes import Programme
from utblick.features.programmes.models.rules import KINDS

LAST_MINUTE = time(23, 59)


class Moment(models.TextChoices):
    """What happens at a moment of a call."""

    PUBLISHED = "published", _("published")
    OPENS = "opens", _("opens")
    CLOSES = "closes", _("closes")
    DECISION = "decision", _("decision")


class Call(models.Model):
    """A call, or a topic of one. `key` is the call's number within the programme, or the topic's identifier.

    `starts_from` and `ends_by` bound its projects, `most_percent` the grant's share of a project's costs.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="calls", verbose_name=_("programme")
    )
    key = models.CharField(_("number or topic"), max_length=120)
    title_sv = models.CharField(_("title in Swedish"), max_length=400, blank=True)
    title = models.CharField(_("title as published"), max_length=400)
    language = models.CharField(_("language of the title"), max_length=2, blank=True)
    programme_text = models.CharField(_("programme as the source says"), max_length=200, blank=True)
    document = models.OneToOneField(
        Document, models.SET_NULL, null=True, blank=True, related_name="call", verbose_name=_("document")
    )
    project_kind = models.CharField(_("kind of project"), max_length=10, choices=KINDS, blank=True)
    budget_eur = models.DecimalField(
        _("money in euro"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    starts_from = models.DateField(_("projects start from"), null=True, blank=True)
    ends_by = models.DateField(_("projects end by"), null=True, blank=True)
    most_percent = models.PositiveSmallIntegerField(_("most per cent of the costs"), null=True, blank=True)
    needs_external_border = models.BooleanField(_("for the external border"), default=False)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)
    read_digest = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("The document's version that it was read from."),
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["programme", "key"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], name="call_once"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(programme__isnull=True), name="call_without_programme_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CallMoment(models.Model):
    """A day of a call, with its hour in the call's zone where it is known; `step` counts from 1."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="moments")
    kind = models.CharField(_("what happens"), max_length=10, choices=Moment)
    step = models.PositiveSmallIntegerField(_("step"), default=1)
    on = models.DateField(_("day"))
    hour = models.TimeField(_("hour"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    source_note = models.CharField(_("where this is known from"), max_length=300, blank=True)

    class Meta:
        ordering = ["on", "hour"]
        indexes = [models.Index(fields=["kind", "on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"

    @property
    def instant(self) -> datetime:
        """Give the moment in the call's zone; without an hour, the day's first (opens) or last (closes) minute."""
        default = LAST_MINUTE if self.kind == Moment.CLOSES else time(0)
        return datetime.combine(self.on, self.hour or default, ZoneInfo(self.call.zone))
