"""What stands at the gate: of each kind what is public, what could be, what is missing, what has moved since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.utils.functional import Promise

from utblick.features.publishing.gate import freezing, rules
from utblick.features.publishing.kinds import KINDS, kind_of
from utblick.features.publishing.kinds.kind import Facts, Kind
from utblick.features.publishing.kinds.shared import tags_fetched
from utblick.features.publishing.models import Publication, Release
from utblick.foundation.accounts.viewer import Viewer

VIEW, WRITE = "publishing.publication.view", "publishing.wording.write"
WITHDRAW = "publishing.publication.withdraw"


class State(StrEnum):
    """Where a record stands at the gate."""

    PUBLIC = "public"
    MOVED = "moved"  # public, and something has changed inside since
    READY = "ready"  # may be let through as it is
    WORDS = "words"  # lacks public wording
    BARRED = "barred"  # something stands in the way
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A record at the gate, with what would go out and what is public of it now."""

    kind: Kind
    key: str
    record: Any
    facts: Facts
    publication: Publication | None
    wording: dict[str, dict[str, str]]
    lacks: tuple[str, ...]

    @property
    def title(self) -> str:
        """Give what it is called in Swedish: in public as far as it has words, else inside."""
        return self.wording["sv"]["title"] or self.facts.drafts["sv"].title or f"#{self.key}"

    @property
    def release(self) -> Release | None:
        """Give what is public of it."""
        return self.publication.current if self.publication else None

    @property
    def source(self) -> str:
        """Give the fingerprint of what would go out."""
        return freezing.fingerprint(self.kind, self.facts, self.wording)

    @property
    def seen(self) -> str:
        """Give the fingerprint of the facts alone, for who lets it through after having looked."""
        return freezing.fingerprint(self.kind, self.facts, {})

    @property
    def state(self) -> State:
        """Say where it stands."""
        if self.release is not None:
            return State.MOVED if self.release.source not in ("", self.source) else State.PUBLIC
        if self.facts.obstacles:
            return State.BARRED
        if self.publication is not None and self.publication.withdrawn_at is not None:
            return State.WITHDRAWN
        return State.WORDS if rules.NO_WORDING in self.lacks else State.READY

    @property
    def lacks_english(self) -> bool:
        """Say whether it is, or could be, public in Swedish alone."""
        return rules.NO_ENGLISH in self.lacks

    @property
    def obstacles(self) -> tuple[str | Promise, ...]:
        """Give what stands in the way."""
        return self.facts.obstacles


def kinds_of(viewer: Viewer) -> list[Kind]:
    """Give the kinds that the viewer may know of, in the order of the site."""
    viewer.check(VIEW)
    return [kind for kind in KINDS.values() if kind.is_known_to(viewer)]


def seen_kind(viewer: Viewer, key: str) -> Kind:
    """Give a kind that the viewer may know of. Raises Http404."""
    viewer.check(VIEW)
    kind = kind_of(key)
    if not kind.is_known_to(viewer):
        raise Http404
    return kind


def _publications(kind: Kind) -> QuerySet[Publication]:
    rows = Publication.objects.filter(kind=kind.shape.key).select_related("current")
    return rows.prefetch_related("wordings")


def standings(viewer: Viewer, kind: Kind, keys: Iterable[str] | None = None) -> list[Standing]:
    """Give the records of a kind that the viewer sees, as they stand; only those of `keys` when they are said."""
    viewer.check(VIEW)
    rows = list(kind.rows(viewer) if keys is None else kind.records(viewer, set(keys)).values())
    known = {row.record: row for row in _publications(kind)}
    with tags_fetched(kind.model, [row.pk for row in rows if isinstance(row.pk, int)]):
        return [_standing(kind, row, known.get(kind.key(row))) for row in rows]


def standing(viewer: Viewer, kind: Kind, key: str) -> Standing:
    """Give one record as it stands. Raises Http404."""
    viewer.check(VIEW)
    record = kind.record(viewer, key)
    if record is None:
        raise Http404
    return _standing(kind, record, _publications(kind).filter(record=key).first())


def _standing(kind: Kind, record: Any, publication: Publication | None) -> Standing:
    facts = kind.facts(record)
    wording = freezing.wording_of(publication, facts.drafts if kind.speaks_for_itself else {})
    lacks = tuple(rules.lacking(wording))
    return Standing(kind, kind.key(record), record, facts, publication, wording, lacks)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a kind are public, have been withdrawn, and have wording but have not been let through."""

    kind: Kind
    public: int
    moved: int
    prepared: int
    withdrawn: int


def counted(viewer: Viewer) -> list[Counted]:
    """Count each kind that the viewer knows of, in one question."""
    kinds = kinds_of(viewer)
    rows = Publication.objects.filter(kind__in=[kind.shape.key for kind in kinds]).values("kind")
    is_public = Q(current__isnull=False)
    told = {
        row["kind"]: row
        for row in rows.order_by().annotate(
            public=Count("pk", filter=is_public),
            moved=Count("pk", filter=is_public & Q(has_moved=True)),
            withdrawn=Count("pk", filter=Q(current__isnull=True, withdrawn_at__isnull=False)),
            prepared=Count("pk", filter=Q(current__isnull=True, withdrawn_at__isnull=True)),
        )
    }
    found = []
    for kind in kinds:
        row: Mapping[str, Any] = told.get(kind.shape.key, {})
        public, moved, prepared, gone = (
            int(row.get(name, 0)) for name in ("public", "moved", "prepared", "withdrawn")
        )
        found.append(Counted(kind, public, moved, prepared, gone))
    return found


def latest(viewer: Viewer, limit: int = 8) -> list[Release]:
    """Give what was let through last, of the kinds that the viewer knows of."""
    keys = [kind.shape.key for kind in kinds_of(viewer)]
    rows = Release.objects.filter(kind__in=keys, publication__current__isnull=False, is_withdrawn=False)
    return list(rows.select_related("publication").order_by("-approved_at", "-pk")[:limit])


def closed(viewer: Viewer, limit: int = 8) -> list[Release]:
    """Give the last release of what was withdrawn last, for what it was called."""
    keys = [kind.shape.key for kind in kinds_of(viewer)]
    rows = Release.objects.filter(
        kind__in=keys,
        publication__current__isnull=True,
        publication__withdrawn_at__isnull=False,
        number=F("publication__number"),
    )
    return list(rows.select_related("publication").order_by("-publication__withdrawn_at", "-pk")[:limit])


def called(release: Release, language: str) -> str:
    """Give what a withdrawn release was called; of a person nothing is told that may have to be forgotten."""
    told = "" if KINDS[release.kind].is_a_person else release.title(language)
    return told or f"#{release.publication.record}"


def may_withdraw(viewer: Viewer, kind: Kind) -> bool:
    """Say whether the viewer withdraws records of a kind."""
    return viewer.may(WITHDRAW) or viewer.may(kind.permission)
