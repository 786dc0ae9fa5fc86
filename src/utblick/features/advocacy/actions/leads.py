"""Compare the wordings of asks with the versions of a text. What comes of it is a lead, never a verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from utblick.engine.tracing.reading import Ask as TracedAsk
from utblick.engine.tracing.reading import Text as TracedText
from utblick.engine.tracing.tracer import Traced, Tracer, Versions
from utblick.features.advocacy.models import (
    Amendment,
    Echo,
    Lead,
    Outcome,
    Passage,
    Procedure,
    Stage,
    Text,
    Wording,
)
from utblick.foundation.accounts.viewer import Viewer

# Leads of an earlier way of comparing are made anew.
WAY = 2
PLACES = 5
ECHOES = 8
LEAST = 0.25


@transaction.atomic
def refresh_leads(procedure: Procedure, *, by: Viewer, at: datetime) -> dict[str, int]:
    """Compare a procedure's wordings with its texts and amendments where either is new; give what was done."""
    if not by.may("advocacy.procedure.change"):
        by.check("advocacy.position.write")
    counts = {"compared": 0, "unchanged": 0}
    wordings = list(Wording.objects.filter(procedure=procedure).order_by("pk"))
    for language in sorted({row.language for row in wordings}):
        mine = [row for row in wordings if row.language == language]
        texts = list(Text.objects.filter(procedure=procedure, language=language))
        for name, number in _in_texts(mine, texts, at).items():
            counts[name] += number
        _in_amendments(procedure, mine, language)
    return counts


def _in_texts(wordings: Sequence[Wording], texts: Sequence[Text], at: datetime) -> dict[str, int]:
    """Trace wordings in all versions of one language."""
    if not texts or not wordings:
        return {}
    before = _baseline(texts)
    known = {(row.wording_id, row.text_id): row for row in Lead.objects.filter(text__in=texts)}
    sums = {(row.pk, text.pk): _sum(row, text, before) for row in wordings for text in texts}
    stale = [
        row
        for row in wordings
        if any(
            (lead := known.get((row.pk, text.pk))) is None or lead.checksum != sums[row.pk, text.pk]
            for text in texts
        )
    ]
    if stale:
        passages = {text.pk: _passages(text) for text in texts}
        # The baseline, and the law before it, are asked without one: what stands in them stands there already.
        first = {
            text.pk: Tracer([], passages[text.pk])
            for text in texts
            if before is not None and (text is before or text.stage < before.stage)
        }
        later = {str(text.pk): passages[text.pk] for text in texts if text.pk not in first}
        versions = Versions(passages[before.pk] if before is not None else [], later)
        for row in stale:
            ask = TracedAsk(str(row.pk), row.new, row.old or None, row.target or None)
            found = versions.trace(ask, PLACES)
            for text in texts:
                if text.pk in first:
                    traced = first[text.pk].trace(ask, PLACES)
                    _keep(row, text, traced, sums[row.pk, text.pk], at, is_before=True)
                else:
                    _keep(row, text, found[str(text.pk)], sums[row.pk, text.pk], at)
    return {"compared": len(stale), "unchanged": len(wordings) - len(stale)}


def _keep(
    row: Wording, text: Text, traced: Traced, checksum: str, at: datetime, *, is_before: bool = False
) -> None:
    outcome = Outcome(traced.outcome)
    if is_before:
        outcome = Outcome.ALREADY if outcome == Outcome.WHOLE else Outcome.NONE
    Lead.objects.update_or_create(
        wording=row,
        text=text,
        defaults={
            "outcome": outcome,
            "score": traced.score,
            "places": [
                {
                    "passage": lead.text_id,
                    "score": lead.score,
                    "spans": [list(span) for span in lead.spans],
                    "ask_spans": [list(span) for span in lead.ask_spans],
                }
                for lead in traced.leads
            ],
            "checksum": checksum,
            "made_at": at,
        },
    )


def _in_amendments(procedure: Procedure, wordings: Sequence[Wording], language: str) -> None:
    """Find the amendments that carry much of what the wordings ask for."""
    rows = list(Amendment.objects.filter(procedure=procedure, language=language).order_by("pk"))
    if not rows:
        return
    tracer = Tracer([], [TracedText(str(row.pk), row.new, row.old or "", row.target or None) for row in rows])
    for row in wordings:
        ask = TracedAsk(str(row.pk), row.new, row.old or None, row.target or None)
        Echo.objects.filter(wording=row).delete()
        Echo.objects.bulk_create(
            Echo(wording=row, amendment_id=int(lead.text_id), score=lead.score)
            for lead in tracer.trace(ask, ECHOES).leads
            if lead.score >= LEAST
        )


def _baseline(texts: Iterable[Text]) -> Text | None:
    """Give the text that all later ones are laid beside: the proposal, else the law before."""
    listed = list(texts)
    for stage in (Stage.PROPOSAL, Stage.IN_FORCE):
        for text in listed:
            if text.stage == stage:
                return text
    return None


def _passages(text: Text) -> list[TracedText]:
    rows = Passage.objects.filter(text=text).values_list("identifier", "words", "label")
    return [TracedText(identifier, words, None, label) for identifier, words, label in rows]


def _sum(row: Wording, text: Text, before: Text | None) -> str:
    parts = (str(WAY), row.old, row.new, row.target, text.checksum, before.checksum if before else "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
