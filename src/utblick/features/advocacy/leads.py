"""One wording beside one version: the passages that carry it, what stood there before, who else asked, the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from utblick.engine.passages.ids import written
from utblick.engine.passages.reference import parse
from utblick.features.advocacy import queries, rules
from utblick.features.advocacy.models import (
    Amendment,
    Echo,
    Grade,
    Lead,
    Outcome,
    Passage,
    Stage,
    Text,
    Verdict,
    Wording,
)
from utblick.foundation.accounts.viewer import Viewer

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that carries something of the wording, with what to mark in both; and how it read before."""

    passage: Passage
    spans: Spans
    ask_spans: Spans
    score: float
    before: Passage | None


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a wording in a version shows."""

    wording: Wording
    text: Text
    lead: Lead | None
    places: list[Place]
    echoes: list[tuple[Amendment, float]]
    verdict: Verdict | None
    earlier: list[Verdict]
    versions: list[Text]
    target: Passage | None
    # The same ask at the same place, worded in the language of the text.
    instead: Wording | None

    @property
    def is_comparable(self) -> bool:
        """Say whether wording and text are in one language: others are never compared."""
        return self.wording.language == self.text.language

    @property
    def is_weak(self) -> bool:
        """Say whether the comparison says no more than that the words stood there before."""
        return self.lead is not None and self.lead.outcome == Outcome.ALREADY

    @property
    def is_earlier(self) -> bool:
        """Say whether the verdict was given on an earlier wording."""
        return self.verdict is not None and not self.verdict.is_of(self.wording)

    @property
    def ask_spans(self) -> Spans:
        """Give what is marked in the wording: what the first passage carries of it."""
        return self.places[0].ask_spans if self.places else []


def of(viewer: Viewer, wording: Wording, text: Text) -> Page:
    """Put the page together."""
    viewer.check(queries.VIEW)
    lead = Lead.objects.filter(wording=wording, text=text).first()
    found = lead.places if lead is not None else []
    wanted = [one["passage"] for one in found]
    target = _named(wording.target)
    names = {*wanted, target} if target else set(wanted)
    passages = {row.identifier: row for row in Passage.objects.filter(text=text, identifier__in=names)}
    before = _before(text, wanted)
    verdicts = list(wording.verdicts.filter(text=text).select_related("replaced_by"))
    holds = next((row for row in verdicts if row.replaced_by_id is None and row.withdrawn_at is None), None)
    echoes = Echo.objects.filter(wording=wording).select_related("amendment")
    return Page(
        wording=wording,
        text=text,
        lead=lead,
        places=[
            Place(
                passages[one["passage"]],
                [(start, end) for start, end in one["spans"]],
                [(start, end) for start, end in one["ask_spans"]],
                one["score"],
                before.get(one["passage"]),
            )
            for one in found
            if one["passage"] in passages
        ],
        echoes=[(row.amendment, row.score) for row in echoes],
        verdict=holds,
        earlier=[row for row in verdicts if row is not holds],
        versions=list(
            Text.objects.brought().filter(procedure=wording.procedure_id, language=wording.language)
        ),
        target=passages.get(target) if target else None,
        instead=_instead(wording, text),
    )


def _instead(wording: Wording, text: Text) -> Wording | None:
    if wording.language == text.language:
        return None
    rows = Wording.objects.filter(
        ask=wording.ask_id, procedure=wording.procedure_id, language=text.language
    ).order_by("pk")
    wanted = _named(wording.target)
    return next((row for row in rows if _named(row.target) == wanted), None)


def _before(text: Text, wanted: Sequence[str]) -> dict[str, Passage]:
    """Give how the passages read in the proposal, where it has them."""
    if text.stage <= Stage.PROPOSAL:
        return {}
    rows = Passage.objects.filter(
        text__procedure=text.procedure_id,
        text__language=text.language,
        text__stage=Stage.PROPOSAL,
        identifier__in=wanted,
    )
    return {row.identifier: row for row in rows}


def choices(page: Page) -> list[tuple[str, str]]:
    """Give the passages to tick: those that carry something, the ask's own article, those of the verdict before."""
    found = {one.passage.identifier: one.passage.label for one in page.places}
    if page.target is not None:
        found.setdefault(page.target.identifier, page.target.label)
    for one in page.verdict.passages if page.verdict is not None else ():
        found.setdefault(one["identifier"], one["label"])
    return list(found.items())


def suggested(page: Page) -> dict[str, Any]:
    """Give what the form of a verdict begins with: the verdict that holds, else nothing but its weakest evidence.

    The outcome is never filled in from a comparison: a person says it. Neither is it from a verdict on an earlier
    wording, with what it rests on: those are to be judged anew.
    """
    row = page.verdict
    if row is None:
        return {"grade": Grade.CLAIMED, "version": 0}
    rests = {
        "outcome": row.outcome,
        "passages": [one["identifier"] for one in row.passages],
        "reason": row.reason,
    }
    return {
        **({} if page.is_earlier else rests),
        "version": row.pk,
        "our_part": row.our_part,
        "others_part": row.others_part,
        "rival": row.rival,
        "grade": row.grade,
        "confirmed_by": row.confirmed_by,
    }


def chosen(passages: Sequence[str], other: str, text: Text) -> list[str]:
    """Give the ids of the passages that were ticked, and of the one that was written. Raises RuleBroken."""
    found = list(passages)
    if other.strip():
        named = _named(other)
        there = named is not None and Passage.objects.filter(text=text, identifier=named).exists()
        rules.check_passage_is_read(there)
        found.append(named or "")
    return found


def _named(reference: str) -> str | None:
    """Give the id of the passage that a written reference means."""
    path = parse(reference)
    return written(path) if path else None
