"""What public lists say was granted: projects, and who took part in them. Nothing of ours is changed by it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.actors.models import Body
from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models.programmes import Programme


class Part(models.TextChoices):
    """An organisation's part in a project."""

    LEAD = "lead", _("lead partner")
    PARTNER = "partner", _("partner")
    ASSOCIATED = "associated", _("associated partner")
    BENEFICIARY = "beneficiary", _("beneficiary")


class PublicProject(models.Model):
    """A project as one source tells of it; sources are never merged. Amounts in euro only where the source has euro."""

    source = models.CharField(_("source"), max_length=60)
    source_key = models.CharField(_("the source's number"), max_length=200)
    programme = models.ForeignKey(
        Programme,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="public_projects",
        verbose_name=_("programme"),
    )
    programme_text = models.CharField(_("programme as the source says"), max_length=200, blank=True)
    period = models.CharField(_("period"), max_length=20, blank=True)
    acronym = models.CharField(_("acronym"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=600)
    summary = models.TextField(_("summary"), blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    starts_on = models.DateField(_("starts"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    priority = models.CharField(_("priority"), max_length=200, blank=True)
    objective = models.CharField(_("objective"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=60, blank=True)
    total_eur = models.DecimalField(
        _("total in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    eu_eur = models.DecimalField(
        _("from the EU in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    total_amount = models.DecimalField(
        _("total as told"), max_digits=17, decimal_places=2, null=True, blank=True
    )
    eu_amount = models.DecimalField(
        _("from the EU as told"), max_digits=17, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    licence = models.CharField(_("licence"), max_length=200, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.SOURCED)
    seen_at = models.DateTimeField(_("seen"))
    fingerprint = models.CharField(max_length=40, editable=False, default="")

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [models.UniqueConstraint(fields=["source", "source_key"], name="public_project_once")]

    def __str__(self) -> str:
        return self.acronym or self.title


class PublicParticipation(models.Model):
    """An organisation's part in a public project. `body` is the body of our register that it is said to be."""

    project = models.ForeignKey(PublicProject, models.CASCADE, related_name="participations")
    name = models.CharField(_("organisation"), max_length=400)
    folded = models.CharField(max_length=400, editable=False)
    body = models.ForeignKey(
        Body, models.SET_NULL, null=True, blank=True, related_name="public_parts", verbose_name=_("body")
    )
    part = models.CharField(_("part"), max_length=12, choices=Part, default=Part.PARTNER)
    country = models.CharField(_("country"), max_length=2, blank=True)
    nuts3 = models.CharField(_("NUTS 3"), max_length=5, blank=True)
    city = models.CharField(_("place"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    organisation_type = models.CharField(_("type of organisation"), max_length=120, blank=True)
    budget_eur = models.DecimalField(
        _("budget in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    eu_eur = models.DecimalField(
        _("from the EU in euro"), max_digits=15, decimal_places=2, null=True, blank=True
    )
    identifiers = models.JSONField(_("identifiers"), default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["folded"]),
            models.Index(fields=["country", "nuts3"]),
        ]

    def __str__(self) -> str:
        return self.name
