"""Watch profiles, the vocabulary they use, and their hits."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models.documents import Document
from utblick.features.monitoring.models.sources import Source


class Concept(models.Model):
    """A thing the region follows, with the words for it in each language."""

    key = models.SlugField(_("name in queries"), max_length=60, unique=True)
    name_sv = models.CharField(_("Swedish name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=120)
    topic = models.CharField(_("topic"), max_length=60, blank=True)
    labels = models.JSONField(_("words"), default=dict)
    eurovoc = models.JSONField(_("EuroVoc codes"), default=list, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name_sv"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Give the name in the language of the page."""
        return self.name_en if get_language() == "en" else self.name_sv


class Rhythm(models.TextChoices):
    """How often somebody wants to hear."""

    INSTANT = "instant", _("at once")
    DAILY = "daily", _("every day")
    WEEKLY = "weekly", _("every week")
    MONTHLY = "monthly", _("every month")
    NEVER = "never", _("never by mail")


class WatchProfile(models.Model):
    """A standing question to everything that comes in."""

    name = models.CharField(_("name"), max_length=120)
    why = models.TextField(_("why we follow"), blank=True)
    query = models.TextField(_("query"))
    languages = models.JSONField(_("languages"), default=list, blank=True)
    sources = models.ManyToManyField(Source, blank=True, related_name="profiles", verbose_name=_("sources"))
    topic = models.CharField(_("topic"), max_length=60, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="profiles", verbose_name=_("owner")
    )
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm, default=Rhythm.DAILY)
    is_active = models.BooleanField(_("is on"), default=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Hit(models.Model):
    """A document that a profile asked for, with the words and the document's version of that moment."""

    profile = models.ForeignKey(WatchProfile, models.CASCADE, related_name="hits")
    document = models.ForeignKey(Document, models.CASCADE, related_name="hits")
    spans = models.JSONField(help_text=_("[[field, start, end], …] in the document as it was."))
    passages = models.JSONField(default=list, help_text=_("The words in their sentences, as they were."))
    digest = models.CharField(max_length=64)
    found_at = models.DateTimeField(db_index=True)
    is_backlog = models.BooleanField(
        default=False, help_text=_("Found in the archive when the profile was made.")
    )
    gone_at = models.DateTimeField(null=True, blank=True, help_text=_("A correction took the words away."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "document"], name="hit_once")]
        indexes = [models.Index(fields=["document"]), models.Index(fields=["profile", "-found_at"])]

    def __str__(self) -> str:
        return f"{self.profile} → {self.document}"


class RecallItem(models.Model):
    """A document that mattered: would the profile have caught it?"""

    profile = models.ForeignKey(WatchProfile, models.CASCADE, related_name="recall_items")
    document = models.ForeignKey(Document, models.CASCADE, null=True, blank=True, related_name="+")
    title = models.TextField(_("title"))
    text = models.TextField(_("text"), blank=True)
    language = models.CharField(max_length=5, blank=True)
    why = models.CharField(_("why it mattered"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.title[:80]
