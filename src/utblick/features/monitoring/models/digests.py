"""Digests: what has been told to whom. A wish (subscription), a sending (digest), its hits: three things."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models.profiles import Hit, Rhythm, WatchProfile


class Silence(models.TextChoices):
    """Whether somebody wants to hear that a profile found nothing."""

    USUAL = "", _("as usual: each week and month, not each day")
    ALWAYS = "always", _("always")
    NEVER = "never", _("never")


class Subscription(models.Model):
    """Somebody receives a profile's hits, in a rhythm of their own (empty: the profile's)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="subscriptions")
    profile = models.ForeignKey(WatchProfile, models.CASCADE, related_name="subscriptions")
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm, blank=True)
    since = models.DateTimeField(
        help_text=_("Hits found before this are not told: it moves on while no mail is wanted.")
    )
    silence = models.CharField(_("when nothing is found"), max_length=10, choices=Silence, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "profile"], name="subscription_once")]

    def __str__(self) -> str:
        return f"{self.account} ← {self.profile}"

    @property
    def own_or_profiles_rhythm(self) -> str:
        """Give the rhythm that holds: the receiver's own, or the profile's."""
        return self.rhythm or self.profile.rhythm


class MailSettings(models.Model):
    """What somebody wants beside their profiles: a pause, and how often to hear of their own matters."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="mail_settings"
    )
    paused_until = models.DateField(_("no mail before"), null=True, blank=True)
    own_rhythm = models.CharField(_("my own matters"), max_length=10, choices=Rhythm, default=Rhythm.DAILY)

    def __str__(self) -> str:
        return str(self.account)

    def is_paused(self, on: date) -> bool:
        """Say whether no mail is wanted on a day."""
        return self.paused_until is not None and on < self.paused_until


class Sending(models.TextChoices):
    """Why a digest was sent when it was."""

    INSTANT = "instant", _("at once")
    DAILY = "daily", _("the day's")
    WEEKLY = "weekly", _("the week's")
    MONTHLY = "monthly", _("the month's")
    NOW = "now", _("asked for")


class Digest(models.Model):
    """One mail to one person: what it covered.

    Where the day's, the week's and the month's fall together, one mail carries them all: the longest one's
    digest holds it, and the others say that they went with it.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Sending)
    slot = models.CharField(
        max_length=40, help_text=_("The period it is for: 2026-11-23, 2026-W48, 2026-11.")
    )
    built_at = models.DateTimeField(_("written"))
    documents_checked = models.PositiveIntegerField(_("documents checked"), default=0)
    sent_in = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="carried")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "rhythm", "slot"], name="digest_once")]
        ordering = ["-built_at", "-id"]

    def __str__(self) -> str:
        return f"{self.account} {self.slot}"

    @property
    def mail_key(self) -> str:
        """Give the key of its mail in the outbox."""
        return f"digest:{self.rhythm}:{self.account_id}:{self.slot}"


class DigestItem(models.Model):
    """A hit that has been told to somebody: never again."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="items")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    hit = models.ForeignKey(Hit, models.CASCADE, related_name="digest_items")
    version = models.CharField(
        max_length=64, blank=True, help_text=_("The document's version that they have been told of.")
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "hit"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.digest}: {self.hit_id}"


class DigestNotice(models.Model):
    """Something else that has been told to somebody: a correction, a judgement, a news item, a due day."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="notices")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(
        max_length=12,
        choices=[
            ("correction", _("correction")),
            ("judgement", _("judgement")),
            ("document", _("new document")),
            ("due", _("due day")),
        ],
    )
    ref = models.CharField(
        max_length=100,
        help_text=_("What it was: a document and its version, a judgement, a matter and its day."),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "kind", "ref"], name="noticed_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
