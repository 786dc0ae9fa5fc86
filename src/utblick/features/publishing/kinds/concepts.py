"""The region's concepts as public records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.engine.text.languages import stem
from utblick.engine.text.words import cut
from utblick.features.monitoring.models import Concept
from utblick.features.monitoring.queries import vocabulary
from utblick.features.organisation.models import Topic
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, both, named
from utblick.features.publishing.shapes import CONCEPT
from utblick.foundation.accounts.viewer import Viewer

MOST_WORDS = 5


def _rows(viewer: Viewer) -> QuerySet[Concept]:
    topics = Topic.objects.filter(key=OuterRef("topic"))
    return vocabulary.concepts(viewer).annotate(
        topic_sv=Subquery(topics.values("name_sv")[:1]), topic_en=Subquery(topics.values("name_en")[:1])
    )


def _facts(concept: Any) -> Facts:
    # Databases keep keys in orders of their own; ours is the languages of the house, then the others by name.
    order = sorted(concept.labels, key=lambda language: (language != "sv", language != "en", language))
    labels = {
        language: [str(word) for word in concept.labels[language]]
        for language in order
        if concept.labels[language]
    }
    values = {
        "key": concept.key,
        "name": named(concept),
        "labels": [{"language": language, "words": words} for language, words in labels.items()],
        "topic": {"sv": concept.topic_sv, "en": concept.topic_en} if concept.topic_sv else None,
        "eurovoc": [str(code) for code in concept.eurovoc],
    }
    drafts = {}
    for language, name in (named(concept) or {}).items():
        words = ", ".join(_different(labels.get(language) or [name], language)[:MOST_WORDS])
        drafts[language] = Draft(
            name,
            both(lambda: _("We follow what has to do with, for example, %(words)s."))[language]
            % {"words": words},
        )
    return Facts(values, drafts)


def _different(words: Iterable[str], language: str) -> list[str]:
    """Give the words without those that only inflect another."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(" ".join(stem(language, one.base) for one in cut(word)), word)
    return list(found.values())


def _url(concept: Concept) -> str:
    return reverse("monitoring:concept", args=[concept.key])


KIND = Kind(CONCEPT, _rows, _facts, _url, speaks_for_itself=True, model="monitoring.concept")
