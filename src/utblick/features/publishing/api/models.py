"""Keys: what lets a program of somebody's act as that person, as far as the key reaches."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ApiToken(models.Model):
    """A key of one account. The key itself is shown once and never kept: only its fingerprint is.

    `prefix` is its beginning, by which people tell their keys apart. `scopes` are codes of `scopes.SCOPES`.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("what it is for"), max_length=80)
    prefix = models.CharField(_("begins with"), max_length=12)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(_("what it may do"), default=list)
    made_at = models.DateTimeField(_("made"))
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.prefix}…"

    def works(self, at: datetime) -> bool:
        """Say whether it opens anything at a moment."""
        return self.revoked_at is None and at < self.expires_at
