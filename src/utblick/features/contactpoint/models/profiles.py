"""Partner searches out and in, what was agreed to, to whom they went, and who wants to be told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.kinds import How, Language, Purpose, Reply, Way
from utblick.features.contactpoint.models.cases import Case

TEXTS = ("title_sv", "title_en", "objective_sv", "objective_en")


def written_in(texts: Mapping[str, Any]) -> list[str]:
    """Give the languages that a profile is written in: those with both a title and an aim."""
    return [
        code
        for code in Language.values
        if texts[f"title_{code}"].strip() and texts[f"objective_{code}"].strip()
    ]


class Profile(models.Model):
    """What somebody offers and wants of partners. Of one from abroad `whose` says who sent it, `case` is empty."""

    way = models.CharField(_("which way"), max_length=3, choices=Way, default=Way.OUT)
    case = models.ForeignKey(Case, models.CASCADE, null=True, blank=True, related_name="profiles")
    whose = models.CharField(_("organisation"), max_length=200)
    reach = models.CharField(
        _("where it answers"), max_length=160, blank=True, help_text=_("Best an office address.")
    )
    place = models.CharField(
        _("county or country"), max_length=20, help_text=_("Where the organisation lies.")
    )
    programme = models.SlugField(_("programme"), max_length=40)
    priority = models.CharField(_("priority"), max_length=40, blank=True)
    title_sv = models.CharField(_("title in Swedish"), max_length=160, blank=True)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    objective_sv = models.TextField(_("aim in Swedish"), max_length=2000, blank=True)
    objective_en = models.TextField(_("aim in English"), max_length=2000, blank=True)
    offers_sv = models.TextField(_("what is offered, in Swedish"), max_length=2000, blank=True)
    offers_en = models.TextField(_("what is offered, in English"), max_length=2000, blank=True)
    wants_sv = models.TextField(_("what is wanted, in Swedish"), max_length=2000, blank=True)
    wants_en = models.TextField(_("what is wanted, in English"), max_length=2000, blank=True)
    partner_forms = models.JSONField(_("kinds of partner wanted"), default=list, blank=True)
    countries = models.JSONField(_("countries wanted"), default=list, blank=True)
    expires_on = models.DateField(_("holds until"))
    bank_sv = models.TextField(_("text for the idea bank in Swedish"), max_length=1000, blank=True)
    bank_en = models.TextField(_("text for the idea bank in English"), max_length=1000, blank=True)
    reviewed_on = models.DateField(_("reviewed for the idea bank on"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-expires_on", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def title(self) -> str:
        """Give the title in the language of the page, or in the one that it is written in."""
        return str(getattr(self, f"title_{self.shown}"))

    @property
    def shown(self) -> str:
        """Give the language that its title is shown in."""
        wanted, other = ("en", "sv") if get_language() == "en" else ("sv", "en")
        return wanted if getattr(self, f"title_{wanted}") else other

    @property
    def languages(self) -> list[str]:
        """Give the languages that it is written in."""
        return written_in({name: getattr(self, name) for name in TEXTS})

    @property
    def bank(self) -> str:
        """Give the text without a name in the language of the page."""
        return self.bank_en if get_language() == "en" else self.bank_sv


class Consent(models.Model):
    """That somebody has agreed to something, when and how, and when it was taken back."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="consents")
    purpose = models.CharField(_("to what"), max_length=10, choices=Purpose, default=Purpose.FORWARD)
    who = models.CharField(_("who agreed"), max_length=160, help_text=_("By function where that is enough."))
    on = models.DateField(_("day"))
    how = models.CharField(_("how"), max_length=10, choices=How, default=How.MAIL)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Forwarding(models.Model):
    """That a profile was sent to somebody, and what came of it."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="forwardings")
    on = models.DateField(_("day it was sent"))
    to_whom = models.CharField(_("to whom"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    reply = models.CharField(_("reply"), max_length=16, choices=Reply, blank=True)
    words = models.CharField(_("what they said"), max_length=300, blank=True)
    replied_on = models.DateField(_("replied on"), null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Listener(models.Model):
    """An actor in the counties that has asked to be told of partner searches that suit it."""

    organisation = models.CharField(_("organisation"), max_length=200)
    body_number = models.PositiveIntegerField(_("number in the register"), null=True, blank=True)
    county = models.CharField(_("county"), max_length=20)
    form = models.CharField(_("kind of organisation"), max_length=20)
    priorities = models.JSONField(_("priorities"), default=list, blank=True)
    words = models.CharField(
        _("what they work with"),
        max_length=300,
        blank=True,
        help_text=_("In Swedish and English, with commas between."),
    )
    reach = models.CharField(_("office address"), max_length=160)
    agreed_on = models.DateField(_("agreed on"))
    how = models.CharField(_("how"), max_length=10, choices=How, default=How.MAIL)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["organisation"]

    def __str__(self) -> str:
        return f"#{self.pk}"
