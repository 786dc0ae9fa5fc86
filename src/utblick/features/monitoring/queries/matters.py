"""Matters: one whole, or the lists of what somebody owns, follows or is concerned by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404

from utblick.engine import similarity
from utblick.features.monitoring.document_types import is_correction
from utblick.features.monitoring.models import (
    Document,
    DocumentReference,
    Follow,
    Hit,
    Judgement,
    KeptApart,
    Matter,
    MatterAlias,
    MatterNote,
    Regrouping,
    WatchProfile,
)
from utblick.features.monitoring.models.matters import MatterState
from utblick.features.monitoring.passages import Passage
from utblick.features.monitoring.permissions import may_undo
from utblick.features.monitoring.queries.eurovoc import Subject, code_of, subjects
from utblick.features.monitoring.queries.inbox import in_text, telling
from utblick.features.monitoring.queries.visible import visible
from utblick.features.monitoring.rules import JUDGED
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

BIGGEST_NUMBER = 2**63 - 1


def sees_inside(viewer: Viewer, matter: Matter) -> bool:
    """Say whether the viewer sees how a matter is judged: what is proposed, what was dismissed and why."""
    boards = {b.key for b in (matter.owner_board, matter.proposed_board) if b}
    may = "monitoring.inbox.view"
    return viewer.may(may) or any(viewer.may(may, board=key) for key in boards)


def matter_by_number(viewer: Viewer, number: int) -> Matter:
    """Give a matter by its number, or by a number its documents had before they were joined with others.

    Raises Http404 when there is none that the viewer may see.
    """
    rows = (
        visible(viewer)
        .select_related("owner_board", "owner", "proposed_board", "proposed_owner", "judged_by")
        .filter(Exists(Document.objects.filter(matter=OuterRef("pk"))))
    )
    passed: set[int] = set()
    onward: int | None = number
    while onward is not None and onward not in passed and onward <= BIGGEST_NUMBER:
        if (found := rows.filter(pk=onward).first()) is not None:
            return found
        passed.add(onward)
        onward = _leads_to(onward)
    raise Http404


def _leads_to(number: int) -> int | None:
    """Give where the documents of an empty number are: a rule or a hand joined them with another matter."""
    alias = MatterAlias.objects.filter(former_id=number).first()
    if alias is not None:
        return alias.matter_id
    if Document.objects.filter(matter=number).exists():
        return None
    moved = Q(kind="join", undone_at=None) | Q(kind="split", undone_at__isnull=False)
    last = Regrouping.objects.filter(moved, other=number).order_by("-at", "-id").first()
    return last.matter_id if last else None


def owned(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that the viewer answers for."""
    return visible(viewer).filter(owner_id=viewer.account_id, state__in=JUDGED)


