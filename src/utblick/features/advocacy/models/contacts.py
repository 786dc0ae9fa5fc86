"""What contacts were about: the procedure, the asks that were put forward, and the states that held that day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Contact
from utblick.features.advocacy.models.positions import Ask
from utblick.features.advocacy.models.procedures import Procedure


class ContactSubject(models.Model):
    """That a contact was about a procedure; which asks were put forward, and where it stood then."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="advocacy_subjects")
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="contact_subjects", verbose_name=_("procedure")
    )
    asks = models.ManyToManyField(Ask, blank=True, related_name="contact_subjects", verbose_name=_("asks"))
    # The keys of the states that held on the day: later events do not rewrite what was known.
    states = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["contact", "procedure"], name="contact_about_once")]

    def __str__(self) -> str:
        return f"{self.contact} {self.procedure}"
