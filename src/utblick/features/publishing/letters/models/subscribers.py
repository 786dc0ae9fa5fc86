"""Those who get the newsletter: an address, a language and audiences, and nothing more."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.letters.models.notices import Audience
from utblick.features.publishing.models import Language


class Subscriber(models.Model):
    """Somebody who confirmed that they want the newsletter. Leaving erases the row.

    `key` is part of each signed link, so that a link of somebody who left opens nothing.
    """

    mail = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.SWEDISH)
    audiences = models.ManyToManyField(Audience, related_name="subscribers", verbose_name=_("audiences"))
    key = models.CharField(max_length=32, unique=True)
    confirmed_at = models.DateTimeField(_("confirmed"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        # The trail knows nobody's address.
        return str(self.pk or "")


class SubscriptionRequest(models.Model):
    """What a confirmation link stands for until it is pressed, or until its two days are over.

    `digest` is of the link's secret: who reads the table cannot confirm for others.
    """

    digest = models.CharField(max_length=64, unique=True)
    mail = models.EmailField()
    language = models.CharField(max_length=2, choices=Language)
    audiences = models.JSONField(default=list)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.pk or "")
