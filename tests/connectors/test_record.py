"""Records are written with the names of the contract, also those that Python keeps for itself."""

from __future__ import annotations

import json

from utblick.connectors.record import (
    Actor,
    MeetingRecord,
    Position,
    ProcedureEvent,
    ProcedureRecord,
    VoteRecord,
)


def test_names_that_python_keeps_for_itself() -> None:
    procedure = ProcedureRecord(
        source="s",
        source_id="1",
        reference="2031/0044(COD)",
        events=[ProcedureEvent(date="2031-01-02", type="X", documents=("A",))],
        actors=[Actor(role="rapporteur", name="N", since="2031-02-03")],
    ).to_row()
    assert procedure["kind"] == "procedure"
    assert procedure["events"][0]["documents"] == ["A"]
    assert procedure["actors"][0]["from"] == "2031-02-03"
    assert "since" not in procedure["actors"][0]
    vote = VoteRecord(
        source="s",
        source_id="1",
        date="2031-01-02",
        votes_for=3,
        positions=(Position(position="for", name="N"),),
    ).to_row()
    assert (vote["for"], vote["result"], vote["positions"][0]["position"]) == (3, None, "for")
    meeting = MeetingRecord(
        source="s", source_id="1", date="2031-01-02", person="N", participants=("A", "B")
    ).to_row()
    assert meeting["with"] == ["A", "B"]
    assert json.loads(json.dumps([procedure, vote, meeting]))
