"""EuroVoc, the EU's subject words: the codes that EU documents carry, and what they are called."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from utblick.features.monitoring.models.sources import Source


class EurovocScheme(models.TextChoices):
    """What an entry of EuroVoc is: a subject, or one of the two kinds of drawers that subjects lie in."""

    CONCEPT = "concept", pgettext_lazy("EuroVoc", "subject")
    MICROTHESAURUS = "microthesaurus", pgettext_lazy("EuroVoc", "micro-thesaurus")
    DOMAIN = "domain", pgettext_lazy("EuroVoc", "domain")


class EurovocConcept(models.Model):
    """An entry of EuroVoc as all files together tell it; worked out anew when one of them says something new."""

    scheme = models.CharField(max_length=20, choices=EurovocScheme, default=EurovocScheme.CONCEPT)
    code = models.CharField(_("code"), max_length=20)
    labels = models.JSONField(_("labels"), default=dict)
    alternatives = models.JSONField(_("other names"), default=dict)
    definitions = models.JSONField(_("definitions"), default=dict)
    url = models.CharField(_("address"), max_length=200, blank=True)
    level = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    words = models.TextField(blank=True, help_text=_("All its names as search compares them, one a line."))
    seen_at = models.DateTimeField(_("first seen"))
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        ordering = ["scheme", "code"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="eurovoc_once")]

    def __str__(self) -> str:
        return f"{self.label} ({self.code})"

    @property
    def language(self) -> str:
        """Give the language of the label: the page's where there is one, then Swedish, English, any."""
        wanted = [(get_language() or "sv")[:2], "sv", "en", *sorted(self.labels)]
        return next((code for code in wanted if self.labels.get(code)), "")

    @property
    def label(self) -> str:
        """Give the name in the language of the page, or in another when it has none in that."""
        return str(self.labels.get(self.language, self.code))


class EurovocStatement(models.Model):
    """What one kind of file says of an entry, where it came from, and from when until when it held."""

    concept = models.ForeignKey(EurovocConcept, models.CASCADE, related_name="statements")
    edition = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    issued = models.CharField(max_length=10, blank=True, help_text=_("As the file gives it."))
    source = models.ForeignKey(Source, models.PROTECT, related_name="eurovoc_statements")
    licence = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["edition", "-seen_at"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "edition", "digest"], name="eurovoc_said_once"),
            models.UniqueConstraint(
                fields=["concept", "edition"],
                condition=models.Q(valid_until=None),
                name="eurovoc_one_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.concept} – {self.edition}"


class EurovocLink(models.Model):
    """One entry is broader than, related to, replaced by or within another, which is named by its code."""

    concept = models.ForeignKey(EurovocConcept, models.CASCADE, related_name="links")
    relation = models.CharField(
        max_length=12,
        choices=[
            ("broader", _("broader")),
            ("related", _("related")),
            ("replaced_by", _("replaced by")),
            ("within", _("within")),
        ],
    )
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["concept", "relation", "code"], name="eurovoc_link_once")
        ]
        indexes = [models.Index(fields=["relation", "code"])]

    def __str__(self) -> str:
        return f"{self.concept} {self.relation} {self.code}"
