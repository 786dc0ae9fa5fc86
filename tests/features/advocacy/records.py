"""Records as readers give them, small, for what is taken in."""

from __future__ import annotations

from typing import Any

from utblick.connectors.record import (
    Actor,
    AmendmentRecord,
    NegotiationRowRecord,
    PassageRecord,
    ProcedureEvent,
    ProcedureRecord,
    VoteRecord,
)

REFERENCE = "2025/0240(COD)"


def event(date: str, type: str, kind: str = "", **fields: Any) -> ProcedureEvent:
    """Give an event that a source tells of."""
    return ProcedureEvent(date=date, type=type, event=kind, **fields)


def procedure(*events: ProcedureEvent, actors: tuple[Actor, ...] = (), **fields: Any) -> ProcedureRecord:
    """Give what a source tells of the file of the tests, or of another."""
    given: dict[str, Any] = {
        "source": "oeil",
        "source_id": REFERENCE,
        "reference": REFERENCE,
        "language": "en",
    }
    return ProcedureRecord(events=events, actors=actors, **{**given, **fields})


def amendment(number: str = "12", **fields: Any) -> AmendmentRecord:
    """Give an amendment of a political group to Article 13(1)."""
    given: dict[str, Any] = {
        "source": "europarl_amendments",
        "source_id": f"id-{number}",
        "procedure": REFERENCE,
        "target": "Article 13 – paragraph 1",
        "old": "no higher than 70 %",
        "new": "no higher than 80 %",
        "authors": ("Ada Example", "Bo Example"),
        "group": "EPP",
    }
    return AmendmentRecord(number=number, **{**given, **fields})


def vote(
    number: str = "1", amendment: str = "12", result: str | None = "adopted", **fields: Any
) -> VoteRecord:
    """Give a vote on an amendment in plenary."""
    given: dict[str, Any] = {
        "source": "europarl_votes",
        "procedure": REFERENCE,
        "date": "2026-04-24",
        "author": "EPP",
        "subject": "Article 13, § 1",
        "method": "roll_call",
        "votes_for": 468,
        "against": 107,
        "abstained": 35,
    }
    return VoteRecord(source_id=number, amendment=amendment, result=result, **{**given, **fields})


def passage(order: int, id: str, text: str, **fields: Any) -> PassageRecord:
    """Give a passage of a proposal."""
    given: dict[str, Any] = {"source": "act_passages", "document": "52025PC0240", "label": f"Part {order}"}
    return PassageRecord(source_id=str(order), order=order, id=id, text=text, **{**given, **fields})


def row(order: int, place: str, *texts: str, **fields: Any) -> NegotiationRowRecord:
    """Give a row of a table: what the Commission, Parliament and Council say, and what was agreed."""
    columns = dict(zip(("commission", "parliament", "council", "agreed"), texts, strict=False))
    return NegotiationRowRecord(
        source="four_column", source_id=str(order), order=order, place=place, **{**columns, **fields}
    )
