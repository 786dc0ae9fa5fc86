"""Add, change and remove concepts. What uses a concept is put to the archive again when its words change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.engine.query.errors import QueryError
from utblick.features.monitoring import rules_profiles as rules
from utblick.features.monitoring.actions.looking_back import Looked, look_back
from utblick.features.monitoring.models import Concept, WatchProfile
from utblick.features.monitoring.queries.vocabulary import profiles_using
from utblick.features.organisation.queries import topics
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.queries import history_of, last_hand
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken
from utblick.ui.dates import when

# The page that adds a concept, and those of EuroVoc, have the address of a concept of this name.
RESERVED = ("nytt", "eurovoc")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptWish:
    """What somebody wants a concept to be; `labels` are the words by language code."""

    key: str
    name_sv: str
    name_en: str
    labels: Mapping[str, Sequence[str]]
    topic: str = ""
    eurovoc: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SavedConcept:
    """A saved concept; what its profiles found at once, and how many of them look in the background."""

    concept: Concept
    looked: dict[str, Looked] = field(default_factory=dict)
    waiting: int = 0
    before: Mapping[str, Sequence[str]] | None = None


@transaction.atomic
def create_concept(wish: ConceptWish, *, by: Viewer, at: datetime) -> SavedConcept:
    """Add a concept. Raises `NotAllowed` and `RuleBroken`."""
    by.check("monitoring.profile.change")
    _check(wish, None, at=at)
    concept = Concept(changed_at=at)
    changes = _set(concept, wish)
    concept.save()
    audit.record("monitoring.concept.created", by=by, at=at, target=concept, changes=changes)
    # A profile may have been waiting for a concept of this name.
    return _asked_again(concept, by=by, at=at)


@transaction.atomic
def change_concept(
    concept: Concept, wish: ConceptWish, *, seen: datetime, by: Viewer, at: datetime
) -> SavedConcept:
    """Change a concept as it was when `seen` was its `changed_at`.

    Raises `NotAllowed`, `RuleBroken`, and `ChangedMeanwhile` when somebody was faster.
    """
    by.check("monitoring.profile.change")
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    _check_unchanged(concept, seen)
    _check(wish, concept, at=at)
    if wish.key != concept.key:
        _check_unused(concept, profiles_using(concept.key), at=at)
    changes = _set(concept, wish)
    if not changes:
        return SavedConcept(concept)
    concept.changed_at = at
    concept.save()
    audit.record("monitoring.concept.changed", by=by, at=at, target=concept, changes=changes)
    if changes.keys() & {"labels", "key"}:
        saved = _asked_again(concept, by=by, at=at)
        return replace(saved, before=changes["labels"][0]) if "labels" in changes else saved
    return SavedConcept(concept)


@transaction.atomic
def restore_words(concept: Concept, *, seen: datetime, by: Viewer, at: datetime) -> SavedConcept:
    """Give a concept the words back that it had before the last change of them, as long as it is as `seen`.

    Raises `NotAllowed`, `RuleBroken`, and `ChangedMeanwhile` when somebody was faster.
    """
    events = history_of(concept).filter(action="monitoring.concept.changed")
    before = next((event.changes["labels"][0] for event in events if "labels" in event.changes), None)
    if before is None:
        return SavedConcept(concept)
    wish = ConceptWish(
        key=concept.key,
        name_sv=concept.name_sv,
        name_en=concept.name_en,
        labels=before,
        topic=concept.topic,
        eurovoc=concept.eurovoc,
    )
    return change_concept(concept, wish, seen=seen, by=by, at=at)


@transaction.atomic
def remove_concept(concept: Concept, *, by: Viewer, at: datetime) -> None:
    """Remove a concept that nothing uses."""
    by.check("monitoring.profile.change")
    concept = Concept.objects.select_for_update().get(pk=concept.pk)
    _check_unused(concept, profiles_using(concept.key), at=at)
    audit.record(
        "monitoring.concept.removed", by=by, at=at, target=concept, changes={"labels": [concept.labels, None]}
    )
    concept.delete()


def _asked_again(concept: Concept, *, by: Viewer, at: datetime) -> SavedConcept:
    looked: dict[str, Looked] = {}
    waiting = 0
    for profile in WatchProfile.objects.filter(
        pk__in=[profile.pk for profile in profiles_using(concept.key)], is_active=True
    ):
        try:
            outcome = look_back(profile, by=by, at=at)
        except QueryError:
            # It lacks another concept too; its own page says so, with a way out.
            continue
        if isinstance(outcome, Looked):
            looked[profile.name] = outcome
        else:
            waiting += 1
    return SavedConcept(concept, looked, waiting)


def _check_unused(concept: Concept, profiles: Sequence[WatchProfile], *, at: datetime) -> None:
    if profiles:
        names = ", ".join(_("“%(name)s”") % {"name": profile.name} for profile in profiles[:5])
        raise RuleBroken(
            _("#%(key)s is used by %(names)s. Change those profiles first, or keep the name in queries.")
            % {"key": concept.key, "names": names}
        )
    signalled = [topic.name for topic in topics(at) if concept.key in topic.concepts]
    if signalled:
        raise RuleBroken(
            _("#%(key)s signals the topic %(names)s. Change the topic first, or keep the name in queries.")
            % {"key": concept.key, "names": ", ".join(signalled[:5])}
        )


def _check_unchanged(concept: Concept, seen: datetime) -> None:
    if concept.changed_at != seen:
        raise ChangedMeanwhile(
            _(
                "%(who)s changed this concept %(when)s, while you had it open. "
                "Look at what it is now, and make your change again."
            )
            % {"who": last_hand(concept), "when": when(concept.changed_at)}
        )


def _check(wish: ConceptWish, concept: Concept | None, *, at: datetime) -> None:
    rules.check_has_name(wish.name_sv)
    rules.check_has_name(wish.name_en)
    rules.check_key(wish.key)
    others = Concept.objects.exclude(pk=concept.pk) if concept else Concept.objects.all()
    rules.check_key_is_free(wish.key in RESERVED or others.filter(key=wish.key).exists())
    rules.check_has_words(wish.labels)
    rules.check_eurovoc(wish.eurovoc)
    if wish.topic and (concept is None or wish.topic != concept.topic):
        rules.check_topic_exists(topics(at).filter(key=wish.topic).exists())


def _set(concept: Concept, wish: ConceptWish) -> dict[str, list[Any]]:
    wanted: dict[str, Any] = {
        "key": wish.key,
        "name_sv": wish.name_sv.strip(),
        "name_en": wish.name_en.strip(),
        "topic": wish.topic,
        "labels": {language: list(words) for language, words in wish.labels.items() if words},
        "eurovoc": list(wish.eurovoc),
    }
    changes = {
        name: [getattr(concept, name), value]
        for name, value in wanted.items()
        if getattr(concept, name) != value
    }
    for name, value in wanted.items():
        setattr(concept, name, value)
    return changes
