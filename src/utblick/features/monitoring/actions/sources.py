"""Add and change sources: by hand, from the catalogue, from a list of feeds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.text import slugify

from utblick.connectors.catalogue import CATALOGUE, CatalogueRow
from utblick.connectors.fetching.addresses import is_internal
from utblick.connectors.opml.outlines import Outline
from utblick.connectors.registry import BY_NAME
from utblick.features.monitoring import rules_sources as rules
from utblick.features.monitoring.actions.fetching import remember_usual
from utblick.features.monitoring.fetching import MAILBOX
from utblick.features.monitoring.models import Source, SourceCheck
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs import enqueue_job
from utblick.foundation.jobs.models import JobRun

CHECK_JOB = "monitoring.check_source"
CHECKS_KEPT = timedelta(days=90)
# Words in the addresses of the pages about sources.
RESERVED = frozenset({"ny", "opml", "filer", "katalog"})
CATALOGUE_FIELDS = ("name_sv", "name_en", "address", "language", "topics", "licence", "rhythm_hours")
# What people may fill in.
EDITABLE = ("name_sv", "name_en", "kind", "address", "language", "rhythm_hours", "note")
# Files without a source of their own belong to one of these.
FILE_NAMES = {
    "upload": ("Inlagt för hand", "Added by hand"),
    MAILBOX: ("Nyhetsbrev i brevlådan", "Newsletters by mail"),
    "eurovoc": ("EuroVoc, EU:s ämnesord", "EuroVoc, the EU’s subject words"),
}


def source_for_files(kind: str, key: str | None, *, by: Viewer, at: datetime) -> Source:
    """Give the source that files of a kind belong to: the one named by `key`, or one for files of that kind.

    Raises LookupError with a sentence when there is no source of that key.
    """
    by.check("monitoring.document.import")
    if key is not None:
        found = Source.objects.filter(key=key).first()
        if found is None:
            raise LookupError(f"there is no source with the key {key!r} in this installation")
        return found
    names = FILE_NAMES.get(kind) or (_short(BY_NAME[kind].sentence_sv), _short(BY_NAME[kind].sentence_en))
    source, is_new = Source.objects.get_or_create(
        key=kind.replace("_", "-"), defaults={"kind": kind, "name_sv": names[0], "name_en": names[1]}
    )
    if is_new:
        audit.record("monitoring.source.created", by=by, at=at, target=source)
    return source


def _short(sentence: str) -> str:
    return sentence.partition(":")[0].partition("(")[0].strip(" .")[:120]


# The catalogue.


def load_catalogue(at: datetime, *, by: Viewer) -> dict[str, int]:
    """Switch on the catalogue's sources that are missing; renew what nobody has changed of the others.

    What a row said when it was loaded is kept with the source, so that a field that differs from it is known
    to have been changed here, and is left alone. Loading twice changes nothing.
    """
    by.check("monitoring.source.change")
    counts = {"added": 0, "renewed": 0, "unchanged": 0}
    with transaction.atomic():
        known = {source.key: source for source in Source.objects.select_for_update()}
        for row in CATALOGUE:
            source = known.get(row.key)
            if source is None:
                source = Source.objects.create(key=row.key, kind=row.kind, next_check_at=at, **_fresh(row))
                audit.record("monitoring.source.created", by=by, at=at, target=source)
                counts["added"] += 1
            else:
                counts["renewed" if _renew(source, row, by=by, at=at) else "unchanged"] += 1
        if MAILBOX not in known and _has_mailbox():
            source_for_files(MAILBOX, None, by=by, at=at)
            counts["added"] += 1
    return counts


def lacks_of_catalogue() -> bool:
    """Say whether the catalogue has a source that is not here."""
    return not {row.key for row in CATALOGUE} <= set(Source.objects.values_list("key", flat=True))


def _has_mailbox() -> bool:
    from utblick.features.monitoring.fetching import can_be_fetched

    return can_be_fetched(MAILBOX, "")


def _said(row: CatalogueRow) -> dict[str, Any]:
    return {
        "name_sv": row.name_sv,
        "name_en": row.name_en,
        "address": row.address,
        "language": row.language,
        "topics": list(row.topics),
        "licence": row.licence,
        "rhythm_hours": row.rhythm,
    }


def _fresh(row: CatalogueRow) -> dict[str, Any]:
    said = _said(row)
    options = {
        "catalogue": {**said, "note": row.note},
        **({"selector": row.selector} if row.selector else {}),
    }
    return {**said, "options": options}


def _renew(source: Source, row: CatalogueRow, *, by: Viewer, at: datetime) -> bool:
    """Bring what nobody has changed to what the catalogue says now; say whether anything was changed."""
    if source.kind != row.kind:
        # Somebody made another source of this key: it is theirs.
        return False
    said, before = _said(row), source.options.get("catalogue")
    changes = {}
    for name, value in said.items():
        now = getattr(source, name)
        # A source without a memory of the catalogue (loaded with the example's names) is filled where empty.
        untouched = now == before.get(name) if before else now in ("", None, [])
        if untouched and now != value:
            changes[name] = [now, value]
            setattr(source, name, value)
    remembered = {**said, "note": row.note}
    if not changes and before == remembered:
        return False
    source.options = {**source.options, "catalogue": remembered}
    if "address" in changes:
        _begin_anew(source, at)
    source.save()
    if changes:
        audit.record("monitoring.source.changed", by=by, at=at, target=source, changes=changes)
    return bool(changes)


# By hand.


@dataclass(frozen=True, slots=True)
class NewSource:
    """What somebody wants to follow."""

    name: str
    address: str
    kind: str = "feed"
    language: str = ""
    rhythm_hours: int | None = None
    selector: str = ""
    note: str = ""
    name_en: str = ""


def add_source(new: NewSource, *, by: Viewer, at: datetime) -> Source:
    """Follow one more source, from now on. Raises `NotAllowed` and `RuleBroken`."""
    by.check("monitoring.source.change")
    rules.check_is_outside(new.address)
    with transaction.atomic():
        rules.check_source_name_is_free(new.name[:120].casefold() in names_taken())
        source = Source.objects.create(
            key=_free_key(new.name, new.address),
            kind=new.kind,
            name_sv=new.name[:120],
            name_en=(new.name_en or new.name)[:120],
            address=new.address,
            language=new.language,
            rhythm_hours=new.rhythm_hours,
            note=new.note,
            options={"selector": new.selector} if new.selector else {},
            next_check_at=at,
        )
        audit.record("monitoring.source.created", by=by, at=at, target=source)
    return source


def _free_key(name: str, address: str) -> str:
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    base = slugify(name)[:50].strip("-") or slugify(host.replace(".", "-"))[:50] or "kalla"
    if base in RESERVED:
        base = f"{base}-{hashlib.sha256(address.encode()).hexdigest()[:6]}"
    taken = set(Source.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(
        key for n in range(1, len(taken) + 2) if (key := base if n == 1 else f"{base}-{n}") not in taken
    )


def add_outlines(outlines: Iterable[Outline], *, by: Viewer, at: datetime) -> list[Source]:
    """Follow the feeds of a list that are not followed yet."""
    by.check("monitoring.source.change")
    with transaction.atomic():
        known, names = followed_addresses(), names_taken()
        added = []
        for outline in outlines:
            if (address := outline.address.strip()[:500]) in known:
                continue
            known.add(address)
            if is_internal(address):
                continue
            name = _told_apart(outline.name, address, names)
            names.add(name.casefold())
            added.append(add_source(NewSource(name, address, note=outline.folder), by=by, at=at))
    return added


def names_taken(besides: Source | None = None) -> set[str]:
    """Give the names that sources have, case folded."""
    rows = Source.objects.exclude(pk=besides.pk) if besides else Source.objects.all()
    return {name.casefold() for both in rows.values_list("name_sv", "name_en") for name in both if name}


def _told_apart(name: str, address: str, taken: set[str]) -> str:
    """Give a name of a list's feed that no other source has: with its server's, and then a number, beside it."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    others = (f"{name[:90]} ({host[:20]}{f' {n}' if n else ''})" for n in range(len(taken) + 1))
    return (
        name if name[:120].casefold() not in taken else next(o for o in others if o.casefold() not in taken)
    )


