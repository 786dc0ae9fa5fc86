"""What search keeps beside the index of terms."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ArchiveWord(models.Model):
    """A word that occurs somewhere in the archive, so that `*drivmedel` becomes a list of words."""

    word = models.CharField(max_length=200, primary_key=True)

    def __str__(self) -> str:
        return self.word


class SavedSearch(models.Model):
    """A search that somebody comes back to; one click makes it a watch profile."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(max_length=2000, help_text=_("The search as the query string of its address."))
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="saved_search_once")]

    def __str__(self) -> str:
        return self.name
