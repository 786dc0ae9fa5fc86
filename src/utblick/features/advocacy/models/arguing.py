"""What is said against an ask and what we answer, and our advice on amendments before a vote."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy.models.positions import Ask
from utblick.features.advocacy.models.processes import in_language
from utblick.features.advocacy.models.texts import Amendment


class Objection(models.Model):
    """What is said against an ask, and what we answer."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="objections")
    said_by = models.CharField(
        _("who says so"),
        max_length=160,
        blank=True,
        help_text=_("A body or a group, no person by name."),
    )
    said_sv = models.CharField(_("what is said, in Swedish"), max_length=500)
    said_en = models.CharField(_("what is said, in English"), max_length=500, blank=True)
    reply_sv = models.TextField(_("what we answer, in Swedish"), max_length=1000)
    reply_en = models.TextField(_("what we answer, in English"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.said[:120]

    @property
    def said(self) -> str:
        """Give what is said, in the language of the page."""
        return in_language(self.said_sv, self.said_en)

    @property
    def reply(self) -> str:
        """Give what we answer, in the language of the page."""
        return in_language(self.reply_sv, self.reply_en)


class Advised(models.TextChoices):
    """How we ask that somebody votes."""

    FOR = "for", _("for")
    AGAINST = "against", _("against")
    FREE = "free", _("no advice")


class Advice(models.Model):
    """How we ask that an amendment is voted on, for which ask and why."""

    amendment = models.OneToOneField(Amendment, models.CASCADE, related_name="advice")
    ask = models.ForeignKey(Ask, models.PROTECT, related_name="advice", verbose_name=_("ask"))
    advised = models.CharField(_("our advice"), max_length=8, choices=Advised)
    why_sv = models.CharField(_("why, in Swedish"), max_length=500, blank=True)
    why_en = models.CharField(_("why, in English"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.amendment}: {self.advised}"

    @property
    def why(self) -> str:
        """Give the reason in the language of the page."""
        return in_language(self.why_sv, self.why_en)
