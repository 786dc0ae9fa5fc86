"""What a record would be in public if it were let through now: a copy that is shown and never kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils.text import slugify

from utblick.features.publishing.gate import freezing
from utblick.features.publishing.gate.queries import Standing
from utblick.features.publishing.models import Publication, Release

UNKEPT = 0  # the number of what is not in the database


def would_be(standing: Standing, people: Collection[str], at: datetime) -> Release:
    """Give the release that letting it through would make, with the names of `people`, without keeping it."""
    known = standing.publication
    through = [one for one in standing.facts.people if one.key in people]
    kind = standing.kind
    publication = Publication(
        pk=known.pk if known else UNKEPT,
        kind=kind.shape.key,
        record=standing.key,
        slug=(known.slug if known else "") or slugify(standing.wording["sv"]["title"]) or standing.key,
    )
    return Release(
        pk=UNKEPT,
        publication=publication,
        kind=kind.shape.key,
        number=(known.number if known else 0) + 1,
        content=freezing.content(kind, standing.facts, known, standing.wording, through),
        approved_at=at,
    )
