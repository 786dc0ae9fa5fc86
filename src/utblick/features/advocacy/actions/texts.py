"""Versions of a procedure's text and amendments to it: loaded whole, compared with the asks in the background."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import transaction

from utblick.engine.amending import instructions
from utblick.engine.passages.writing import Passage as EnginePassage
from utblick.features.advocacy import rules
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.procedures import CHANGE
from utblick.features.advocacy.models import Passage, Procedure, Text
from utblick.features.organisation.models import Certainty
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs import enqueue_job

LEADS_JOB = "advocacy.leads"


class Part(NamedTuple):
    """One part of a text as it is loaded: its id, what it is called, its heading and its words."""

    identifier: str
    label: str
    heading: str
    words: str


def as_passages(parts: Sequence[Part]) -> list[EnginePassage]:
    """Give parts as the engine takes them."""
    return [
        EnginePassage(part.identifier, part.label, part.heading, part.words, order)
        for order, part in enumerate(parts)
    ]


def checksum_of(parts: Sequence[Part]) -> str:
    """Give what two loadings of the same text share."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{part.identifier}\0{part.heading}\0{part.words}\0".encode())
    return digest.hexdigest()


@transaction.atomic
def load_text(
    procedure: Procedure,
    parts: Sequence[Part],
    *,
    stage: int,
    language: str,
    on: date | None = None,
    reference: str = "",
    name_sv: str = "",
    name_en: str = "",
    source: str = "",
    url: str = "",
    licence: str = "",
    certainty: str = Certainty.SOURCED,
    is_example: bool = False,
    worked_out: Mapping[str, Any] = MappingProxyType({}),
    by: Viewer,
    at: datetime,
) -> Text:
    """Load a version of a procedure's text in parts. The same text again changes nothing.

    Another text at the same stage, in the same language and of the same document replaces the one before unless
    somebody has judged how far an ask got in it.
    """
    by.check(CHANGE)
    rules.check_has_parts(len(parts))
    checksum = checksum_of(parts)
    there = (
        Text.objects.select_for_update()
        .filter(procedure=procedure, stage=stage, language=language, reference=reference)
        .first()
    )
    if there is not None and there.checksum == checksum:
        return there
    if there is not None:
        rules.check_text_is_not_judged(there.verdicts.exists())
        there.delete()
    text = Text.objects.create(
        procedure=procedure,
        stage=stage,
        language=language,
        on=on,
        reference=reference,
        name_sv=name_sv,
        name_en=name_en,
        source=source,
        url=url,
        licence=licence,
        certainty=certainty,
        is_example=is_example,
        seen_at=at,
        words=sum(len(part.words.split()) for part in parts),
        checksum=checksum,
        loaded_at=at,
        amends=Counter(one.act for one in instructions.read(as_passages(parts))),
        **worked_out,
    )
    Passage.objects.bulk_create(
        [
            Passage(
                text=text,
                order=order,
                identifier=part.identifier[:120],
                label=part.label[:200],
                heading=part.heading[:500],
                words=part.words,
            )
            for order, part in enumerate(parts)
        ],
        batch_size=500,
    )
    changes = {"stage": stage, "text": text.name, "passages": len(parts)}
    audit.record("advocacy.text.loaded", by=by, at=at, target=procedure, changes=changes)
    compare_soon(procedure, by=by, at=at)
    return text


@transaction.atomic
def remove_text(text: Text, *, by: Viewer, at: datetime) -> None:
    """Remove a version that nobody has judged an ask in."""
    by.check(CHANGE)
    rules.check_text_is_not_judged(text.verdicts.exists())
    keeping.remove(
        text, ["stage", "reference"], action="advocacy.text.removed", target=text.procedure, by=by, at=at
    )
    compare_soon(text.procedure, by=by, at=at)


def compare_soon(procedure: Procedure, *, by: Viewer, at: datetime) -> None:
    """Ask for the wordings of a procedure to be compared with its texts anew."""
    enqueue_job(LEADS_JOB, by=by, at=at, key=f"procedure-{procedure.pk}", procedure=procedure.pk)
