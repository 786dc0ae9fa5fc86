"""Every field that an action may write can be told of in the trail, on whosever page it stands."""

from __future__ import annotations

import pytest
from django.db import models

from utblick.features.advocacy.actions import asks, deadlines, points, positions, procedures, processes
from utblick.features.advocacy.models import Ask, Letter, Position, Procedure, Process
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words, unnamed

# the record whose trail tells, the fields that are told there
TOLD = (
    (Process, processes.FIELDS),
    (Process, processes.TEAM_FIELDS),
    (Procedure, procedures.FIELDS),
    (Procedure, procedures.EVENT_FIELDS),
    (Procedure, procedures.INVOLVEMENT_FIELDS),
    (Procedure, deadlines.FIELDS | {"done_on"}),
    (Procedure, frozenset({"type", "value", "certainty", "other", "kind"})),
    (Position, positions.FIELDS),
    (Position, points.FIELDS),
    (Ask, asks.FIELDS),
    (Ask, asks.WORDING_FIELDS),
    (Letter, asks.LETTER_FIELDS),
)


@pytest.mark.parametrize(("model", "fields"), TOLD)
def test_a_field_has_a_name_in_the_trail(model: type[models.Model], fields: frozenset[str]) -> None:
    # `key` of an event and `is_example` are never a person's doing.
    shown = {name: ["", "x"] for name in fields - {"key", "is_example", "licence", "seen_at"}}
    assert unnamed(AuditEvent(target_type=model._meta.label_lower, changes=shown)) == []


def test_codes_are_told_as_words() -> None:
    event = AuditEvent(
        target_type="advocacy.ask", changes={"outcome": ["", "whole"], "stage": [10, 60], "passages": 3}
    )
    said = list(changes_in_words(event))
    assert any("helt" in words for words in said), said
    assert any("förslag" in words and "antagen" in words for words in said), said
    event = AuditEvent(target_type="advocacy.procedure", changes={"event": ["", "committee_vote"]})
    assert "committee_vote" not in next(changes_in_words(event))
