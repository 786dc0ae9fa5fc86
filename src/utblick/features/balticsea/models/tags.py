"""That something of ours is about a policy area or an action of the strategy."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from utblick.features.balticsea.models.plans import PlanAction, PolicyArea


class StrategyTag(models.Model):
    """One tag on one record of any room: an area of a plan's version, or one of its actions.

    The record is told by its kind (`networks.network`, as in the audit) and number, so that this room knows no other.
    """

    kind = models.CharField(max_length=60)
    number = models.PositiveBigIntegerField()
    area = models.ForeignKey(PolicyArea, models.PROTECT, related_name="tags", verbose_name=_("policy area"))
    action = models.ForeignKey(
        PlanAction,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tags",
        verbose_name=_("action of the plan"),
    )
    why = models.CharField(_("why"), max_length=200, blank=True)
    is_primary = models.BooleanField(_("foremost"), default=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-is_primary", "area", "action", "pk"]
        indexes = [models.Index(fields=["kind", "number"])]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "area", "action"],
                name="strategy_tag_once",
                violation_error_message=_("It has that tag already."),
            ),
            models.UniqueConstraint(
                fields=["kind", "number", "area"],
                condition=models.Q(action__isnull=True),
                name="strategy_tag_once_without_action",
                violation_error_message=_("It has that tag already."),
            ),
            models.UniqueConstraint(
                fields=["kind", "number"],
                condition=models.Q(is_primary=True),
                name="strategy_tag_one_foremost",
            ),
        ]

    def __str__(self) -> str:
        return str(self.action or self.area)
