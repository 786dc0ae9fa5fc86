"""Compare the wordings of asks with the versions of a text. What comes of it is a lead, never a verdict."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def refresh_leads(procedure: Procedure, *, by: Viewer, at: datetime) -> dict[str, int]:
    """Compare a procedure's wordings with its texts and amendments where either is new; give what was done.

    All of a language is compared before any of it is written, so that nobody waits for the comparison.
    """
    if not by.may("advocacy.procedure.change"):
        by.check("advocacy.position.write")
    counts = {"compared": 0, "unchanged": 0}
    wordings = list(Wording.objects.filter(procedure=procedure).order_by("pk"))
    for language in sorted({row.language for row in wordings}):
        mine = [row for row in wordings if row.language == language]
        texts = list(Text.objects.brought().filter(procedure=procedure, language=language))
        before = _baseline(texts)
        tabled = _tabled(procedure, language)
        sums = {row.pk: _sum(row, texts, tabled) for row in mine}
        known: dict[int, set[str]] = {row.pk: set() for row in mine}
        have: Counter[int] = Counter()
        for wording, checksum in Lead.objects.filter(text__in=texts).values_list("wording", "checksum"):
            known.setdefault(wording, set()).add(checksum)
            have[wording] += 1
        stale = [row for row in mine if known[row.pk] != {sums[row.pk]} or have[row.pk] != len(texts)]
        if stale:
            leads = _in_texts(stale, texts, before, sums, at)
            echoes = _in_amendments(procedure, stale, language)
            with transaction.atomic():
                _write(stale, leads, echoes)
        counts["compared"] += len(stale)
        counts["unchanged"] += len(mine) - len(stale)
    return counts


def _in_texts(
    wordings: Sequence[Wording],
    texts: Sequence[Text],
    before: Sequence[Text],
    sums: Mapping[int, str],
    at: datetime,
) -> list[Lead]:
    """Trace wordings in all versions of one language. What stands in the baseline stood there already."""
    passages = {text.pk: _passages(text) for text in texts}
    base = [one for text in before for one in passages[text.pk]]
    # The baseline, and the law before it, are asked without one: what stands in them stands there already.
    first = {
        text.pk: Tracer([], passages[text.pk])
        for text in texts
        if before and (text in before or text.stage < before[0].stage)
    }
    versions = Versions(base, {str(text.pk): passages[text.pk] for text in texts if text.pk not in first})
    made = []
    for row in wordings:
        ask = TracedAsk(str(row.pk), row.new, row.old or None, row.target or None)
        later = versions.trace(ask, PLACES)
        for text in texts:
            if text.pk in first:
                traced = first[text.pk].trace(ask, PLACES)
                whole = Outcome(traced.outcome) == Outcome.WHOLE
                made.append(_lead(row, text, traced, Outcome.ALREADY if whole else Outcome.NONE, sums, at))
            else:
                traced = later[str(text.pk)]
                made.append(_lead(row, text, traced, Outcome(traced.outcome), sums, at))
    return made


def _lead(
    row: Wording, text: Text, traced: Traced, outcome: Outcome, sums: Mapping[int, str], at: datetime
) -> Lead:
    return Lead(
        wording=row,
        text=text,
        outcome=outcome,
        score=traced.score,
        places=[
            {
                "passage": lead.text_id,
                "score": lead.score,
                "spans": [list(span) for span in lead.spans],
                "ask_spans": [list(span) for span in lead.ask_spans],
            }
            for lead in traced.leads
        ],
        checksum=sums[row.pk],
        made_at=at,
    )


def _in_amendments(procedure: Procedure, wordings: Sequence[Wording], language: str) -> list[Echo]:
    """Find the amendments that carry much of what the wordings ask for."""
    rows = Amendment.objects.filter(procedure=procedure, language=language).order_by("pk")
    texts = [
        TracedText(str(pk), new, old or "", target or None)
        for pk, new, old, target in rows.values_list("pk", "new", "old", "target")
    ]
    if not texts:
        return []
    tracer = Tracer([], texts)
    return [
        Echo(wording=row, amendment_id=int(lead.text_id), score=lead.score)
        for row in wordings
        for lead in tracer.trace(
            TracedAsk(str(row.pk), row.new, row.old or None, row.target or None), ECHOES
        ).leads
        if lead.score >= LEAST
    ]


def _write(wordings: Sequence[Wording], leads: Sequence[Lead], echoes: Sequence[Echo]) -> None:
    Lead.objects.bulk_create(
        leads,
        update_conflicts=True,
        unique_fields=["wording", "text"],
        update_fields=["outcome", "score", "places", "checksum", "made_at"],
        batch_size=100,
    )
    Echo.objects.filter(wording__in=[row.pk for row in wordings]).delete()
    Echo.objects.bulk_create(echoes, batch_size=200)


def _tabled(procedure: Procedure, language: str) -> str:
    """Give what two states of a procedure's amendments share: what is new among them is compared anew."""
    rows = Amendment.objects.filter(procedure=procedure, language=language).order_by("pk")
    mark = hashlib.sha256()
    for pk, digest in rows.values_list("pk", "digest"):
        mark.update(f"{pk} {digest}\n".encode())
    return mark.hexdigest()


def _baseline(texts: Iterable[Text]) -> list[Text]:
    """Give what all later versions are laid beside: the proposal in each form it is loaded in, else the law before."""
    listed = list(texts)
    for stage in (Stage.PROPOSAL, Stage.IN_FORCE):
        if found := [text for text in listed if text.stage == stage]:
            return found
    return []


def _passages(text: Text) -> list[TracedText]:
    rows = Passage.objects.filter(text=text).values_list("identifier", "words", "label")
    return [TracedText(identifier, words, None, label) for identifier, words, label in rows]


def _sum(row: Wording, texts: Sequence[Text], tabled: str) -> str:
    """Give what two comparisons share that need not be made twice."""
    parts = (
        str(WAY),
        row.old,
        row.new,
        row.target,
        tabled,
        *(f"{text.pk} {text.checksum}" for text in texts),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
