"""Write what records say of public projects, a batch in a transaction; what is as it was stays untouched.

A batch is whole projects, so that a reading that was broken off and begun again ends the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import transaction

from utblick.connectors.project_record import ProjectDetailRecord
from utblick.features.programmes.archive import identity, organisations
from utblick.features.programmes.archive.indexing import ABOUT, index
from utblick.features.programmes.archive.organisations import Register
from utblick.features.programmes.archive.values import Participation, Project, differ
from utblick.features.programmes.models import (
    Programme,
    PublicDetail,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
    ToldBy,
)
from utblick.features.programmes.recognising import Known
from utblick.foundation.taking import Taken

BATCH = 400


@dataclass(slots=True)
class Reading:
    """What a reading of lists needs to know of the installation, read once."""

    source: str
    at: datetime
    known: Known = field(default_factory=Known)
    register: Register = field(default_factory=Register.read)


def store(projects: Sequence[Project], reading: Reading) -> Taken:
    """Store projects with their participations; records that say nothing new are counted unchanged."""
    total, rest = Taken(), iter(projects)
    while batch := list(islice(rest, BATCH)):
        with transaction.atomic():
            total.add(_store_batch(batch, reading))
    return total


def _store_batch(batch: Sequence[Project], reading: Reading) -> Taken:
    keys = [one.key for one in batch]
    rows = PublicProject.objects.select_for_update(of=("self",)).filter(
        source=reading.source, source_key__in=keys
    )
    known = {row.source_key: row for row in rows}
    new: list[PublicProject] = []
    changed: list[PublicProject] = []
    states: dict[str, str] = {}
    for one in batch:
        row = known.get(one.key)
        programme = reading.known.programme(one.programme_names, one.year)
        if row is None:
            row = PublicProject(source=reading.source, source_key=one.key)
            new.append(row)
            states[one.key] = "inserted"
        elif one.told_by == ToldBy.PARTNERS and row.told_by == ToldBy.PROJECTS:
            # A list of projects says more of a project than the rows of its partners do.
            states[one.key] = "unchanged"
            continue
        elif row.fingerprint == one.fingerprint() and row.programme_id == (programme and programme.pk):
            states[one.key] = "unchanged"
            continue
        else:
            changed.append(row)
            states[one.key] = "updated"
        known[one.key] = row
        _set(row, one, programme, reading.at)
    PublicProject.objects.bulk_create(new)
    fields = [*batch[0].columns, "programme", "told_by", "language", "seen_at", "fingerprint", *identity.KEYS]
    PublicProject.objects.bulk_update(changed, fields)
    parts = _participations(batch, known, reading)
    index([*new, *changed])
    identity.join([*(row.pk for row in (*new, *changed)), *(known[key].pk for key, _part in parts)])
    return _counted(batch, states, parts)


def _set(row: PublicProject, one: Project, programme: Programme | None, at: datetime) -> None:
    for name, value in one.columns.items():
        setattr(row, name, value)
    row.programme, row.told_by = programme, one.told_by
    # The language is told anew from the words when they are indexed.
    row.language, row.seen_at, row.fingerprint = "", at, one.fingerprint()
    identity.set_keys(row)


def _participations(
    batch: Sequence[Project], known: dict[str, PublicProject], reading: Reading
) -> dict[tuple[str, str], str]:
    """Store the participations of a batch; give what became of each by the keys of project and participation."""
    parts = [one for project in batch for one in project.participations]
    found = organisations.stored(parts, reading.register)
    mains = organisations.main_of(found.values())
    numbers = [known[project.key].pk for project in batch]
    held = {
        (row.project_id, row.source_key): row
        for row in PublicParticipation.objects.filter(project__in=numbers)
    }
    new: list[PublicParticipation] = []
    changed: list[PublicParticipation] = []
    states: dict[tuple[str, str], str] = {}
    touched: set[int] = set()
    for project in batch:
        pk, main = known[project.key].pk, known[project.key].same_as_id
        for one in project.participations:
            organisation = found[organisations.key_of(one)]
            values = _values(one, organisation, mains)
            row = held.get((pk, one.key))
            if row is None:
                new.append(
                    PublicParticipation(project_id=pk, work_id=main or pk, source_key=one.key, **values)
                )
                states[project.key, one.key] = "inserted"
            elif differ(row, values):
                touched.add(row.organisation_id or 0)
                for name, value in values.items():
                    setattr(row, name, value)
                changed.append(row)
                states[project.key, one.key] = "updated"
            touched.add(values["organisation_id"])
    PublicParticipation.objects.bulk_create(new)
    if changed:
        names = [name for name in values if not name.endswith("_id")]
        PublicParticipation.objects.bulk_update(changed, [*names, "organisation", "body"])
    organisations.count(touched)
    return states


def _values(one: Participation, organisation: PublicOrganisation, mains: dict[int, int]) -> dict[str, Any]:
    return {
        **one.values(),
        "organisation_id": mains[organisation.pk],
        "body_id": organisation.body_id,
    }


def _counted(batch: Sequence[Project], states: dict[str, str], parts: dict[tuple[str, str], str]) -> Taken:
    """Count the records: one that brought a participation by that, any other by its project."""
    taken = Taken()
    for project in batch:
        outcomes = [
            parts.get((project.key, one.key))
            or ("updated" if states[project.key] == "updated" else "unchanged")
            for one in project.participations
        ]
        outcomes += [states[project.key]] * (project.records - len(project.participations))
        for outcome in outcomes:
            setattr(taken, outcome, getattr(taken, outcome) + 1)
    return taken


def store_details(records: Sequence[ProjectDetailRecord]) -> Taken:
    """Store what further tables say of projects; those that are there already are found by it."""
    total, rest = Taken(), iter({(one.source, one.source_id): one for one in records}.values())
    total.unchanged = len(records)
    while batch := list(islice(rest, BATCH * 5)):
        with transaction.atomic():
            done = _store_details(batch)
        total.inserted += done.inserted
        total.updated += done.updated
        total.unchanged -= done.inserted + done.updated
    return total


def _store_details(batch: Sequence[ProjectDetailRecord]) -> Taken:
    taken = Taken()
    source = batch[0].source
    keys = [one.source_id[:300] for one in batch]
    known: dict[str, PublicDetail] = {}
    for start in range(0, len(keys), BATCH):
        rows = PublicDetail.objects.filter(source=source, source_key__in=keys[start : start + BATCH])
        known |= {row.source_key: row for row in rows}
    new, changed, numbers = [], [], set()
    for one in batch:
        values = {
            "number": one.project[:120],
            "name": one.name[:40],
            "code": one.code[:200],
            "title": one.title[:600],
            "language": one.language[:2],
            "address": one.url[:500] if one.url.startswith("http") else "",
        }
        row = known.get(one.source_id[:300])
        if row is None:
            row = PublicDetail(source=source, source_key=one.source_id[:300], **values)
            known[row.source_key] = row
            new.append(row)
            taken.inserted += 1
        elif differ(row, values):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
            taken.updated += 1
        else:
            continue
        if one.name in ABOUT:
            numbers.add(one.project)
    PublicDetail.objects.bulk_create(new)
    PublicDetail.objects.bulk_update(changed, ["number", "name", "code", "title", "language", "address"])
    listed = sorted(numbers)
    for start in range(0, len(listed), BATCH):
        some = listed[start : start + BATCH]
        index(list(PublicProject.objects.filter(source=source, number__in=some)))
    return taken
