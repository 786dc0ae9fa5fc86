"""Matters: one whole, or the lists of what somebody owns, follows or is concerned by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from utblick.engine import similarity
from utblick.features.monitoring.models import (
    Document,
    Follow,
    Hit,
    Matter,
    MatterAlias,
    MatterNote,
    Regrouping,
)
from utblick.features.monitoring.models.matters import MatterState
from utblick.foundation.accounts.viewer import Viewer

JUDGED = (MatterState.ACT, MatterState.INFORM, MatterState.LATER)


def visible(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that the viewer may see.

    Who may not see the inbox sees what has been judged; what was dismissed stays among those who judge.
    """
    if not viewer.may_somewhere("monitoring.matter.view"):
        return Matter.objects.none()
    if viewer.may("monitoring.inbox.view"):
        return Matter.objects.all()
    keys = [key for key in viewer.boards if viewer.may("monitoring.inbox.view", board=key)]
    return Matter.objects.filter(
        Q(state__in=JUDGED)
        | Q(state=MatterState.QUIET)
        | Q(state=MatterState.INBOX, proposed_board__key__in=keys)
    )


def matter_by_number(viewer: Viewer, number: int) -> Matter:
    """Give a matter by its number, or by the number it had before it was joined with another.

    Raises Http404 when there is none that the viewer may see.
    """
    rows = visible(viewer).select_related(
        "owner_board", "owner", "proposed_board", "proposed_owner", "judged_by"
    )
    found = rows.filter(pk=number).first()
    if found is None and (alias := MatterAlias.objects.filter(former_id=number).first()):
        found = rows.filter(pk=alias.matter_id).first()
    if found is None:
        raise Http404
    return found


def owned(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that the viewer answers for."""
    return visible(viewer).filter(owner_id=viewer.account_id, state__in=JUDGED)


def followed(viewer: Viewer) -> QuerySet[Matter]:
    """Give the matters that the viewer follows."""
    return visible(viewer).filter(follows__account_id=viewer.account_id)


def on_desk(viewer: Viewer, board: str) -> QuerySet[Matter]:
    """Give the judged matters that a board owns or is concerned by."""
    found = visible(viewer).filter(state__in=JUDGED)
    return found.filter(Q(owner_board__key=board) | Q(concerned_boards__key=board)).distinct()


@dataclass(frozen=True, slots=True)
class Place:
    """One document of a matter: what hit in it, and what it says otherwise than the first."""

    document: Document
    hits: list[Hit]
    differences: list[Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened in a matter. `kind` chooses the words; `values` fill them."""

    at: datetime
    kind: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WholeMatter:
    """A matter with everything that its page shows."""

    matter: Matter
    places: list[Place]
    notes: list[MatterNote]
    timeline: list[Moment]
    regroupings: list[Regrouping]
    follow: Follow | None
    also: list[Matter]

    @property
    def lead(self) -> Place:
        """Give the place whose document gave the matter its title."""
        return next((p for p in self.places if p.document.title == self.matter.title), self.places[0])

    @property
    def hits(self) -> list[Hit]:
        return [hit for place in self.places for hit in place.hits]

    @property
    def references(self) -> list[str]:
        """Give the identifiers that the matter is about, each once."""
        found: dict[str, None] = {}
        for place in self.places:
            for reference in place.document.references.all():
                if reference.defining and not reference.implied:
                    found.setdefault(reference.value)
        return list(found)[:6]


def whole(viewer: Viewer, matter: Matter) -> WholeMatter:
    """Give a matter with its documents, hits, notes and what has happened."""
    documents = list(
        matter.documents.select_related("source")
        .prefetch_related("references", "versions", Prefetch("hits", Hit.objects.select_related("profile")))
        .order_by("first_seen_at", "id")
    )
    first = documents[0] if documents else None
    places = [
        Place(
            document=document,
            hits=[hit for hit in document.hits.all() if hit.gone_at is None],
            differences=_differences(first, document),
        )
        for document in documents
    ]
    notes = []
    if viewer.may_somewhere("monitoring.note.view"):
        notes = list(matter.notes.filter(removed_at=None).select_related("by"))
    regroupings = list(
        Regrouping.objects.filter(Q(matter=matter) | Q(other=matter), undone_at=None).select_related(
            "by", "matter", "other"
        )
    )
    return WholeMatter(
        matter=matter,
        places=places,
        notes=notes,
        timeline=_timeline(matter, documents),
        regroupings=regroupings,
        follow=Follow.objects.filter(account_id=viewer.account_id, matter=matter).first(),
        also=_judged_twins(viewer, matter),
    )


def _differences(first: Document | None, document: Document) -> list[Any]:
    """Say what a document says otherwise than the first one, when both are the same text nearly."""
    if first is None or document.pk == first.pk or document.language != first.language or not document.text:
        return []
    if not similarity.near_identical(first.title, first.text, document.title, document.text):
        return []
    return list(similarity.differences(first.text, document.text, 3))


def _judged_twins(viewer: Viewer, matter: Matter) -> list[Matter]:
    """Give judged matters that share a defining reference: no rule merges what two people have judged."""
    own = matter.documents.filter(references__defining=True).values_list(
        "references__type", "references__key"
    )
    wanted = Q(pk__in=[])
    for type_, key in set(own):
        if type_ is not None:
            wanted |= Q(
                documents__references__type=type_,
                documents__references__key=key,
                documents__references__defining=True,
            )
    return list(
        visible(viewer).filter(wanted).exclude(pk=matter.pk).exclude(state=MatterState.QUIET).distinct()[:5]
    )


def _timeline(matter: Matter, documents: list[Document]) -> list[Moment]:
    moments = [Moment(d.first_seen_at, "seen", {"document": d}) for d in documents]
    for document in documents:
        moments += [
            Moment(v.valid_until, "corrected", {"document": document, "version": v})
            for v in document.versions.all()
        ]
    for judgement in matter.judgements.select_related("by"):
        moments.append(Moment(judgement.at, judgement.kind, {"judgement": judgement}))
        if judgement.undone_at:
            moments.append(Moment(judgement.undone_at, "undone", {"judgement": judgement}))
    return sorted(moments, key=lambda m: m.at, reverse=True)
