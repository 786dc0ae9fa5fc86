"""Concepts at the gate: the words for them by language, and nothing of who follows them or why."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from utblick.features.monitoring.models import Concept, WatchProfile
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]


@pytest.fixture
def concept(at: datetime) -> Concept:
    account = Account.objects.get(email="strateg@utblick.example")
    WatchProfile.objects.create(
        name="BEVAKNING", why="SKÄLET", query="#ferries", owner=account, created_at=at, changed_at=at
    )
    labels = {"sv": ["färja", "färjor"], "en": ["ferry"], "fi": []}
    return Concept.objects.create(
        key="ferries",
        name_sv="Färjor",
        name_en="Ferries",
        topic="transport",
        labels=labels,
        eurovoc=["1234"],
        changed_at=at,
    )


def test_a_concept_tells_its_words_by_language(concept: Concept, facts: Tell, who: Who) -> None:
    values = KINDS["concept"].shape.checked(facts("concept", concept.pk, who("kommunikator")).values)
    assert values == {
        "key": "ferries",
        "name": {"sv": "Färjor", "en": "Ferries"},
        "labels": [
            {"language": "sv", "words": ["färja", "färjor"]},
            {"language": "en", "words": ["ferry"]},
        ],
        "topic": {"sv": "Transport och infrastruktur", "en": "Transport and infrastructure"},
        "eurovoc": ["1234"],
    }
    assert "BEVAKNING" not in json.dumps(values)


def test_a_concept_speaks_for_itself_in_both_languages(concept: Concept, who: Who, at: datetime) -> None:
    made = actions.release("concept", str(concept.pk), by=who("kommunikator"), at=at)
    assert made.slug == "farjor"
    assert made.shown("summary", "sv").text == "Vi följer det som rör till exempel färja."
    assert made.shown("summary", "en").text == "We follow what has to do with, for example, ferry."


def test_who_does_not_see_the_watch_has_no_concept(concept: Concept) -> None:
    assert KINDS["concept"].record(NOBODY, str(concept.pk)) is None
