"""Amendments and votes as they are read: found by article, and one beside the passage it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.connectors.europarl_votes.roll_calls import SOURCE as ROLL_CALLS
from utblick.engine.passages.ids import parsed, written
from utblick.engine.passages.labels import label
from utblick.engine.passages.reference import locate, parse
from utblick.features.advocacy import intake, queries
from utblick.features.advocacy.models import (
    Amendment,
    Echo,
    Passage,
    Procedure,
    Stage,
    Text,
    Vote,
)
from utblick.foundation.accounts.viewer import Viewer

SHOWN = 12


def amendments(viewer: Viewer, procedure: Procedure) -> QuerySet[Amendment]:
    """Give the amendments to a file's text, in the order in which they were read."""
    viewer.check(queries.VIEW)
    return Amendment.objects.filter(procedure=procedure).order_by("pk")


def votes(viewer: Viewer, procedure: Procedure) -> QuerySet[Vote]:
    """Give the votes in plenary about a file, the latest first; one that both lists tell is given once."""
    viewer.check(queries.VIEW)
    return once(Vote.objects.filter(procedure=procedure))


def once(rows: QuerySet[Vote]) -> QuerySet[Vote]:
    """Leave out roll calls whose voting a vote list tells too, with its result."""
    same = {name: OuterRef(name) for name in ("procedure", "on", "key")}
    twin = Vote.objects.filter(**same).exclude(source=ROLL_CALLS)
    return rows.exclude(Exists(twin), source=ROLL_CALLS)


def at_place(rows: QuerySet[Any], place: str) -> QuerySet[Any]:
    """Keep the amendments to an article or recital and to all that stands in it, as a person writes it.

    A number alone is that of an article; what cannot be read is looked for in the words of the target.
    """
    asked = place.strip()
    path = parse(f"Article {asked}" if asked[:1].isdigit() else asked)
    if not path:
        return rows.filter(target__icontains=asked)
    found = written(path)
    within = Q(passage=found)
    for mark in (".", "-", "~"):
        within |= Q(passage__startswith=f"{found}{mark}")
    return rows.filter(within)


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of an amendment shows.

    `passage` is what it changes in `text`, or for something new what it would follow or stand in; None where no version
    of the proposal is loaded or has such a place. `later` is the same place in later versions, each with the words it
    is laid beside: those of a proposal out of the same table, else of `passage`.
    """

    amendment: Amendment
    text: Text | None
    passage: Passage | None
    is_new: bool
    later: list[tuple[Passage, str]]
    votes: list[Vote]
    echoes: list[Echo]
    others: list[Amendment]
    other_count: int
    before: int | None
    after: int | None


def of(viewer: Viewer, number: int) -> Page:
    """Put the page of an amendment together. Raises Http404."""
    viewer.check(queries.VIEW)
    rows = Amendment.objects.select_related("procedure")
    amendment = get_object_or_404(rows, pk=number)
    passage, text = _changed(amendment)
    same = Amendment.objects.filter(procedure=amendment.procedure_id, passage=amendment.passage)
    others = same.exclude(pk=number) if amendment.passage else Amendment.objects.none()
    siblings = Amendment.objects.filter(procedure=amendment.procedure_id).order_by("pk")
    return Page(
        amendment=amendment,
        text=text,
        passage=passage,
        is_new="(new)" in amendment.target.lower(),
        later=_later(amendment, passage),
        votes=_votes(amendment),
        echoes=list(Echo.objects.filter(amendment=amendment).select_related("wording__ask")),
        others=list(others.order_by("pk")[:SHOWN]),
        other_count=others.count(),
        before=siblings.filter(pk__lt=number).values_list("pk", flat=True).last(),
        after=siblings.filter(pk__gt=number).values_list("pk", flat=True).first(),
    )


def _changed(amendment: Amendment) -> tuple[Passage | None, Text | None]:
    """Find the passage in the proposal, else in the law before: the very one, else what it stands in."""
    if not amendment.target:
        return None, None
    texts = {
        row.pk: row
        for row in Text.objects.brought()
        .filter(
            procedure=amendment.procedure_id,
            language=amendment.language,
            stage__in=(Stage.PROPOSAL, Stage.IN_FORCE),
        )
        .order_by("-stage", "pk")
    }
    ids: dict[int, list[str]] = {pk: [] for pk in texts}
    for pk, identifier in Passage.objects.filter(text__in=texts).values_list("text", "identifier"):
        ids[pk].append(identifier)
    found = [(pk, identifier) for pk in texts if (identifier := _place(amendment, ids[pk]))]
    if not found:
        return None, None
    # Of several versions the one that has the very place; the longest id is the innermost.
    pk, identifier = max(found, key=lambda one: (one[1] == amendment.passage, len(one[1])))
    passage = Passage.objects.filter(text=pk, identifier=identifier).first()
    return passage, texts[pk]


def _place(amendment: Amendment, ids: list[str]) -> str:
    """Find where an amendment belongs: of something new what it would follow, 44 for 44a, c for ca."""
    path = parsed(amendment.passage)
    if path and amendment.passage not in ids and path[-1][1][-1:].isalpha() and len(path[-1][1]) > 1:
        before = (*path[:-1], (path[-1][0], path[-1][1][:-1]))
        found = parsed(locate(label(written(before)), ids))
        if found and found[-1] == before[-1]:
            return written(found)
    return locate(amendment.target, ids)


def _later(amendment: Amendment, passage: Passage | None) -> list[tuple[Passage, str]]:
    if not amendment.passage:
        return []
    rows = Passage.objects.filter(
        text__procedure=amendment.procedure_id,
        text__language=amendment.language,
        text__stage__gte=Stage.PROPOSAL,
        identifier=amendment.passage,
    )
    listed = list(rows.select_related("text").order_by("text__stage", "text__pk"))
    # Versions out of one table write numbers and marks alike, so that only what was changed differs.
    proposed = {row.text.reference: row.words for row in listed if row.text.stage == Stage.PROPOSAL}
    words = passage.words if passage is not None and passage.identifier == amendment.passage else ""
    return [
        (row, proposed.get(row.text.reference, words)) for row in listed if row.text.stage > Stage.PROPOSAL
    ]


def _votes(amendment: Amendment) -> list[Vote]:
    if amendment.stage != Stage.PARLIAMENT:
        return []
    rows = once(Vote.objects.filter(procedure=amendment.procedure_id, amendment__contains=amendment.number))
    return [
        row
        for row in rows.order_by("on", "pk")
        if any(number == amendment.number for number, _part in intake.numbers(row.amendment))
        and (not row.document or not amendment.document or row.document == amendment.document)
    ]
