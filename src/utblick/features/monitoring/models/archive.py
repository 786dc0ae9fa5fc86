"""What search keeps beside the index of terms."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ArchiveEntry(models.Model):
    """A document as search counts it: small rows, so that ten thousand of them are read at once."""

    rank = models.BigIntegerField(primary_key=True, help_text=_("The document's day and number in one."))
    source = models.CharField(max_length=60)
    type = models.CharField(max_length=60)
    language = models.CharField(max_length=20)
    length = models.PositiveIntegerField(help_text=_("Characters in title and text."))

    def __str__(self) -> str:
        return str(self.rank)


class ArchiveWord(models.Model):
    """A word that occurs somewhere in the archive, so that `*drivmedel` becomes a list of words."""

    id = models.BigAutoField(primary_key=True)
    word = models.CharField(max_length=200, unique=True)

    def __str__(self) -> str:
        return self.word


class ArchiveLanguage(models.Model):
    """A language that a document of the archive is in."""

    code = models.CharField(max_length=20, primary_key=True)

    def __str__(self) -> str:
        return self.code


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
