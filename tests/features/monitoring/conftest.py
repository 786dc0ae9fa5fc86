"""A small region with a source, a vocabulary and people, for tests of the watch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests.connectors.replay import Asked, Replay, Reply, replaying
from tests.features.monitoring.digest_readers import moment, receive
from tests.laid import is_real
from utblick.connectors.fetching.addresses import AddressGuard
from utblick.connectors.fetching.exchange import Limits
from utblick.connectors.fetching.fetcher import Fetcher
from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions import fetching
from utblick.features.monitoring.actions.importing import Counts, import_records
from utblick.features.monitoring.archive import store
from utblick.features.monitoring.models import Concept, Document, Source, Subscription, WatchProfile
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _archive_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave no words behind after a test of real transactions: Django empties only the tables that it knows."""
    if is_real(request.node):
        request.getfixturevalue("db")
    yield
    if is_real(request.node):
        store.empty()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def person(region: None) -> Callable[[str], Viewer]:
    """Give the viewer of one of the example's people: `person("strateg")`."""

    def find(name: str) -> Viewer:
        return viewer_for(Account.objects.get(email=f"{name}@utblick.example"), NOW)

    return find


@pytest.fixture
def sign_in(region: None) -> Callable[[str], Client]:
    """Give a browser that one of the example's people has signed in to: `sign_in("strateg")`."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(Account.objects.get(email=f"{name}@utblick.example"))
        return client

    return signed_in


@pytest.fixture
def source(region: None) -> Source:
    return Source.objects.create(
        key="kommissionen", kind="feed", name_sv="Kommissionen", name_en="The Commission"
    )


@pytest.fixture
def other_source(region: None) -> Source:
    return Source.objects.create(key="radet", kind="feed", name_sv="Rådet", name_en="The Council")


@pytest.fixture
def biofuel(region: None) -> WatchProfile:
    """Give a profile on biofuels that the strategist owns, and the concept that it uses."""
    Concept.objects.create(
        key="biofuel",
        name_sv="Biodrivmedel",
        name_en="Biofuel",
        topic="energy-climate",
        labels={"sv": ["biodrivmedel", "biogas"], "en": ["biofuel", "biogas"]},
        changed_at=NOW,
    )
    return WatchProfile.objects.create(
        name="Biodrivmedel",
        query="#biofuel",
        topic="energy",
        owner=Account.objects.get(email="strateg@utblick.example"),
        created_at=NOW,
        changed_at=NOW,
    )


def record(source_id: str, title: str, text: str = "", **more: Any) -> DocumentRecord:
    """Give a document record of a test's own."""
    return DocumentRecord(
        source="x", source_id=source_id, title=title, text=text, **{"language": "sv", **more}
    )


@pytest.fixture
def bring(source: Source) -> Callable[..., Counts]:
    """Import records: `bring(record(…), …)`, into another source with `into=`."""

    def bring_in(*records: Any, into: Source = source, at: datetime = NOW, **how: bool) -> Counts:
        return import_records(into, records, by=system("test"), at=at, **how)

    return bring_in


def document(publisher_id: str) -> Document:
    return Document.objects.select_related("matter").get(publisher_id=publisher_id)


@pytest.fixture(scope="module")
def server() -> Iterator[Replay]:
    with replaying() as replay:
        yield replay


@pytest.fixture
def fetcher(server: Replay, steady: None) -> Fetcher:
    """Ask this machine as if it were the open web, with no patience to spare."""
    server.asked.clear()
    server.replies.clear()
    guard = AddressGuard(resolver=lambda host, port: ["127.0.0.1"], allowed=[("127.0.0.1", server.port)])
    limits = Limits(connect=1.0, read=0.5, total=1.0, size=200_000)
    return Fetcher(contact="test", guard=guard, limits=limits, tries=1, pause=0.0, patience=0.0)


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "chance", lambda: 0.5)


@pytest.fixture
def add(region: None, server: Replay, fetcher: Fetcher) -> Callable[..., Source]:
    """Follow a path of the server: `add("/a", Reply(…))`."""

    def follow(
        path: str, *replies: Reply | Callable[[Asked], Reply], kind: str = "feed", **more: Any
    ) -> Source:
        address = server.on(path, *replies) if replies else server.url(path)
        key = more.pop("key", path.strip("/").replace("/", "-"))
        names = {"name_sv": f"Källa {key}", "name_en": f"Source {key}"}
        return Source.objects.create(
            key=key, kind=kind, address=address, **{**names, "rhythm_hours": 24, **more}
        )

    return follow


@pytest.fixture
def reader(biofuel: WatchProfile) -> Subscription:
    """Let the strategist, who reads English, receive the profile each day."""
    Account.objects.filter(email="strateg@utblick.example").update(language="en")
    return receive("strateg", biofuel)


@pytest.fixture
def forest(biofuel: WatchProfile) -> WatchProfile:
    """Give another profile, with a word of its own."""
    return WatchProfile.objects.create(
        name="Skog",
        query="skogsråvara",
        owner=biofuel.owner,
        created_at=biofuel.created_at,
        changed_at=moment("2026-11-22T12:00"),
    )


@pytest.fixture
def hits(bring: Callable[..., Counts], biofuel: WatchProfile) -> WatchProfile:
    """Three hits: one to judge, one judged, one dismissed."""
    bring(record("1", "Biogas i bussar", "Fler bussar går på biogas.", url="https://example.eu/1"))
    bring(record("2", "Skatt på biodrivmedel", url="https://example.eu/2"))
    bring(record("3", "Biogas ur havet", url="https://example.eu/3"))
    return biofuel


@pytest.fixture
def filled(bring: Callable[..., Any], biofuel: WatchProfile) -> None:
    bring(
        record(
            "a",
            "Skatt på biodrivmedel",
            "Hållbara biodrivmedel & <skatt>.",
            published="2026-10-01",
            type="news",
        ),
        record(
            "b",
            "Taxes on fuel",
            "The proposal COM(2018) 375 mentions skatt.",
            language="en",
            published="2025-03-04",
        ),
        record("c", "KOM(2018) 375: budgeten", "Förslaget.", published="2018-06-01", type="proposal"),
        record(
            "d", "Östersjön", "Havet och vindkraften.", published="2026-09-09", url="https://example.org/d"
        ),
    )
