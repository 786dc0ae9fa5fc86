"""Meetings of the network of Contact Points: when, where, who took part, what was noted, and the documents."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.foundation.files.models import StoredFile


class NetworkMeeting(models.Model):
    """A meeting of the programme's Contact Points. Who took part is told by Contact Point and function."""

    on = models.DateField(_("first day"))
    until = models.DateField(_("last day"), help_text=_("The same day where it is one."))
    title = models.CharField(_("title"), max_length=160)
    place = models.CharField(_("place"), max_length=160, help_text=_("A town, or online."))
    programme = models.SlugField(_("programme"), max_length=40)
    took_part = models.TextField(
        _("who took part"),
        max_length=2000,
        blank=True,
        help_text=_("Contact Points and bodies with functions, one a line. Names are not needed."),
    )
    notes = models.TextField(
        _("notes"),
        max_length=8000,
        blank=True,
        help_text=_("Facts and what was agreed, no judgements of people."),
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="network_meeting_ends_after_it_begins",
                condition=models.Q(until__gte=models.F("on")),
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class MeetingDocument(models.Model):
    """A document of a meeting: kept here, or where it lies."""

    meeting = models.ForeignKey(NetworkMeeting, models.CASCADE, related_name="documents")
    name = models.CharField(_("what it is"), max_length=160)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file")
    )
    address = models.URLField(_("where it lies"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
