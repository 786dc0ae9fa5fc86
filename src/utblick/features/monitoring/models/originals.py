"""Originals: the files that documents were brought in as, by hand."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from utblick.features.monitoring.models.documents import Document
from utblick.foundation.files.models import StoredFile


class DocumentFile(models.Model):
    """The original of a document that a person handed in, or fetched by pasting its address."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="originals")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["document", "file"], name="original_once")]

    def __str__(self) -> str:
        return str(self.file)
