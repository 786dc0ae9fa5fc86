"""Documents: what a source published, stored once, with its earlier versions and what it refers to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models.matters import Matter
from utblick.features.monitoring.models.sources import Source


class Document(models.Model):
    """One text that one source published. `(source, publisher_id)` names it for ever."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="documents")
    publisher_id = models.CharField(max_length=500)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="documents")

    kind = models.CharField(
        max_length=20, default="document", choices=[("document", _("document")), ("call", _("call"))]
    )
    type = models.CharField(_("type"), max_length=60, blank=True)
    title = models.TextField(_("title"))
    text = models.TextField(_("text"), blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True)
    url = models.CharField(_("address"), max_length=1000, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=40, blank=True, help_text=_("As the source gives it."))
    published_on = models.DateField(_("published"), null=True, blank=True, db_index=True)
    deadline_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    fields = models.JSONField(default=dict)
    details = models.JSONField(default=dict)

    digest = models.CharField(max_length=64)
    title_key = models.CharField(max_length=200, db_index=True)
    archive_rank = models.BigIntegerField(null=True, unique=True, editable=False)
    first_seen_at = models.DateTimeField(_("first seen"), db_index=True)
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True, db_index=True)
    is_example = models.BooleanField(default=False)

    joined_by = models.CharField(
        max_length=20,
        choices=[
            ("first", _("first document of the matter")),
            ("reference", _("same reference")),
            ("title", _("same title")),
            ("text", _("nearly the same text")),
            ("hand", _("joined by hand")),
            ("split", _("split by hand")),
        ],
        default="first",
    )
    joined_on = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "publisher_id"], name="document_stored_once")
        ]
        indexes = [models.Index(fields=["matter", "first_seen_at"])]

    def __str__(self) -> str:
        return self.title[:80]


class DocumentVersion(models.Model):
    """What a document said before it was corrected, from when until when."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    digest = models.CharField(max_length=64)
    title = models.TextField()
    text = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    details = models.JSONField(default=dict)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        ordering = ["-valid_until"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")), name="version_period"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document} – {self.valid_until:%Y-%m-%d}"


class DocumentReference(models.Model):
    """An identifier in a document. `defining` ones say what the document is about, so they join matters."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="references")
    type = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    value = models.CharField(max_length=160)
    defining = models.BooleanField(default=False)
    implied = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "type", "key"], name="reference_once")]
        indexes = [models.Index(fields=["type", "key"])]

    def __str__(self) -> str:
        return self.value


class DocumentBand(models.Model):
    """A slice of a document's fingerprint: documents that share one may be the same text."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="bands")
    band = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "band"], name="band_once")]

    def __str__(self) -> str:
        return str(self.band)
