"""Real files of every kind come in without a fault, and a second time they are no news."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from utblick.connectors.record import Record, Reject
from utblick.connectors.registry import BY_NAME
from utblick.features.monitoring.actions.files import plan_import
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.sources import source_for_files
from utblick.features.monitoring.intake import is_stored
from utblick.features.monitoring.models import Document, Matter, WatchProfile
from utblick.foundation.accounts.viewer import system

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BY = system("test")
CAP = 40
# kind: (the files in the folder of real samples, the most records taken; whole acts are long).
FILES: dict[str, tuple[str, int]] = {
    "comitology_documents": ("sedia-calls/committee*.jsonl", 20),
    "commission_press": ("commission-presscorner/*.csv", CAP),
    "eurlex_act": ("eurlex-html/**/*.html", 4),
    "eurlex_feed": ("eurlex-feed-items/*.json", CAP),
    "eurlex_meta": ("eurlex-red-corpus/**/meta.json", CAP),
    "eurlex_notice": ("eurlex-notices/**/*.xml", 10),
    "europarl_documents": ("europarl-open-data/**/*.ttl", CAP),
    "europarl_pages": ("europarl-votes-oeil/**/*.html", 10),
    "government_offices": ("regeringen-f*/*.jsonl", CAP),
    "riksdag": ("riksdagen/**/*.json", 20),
    "sedia_calls": ("sedia-calls/open*.jsonl", CAP),
    "sedia_changelog": ("sedia-calls/changelog*.json", CAP),
    "sedia_results": ("sedia-calls/resultados*.json", CAP),
    "upload": ("**/*.txt", 2),
    "webpage": ("europarl-votes-oeil/**/*.html", 5),
}


def records_of(kind: str, paths: list[Path]) -> Iterator[Record]:
    reader = BY_NAME[kind].load()
    for path in paths:
        for one in reader(path.read_bytes(), path.name):
            if not isinstance(one, Reject):
                yield one


def check_twice(kind: str, records: list[Record]) -> None:
    """Import, and import again: everything is there once, and the dry run had said so."""
    source = source_for_files(kind, None, by=BY, at=NOW)
    plan = plan_import(source, records, by=BY, at=NOW)
    first = import_records(source, records, by=BY, at=NOW)
    assert (first.inserted, first.updated, first.unchanged, first.rejected) == (
        plan.inserted,
        plan.updated,
        plan.unchanged,
        plan.rejected,
    )
    assert first.inserted + first.updated + first.unchanged + first.rejected == len(records)
    assert first.inserted == source.documents.count() > 0
    matters = Matter.objects.count()
    again = import_records(source, records, by=BY, at=NOW)
    assert (again.inserted, again.updated) == (0, 0)
    assert (Matter.objects.count(), source.documents.count()) == (matters, first.inserted)
    assert not Document.objects.filter(matter=None).exists()


@pytest.mark.parametrize("kind", FILES)
def test_real_files_come_in_once(kind: str, shared_data: Path, region: None, biofuel: WatchProfile) -> None:
    pattern, cap = FILES[kind]
    paths = sorted(path for path in shared_data.glob(pattern) if path.is_file())
    records = list(islice(records_of(kind, paths), cap))
    assert records, f"no file at {pattern} is of the kind {kind}"
    check_twice(kind, records)


def test_real_feeds_come_in_once(shared_data: Path, region: None, biofuel: WatchProfile) -> None:
    reader = BY_NAME["feed"].load()
    records: list[Record] = []
    for path in sorted((shared_data / "feeds").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            for name in names[:: max(1, len(names) // 60)]:
                records += [one for one in reader(archive.read(name), name) if not isinstance(one, Reject)]
    assert len(records) > 50
    # Test files use one identifier for many things; what matters here is that a second reading is no news.
    source = source_for_files("feed", None, by=BY, at=NOW)
    import_records(source, records[: 2 * CAP], by=BY, at=NOW)
    again = import_records(source, records[: 2 * CAP], by=BY, at=NOW)
    assert (again.inserted, again.updated) == (0, 0)


def test_every_kind_with_real_files_is_tried(shared_data: Path) -> None:
    # No letter of a real mailbox is among the samples; EuroVoc holds no documents (test_eurovoc_store.py).
    stored = {name for name, kind in BY_NAME.items() if is_stored(kind)}
    assert stored - set(FILES) == {"eurovoc", "feed", "mailbox"}
