"""Save a row and tell the trail which fields changed, never what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from utblick.features.actors import rules
from utblick.features.actors.models import Person, RetentionRule
from utblick.features.organisation.actions.saving import settable
from utblick.foundation.rules import ChangedMeanwhile


def check_version(row: models.Model, version: int) -> None:
    """Raise ChangedMeanwhile unless the row is as it was at `version`."""
    check_same(getattr(row, "version", None), version)


def check_same(stands: object, seen: object) -> None:
    """Raise ChangedMeanwhile unless what stands is what somebody saw when they decided."""
    if stands != seen:
        raise ChangedMeanwhile(
            _(
                "Somebody changed this while you had it open. What you wrote is still here: look, and save again."
            )
        )


def changed(row: models.Model, fields: Mapping[str, Any], allowed: frozenset[str]) -> list[str]:
    """Set fields of a row; give the names of those that became different."""
    return sorted(settable(row, fields, allowed))


def told(names: Iterable[str]) -> dict[str, Any]:
    """Give what the trail is told: the names of the fields."""
    found = sorted(set(names))
    return {"fields": found} if found else {}


def months_for(kind: str) -> int | None:
    """Give after how many months a kind of person is reviewed, by the region's plan; None where it says nothing."""
    return RetentionRule.objects.filter(person_kind=kind).values_list("months", flat=True).first()


def schedule_review(person: Person, today: date) -> None:
    """Set the day on which a person is looked at: after the last contact or role, or after today where one holds."""
    last = [
        person.counterparts.aggregate(on=models.Max("contact__on"))["on"],
        *(post.valid_until or today for post in person.posts.all()),
    ]
    days = [day for day in last if day is not None]
    known_on = person.seen_on or today
    person.review_on = rules.review_day(max(days) if days else None, known_on, months_for(person.kind))


def review_anew(person: Person, today: date) -> None:
    """Set the day of the review and nothing else: what others change of the person meanwhile stays."""
    schedule_review(person, today)
    Person.objects.filter(pk=person.pk).update(review_on=person.review_on)
