"""A small region with a source, a vocabulary and people, for tests of the watch."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions.importing import Counts, import_records
from utblick.features.monitoring.models import Concept, Document, Source, WatchProfile
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


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

    def bring_in(*records: Any, into: Source = source, at: datetime = NOW) -> Counts:
        return import_records(into, records, by=system("test"), at=at)

    return bring_in


def document(publisher_id: str) -> Document:
    return Document.objects.select_related("matter").get(publisher_id=publisher_id)
