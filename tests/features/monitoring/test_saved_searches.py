"""Saved searches: kept, found again, followed as watch profiles, and taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.monitoring.archive.asked import Search
from utblick.features.monitoring.archive.store import Period
from utblick.features.monitoring.models import SavedSearch, WatchProfile
from utblick.features.monitoring.queries.searches import profile_address
from utblick.foundation.audit.models import AuditEvent


def text(client: Client, **given: Any) -> str:
    return client.get(reverse("search"), given).content.decode()


def test_a_search_is_saved_found_again_and_removed(filled: None, client_of: Callable[..., Client]) -> None:
    client = client_of("strateg")
    response = client.post(
        "/sok/spara/", {"name": " Skatter  i EU ", "address": "q=skatt&source=kommissionen&before=7"}
    )
    assert response["Location"] == "/sok/?q=skatt&source=kommissionen&before=7"
    saved = SavedSearch.objects.get()
    assert (saved.name, saved.address) == ("Skatter i EU", "q=skatt&source=kommissionen")
    page = text(client)
    assert "Skatter i EU" in page
    assert "/sok/?q=skatt&amp;source=kommissionen" in page
    assert f"/sok/sparade/{saved.pk}/folj/" in page
    assert reverse("monitoring:new_profile") not in text(client_of("majoritet.run"), q="skatt")
    client.post("/sok/spara/", {"name": "Skatter i EU", "address": "q=skatten"})
    assert SavedSearch.objects.get().address == "q=skatten"
    assert client_of("bryssel").post(f"/sok/sparade/{saved.pk}/ta-bort/").status_code == 404
    assert "Skatter i EU" not in text(client_of("bryssel"))
    client.post(f"/sok/sparade/{saved.pk}/ta-bort/")
    assert not SavedSearch.objects.exists()
    actions = list(AuditEvent.objects.order_by("id").values_list("action", flat=True))
    assert actions[-3:] == ["monitoring.search.saved", "monitoring.search.saved", "monitoring.search.removed"]


def test_a_saved_search_becomes_a_watch_profile_with_one_click(
    filled: None, client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg")
    made = []
    for _turn in range(2):
        client.post("/sok/spara/", {"name": "Skatter", "address": "q=skatt&source=kommissionen&year=2021"})
        saved = SavedSearch.objects.get()
        response = client.post(f"/sok/sparade/{saved.pk}/folj/")
        made.append(WatchProfile.objects.latest("id"))
        assert response["Location"] == f"/bevakningar/{made[-1].pk}/"
    page = client.get(response["Location"]).content.decode()
    assert "“Skatter (2)” is followed now, and you hear of its hits daily." in page
    assert "Not taken along from the search, for a profile asks about what is to come: the years." in page
    assert [profile.name for profile in made] == ["Skatter", "Skatter (2)"]
    assert [(p.query, [s.key for s in p.sources.all()]) for p in made] == [("skatt", ["kommissionen"])] * 2
    assert made[0].owner == saved.account
    assert [(s.account, s.rhythm) for s in made[0].subscriptions.all()] == [(saved.account, "")]
    assert made[0].hits.exists()


@pytest.mark.parametrize(
    ("person", "address", "status", "sentence"),
    [
        ("bryssel", "q=skatt", 404, ""),  # somebody else's
        ("majoritet.run", "q=skatt", 404, ""),
        ("strateg", "year=2021", 302, "This search only narrows by years"),
        ("strateg", "q=%22skatt", 302, "position 1"),
    ],
)
def test_what_cannot_be_followed_makes_no_profile(
    person: str, address: str, status: int, sentence: str, filled: None, client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg")
    client.post("/sok/spara/", {"name": "x", "address": address})
    before = WatchProfile.objects.count()
    client = client_of(person)
    response = client.post(f"/sok/sparade/{SavedSearch.objects.get().pk}/folj/")
    assert response.status_code == status
    assert WatchProfile.objects.count() == before
    if sentence:
        assert sentence in client.get(response["Location"]).content.decode()


def test_who_may_not_make_profiles_is_refused_to_follow_a_search(
    filled: None, client_of: Callable[..., Client]
) -> None:
    client = client_of("majoritet.run")
    client.post("/sok/spara/", {"name": "x", "address": "q=skatt"})
    assert "/folj/" not in text(client)
    assert client.post(f"/sok/sparade/{SavedSearch.objects.get().pk}/folj/").status_code == 403
    assert not WatchProfile.objects.filter(name="x").exists()


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        (Search("skatt"), "q=skatt"),
        (Search("skatt", types=("act",)), "q=skatt AND type:act"),
        (Search("skatt OR avgift", types=("act", "bill")), "q=(skatt OR avgift) AND (type:act OR type:bill)"),
        (Search(types=("act",), sources=("radet",)), "q=type:act&source=radet"),
        (Search(sources=("radet", "curia")), "q=source:radet OR source:curia&source=radet&source=curia"),
        (Search(languages=("sv",)), "q=language:sv&language=sv"),
        (Search("skatt", years=("2021",), boards=("RUN",)), "q=skatt&without=year&without=board"),
        (Search("skatt", period=Period(date(2026, 1, 1), None)), "q=skatt&without=days"),
        (Search('"skatt', types=("act",)), 'q=("skatt) AND (type:act)'),
        (Search(years=("2021",)), ""),
    ],
)
@pytest.mark.django_db
def test_a_profile_asks_what_the_search_asked(asked: Search, leads_to: str) -> None:
    assert unquote_plus(profile_address(asked).partition("?")[2]) == leads_to


def test_what_a_profile_cannot_ask_is_said(filled: None, client_of: Callable[..., Client]) -> None:
    client = client_of("strateg", "sv")
    address = profile_address(Search("skatt", types=("act",), years=("2021",), boards=("RUN",)))
    page = client.get(address).content.decode()
    assert "för en bevakning frågar efter det som ska komma: åren, nämnderna." in page
    assert "type:act" in page


@pytest.mark.parametrize(
    ("name", "address", "sentence"),
    [
        ("  ", "q=x", "Give the search a name"),
        ("x", "", "Search for something first"),
        ("x" * 121, "q=x", "too long to save"),
        ("x", "q=" + "x" * 2_100, "too long to save"),
    ],
)
def test_what_cannot_be_saved_is_told(
    name: str, address: str, sentence: str, filled: None, client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg")
    response = client.post("/sok/spara/", {"name": name, "address": address})
    assert not SavedSearch.objects.exists()
    assert sentence in client.get(response["Location"]).content.decode()
