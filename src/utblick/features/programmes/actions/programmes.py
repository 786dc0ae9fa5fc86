"""Programmes themselves, and the names that sources have for them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.programmes import rules
from utblick.features.programmes.actions.versions import check_is_version
from utblick.features.programmes.models import Call, Programme, ProgrammeName
from utblick.features.programmes.recognising import folded
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "programmes.programme.change"
FIELDS = frozenset(
    {
        "key",
        "name_sv",
        "name_en",
        "family",
        "kind",
        "cci",
        "predecessor",
        "starts_on",
        "ends_on",
        "projects_end_on",
        "costs_end_on",
        "nuts_version",
        "countries",
        "budget_eur",
        "open_to_us",
        "legal_base",
        "swedish_body",
        "address",
        "note_sv",
        "note_en",
        "zone",
        "least_partners",
        "least_countries",
        "is_last_call_listed",
        "outside_source",
        "outside_certainty",
        "certainty",
        "source_note",
    }
)
# Words that stand where a key would in addresses.
RESERVED = frozenset(
    {
        "nytt",
        "utlysningar",
        "regler",
        "namn",
        "passar",
        "behov",
        "statistik",
        "bedomningar",
        "projekt",
        "partner",
    }
)


@transaction.atomic
def create_programme(*, by: Viewer, at: datetime, **fields: Any) -> Programme:
    """Add a programme; its short name for addresses is made of the Swedish one where none is given."""
    by.check(CHANGE)
    name = str(fields.get("name_sv", "")).strip()
    rules.check_programme_is_new(Programme.objects.filter(name_sv__iexact=name).exists())
    _check(fields)
    programme = Programme()
    fields["key"] = fields.get("key") or _free_key(name)
    changes = settable(programme, fields, FIELDS)
    checked_and_saved(programme)
    audit.record("programmes.programme.created", by=by, at=at, target=programme, changes=changes)
    return programme


@transaction.atomic
def change_programme(
    programme: Programme, *, version: int, by: Viewer, at: datetime, **fields: Any
) -> Programme:
    """Change what stands of a programme itself as it was at `version`; its short name stays."""
    by.check(CHANGE)
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    check_is_version(programme, version)
    _check(fields)
    rules.check_has_no_circle(_follows(fields.get("predecessor"), programme))
    changes = settable(programme, fields, FIELDS - {"key"})
    if changes:
        programme.version += 1
        checked_and_saved(programme)
        audit.record("programmes.programme.changed", by=by, at=at, target=programme, changes=changes)
    return programme


def _check(fields: dict[str, Any]) -> None:
    rules.check_are_countries(fields.get("countries") or ())
    if "zone" in fields:
        rules.check_is_zone(fields["zone"])
    if "certainty" in fields:
        rules.check_says_where_from(fields.get("source_note", ""), fields["certainty"])


def _follows(row: Programme | None, programme: Programme) -> bool:
    seen = set()
    while row is not None and row.pk not in seen:
        if row.pk == programme.pk:
            return True
        seen.add(row.pk)
        row = row.predecessor
    return False


@transaction.atomic
def add_name(programme: Programme, name: str, *, by: Viewer, at: datetime) -> ProgrammeName:
    """Let a name or number that sources write mean this programme; calls that waited for one get it."""
    by.check(CHANGE)
    name = " ".join(name.split())
    key = folded(name)
    rules.check_name_is_free(ProgrammeName.objects.filter(folded=key).exists())
    row = ProgrammeName(programme=programme, name=name, folded=key)
    checked_and_saved(row)
    waiting = Call.objects.filter(programme=None).select_related("document").defer("document__text")
    known = [call.pk for call in waiting if key in map(folded, _said_of(call))]
    Call.objects.filter(pk__in=known).update(programme=programme)
    changes = {"name_in_sources": ["", name], "calls_tied": len(known)}
    audit.record("programmes.name.added", by=by, at=at, target=programme, changes=changes)
    return row


def _said_of(call: Call) -> list[str]:
    codes = call.document.fields.get("programme_code", ()) if call.document else ()
    return [call.programme_text, *map(str, codes)]


@transaction.atomic
def remove_name(row: ProgrammeName, *, by: Viewer, at: datetime) -> None:
    """Let a name mean this programme no longer; what was recognised by it stays as it is."""
    by.check(CHANGE)
    changes = {"name_in_sources": [row.name, ""]}
    audit.record("programmes.name.removed", by=by, at=at, target=row.programme, changes=changes)
    row.delete()


def _free_key(name: str) -> str:
    """Give a short name, for addresses, that no programme has."""
    start = slugify(name)[:34].strip("-") or "program"
    start = f"{start}-2" if start in RESERVED else start
    key, number = start, 2
    while Programme.objects.filter(key=key).exists():
        key, number = f"{start}-{number}", number + 1
    return key
