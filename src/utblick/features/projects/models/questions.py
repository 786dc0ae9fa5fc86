"""What is asked a year after a project has closed, and which contacts were about a project."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Contact
from utblick.features.projects.models.projects import Project


class ResultAnswer(models.TextChoices):
    """What may be answered with one press."""

    IN_USE = "in_use", _("Yes, it is used in ordinary work")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")


class ResultQuestion(models.Model):
    """The question to one person, a year after closing, whether a project's results are in use."""

    project = models.OneToOneField(Project, models.CASCADE, related_name="question")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=6, choices=ResultAnswer, blank=True)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return str(self.project)


class ProjectContact(models.Model):
    """That a contact was about a project."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="project_subjects")
    project = models.ForeignKey(Project, models.CASCADE, related_name="contacts")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["contact", "project"], name="project_contact_once")]

    def __str__(self) -> str:
        return f"{self.contact} / {self.project}"
