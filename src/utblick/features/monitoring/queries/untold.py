"""What has been found and not yet told to those who want to know."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, When

from utblick.features.monitoring.models import DigestItem, Hit
from utblick.features.monitoring.models.profiles import Rhythm


def untold() -> QuerySet[Any]:
    """Give each hit that somebody subscribes to and has not been told of, with `receiver` and `wanted`."""
    told = DigestItem.objects.filter(account=OuterRef("receiver"), hit=OuterRef("pk"))
    rhythm = Case(
        When(profile__subscriptions__rhythm="", then=F("profile__rhythm")),
        default=F("profile__subscriptions__rhythm"),
    )
    return (
        Hit.objects.filter(
            gone_at=None,
            is_backlog=False,
            profile__is_active=True,
            profile__subscriptions__since__lte=F("found_at"),
        )
        .annotate(receiver=F("profile__subscriptions__account"), wanted=rhythm)
        .exclude(wanted=Rhythm.NEVER)
        .exclude(Exists(told))
    )


def changed_since_told() -> QuerySet[DigestItem]:
    """Give what somebody was told of a document that says something else now."""
    corrected = DigestItem.objects.filter(hit__document__corrected_at__isnull=False)
    return corrected.exclude(version=F("hit__document__digest"))
