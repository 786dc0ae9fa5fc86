"""Say which audiences there are, and from which day until which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.models import Board
from utblick.features.publishing.letters.models import Audience
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "letters.audience.change"
FIELDS = frozenset(
    {
        "name_sv",
        "name_en",
        "about_sv",
        "about_en",
        "gets_all",
        "sort_order",
        "valid_from",
        "valid_until",
    }
)


@transaction.atomic
def create_audience(
    *, boards: Sequence[Board] = (), key: str = "", by: Viewer, at: datetime, **fields: Any
) -> Audience:
    """Add an audience; its short name is made of the Swedish name where none is given."""
    by.check(CHANGE)
    audience = Audience(key=key or slugify(fields.get("name_sv", ""))[:40])
    changes = settable(audience, fields, FIELDS)
    checked_and_saved(audience)
    audience.boards.set(boards)
    audit.record("letters.audience.created", by=by, at=at, target=audience, changes=changes)
    return audience


@transaction.atomic
def change_audience(
    audience: Audience, *, boards: Sequence[Board] | None = None, by: Viewer, at: datetime, **fields: Any
) -> Audience:
    """Change an audience, or say its last day. Those who get its letter are left alone."""
    by.check(CHANGE)
    audience = Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    changes: dict[str, Any] = settable(audience, fields, FIELDS)
    if boards is not None:
        before, after = (
            sorted(row.key for row in audience.boards.all()),
            sorted(row.key for row in boards),
        )
        if before != after:
            changes["boards"] = [before, after]
            audience.boards.set(boards)
    if changes:
        checked_and_saved(audience)
        audit.record("letters.audience.changed", by=by, at=at, target=audience, changes=changes)
    return audience
