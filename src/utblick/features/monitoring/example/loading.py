"""Load the example's watch through the same actions that people use. Loading twice adds nothing."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, time
from importlib.resources import files
from typing import Any

from django.db import transaction

from utblick.connectors.eurovoc.adapt import read as read_eurovoc
from utblick.connectors.record import DocumentRecord
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.actions.sources import load_catalogue, source_for_files
from utblick.features.monitoring.intake import day
from utblick.features.monitoring.models import (
    Concept,
    Document,
    RecallItem,
    Source,
    Subscription,
    WatchProfile,
)
from utblick.features.organisation.queries import people
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

FOLDER = files("utblick.features.monitoring.example")


def load(at: datetime) -> dict[str, int]:
    """Load what is missing of the example and say how much of each that was."""
    with transaction.atomic():
        counts = {"sources": _sources(at), "concepts": _concepts(at), "profiles": _profiles(at)}
    counts["EuroVoc subjects"] = _eurovoc(at)
    counts["documents"] = _documents(at)
    with transaction.atomic():
        counts["documents that mattered"] = _mattered()
    return counts


def _table(name: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / name).read_text("utf-8"))[key]
    return found


def _sources(at: datetime) -> int:
    """Follow the catalogue's sources, and those that only the example has; one key is one source."""
    added = load_catalogue(at, by=system("utblick example"))["added"]
    for row in _table("sources.toml", "source"):
        names = {name: row[name] for name in ("name_sv", "name_en", "note")}
        source, is_new = Source.objects.get_or_create(key=row["key"], defaults={"kind": row["kind"], **names})
        added += is_new
        if not source.note:
            source.note = row["note"]
            source.save(update_fields=["note"])
    return added


def _concepts(at: datetime) -> int:
    added = 0
    for row in _table("concepts.toml", "concept"):
        defaults = {
            "name_sv": row["name_sv"],
            "name_en": row["name_en"],
            "topic": row["topic"],
            "labels": {"sv": row["sv"], "en": row["en"]},
            "eurovoc": [str(code) for code in row.get("eurovoc", [])],
            "changed_at": at,
        }
        added += Concept.objects.get_or_create(key=row["id"], defaults=defaults)[1]
    return added


def _eurovoc(at: datetime) -> int:
    """Bring in the subjects that the documents and concepts of the example carry, and what is near them."""
    by = system("utblick example")
    records = read_eurovoc((FOLDER / "eurovoc.jsonl").read_bytes(), "eurovoc.jsonl")
    with transaction.atomic():
        source = source_for_files("eurovoc", None, by=by, at=at)
    return import_records(source, records, by=by, at=at).inserted


def _profiles(at: datetime) -> int:
    added = 0
    for row in _table("profiles.toml", "profile"):
        owner = next(iter(_holders(row["owner"], at)), None)
        if owner is None:
            continue  # The example was changed so that nobody holds the role; a profile needs an owner.
        defaults = {
            "why": row["why_sv"],
            "query": row["query"],
            "languages": row["languages"],
            "topic": row["topic"],
            "owner": owner,
            "rhythm": row["rhythm"],
            "created_at": at,
            "changed_at": at,
        }
        profile, is_new = WatchProfile.objects.get_or_create(name=row["name_sv"], defaults=defaults)
        added += is_new
        if is_new:
            receivers = {a.pk: a for role in row["receivers"] for a in _holders(role, at)} | {owner.pk: owner}
            for account in receivers.values():
                Subscription.objects.create(account=account, profile=profile, since=at)
    return added


def _holders(role: str, at: datetime) -> list[Account]:
    """Give those who hold a role today: `strategist`, `board_secretary:RUN`."""
    name, _colon, board = role.partition(":")
    rows = people(at, role=name, board=board or None).order_by("valid_from", "pk")
    return list({row.account_id: row.account for row in rows}.values())


def _documents(at: datetime) -> int:
    by_source: defaultdict[str, list[DocumentRecord]] = defaultdict(list)
    for line in (FOLDER / "documents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        row.pop("kind")
        by_source[row["source"]].append(DocumentRecord(**{**row, "seen": _seen(row["published"], at)}))
    added = 0
    for key, records in by_source.items():
        source = Source.objects.get(key=key)
        counts = import_records(source, records, by=system("utblick example"), at=at, is_example=True)
        added += counts.inserted
    return added


def _seen(published: str, at: datetime) -> str:
    """An office that had watched all along would have seen it on the morning it was published."""
    on = day(published)
    return datetime.combine(on, time(7, 40), at.tzinfo).isoformat() if on else ""


def _mattered() -> int:
    names = {row["id"]: row["name_sv"] for row in _table("profiles.toml", "profile")}
    added = 0
    for row in _table("mattered.toml", "mattered"):
        profile = WatchProfile.objects.filter(name=names[row["profile"]]).first()
        if profile is None:
            continue
        for document in _found(row["documents"]).values():
            defaults = {"title": document.title, "why": row.get("why_sv", "")[:300]}
            added += RecallItem.objects.get_or_create(profile=profile, document=document, defaults=defaults)[
                1
            ]
    return added


def _found(numbers: Iterable[str]) -> Mapping[str, Document]:
    rows = Document.objects.filter(is_example=True, publisher_id__in=list(numbers))
    return {document.publisher_id: document for document in rows}
