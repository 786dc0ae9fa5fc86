"""What visitors tell us of the site."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.models import Language


class Comment(models.Model):
    """Something that a visitor could not use: what, and where they say so, on which page and where to answer.

    Nothing else of the visitor is kept; the address to answer goes when it has been dealt with.
    """

    received_at = models.DateTimeField(_("received"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    text = models.TextField(_("what did not work"), max_length=4000)
    page = models.CharField(_("page"), max_length=300, blank=True)
    mail = models.EmailField(_("where to answer"), blank=True)
    settled_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    settled_by = models.CharField(_("dealt with by"), max_length=120, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        # What the trail keeps must hold nothing of the visitor.
        return f"{self.pk}"
