"""The watch profiles of this moment as one index, kept in each process until a profile or concept changes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Sum

from utblick.engine.matching.index import ProfileIndex
from utblick.engine.query.parse import QueryError
from utblick.engine.text.analysis import Document as Text
from utblick.features.monitoring.models import Concept, Document, WatchProfile

Vocabulary = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Standing:
    """The index, its vocabulary, each profile's sources, and the profiles that cannot be read."""

    index: ProfileIndex
    vocabulary: Vocabulary
    sources: dict[int, frozenset[int]]
    unreadable: dict[int, QueryError]


_lock = threading.Lock()
_kept: tuple[Any, Standing] | None = None


def vocabulary() -> Vocabulary:
    """Give the region's concepts: name in queries -> language -> words."""
    return dict(Concept.objects.values_list("key", "labels"))


def current() -> Standing:
    """Give the index of all active profiles, built anew when one of them or a concept has changed."""
    global _kept
    # The versions tell of a change that a machine with a slow clock dates before the latest one.
    profiles = WatchProfile.objects.aggregate(
        n=Count("id"), last=Max("id"), at=Max("changed_at"), versions=Sum("version")
    )
    concepts = Concept.objects.aggregate(n=Count("id"), last=Max("id"), at=Max("changed_at"))
    limits = WatchProfile.sources.through.objects.aggregate(n=Count("id"), last=Max("id"))
    stamp = (tuple(profiles.values()), tuple(concepts.values()), tuple(limits.values()))
    with _lock:
        if _kept is None or _kept[0] != stamp:
            _kept = (stamp, build())
        return _kept[1]


def build() -> Standing:
    """Build the index from the database."""
    words = vocabulary()
    index = ProfileIndex(words)
    unreadable: dict[int, QueryError] = {}
    for profile in WatchProfile.objects.filter(is_active=True).order_by("id"):
        try:
            index.add(str(profile.pk), profile.query, profile.languages)
        except QueryError as error:
            # A concept was removed after the profile was saved: the profile page and the check say so.
            unreadable[profile.pk] = error
    sources: dict[int, set[int]] = {}
    for profile_id, source_id in WatchProfile.sources.through.objects.values_list(
        "watchprofile_id", "source_id"
    ):
        sources.setdefault(profile_id, set()).add(source_id)
    return Standing(index, words, {k: frozenset(v) for k, v in sources.items()}, unreadable)


def as_text(document: Document) -> Text:
    """Give a stored document in the shape that the engine reads."""
    fields: dict[str, list[str]] = {
        name: [str(v) for v in values] for name, values in document.fields.items()
    }
    fields["source"] = [document.source.key]
    fields["type"] = [document.type] if document.type else []
    return Text(
        id=str(document.pk),
        title=document.title,
        text=document.text,
        language=document.language or None,
        fields=fields,
    )
