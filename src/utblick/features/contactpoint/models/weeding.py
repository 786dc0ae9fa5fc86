"""How long the advisory desk keeps what, what was weeded out, and the bare facts that are left for the figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.contactpoint.kinds import Channel, Sort
from utblick.features.organisation.models import Certainty


class WeedingRule(models.Model):
    """How long a sort of information is kept, by which decision. One that is not decided lets nothing go."""

    sort = models.CharField(_("sort of information"), max_length=12, choices=Sort, unique=True)
    months = models.PositiveSmallIntegerField(
        _("months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1200)],
        help_text=_("From the last thing that happened. Empty means that it is kept for good."),
    )
    decision = models.CharField(
        _("decision"), max_length=200, blank=True, help_text=_("The plan and its diary number.")
    )
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, default=Certainty.UNSURE)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["sort"]

    def __str__(self) -> str:
        return str(self.get_sort_display())

    @property
    def is_decided(self) -> bool:
        """Say whether the rule may let anything go: it rests on a decision, and is not marked as uncertain."""
        return bool(self.decision.strip()) and self.certainty != Certainty.UNSURE


class Weeding(models.Model):
    """That something was weeded out: when, by whom, why, by which rules, and how many."""

    at = models.DateTimeField(_("when"))
    by_name = models.CharField(max_length=120)
    reason = models.CharField(_("reason"), max_length=300)
    # [{"sort", "version", "months", "decision", "count"}]: the rule as it was written that day.
    rules = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Fact(NamedTuple):
    """What is left of a step: its kind and half-year, minutes, and the sum of a grant."""

    kind: str
    on: date
    minutes: int
    amount: Decimal | None


class CountedCase(models.Model):
    """A case that was weeded out, as far as figures need it: no number, no words, and no day but its half-year's first.

    `steps` is `[{"kind", "on", "minutes", "amount"}]`.
    """

    on = models.DateField(_("half-year"))
    channel = models.CharField(_("how it came"), max_length=10, choices=Channel)
    programme = models.SlugField(_("programme"), max_length=40)
    county = models.CharField(_("county"), max_length=20)
    priority = models.CharField(_("priority"), max_length=40, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes spent on the enquiry"), default=0)
    steps = models.JSONField(default=list)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def facts(self) -> list[Fact]:
        """Give what is left of the steps."""
        return [_fact(row) for row in self.steps]


def _fact(row: dict[str, Any]) -> Fact:
    amount = Decimal(row["amount"]) if row["amount"] is not None else None
    return Fact(row["kind"], date.fromisoformat(row["on"]), row["minutes"], amount)
