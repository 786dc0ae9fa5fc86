"""Sources: where documents come from, and how each of them is doing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """One place that publishes: a feed, an interface, a web page, a mailbox, or files brought by hand."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=40, help_text=_("How it is read."))
    name_sv = models.CharField(_("name in Swedish"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    address = models.CharField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    rhythm_hours = models.PositiveIntegerField(
        _("usual hours between news"),
        null=True,
        blank=True,
        help_text=_("Computed from experience when empty."),
    )
    options = models.JSONField(default=dict, blank=True)
    is_active = models.BooleanField(_("is followed"), default=True)

    verified_at = models.DateTimeField(_("first success"), null=True, blank=True)
    last_attempt_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_new_at = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField(null=True, blank=True, db_index=True)
    failures_in_row = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=40, blank=True)
    error_sv = models.CharField(max_length=300, blank=True)
    error_en = models.CharField(max_length=300, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    state = models.JSONField(default=dict, blank=True)
    # Worked out from experience whenever something comes in, so that no page has to.
    usual_hours = models.FloatField(null=True, blank=True)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name_sv"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Give the name in the language of the page."""
        return self.name_en if get_language() == "en" else self.name_sv

    @property
    def error(self) -> str:
        """Give the last error in the language of the page, or nothing."""
        return self.error_en if get_language() == "en" else self.error_sv


class SourceCheck(models.Model):
    """One look at a source: when, what came of it, in numbers."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="checks")
    at = models.DateTimeField()
    outcome = models.CharField(
        max_length=20,
        choices=[
            ("new", _("news")),
            ("unchanged", _("nothing new")),
            ("failed", _("failed")),
            ("file", _("file")),
        ],
    )
    inserted = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    rejects = models.JSONField(default=list, blank=True)
    error_sv = models.CharField(max_length=300, blank=True)
    error_en = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["source", "-at"])]

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d %H:%M}"

    @property
    def error(self) -> str:
        """Give what went wrong in the language of the page, or nothing."""
        return self.error_en if get_language() == "en" else self.error_sv
