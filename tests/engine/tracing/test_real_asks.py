"""Real lobby proposals in real amendments, and real amendments in an agreed act, that people have judged."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from utblick.engine.tracing import Ask, Text, Tracer


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def act(shared_data: Path) -> tuple[Tracer, dict[str, dict[str, Any]]]:
    folder = shared_data / "aia-labels"
    rows = _rows(folder / "final_rows.jsonl")
    baseline = [Text(row["row"], row["proposal"], None, row["title"]) for row in rows if row["proposal"]]
    texts = [Text(row["row"], row["final"], None, row["title"]) for row in rows if row["final"]]
    return Tracer(baseline, texts), {row["id"]: row for row in _rows(folder / "sample.jsonl")}


@pytest.mark.parametrize(
    ("identity", "outcome", "row"),
    [
        ("A000", "whole", "df54d1fb"),
        ("A002", "whole", "1b053d53"),
        ("A030", "already", None),
        ("A065", "part", "3c7e125c"),
        ("A080", "part", "2c681777"),
        ("A041", "none", None),
        ("A090", "none", None),
    ],
)
def test_an_amendment_got_as_far_as_its_readers_say(
    act: tuple[Tracer, dict[str, dict[str, Any]]], identity: str, outcome: str, row: str | None
) -> None:
    tracer, asks = act
    ask = asks[identity]
    traced = tracer.trace(Ask(identity, ask["new"], ask["old"], ask["title"]), 3)
    assert traced.outcome == outcome
    if row:
        assert row in [lead.text_id for lead in traced.leads]


def test_nine_of_ten_verified_proposals_have_their_amendment_first_or_beside_equals(
    shared_data: Path,
) -> None:
    folder = shared_data / "lobbyplag-gdpr"
    texts = [
        Text(row["uid"], row["text"]["new"], row["text"]["old"])
        for row in json.loads((folder / "index.amd.json").read_text("utf-8"))
    ]
    wording = {text.id: (text.old, text.text) for text in texts}
    proposals = {
        row["uid"]: row["text"] for row in json.loads((folder / "proposals.json").read_text("utf-8"))
    }
    pairs: dict[str, set[str]] = {}
    for row in json.loads((folder / "plags.json").read_text("utf-8")):
        if row["verified"] and row["proposal"] in proposals and row["amendment"] in wording:
            pairs.setdefault(row["proposal"], set()).add(row["amendment"])
    tracer = Tracer((), texts)
    found = 0
    for identity, amendments in pairs.items():
        proposal = proposals[identity]
        leads = tracer.trace(Ask(identity, proposal["new"], proposal["old"]), 10).leads
        found += any(wording[lead.text_id] in {wording[one] for one in amendments} for lead in leads)
    assert found >= 0.9 * len(pairs)
