"""The vocabulary: who changes it, what it finds, and what happens to the profiles that use it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.features.monitoring.conftest import record
from utblick.features.monitoring import standing
from utblick.features.monitoring.actions import concepts
from utblick.features.monitoring.actions.concepts import ConceptWish
from utblick.features.monitoring.actions.importing import Counts
from utblick.features.monitoring.asking import LabelCounter
from utblick.features.monitoring.models import Concept, WatchProfile
from utblick.features.monitoring.queries.suggestions import near_misses_of
from utblick.features.monitoring.queries.vocabulary import concepts_in, profiles_using
from utblick.features.organisation.models import Topic
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Bring = Callable[..., Counts]
Person = Callable[[str], Viewer]


def wish(**more: Any) -> ConceptWish:
    fields: dict[str, Any] = {
        "key": "biofuel",
        "name_sv": "Biodrivmedel",
        "name_en": "Biofuel",
        "topic": "energy-climate",
        "labels": {"sv": ["biodrivmedel", "biogas"], "en": ["biofuel", "biogas"]},
    }
    return ConceptWish(**{**fields, **more})


@pytest.fixture
def concept(biofuel: WatchProfile) -> Concept:
    return Concept.objects.get()


def hits(profile: WatchProfile) -> set[str]:
    return set(profile.hits.filter(gone_at=None).values_list("document__publisher_id", flat=True))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("#biofuel OR a", {"biofuel"}),
        ("(#a OR b) NEAR/3 #c NOT title:#d", {"a", "c", "d"}),
        ('"#biofuel" OR gas', set()),
        ("#lost AND", {"lost"}),
    ],
)
def test_which_concepts_a_query_uses(query: str, names: set[str]) -> None:
    assert concepts_in(query) == names


def test_new_words_run_the_profiles_again(
    bring: Bring, concept: Concept, biofuel: WatchProfile, person: Person, now: datetime
) -> None:
    bring(
        record("gas", "Biogas i bussar", published="2026-11-20"),
        record("methane", "Metan ur gödsel", published="2026-11-20"),
    )
    assert hits(biofuel) == {"gas"}
    later = now + timedelta(minutes=1)
    changed = wish(labels={"sv": ["biodrivmedel", "metan"], "en": ["biofuel"]}, topic="")
    saved = concepts.change_concept(concept, changed, seen=concept.changed_at, by=person("strateg"), at=later)
    assert hits(biofuel) == {"methane"}
    assert {name: (one.inserted, one.gone) for name, one in saved.looked.items()} == {"Biodrivmedel": (1, 1)}
    assert standing.current().vocabulary["biofuel"]["sv"] == ["biodrivmedel", "metan"]
    bring(record("more", "Metan ur sopor", published="2026-11-22"), at=later)
    assert hits(biofuel) == {"methane", "more"}
    event = AuditEvent.objects.get(action="monitoring.concept.changed")
    assert set(event.changes) == {"labels", "topic"}


def test_a_new_name_or_topic_runs_nothing(concept: Concept, person: Person, now: datetime) -> None:
    saved = concepts.change_concept(
        concept,
        wish(name_sv="Drivmedel", topic="transport"),
        seen=concept.changed_at,
        by=person("strateg"),
        at=now,
    )
    assert (saved.looked, saved.waiting) == ({}, 0)


def test_a_used_name_in_queries_stays(
    concept: Concept, biofuel: WatchProfile, person: Person, now: datetime
) -> None:
    by = person("strateg")
    with override("en"), pytest.raises(RuleBroken, match="#biofuel is used by “Biodrivmedel”"):
        concepts.change_concept(concept, wish(key="fuel"), seen=concept.changed_at, by=by, at=now)
    with override("sv"), pytest.raises(RuleBroken, match="används av ”Biodrivmedel”"):
        concepts.remove_concept(concept, by=by, at=now)
    biofuel.query = "biogas"
    biofuel.save()
    Topic.objects.filter(key="transport").update(concepts=["biofuel"])
    with override("en"), pytest.raises(RuleBroken, match="signals the topic"):
        concepts.remove_concept(concept, by=by, at=now)
    Topic.objects.update(concepts=[])
    concepts.change_concept(concept, wish(key="fuel"), seen=concept.changed_at, by=by, at=now)
    concept.refresh_from_db()
    assert concept.key == "fuel"
    concepts.remove_concept(concept, by=by, at=now)
    assert not Concept.objects.exists()
    assert AuditEvent.objects.filter(action="monitoring.concept.removed").exists()


def test_adding_a_lost_concept_again_wakes_its_profile(
    bring: Bring, concept: Concept, biofuel: WatchProfile, person: Person, now: datetime
) -> None:
    bring(
        record("gas", "Biogas", published="2026-11-20"), record("ethanol", "Etanol", published="2026-11-20")
    )
    Concept.objects.all().delete()
    assert biofuel.pk in standing.build().unreadable
    labels = {"sv": ["etanol"], "en": []}
    saved = concepts.create_concept(wish(labels=labels), by=person("strateg"), at=now + timedelta(minutes=1))
    assert list(saved.looked) == ["Biodrivmedel"]
    assert hits(biofuel) == {"ethanol"}
    assert saved.concept.labels == {"sv": ["etanol"]}


def test_a_profile_that_lacks_another_concept_too_hinders_nothing(
    concept: Concept, biofuel: WatchProfile, person: Person, now: datetime
) -> None:
    biofuel.query = "#biofuel OR #lost"
    biofuel.save()
    changed = wish(labels={"sv": ["metan"]})
    saved = concepts.change_concept(concept, changed, seen=concept.changed_at, by=person("strateg"), at=now)
    assert saved.looked == {}
    assert profiles_using("lost") == [biofuel]


def test_two_editors_never_overwrite_each_other(concept: Concept, person: Person, now: datetime) -> None:
    seen, later = concept.changed_at, now + timedelta(minutes=1)
    concepts.change_concept(concept, wish(name_en="Fuel"), seen=seen, by=person("bryssel"), at=later)
    with pytest.raises(ChangedMeanwhile):
        concepts.change_concept(concept, wish(name_en="Other"), seen=seen, by=person("strateg"), at=later)
    concept.refresh_from_db()
    assert concept.name_en == "Fuel"


@pytest.mark.parametrize(
    "more",
    [
        {"key": "Biofuel"},
        {"key": "bio fuel"},
        {"key": "-bio"},
        {"key": ""},
        {"key": "nytt"},
        {"key": "taken"},
        {"name_sv": " "},
        {"labels": {}},
        {"labels": {"sv": ["…"]}},
        {"topic": "nothing"},
        {"eurovoc": ["12345678"]},
    ],
)
def test_what_a_concept_must_be(region: None, person: Person, now: datetime, more: dict[str, Any]) -> None:
    Concept.objects.create(key="taken", name_sv="T", name_en="T", changed_at=now)
    with pytest.raises(RuleBroken):
        concepts.create_concept(wish(**{"key": "new", **more}), by=person("strateg"), at=now)
    assert Concept.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("strateg", True),
        ("bryssel", True),
        ("admin", False),
        ("kommunikator", False),
        ("contactpoint", False),
        ("projektledare", False),
        ("sekreterare.run", False),
        ("majoritet.tsn", False),
        ("opposition.rs", False),
    ],
)
def test_who_may_change_the_vocabulary(
    concept: Concept, person: Person, now: datetime, who: str, may: bool
) -> None:
    by = person(who)
    doings: list[Callable[[], object]] = [
        lambda: concepts.create_concept(wish(key="ny"), by=by, at=now),
        lambda: concepts.change_concept(concept, wish(name_en="X"), seen=concept.changed_at, by=by, at=now),
        lambda: concepts.remove_concept(
            Concept.objects.exclude(key="biofuel").first() or concept, by=by, at=now
        ),
    ]
    for do in doings:
        if may:
            do()
        else:
            with pytest.raises(NotAllowed):
                do()


def test_what_each_word_finds_and_what_is_near(bring: Bring, concept: Concept) -> None:
    bring(
        record("1", "Biogas", "Biogasbussar och biogasens skatt. Hållbara drivmedel."),
        record("2", "Fordonsbiogas", "Drivmedel som är hållbara."),
        record("3", "Biogas from waste", "Biofuels.", language="en"),
        record("4", "Hållbart drivmedel", "biogasbussar", language="sv"),
        record("5", "Biogas aus Abfall", language="de"),
    )
    labels = {"sv": ["biogas", "hållbara drivmedel", "kanot"], "en": ["biofuel", "biogas"]}
    counter = LabelCounter()
    swedish = {one.text: (one.count, one.exact) for one in counter.counts(labels, "sv")}
    assert swedish == {"biogas": (1, True), "hållbara drivmedel": (1, True), "kanot": (0, True)}
    # German has no words of its own, so the English ones are meant for it too.
    english = {one.text: one.count for one in counter.counts(labels, "en")}
    assert english == {"biofuel": 1, "biogas": 2}
    near = {one.text: one.count for one in near_misses_of(labels, "sv")}
    assert near == {"biogasbussar": 2, "fordonsbiogas": 1, "biogasens": 1}


@pytest.fixture
def client(concept: Concept) -> Client:
    Account.objects.update(language="en")
    client = Client()
    client.force_login(Account.objects.get(email="strateg@utblick.example"))
    return client


def fields(concept: Concept | None, **more: Any) -> dict[str, Any]:
    found = {
        "key": "biofuel",
        "name_sv": "Biodrivmedel",
        "name_en": "Biofuel",
        "topic": "transport",
        "eurovoc": "2841, 5499",
        "labels-sv": "biodrivmedel\n  biogas \n\nbiogas",
        "labels-en": "biofuel",
        "labels-fi": "biopolttoaine",
    }
    return {**found, **({"seen": concept.changed_at.isoformat()} if concept else {}), **more}


def test_the_form_saves_and_keeps_what_two_people_write(concept: Concept, client: Client) -> None:
    address = reverse("monitoring:concept", args=["biofuel"])
    assert client.post(address, fields(concept)).status_code == 302
    saved = Concept.objects.get()
    assert saved.labels == {"sv": ["biodrivmedel", "biogas"], "en": ["biofuel"], "fi": ["biopolttoaine"]}
    assert (saved.eurovoc, saved.topic) == (["2841", "5499"], "transport")
    second = client.post(address, fields(concept, **{"labels-en": "mine"}))
    assert second.status_code == 409
    assert "mine" in second.content.decode()
    assert Concept.objects.get().labels["en"] == ["biofuel"]
    assert client.post(address, fields(None)).status_code == 409  # a form that does not say what it saw


def test_a_change_of_words_says_what_it_does_and_can_be_taken_back(
    bring: Bring, concept: Concept, client: Client
) -> None:
    bring(record("a", "Biodrivmedel"), record("b", "Metan i regionen"), record("c", "Metan till havs"))
    client.post(reverse("monitoring:concept", args=["biofuel"]), fields(concept))
    now = Concept.objects.get()
    address = reverse("monitoring:concept", args=["biofuel"])
    words = {"labels-sv": "biodrivmedel\nbiogas\nmetan"}
    answer = client.post(address, fields(now, **words), follow=True)
    page = answer.content.decode()
    assert "It finds 3 documents now, and 1 before." in page
    # The change before has a way back of its own, on the same page: the newest is the last.
    undo = unescape(re.findall(r'action="([^"]*tillbaka[^"]*)"', page)[-1])
    back = client.post(undo, follow=True).content.decode()
    assert "The words are what they were before." in back
    assert Concept.objects.get().labels["sv"] == ["biodrivmedel", "biogas"]
    assert "Somebody" not in client.post(undo, follow=True).content.decode()
    assert client.post(f"{address}tillbaka/?seen=x").status_code == 404


def test_a_line_without_a_word_is_named(concept: Concept, client: Client) -> None:
    address = reverse("monitoring:concept", args=["biofuel"])
    answer = client.post(address, fields(concept, **{"labels-sv": "biogas\n\n—\nmetan\n***"}))
    assert answer.status_code == 422
    assert "Line 3, “—”, holds no word" in answer.content.decode()
    assert "Line 5, “***”, holds no word" in answer.content.decode()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"eurovoc": "2841 x"}, "EuroVoc"),
        ({"key": "Å"}, "small letters"),
        ({"labels-sv": "", "labels-en": "", "labels-fi": ""}, "at least one word"),
        ({"name_en": ""}, "required"),
    ],
)
def test_bad_input_gets_a_sentence(
    concept: Concept, biofuel: WatchProfile, client: Client, more: dict[str, Any], words: str
) -> None:
    biofuel.delete()
    answer = client.post(reverse("monitoring:concept", args=["biofuel"]), fields(concept, **more))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    concept.refresh_from_db()
    assert concept.name_sv == "Biodrivmedel"
    assert concept.labels["sv"] == ["biodrivmedel", "biogas"]


def test_the_pages_of_the_vocabulary(bring: Bring, concept: Concept, client: Client) -> None:
    bring(record("1", "Biogas", "Biogasbussar"))
    listed = client.get(reverse("monitoring:concepts")).content.decode()
    assert "#biofuel" in listed
    page = client.get(reverse("monitoring:concept", args=["biofuel"])).content.decode()
    assert "Biodrivmedel" in page
    assert reverse("monitoring:profile", args=[WatchProfile.objects.get().pk]) in page
    figures = client.get(reverse("monitoring:concept_figures", args=["biofuel"])).content.decode()
    assert 'value="sv:biogasbussar"' in figures
    whole = client.get(reverse("monitoring:concept", args=["biofuel"]) + "?figures=1").content.decode()
    assert 'value="sv:biogasbussar"' in whole
    added = client.get(reverse("monitoring:concept", args=["biofuel"]), {"add": "sv:biogasbussar"})
    assert "biogas\nbiogasbussar</textarea>" in added.content.decode()
    assert Concept.objects.get().labels["sv"] == ["biodrivmedel", "biogas"]
    assert client.get(reverse("monitoring:concept", args=["nothing"])).status_code == 404
    new = client.post(reverse("monitoring:new_concept"), fields(None, key="#bioenergy"))
    assert new.status_code == 302
    assert Concept.objects.filter(key="bioenergy").exists()
