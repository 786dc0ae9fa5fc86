"""Outgoing mail."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a message stands."""

    WAITING = "waiting", _("waiting")
    RETRYING = "retrying", _("will be tried again")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("gave up")


class OutboxMessage(models.Model):
    """One mail to one person. Its key says why it exists, so that the same cause never sends twice."""

    key = models.CharField(max_length=200, unique=True)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    language = models.CharField(_("language"), max_length=5, default="sv")
    # Holds something that only the receiver may see, such as a link for a password: hidden from
    # administrators.
    private = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("written"))
    send_after = models.DateTimeField(_("not before"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    failed_at = models.DateTimeField(_("gave up"), null=True)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(
                fields=["send_after", "id"],
                name="outbox_waiting",
                condition=models.Q(sent_at__isnull=True, failed_at__isnull=True),
            ),
            models.Index(fields=["created_at", "id"], name="outbox_by_time"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> State:
        """Say where the message stands, from what happened to it."""
        if self.sent_at:
            return State.SENT
        if self.failed_at:
            return State.FAILED
        if self.claimed_by:
            return State.SENDING
        return State.RETRYING if self.attempts else State.WAITING
