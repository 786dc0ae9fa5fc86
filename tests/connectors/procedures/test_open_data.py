"""A procedure of the open data tells its events by day, with our kind where the code says it, and its actors."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.procedures import open_data
from utblick.connectors.record import ProcedureRecord, Reject


def activity(name: str, code: str, on: str = "", **more: Any) -> dict[str, Any]:
    entry = {"id": f"eli/dl/event/{name}", "type": "Activity", **more}
    return {
        **entry,
        **({"activity_date": on} if on else {}),
        **({"had_activity_type": f"def/ep-activities/{code}"} if code else {}),
    }


PROCESS: dict[str, Any] = {
    "id": "eli/dl/proc/2031-0044",
    "type": "Process",
    "label": "2031/0044(COD)",
    "process_id": "2031-0044",
    "process_type": "def/ep-procedure-types/COD",
    "process_title": {"en": "On biogas", "sv": "Om biogas"},
    "current_stage": "http://publications.europa.eu/resource/authority/procedure-phase/RDG1",
    "consists_of": [
        activity("2031-0044-PUB", "PUBLICATION_OFFICIAL_JOURNAL", "2032-02-01"),
        activity("REGI-PR-1-DEPOT-2031-05-01", "COMMITTEE_TABLING_REPORT"),
        activity("2031-0044-ANPRO-2031-03-01", "REFERRAL", "2031-03-01"),
        activity(
            "X-DEPOT-2031-06-01",
            "TABLING_PLENARY",
            "2031-06-01",
            based_on_a_realization_of=["eli/dl/doc/A-10-2031-0007"],
        ),
        "eli/dl/event/MTG-PL-2031-06-02-VOT-ITM-1",
        activity("no-day", "REFERRAL"),
    ],
    "had_participation": [
        {
            "participation_role": "def/ep-roles/RAPPORTEUR_SHADOW",
            "had_participant_person": ["person/12"],
            "politicalGroup": "org/PPE",
            "activity_date": "2031-04-01",
        },
        {"participation_role": "def/ep-roles/COMMITTEE_LEAD", "had_participant_organization": ["org/REGI"]},
    ],
}
SAMPLE = json.dumps({"data": [PROCESS]}).encode()


def test_a_procedure() -> None:
    (record,) = open_data.read(SAMPLE, "f.json")
    assert isinstance(record, ProcedureRecord)
    assert (record.reference, record.title, record.type, record.status) == (
        "2031/0044(COD)",
        "On biogas",
        "COD",
        "RDG1",
    )
    assert [(one.date, one.type, one.event, one.body) for one in record.events] == [
        ("2031-03-01", "REFERRAL", "committee_referral", ""),
        ("2031-05-01", "COMMITTEE_TABLING_REPORT", "draft_report", "REGI"),
        ("2031-06-01", "TABLING_PLENARY", "committee_report_tabled", ""),
        ("2032-02-01", "PUBLICATION_OFFICIAL_JOURNAL", "published", ""),
    ]
    assert record.events[2].documents == ["A10-0007/2031"]
    assert [(one.role, one.name, one.person, one.group, one.since) for one in record.actors] == [
        ("shadow_rapporteur", "", "12", "PPE", "2031-04-01"),
        ("committee_lead", "REGI", "", "", ""),
    ]
    assert record.fields["unread"] == ["MTG-PL-2031-06-02-VOT-ITM-1"]
    assert record.fields["title_sv"] == ["Om biogas"]


def test_what_is_no_procedure_gets_a_sentence() -> None:
    bad = [{"type": "Work", "id": "eli/dl/doc/1"}, {"type": "Process", "id": "x"}, 3]
    found = list(open_data.read(json.dumps({"data": bad}).encode(), "f"))
    assert [type(one) for one in found] == [Reject] * 3
    assert "europarl_documents" in found[0].reason  # type: ignore[union-attr]
    for data in (b"", b"{", b"[]", b'{"data": []}', b"<a/>", b"\xff\xfe", b"[" * 99_999):
        (reject,) = open_data.read(data, "f")
        assert isinstance(reject, Reject)


@pytest.mark.parametrize("size", range(0, len(SAMPLE), 97))
def test_a_truncated_file_gives_a_sentence(size: int) -> None:
    (reject,) = open_data.read(SAMPLE[:size], "f")
    assert isinstance(reject, Reject)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*PROCESS, "id"]), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(PROCESS)), _JSON)
@settings(max_examples=80)
def test_values_of_any_shape_are_read_or_rejected(key: str, value: Any) -> None:
    list(open_data.read(json.dumps({"data": [{**PROCESS, key: value}]}).encode(), "f"))
    list(open_data.read(json.dumps({"data": value}).encode(), "f"))


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_never_raises(data: bytes) -> None:
    list(open_data.read(data, "f"))


def test_the_real_files(shared_data: Path) -> None:
    records = [
        record
        for path in sorted((shared_data / "europarl-votes-oeil").rglob("odp-procedure*.json"))
        for record in open_data.read(path.read_bytes(), path.name)
    ]
    found = {one.reference: one for one in records if isinstance(one, ProcedureRecord)}
    assert len(records) == len(found) == 5
    assert {key: (len(one.events), len(one.actors)) for key, one in found.items()} == {
        "2024/2006(REG)": (7, 6),
        "2016/0132(COD)": (20, 12),
        "2018/2070(ACI)": (8, 0),
        "2025/0581(CNS)": (8, 9),
        "2025/2691(RSP)": (6, 0),
    }
    kinds = Counter(event.event for event in found["2016/0132(COD)"].events)
    assert kinds == {
        "": 5,
        "amendments_tabled": 5,
        "committee_report_tabled": 1,
        "committee_approves_agreement": 1,
        "committee_referral": 1,
        "draft_report": 1,
        "committee_opinion": 1,
        "committee_vote": 1,
        "mandate_announced": 1,
        "ep_first_reading": 1,
        "signed": 1,
        "published": 1,
    }
    assert [one.event for one in found["2025/2691(RSP)"].events].count("ep_resolution") == 1
