"""An act worked out as an amending act changes it: a version to read beside the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utblick.engine.amending import applying, instructions, parts
from utblick.features.advocacy import amending, rules
from utblick.features.advocacy.actions.procedures import CHANGE
from utblick.features.advocacy.actions.texts import Part, load_text
from utblick.features.advocacy.models import Stage, Text
from utblick.features.advocacy.versions import as_engine
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def work_out(amending_text: Text, base: Text, *, by: Viewer, at: datetime) -> Text:
    """Work out how an act reads with an amending act's changes, as a version of its own; once more changes nothing.

    What could not be made is kept with it, in the amending act's own words.
    """
    by.check(CHANGE)
    act = amending.act_of(base)
    rules.check_amends(bool(act) and act in amending_text.amends)
    rules.check_one_language(base.language == amending_text.language)
    told = [one for one in instructions.read(as_engine(amending_text)) if one.act == act]
    made = applying.apply(parts.with_heads(as_engine(base)), told, base.language)
    name_sv, name_en = amending.names(base, amending_text)
    return load_text(
        base.procedure,
        [Part(one.id, one.label, one.heading, one.text) for one in made.passages if one.text or one.heading],
        stage=Stage.LATER,
        language=base.language,
        on=amending_text.on,
        reference=amending.reference(base, amending_text),
        name_sv=name_sv,
        name_en=name_en,
        certainty=Certainty.UNSURE,
        worked_out={
            "base": base,
            "amending": amending_text,
            "made": len(made.done),
            "left": _left(made.left),
        },
        by=by,
        at=at,
    )


def _left(found: Sequence[applying.Left]) -> list[dict[str, str]]:
    return [
        {
            "id": one.instruction.id,
            "label": one.instruction.label,
            "said": one.instruction.said,
            "reason": one.reason,
        }
        for one in found
    ]