def followed_addresses() -> set[str]:
    """Give the addresses that some source has."""
    return set(Source.objects.exclude(address="").values_list("address", flat=True))


def change_source(
    source: Source, values: Mapping[str, Any], *, selector: str, by: Viewer, at: datetime
) -> Source:
    """Change what people may change of a source; another address or kind is another beginning.

    Raises `NotAllowed` and `RuleBroken`.
    """
    by.check("monitoring.source.change")
    with transaction.atomic():
        source = Source.objects.select_for_update().get(pk=source.pk)
        changes: dict[str, list[Any]] = {}
        for name in EDITABLE:
            if name in values and getattr(source, name) != values[name]:
                changes[name] = [getattr(source, name), values[name]]
                setattr(source, name, values[name])
        if "address" in changes:
            rules.check_is_outside(source.address)
        if changes.keys() & {"name_sv", "name_en"}:
            own = {source.name_sv.casefold(), source.name_en.casefold()}
            rules.check_source_name_is_free(not own.isdisjoint(names_taken(besides=source)))
        if (before := str(source.options.get("selector", ""))) != selector:
            changes["selector"] = [before, selector]
            source.options = {**source.options, "selector": selector}
        if not changes:
            return source
        if changes.keys() & {"address", "kind", "selector"}:
            _begin_anew(source, at)
        if "rhythm_hours" in changes:
            remember_usual(source)
        source.save()
        audit.record("monitoring.source.changed", by=by, at=at, target=source, changes=changes)
    return source


def _begin_anew(source: Source, at: datetime) -> None:
    """Forget what was remembered of another address: nothing of it says how this one is."""
    source.etag = source.last_modified = source.error_code = source.error_sv = source.error_en = ""
    source.failures_in_row = 0
    source.verified_at = source.last_success_at = source.last_attempt_at = None
    source.next_check_at = at
    source.state = {name: value for name, value in source.state.items() if name in ("moves", "mailbox")}


def switch_source(source: Source, *, on: bool, by: Viewer, at: datetime) -> Source:
    """Follow a source, or stop following it; its documents stay."""
    by.check("monitoring.source.change")
    with transaction.atomic():
        source = Source.objects.select_for_update().get(pk=source.pk)
        if source.is_active != on:
            source.is_active = on
            if on:
                source.next_check_at = at
            source.save(update_fields=["is_active", "next_check_at"])
            changes = {"is_active": [not on, on]}
            audit.record("monitoring.source.switched", by=by, at=at, target=source, changes=changes)
    return source


def check_now(source: Source, *, by: Viewer, at: datetime) -> JobRun:
    """Ask for the source to be fetched at once, in the background."""
    by.check("monitoring.source.change")
    with transaction.atomic():
        return enqueue_job(CHECK_JOB, by=by, at=at, key=str(source.pk), source=source.pk)


def forget_checks(at: datetime) -> int:
    """Remove old looks that gave nothing, and give how many those were."""
    old = SourceCheck.objects.filter(at__lt=at - CHECKS_KEPT, outcome__in=["unchanged", "failed"])
    removed, _by_model = old.delete()
    return removed