def followed(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that the viewer follows."""
    return visible(viewer).filter(follows__account_id=viewer.account_id)  # type: ignore[misc]


def of_boards(keys: Iterable[str]) -> Q:
    """Say which matters some boards own or are concerned by."""
    return Q(owner_board__key__in=list(keys)) | Q(concerned_boards__key__in=list(keys))


def boards_near(viewer: Viewer) -> frozenset[str]:
    """Give the boards where the viewer has a role, and those that their units work for."""
    of_units = Board.objects.filter(units__in=viewer.units) if viewer.units else Board.objects.none()
    return viewer.boards | frozenset(of_units.values_list("key", flat=True))


def on_desk(viewer: Viewer, board: str) -> QuerySet[Matter]:
    """Give the judged matters that a board owns or is concerned by."""
    found = visible(viewer).filter(state__in=JUDGED)
    return found.filter(of_boards([board])).distinct()


@dataclass(frozen=True, slots=True)
class Place:
    """One document of a matter: what hit in it, what it says otherwise than the first, its EuroVoc subjects."""

    document: Document
    hits: list[Hit]
    differences: list[Any]
    subjects: list[Subject] = field(default_factory=list)

    @property
    def is_correction(self) -> bool:
        return is_correction(self.document.type, self.document.title)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage and the document that it stands in."""

    document: Document
    passage: Passage


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a matter is shown: a profile, where it hit, the passage that tells most, and the others."""

    profile: WatchProfile
    documents: list[Document]
    words: int
    best: Quotation | None
    more: list[Quotation]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened in a matter. `kind` chooses the words; `values` fill them."""

    at: datetime
    kind: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Twin:
    """A matter with the same reference that no rule joins. `why` is `apart` (split by hand), `judged` or empty."""

    matter: Matter
    why: str


@dataclass(frozen=True, slots=True)
class WholeMatter:
    """A matter with everything that its page shows."""

    matter: Matter
    places: list[Place]
    notes: list[MatterNote]
    timeline: list[Moment]
    regroupings: list[Regrouping]
    follow: Follow | None
    also: list[Twin]
    sees_inside: bool
    sees_profiles: bool
    undoable: Judgement | None = None

    @property
    def lead(self) -> Place:
        """Give the place whose document gave the matter its title."""
        return next((p for p in self.places if p.document.title == self.matter.title), self.places[0])

    @property
    def newest(self) -> Document | None:
        """Give the document published last, where another one gave the matter its title."""
        dated = [place.document for place in self.places if place.document.published_on]
        found = max(dated, key=lambda document: (document.published_on, document.pk), default=None)
        return found if found is not None and found.title != self.matter.title else None

    @property
    def hits(self) -> list[Hit]:
        return [hit for place in self.places for hit in place.hits]

    @property
    def reasons(self) -> list[Reason]:
        """Give each profile that hit as one reason, the one that tells most first."""
        found = [(hit, place.document) for place in self.places for hit in place.hits]
        found.sort(key=lambda pair: telling(pair[0]), reverse=True)
        by_profile: dict[int, list[tuple[Hit, Document]]] = {}
        for hit, document in found:
            by_profile.setdefault(hit.profile_id, []).append((hit, document))
        return [_reason(pairs) for pairs in by_profile.values()]

    @property
    def has_correction(self) -> bool:
        return any(place.is_correction for place in self.places)

    @property
    def sources(self) -> int:
        """Give how many sources told of it."""
        return len({place.document.source_id for place in self.places})

    @property
    def references(self) -> list[str]:
        """Give the identifiers that the matter is about, each once."""
        found: dict[str, None] = {}
        for place in self.places:
            for reference in place.document.references.all():
                if reference.defining and not reference.implied:
                    found.setdefault(reference.value)
        return list(found)[:6]


def whole(viewer: Viewer, matter: Matter, *, brief: bool = False) -> WholeMatter:
    """Give a matter with its documents, hits, notes and what has happened.

    With `brief` only what explains it: no texts, notes or timeline.
    """
    sees_profiles = viewer.may_somewhere("monitoring.profile.view")
    hits = Hit.objects.filter(gone_at=None).select_related("profile")
    rows = matter.documents.select_related("source").order_by("first_seen_at", "id")
    if brief:
        rows = rows.defer("text", "fields", "details").prefetch_related("references", Prefetch("hits", hits))
        return WholeMatter(
            matter=matter,
            places=[Place(document=d, hits=list(d.hits.all()), differences=[]) for d in rows],
            notes=[],
            timeline=[],
            regroupings=[],
            follow=None,
            also=[],
            sees_inside=sees_inside(viewer, matter),
            sees_profiles=sees_profiles,
        )
    documents = list(rows.prefetch_related("references", "versions", Prefetch("hits", hits)))
    first = documents[0] if documents else None
    carried = _subjects(documents)
    places = [
        Place(
            document=document,
            hits=list(document.hits.all()),
            differences=_differences(first, document),
            subjects=carried[document.pk],
        )
        for document in documents
    ]
    notes = []
    if viewer.may_somewhere("monitoring.note.view"):
        notes = list(matter.notes.filter(removed_at=None).select_related("by"))
    regroupings = list(
        Regrouping.objects.filter(Q(matter=matter) | Q(other=matter)).select_related("by", "matter", "other")
    )
    return WholeMatter(
        matter=matter,
        places=places,
        notes=notes,
        timeline=_timeline(matter, documents, regroupings, with_dismissals=sees_inside(viewer, matter)),
        regroupings=[row for row in regroupings if row.undone_at is None],
        follow=Follow.objects.filter(account_id=viewer.account_id, matter=matter).first(),  # type: ignore[misc]
        also=_twins(viewer, matter),
        sees_inside=sees_inside(viewer, matter),
        sees_profiles=sees_profiles,
        undoable=latest_of(viewer, matter),
    )


def latest_of(viewer: Viewer, matter: Matter) -> Judgement | None:
    """Give the latest judgement of a matter, when it still holds and the viewer may take it back."""
    latest = matter.judgements.filter(undone_at=None).select_related("by", "matter").first()
    if latest is None or not may_undo(viewer, latest, matter):
        return None
    now = {"state": matter.state, "owner_board": matter.owner_board_id, "owner": matter.owner_id}
    return latest if now.items() <= latest.after.items() else None


def _reason(pairs: list[tuple[Hit, Document]]) -> Reason:
    lead, document = pairs[0]
    tells_most = max(in_text(lead), key=lambda p: len(p["marks"]), default=None)
    best = Quotation(document, tells_most) if tells_most else None
    every = [Quotation(d, p) for hit, d in pairs for p in hit.passages]
    return Reason(
        profile=pairs[0][0].profile,
        documents=[d for _hit, d in pairs],
        words=sum(len(hit.spans) for hit, _document in pairs),
        best=best,
        more=[one for one in every if best is None or one.passage is not best.passage],
    )


def _subjects(documents: Iterable[Document]) -> dict[int, list[Subject]]:
    """Give the EuroVoc subjects of each document, by its number."""
    codes = {d.pk: {code_of(str(code)) for code in d.fields.get("eurovoc", ())} for d in documents}
    named = subjects(code for listed in codes.values() for code in sorted(listed))
    return {number: [one for one in named if one.code in listed] for number, listed in codes.items()}


def _differences(first: Document | None, document: Document) -> list[Any]:
    """Say what a document says otherwise than the first one, when both are the same text nearly."""
    if first is None or document.pk == first.pk or document.language != first.language or not document.text:
        return []
    if not similarity.near_identical(first.title, first.text, document.title, document.text):
        return []
    return list(similarity.differences(first.text, document.text, 3))


def _twins(viewer: Viewer, matter: Matter) -> list[Twin]:
    """Give the matters that share a defining reference with this one, each with why no rule joined them."""
    own = matter.documents.filter(references__defining=True).values_list(
        "references__type", "references__key"
    )
    wanted = Q(pk__in=[])
    for type_, key in set(own):
        if type_ is not None:
            wanted |= Q(type=type_, key=key)
    twins = DocumentReference.objects.filter(wanted, defining=True).values("document__matter_id")
    found = visible(viewer).filter(pk__in=twins).exclude(pk=matter.pk).exclude(state=MatterState.QUIET)
    kept = KeptApart.objects.filter(Q(one__matter=matter) | Q(other__matter=matter))
    apart = {pk for pair in kept.values_list("one__matter", "other__matter") for pk in pair}
    unjudged = (MatterState.QUIET, MatterState.INBOX)

    def why(other: Matter) -> str:
        if other.pk in apart:
            return "apart"
        return "" if matter.state in unjudged or other.state in unjudged else "judged"

    return [Twin(other, why(other)) for other in found.order_by("pk")[:5]]


def _timeline(
    matter: Matter,
    documents: list[Document],
    regroupings: list[Regrouping],
    *,
    with_dismissals: bool,
) -> list[Moment]:
    moments = [Moment(d.first_seen_at, "seen", {"document": d}) for d in documents]
    for document in documents:
        moments += [
            Moment(v.valid_until, "corrected", {"document": document, "version": v})
            for v in document.versions.all()
        ]
    judgements = list(matter.judgements.select_related("by"))
    boards = Board.objects.in_bulk([j.after["owner_board"] for j in judgements if j.after["owner_board"]])
    owners = Account.objects.in_bulk([j.after["owner"] for j in judgements if j.after["owner"]])
    for judgement in judgements:
        # What was dismissed, why, and what somebody thought better of: for those who judge.
        if not with_dismissals and (judgement.undone_at or judgement.kind == MatterState.DISMISSED):
            continue
        said = _decided(judgement, boards, owners)
        moments.append(Moment(judgement.at, judgement.kind, {"judgement": judgement, **said}))
        if judgement.undone_at:
            moments.append(Moment(judgement.undone_at, "undone", {"judgement": judgement}))
    for regrouping in regroupings:
        moments.append(Moment(regrouping.at, "regrouped", {"regrouping": regrouping}))
        if regrouping.undone_at:
            moments.append(Moment(regrouping.undone_at, "regrouping_undone", {"regrouping": regrouping}))
    return sorted(moments, key=lambda m: m.at, reverse=True)


def _decided(
    judgement: Judgement, boards: Mapping[int, Board], owners: Mapping[int, Account]
) -> dict[str, Any]:
    """Give whose a judgement made the matter and by when; of a change, only what it changed."""
    before, after = judgement.before, judgement.after
    if judgement.kind == MatterState.DISMISSED:
        return {}
    names = [name for name in ("owner_board", "owner", "due_on") if after[name]]
    if judgement.kind == "change":
        names = [name for name in names if after[name] != before[name]]
    said: dict[str, Any] = {"has_no_day": bool(before["due_on"] and not after["due_on"])}
    if "owner_board" in names:
        said["board"] = boards.get(after["owner_board"])
    if "owner" in names:
        said["owner"] = owners.get(after["owner"])
    if "due_on" in names:
        said["due_on"] = date.fromisoformat(after["due_on"])
    return said
