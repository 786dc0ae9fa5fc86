"""Add, change and remove a record of advocacy in one manner: checked, versioned, and told in the trail."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeVar

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext as _

from utblick.features.organisation.actions.saving import as_audited, checked_and_saved, settable
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import ChangedMeanwhile

Row = TypeVar("Row", bound=models.Model)
Sets = Mapping[str, Iterable[models.Model]]


def check_version(now: int, seen: int) -> None:
    """Say that somebody was faster. Raises ChangedMeanwhile."""
    if now != seen:
        raise ChangedMeanwhile(
            _(
                "Somebody changed this while you had it open. What you wrote is still here: look, and save again."
            )
        )


def free_key(keys: models.QuerySet[Any], words: str, *, otherwise: str, most: int) -> str:
    """Give a short name for an address out of words, that none of the rows has as its `key`."""
    stem = slugify(words)[: most - 4].strip("-") or otherwise
    there = set(keys.filter(key__startswith=stem).values_list("key", flat=True))
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(there) + 2))
    return next(name for name in names if name not in there)


def add(
    row: Row,
    fields: Mapping[str, Any],
    allowed: frozenset[str],
    *,
    action: str,
    by: Viewer,
    at: datetime,
    target: models.Model | None = None,
    sets: Sets | None = None,
    told_as: Mapping[str, str] = MappingProxyType({}),
) -> Row:
    """Save a new row with its fields and sets. `target` is whose trail tells of it; the row's own without one.

    `told_as` gives the words that the trail has for fields whose names mean something else there.
    """
    changes: dict[str, Any] = settable(row, fields, allowed)
    checked_and_saved(row)
    for name, wanted in (sets or {}).items():
        chosen = list(wanted)
        getattr(row, name).set(chosen)
        if chosen:
            changes[name] = [[], sorted(as_audited(one) for one in chosen)]
    audit.record(action, by=by, at=at, target=target or row, changes=_renamed(changes, told_as))
    return row


def change(
    row: Row,
    fields: Mapping[str, Any],
    allowed: frozenset[str],
    *,
    action: str,
    by: Viewer,
    at: datetime,
    version: int | None = None,
    target: models.Model | None = None,
    sets: Sets | None = None,
    told_as: Mapping[str, str] = MappingProxyType({}),
) -> Row:
    """Change a row as it was at `version`; without one, whatever stands there. What is the same is no change."""
    row = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    held = getattr(row, "version", None)
    if version is not None and held is not None:
        check_version(held, version)
    changes: dict[str, Any] = settable(row, fields, allowed)
    for name, wanted in (sets or {}).items():
        there = getattr(row, name)
        before = sorted(as_audited(one) for one in there.all())
        chosen = list(wanted)
        after = sorted(as_audited(one) for one in chosen)
        if before != after:
            changes[name] = [before, after]
            there.set(chosen)
    if changes:
        if held is not None:
            row.version = held + 1  # type: ignore[attr-defined]
        checked_and_saved(row)
        audit.record(action, by=by, at=at, target=target or row, changes=_renamed(changes, told_as))
    return row


def remove(
    row: models.Model,
    told: Iterable[str],
    *,
    action: str,
    by: Viewer,
    at: datetime,
    target: models.Model,
    told_as: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Remove a row as it stands now; the trail of `target` keeps what stood in the fields that are told."""
    found = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        return
    row = found
    changes = {name: [as_audited(getattr(row, name)), None] for name in told}
    audit.record(action, by=by, at=at, target=target, changes=_renamed(changes, told_as))
    row.delete()


def _renamed(changes: Mapping[str, Any], told_as: Mapping[str, str]) -> dict[str, Any]:
    return {told_as.get(name, name): value for name, value in changes.items()}
