"""What is true for a time: from a day, until (not including) another, or until further notice.

Every question to dated rows names its day. A moment counts as the day it is here, in the region.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_Row = TypeVar("_Row", bound=models.Model)


def day_of(at: date | datetime) -> date:
    """Give the calendar day of a moment in the region's own time zone; a day is itself.

    Raises ValueError for a moment without a zone: its day would depend on the machine.
    """
    if not isinstance(at, datetime):
        return at
    if timezone.is_naive(at):
        raise ValueError("a moment needs its time zone before it has a day")
    return timezone.localtime(at).date()


def holds_on(at: date | datetime, prefix: str = "") -> models.Q:
    """Give the condition that a dated row, or one reached through `prefix`, holds on the day of `at`."""
    day = day_of(at)
    return models.Q(**{f"{prefix}valid_from__lte": day}) & (
        models.Q(**{f"{prefix}valid_until__isnull": True}) | models.Q(**{f"{prefix}valid_until__gt": day})
    )


class DatedQuerySet(models.QuerySet[_Row]):
    """Rows with `valid_from` and `valid_until`."""

    def at(self, at: date | datetime) -> Self:
        """Keep the rows that hold on the day of `at`."""
        return self.filter(holds_on(at))


class Dated(models.Model):
    """Carry the days during which a row holds; the upper bound is exclusive."""

    valid_from = models.DateField(_("holds from"))
    valid_until = models.DateField(
        _("holds until"),
        null=True,
        blank=True,
        help_text=_("The first day when it no longer holds; empty means until further notice."),
    )

    class Meta:
        abstract = True

    @property
    def last_day(self) -> date | None:
        """Give the last day when the row holds, as people say it; None until further notice."""
        return self.valid_until - timedelta(days=1) if self.valid_until else None

    def holds(self, at: date | datetime) -> bool:
        """Say whether the row holds on the day of `at`."""
        day = day_of(at)
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


def ends_after_start(name: str) -> models.CheckConstraint:
    """Give the constraint that a row holds for at least one day."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gt=models.F("valid_from")),
        violation_error_message=_("The last day must come after the first."),
    )
