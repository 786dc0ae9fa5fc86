"""Digests: what has been told to whom. A wish (subscription), a sending (digest) and its hits are three things."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models.profiles import Hit, Rhythm, WatchProfile


class Subscription(models.Model):
    """Somebody receives a profile's hits, in a rhythm of their own (empty: the profile's)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    profile = models.ForeignKey(WatchProfile, models.CASCADE, related_name="subscriptions")
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm, blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "profile"], name="subscription_once")]

    def __str__(self) -> str:
        return f"{self.account} ← {self.profile}"


class Digest(models.Model):
    """One mail to one person: what it covered."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    slot = models.CharField(
        max_length=40, help_text=_("The period it is for: 2026-11-23, 2026-W48, 2026-11.")
    )
    built_at = models.DateTimeField()
    documents_checked = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "rhythm", "slot"], name="digest_once")]
        ordering = ["-built_at"]

    def __str__(self) -> str:
        return f"{self.account} {self.slot}"


class DigestItem(models.Model):
    """A hit that has been told to somebody: never again."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="items")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    hit = models.ForeignKey(Hit, models.CASCADE, related_name="digest_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "hit"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.digest}: {self.hit_id}"
