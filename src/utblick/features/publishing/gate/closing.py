"""Withdraw what may not be public any more: its record is gone, has become secret, or has lost what it rested on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from utblick.features.publishing.gate.actions import withdraw
from utblick.features.publishing.gate.freezing import PARTS
from utblick.features.publishing.gate.rules import names_in
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Kind, both
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken

CLOSED = "publishing.publication.closed"
AT_ONCE = 500


class Public(NamedTuple):
    """What is public: the publication's number, its record's key, and whose names went out with it."""

    number: int
    record: str
    names: frozenset[str]


def close(*, by: Viewer, at: datetime) -> int:
    """Withdraw what may not be public any more, with a note in both languages; give how many.

    Reads each kind's records in batches, so where nothing has changed it asks a few questions a kind. `by` has to see
    every record: one that it does not see counts as gone.
    """
    count = 0
    for kind in KINDS.values():
        said = both(lambda kind=kind: kind.ended)  # type: ignore[misc]
        for number in _ended(kind, by):
            try:
                _close(number, said, by, at)
            except RuleBroken:
                # Somebody withdrew it in the meantime.
                continue
            count += 1
    return count


@transaction.atomic
def _close(number: int, said: Mapping[str, str], by: Viewer, at: datetime) -> None:
    publication = Publication.objects.get(pk=number)
    withdraw(publication, why_sv=said["sv"], why_en=said["en"], by=by, at=at, action=CLOSED)
    _forget(publication)


def _forget(publication: Publication) -> None:
    """Take the names that went out with it away, and the words that hold them: they may have been erased inside."""
    releases = list(publication.releases.all())
    names = sorted({one["name"] for row in releases for one in row.content["people"]})
    if not names:
        return
    for release in releases:
        release.content["people"] = []
        for texts in release.content["wording"].values():
            texts.update({part: "" for part, text in texts.items() if names_in(text, names)})
        release.save(update_fields=["content"])
    for wording in publication.wordings.all():
        for part in PARTS:
            if names_in(getattr(wording, part) or "", names):
                setattr(wording, part, None)
        wording.save()


def _ended(kind: Kind, by: Viewer) -> Iterator[int]:
    """Give the publications of a kind that may not be public any more."""
    public = [
        Public(number, record, frozenset(one["name"] for one in people or ()))
        for number, record, people in Publication.objects.filter(
            kind=kind.shape.key, current__isnull=False
        ).values_list("pk", "record", "current__content__people")
    ]
    for start in range(0, len(public), AT_ONCE):
        some = public[start : start + AT_ONCE]
        records = kind.records(by, {one.record for one in some})
        for one in some:
            record = records.get(one.record)
            if record is None or kind.obstacles(record):
                yield one.number
            elif one.names:
                # A name that the record does not offer any more was erased, corrected or protected since.
                offered = {person.name for person in kind.facts(record).people}
                if one.names - offered:
                    yield one.number
