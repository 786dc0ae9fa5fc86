"""Which matters somebody may mean when joining one with another: by number, address, or words of a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db.models import Count, QuerySet
from django.http import Http404

from utblick.engine.query.parse import QueryError
from utblick.engine.text.words import cut
from utblick.features.monitoring.archive.search import Search, search
from utblick.features.monitoring.models import DocumentReference, Matter
from utblick.features.monitoring.queries.matters import matter_by_number
from utblick.features.monitoring.queries.visible import visible
from utblick.foundation.accounts.viewer import Viewer

SHOWN, MOST_WORDS = 12, 20
_NUMBER = re.compile(r"(?:#|[^\W\d]{1,10} )? ?([0-9]{1,18})")
_PATH = re.compile(r"/arenden/(\d{1,18})(?:/.*)?", re.A)
_IN_INBOX = re.compile(r"(?:.*&)?matter=(\d{1,18})(?:&.*)?", re.A)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may be meant, and how many documents it has."""

    matter: Matter
    documents: int


def candidates(viewer: Viewer, matter: Matter, written: str, *, host: str = "") -> list[Candidate]:
    """Give the matters that somebody may mean, never the matter itself.

    A number, or an address of this site (`host`), means that matter; other words are looked for in titles, then
    in texts. Without words: the matters whose documents share a reference with this one's.
    """
    written = " ".join(written.split())
    if not written:
        return _listed(viewer, matter, _sharing(matter))
    number = _number(written, host)
    if number is not None:
        try:
            return _listed(viewer, matter, [matter_by_number(viewer, number).pk])
        except Http404:
            return []
    return _listed(viewer, matter, _saying(viewer, written))


def _number(written: str, host: str) -> int | None:
    """Read `12`, `#12`, `Ärende 12`, or a pasted address of this site."""
    if found := _NUMBER.fullmatch(written):
        return int(found[1])
    try:
        address = urlsplit(written)
    except ValueError:
        return None
    if address.netloc not in ("", host):
        return None
    found = _PATH.fullmatch(address.path) or _IN_INBOX.fullmatch(address.query)
    return int(found[1]) if found else None


def _saying(viewer: Viewer, written: str) -> list[int]:
    words = [word.full for word in cut(written)][:MOST_WORDS]
    found: list[int] = []
    if not words:
        return found
    for query in (" ".join(f"title:{word}" for word in words), " ".join(words)):
        try:
            hits = search(viewer, Search(query)).found
        except QueryError:
            continue
        found += [hit.document.matter_id for hit in hits]
    return list(dict.fromkeys(found))


def _sharing(matter: Matter) -> list[int]:
    own = DocumentReference.objects.filter(document__matter=matter).values_list("type", "key").distinct()
    found: list[int] = []
    for type_, key in own[:40]:
        rows = DocumentReference.objects.filter(type=type_, key=key).exclude(document__matter=matter)
        found += rows.order_by("-defining", "-id").values_list("document__matter_id", flat=True)[:SHOWN]
    return list(dict.fromkeys(found))


def _listed(viewer: Viewer, matter: Matter, numbers: list[int]) -> list[Candidate]:
    rows: QuerySet[Matter] = visible(viewer).filter(pk__in=numbers[: 2 * SHOWN]).exclude(pk=matter.pk)
    rows = rows.select_related("owner_board", "proposed_board")
    known = {row.pk: row for row in rows.annotate(held=Count("documents")).filter(held__gt=0)}
    listed = [known[number] for number in numbers if number in known][:SHOWN]
    return [Candidate(row, row.held) for row in listed]
