"""Runs of background work."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a run stands."""

    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class JobRun(models.Model):
    """One run of one job, from the queue to its end."""

    name = models.CharField(_("job"), max_length=80)
    key = models.CharField(_("of"), max_length=120, blank=True)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    slot = models.DateTimeField(_("due"), null=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField(_("queued"))
    run_after = models.DateTimeField()
    started_at = models.DateTimeField(_("started"), null=True)
    ended_at = models.DateTimeField(_("finished"), null=True)
    counts = models.JSONField(_("result"), default=dict)
    error = models.CharField(_("error"), max_length=500, blank=True)
    traceback = models.TextField(blank=True)
    triggered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("started by")
    )
    triggered_name = models.CharField(_("started by"), max_length=120, blank=True)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=0)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-queued_at", "-id"]
        constraints = [
            # A period of a periodic job is run once, however many workers see that it is due.
            models.UniqueConstraint(fields=["name", "slot"], name="job_slot_once"),
            # The same work never waits twice.
            models.UniqueConstraint(
                fields=["name", "key"],
                name="job_key_waits_once",
                condition=models.Q(state="queued") & ~models.Q(key=""),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "run_after", "id"], name="job_waiting"),
            models.Index(fields=["queued_at", "id"], name="job_by_time"),
            models.Index(fields=["name", "queued_at"], name="job_by_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.key}".strip()
