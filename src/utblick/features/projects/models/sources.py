"""Which public rows are a project of ours, and what a person said of each difference."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.programmes.models import PublicProject
from utblick.features.projects.models.projects import Project


class SourceLink(models.Model):
    """A person's word that a row of a public list is a project of ours, or that it is not."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="sources")
    public = models.ForeignKey(PublicProject, models.CASCADE, related_name="own_links")
    is_same = models.BooleanField(_("is the same project"), default=True)
    reason = models.CharField(_("why it was suggested"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["project", "public"], name="project_source_once")]

    def __str__(self) -> str:
        return f"{self.project} / {self.public}"


class Verdict(models.TextChoices):
    """What a person says of a difference."""

    TAKEN = "taken", _("taken over")
    OURS = "ours", _("ours is right")
    LATER = "later", _("later")


class SourceVerdict(models.Model):
    """What was said of one field's difference, for as long as the source says the same."""

    link = models.ForeignKey(SourceLink, models.CASCADE, related_name="verdicts")
    field = models.CharField(_("field"), max_length=20)
    theirs = models.CharField(_("the source said"), max_length=600)
    verdict = models.CharField(_("verdict"), max_length=6, choices=Verdict)
    reason = models.CharField(_("because"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["link", "field"], name="source_verdict_once")]

    def __str__(self) -> str:
        return f"{self.field}: {self.verdict}"
