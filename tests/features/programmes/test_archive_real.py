"""Every real list of projects and partners that this machine has: nothing is lost, and a second run changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from utblick.connectors.project_record import ProjectDetailRecord
from utblick.connectors.record import Reject
from utblick.connectors.registry import BY_NAME
from utblick.features.programmes.actions.archive import take_details, take_operations, take_partnerships
from utblick.features.programmes.models import (
    PublicDetail,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
)
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Taken, Told

TAKE = {"operation": take_operations, "partnership": take_partnerships, "project_detail": take_details}


def taken_in(kind: str, path: Path, by: Viewer, at: datetime) -> tuple[int, int, Taken]:
    """Give how many records and rejects a file has, and what taking them in did."""
    found = list(BY_NAME[kind].load()(path.read_bytes(), path.name))
    records = [one for one in found if not isinstance(one, Reject)]
    total = Taken()
    for name, take in TAKE.items():
        total.add(take([one for one in records if one.kind == name], Told(), by=by, at=at))
    return len(records), len(found) - len(records), total


SWEDEN = "list-of-operations/SE.sweden/Sweden_all_funds_2014-2020.json"


def test_the_swedish_list_comes_in_whole_and_once(
    person: Callable[[str], Viewer], at: datetime, shared_data: Path
) -> None:
    path, by = shared_data / SWEDEN, person("strateg")
    records, _rejects, first = taken_in("operations", path, by, at)
    assert records == 241
    assert first.inserted + first.updated + first.unchanged + len(first.rejects) == records
    assert first.inserted == records
    _records, _rejects, second = taken_in("operations", path, by, at + timedelta(days=1))
    assert (second.inserted, second.updated, second.unchanged) == (0, 0, records)
    assert not PublicProject.objects.filter(seen_at__gt=at).exists()


def test_lists_of_any_country_come_in_whole_and_once(
    person: Callable[[str], Viewer], at: datetime, shared_data: Path
) -> None:
    by, lists = person("strateg"), 0
    for folder in ("list-of-operations", "list-of-operations-mapping"):
        for path in sorted((shared_data / folder).rglob("*")):
            if path.suffix.lower() not in (".csv", ".xls", ".xlsx", ".json", ".html"):
                continue
            records, _rejects, first = taken_in("operations", path, by, at)
            assert first.inserted + first.updated + first.unchanged + len(first.rejects) == records, path
            _records, _rejects, second = taken_in("operations", path, by, at)
            assert (second.inserted, second.updated, second.unchanged) == (0, 0, records), path
            lists += 1
    assert lists > 30


def test_partners_of_interreg_come_in_whole_and_once(
    person: Callable[[str], Viewer], at: datetime, shared_data: Path
) -> None:
    path, by = shared_data / "interreg-sweden-partners" / "rawdata.json", person("strateg")
    records, rejects, first = taken_in("interreg_partners", path, by, at)
    assert records + rejects == 779
    assert (first.inserted, first.updated, first.unchanged) == (records, 0, 0)
    assert PublicParticipation.objects.count() == records
    counted = sum(PublicOrganisation.objects.values_list("projects", flat=True))
    assert counted == len(set(PublicParticipation.objects.values_list("project", "organisation")))
    _records, _rejects, second = taken_in("interreg_partners", path, by, at + timedelta(days=1))
    assert (second.inserted, second.updated, second.unchanged) == (0, 0, records)


@pytest.mark.parametrize("name", ["topics.xlsx", "legalBasis.xlsx", "webItem.xlsx"])
def test_tables_of_cordis_come_in_whole_and_once(
    person: Callable[[str], Viewer], at: datetime, shared_data: Path, name: str
) -> None:
    path, by = shared_data / "cordis-horizon" / name, person("strateg")
    found = list(BY_NAME["cordis"].load()(path.read_bytes(), path.name))
    details = [one for one in found if isinstance(one, ProjectDetailRecord)]
    first = take_details(details, Told(), by=by, at=at)
    assert first.inserted == PublicDetail.objects.count() == len({one.source_id for one in details})
    assert first.inserted + first.unchanged == len(details)
    second = take_details(details, Told(), by=by, at=at)
    assert (second.inserted, second.updated, second.unchanged) == (0, 0, len(details))
