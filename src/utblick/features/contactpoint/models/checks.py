"""A rule check as it was made for a case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.models.cases import Case


class RuleCheck(models.Model):
    """An idea beside the rules of a day: what was asked, and each finding as it was said then."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="checks")
    at = models.DateTimeField(_("checked"))
    by_name = models.CharField(_("by"), max_length=120)
    programme = models.SlugField(_("programme"), max_length=40)
    rules_on = models.DateField(_("rules of"))
    rules_marks = models.JSONField(default=dict)
    idea = models.JSONField(_("idea"), default=dict)
    findings = models.JSONField(_("findings"), default=list)
    summary_sv = models.TextField(_("summary in Swedish"))
    summary_en = models.TextField(_("summary in English"))

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
