"""Calls are read from the flattened export and from the search API, whole, however dirty."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from utblick.connectors.reading.dates import day_of_brussels
from utblick.connectors.record import CallRecord, DocumentRecord, Record, Reject
from utblick.connectors.sedia_calls.adapt import read
from utblick.connectors.sedia_calls.lists import (
    read_changelog,
    read_comitology,
    read_results,
)
from utblick.connectors.sedia_calls.wire import euro


def calls(text: str) -> list[CallRecord]:
    found = list(read(text.encode(), "calls.json"))
    assert all(isinstance(record, CallRecord) for record in found), found
    return [record for record in found if isinstance(record, CallRecord)]


FLAT: dict[str, Any] = {
    "reference": "1TOPICSen",
    "topicId": "LIFE-2026-X",
    "title": "Towns\u00e2\u20ac\u2122 biogas &amp; peat",
    "programme": "LIFE",
    "callIdentifier": "LIFE-2026",
    "deadline": "2026-09-23",
    "callStatus": "Open",
    "budgetMin": 100000,
    "budgetMax": 200000,
    "expectedGrants": 3,
    "keywords": "LIFE-2026-X, peat",
    "description": "Objective: less than <4 years",
    "topicConditions": '">Conditions apply',
    "supportInfo": "Ask the help desk",
    "portalUrl": "https://example.org/life-2026-x",
}


def test_a_flat_topic_becomes_a_call() -> None:
    (call,) = calls(json.dumps(FLAT))
    assert (call.source_id, call.title) == ("LIFE-2026-X", "Towns’ biogas & peat")
    assert (call.status, call.closes_at, call.language) == ("open", ["2026-09-23"], "en")
    assert call.text == "Objective: less than <4 years\n\nConditions apply"
    assert call.fields["keyword"] == ["peat"]
    assert (call.fields["grant_min_eur"], call.fields["expected_grants"]) == (["100000"], ["3"])
    assert call.budget_eur is None, "the amounts are those of one grant"


def test_a_flat_topic_may_have_several_deadlines() -> None:
    for deadline in ("2026-09-23, 2027-01-15", ["2027-01-15", "2026-09-23"]):
        (call,) = calls(json.dumps({**FLAT, "deadline": deadline}))
        assert call.closes_at == ["2026-09-23", "2027-01-15"]
    assert calls(json.dumps({**FLAT, "deadline": None}))[0].closes_at == []


def api_result(**metadata: Any) -> dict[str, Any]:
    overview = {
        "budgetTopicActionMap": {
            "1": [
                {
                    "action": "HORIZON-Y-01 - HORIZON-RIA",
                    "budgetYearMap": {"2026": "12000000", "2027": "3 000 000"},
                    "minContribution": 4000000,
                    "maxContribution": 5000000,
                    "expectedGrants": 3,
                },
                {"action": "HORIZON-Y-011 - HORIZON-RIA", "budgetYearMap": {"2026": "99000000"}},
            ]
        }
    }
    base = {
        "identifier": ["HORIZON-Y-01"],
        "callIdentifier": ["HORIZON-Y"],
        "title": ["Hälsodata \u00c3\u00a5t alla"],
        "status": ["31094501"],
        "type": ["1"],
        "frameworkProgramme": ["43108390"],
        "startDate": ["2026-05-06T00:00:00.000+0000"],
        "deadlineDate": ["2027-02-02T00:00:00.000+0000", "2026-09-23T17:00:00.000+0200"],
        "descriptionByte": ["<p>Expected <b>outcome</b></p><p>More</p>"],
        "budgetOverview": [json.dumps(overview)],
        "language": ["en"],
    }
    return {"reference": "2TOPICSen", "url": "https://example.org/y", "metadata": {**base, **metadata}}


def test_an_answer_of_the_search_api_becomes_calls() -> None:
    answer = {
        "totalResults": 2,
        "results": [api_result(), api_result(identifier=["HORIZON-Y-02"], status=["31094503"])],
    }
    first, second = calls(json.dumps(answer))
    assert (first.source_id, second.source_id) == ("HORIZON-Y-01", "HORIZON-Y-02")
    assert (first.status, second.status) == ("forthcoming", "closed")
    assert first.title == "Hälsodata åt alla"
    assert first.programme == "Horizon Europe"
    assert first.opens_at == "2026-05-06"
    assert first.closes_at == ["2026-09-23T17:00:00+02:00", "2027-02-02"]
    assert (first.budget_eur, second.budget_eur) == (15_000_000, None)
    assert first.fields["grant_max_eur"] == ["5000000"]
    assert first.text == "Expected outcome\n\nMore"


def test_broken_json_inside_a_result_costs_only_what_it_held() -> None:
    (call,) = calls(json.dumps(api_result(budgetOverview=["{broken"], actions=["[" * 50_000])))
    assert call.budget_eur is None
    assert len(call.closes_at) == 2


def test_deadlines_may_stand_in_the_actions_only() -> None:
    actions = json.dumps(
        [{"plannedOpeningDate": "2026-01-02", "deadlineDates": ["2026-03-02", "2026-09-02"]}]
    )
    (call,) = calls(json.dumps(api_result(deadlineDate=[], startDate=[], actions=[actions])))
    assert (call.opens_at, call.closes_at) == ("2026-01-02", ["2026-03-02", "2026-09-02"])


def test_both_shapes_glued_and_a_broken_one_between() -> None:
    broken = '{"topicId": "LOST-1", "title": "a "quoted" word", "submissionProcedure": {"abbreviation": "x"}}'
    text = (
        "\ufeff" + json.dumps(FLAT) + broken + json.dumps(api_result()) + json.dumps({**FLAT, "topicId": "Z"})
    )
    found = list(read(text.encode(), "f.json"))
    assert [type(one).__name__ for one in found] == ["CallRecord", "Reject", "CallRecord", "CallRecord"]
    reject = found[1]
    assert isinstance(reject, Reject)
    assert (reject.id, reject.line) == ("LOST-1", 1)


def test_what_is_no_topic_is_rejected_with_a_sentence() -> None:
    bad = [
        {"a": 1},
        {"committeeCode": "C1", "documentReference": "1"},
        {**FLAT, "topicId": ""},
        {**FLAT, "deadline": "May"},
    ]
    found = list(read("\n".join(json.dumps(one) for one in bad).encode(), "f.json"))
    assert [one.line for one in found if isinstance(one, Reject)] == [1, 2, 3, 4]
    reasons = [one.reason for one in found if isinstance(one, Reject)]
    assert "comitology_documents" in reasons[1]
    assert "“May” is not a date" in reasons[3]
    for nonsense in (b"", b"\x00\xff\xfe", b"[]", b"null", b'{"results": [1, null, {}]}'):
        assert not [one for one in read(nonsense, "f") if isinstance(one, Record)]


def test_amounts() -> None:
    assert [euro(text) for text in ("12000000", "3 000 000", "3,000,000", "", "nan", "-4", "inf")] == [
        *(12e6, 3e6, 3e6),
        *(None, None, None, None),
    ]


def test_a_log_lists_each_topic_once_with_all_references() -> None:
    events = [
        {"topicId": "A", "name": "1TOPICSen"},
        {"topicId": "B", "name": "2"},
        {"topicId": "A", "name": "1X"},
        {},
    ]
    found = list(
        read_changelog(json.dumps({"events": events}).encode(), "/x/changelog-closed-2026-01-02.json")
    )
    assert [one.source_id for one in found if isinstance(one, CallRecord)] == ["A", "B"]
    assert [one.status for one in found if isinstance(one, CallRecord)] == ["closed", "closed"]
    assert [one.reason for one in found if isinstance(one, Reject)] == ["Event 4 names no topic."]
    first = next(one for one in found if isinstance(one, CallRecord))
    assert first.fields["portal_reference"] == ["1TOPICSen", "1X"]


def test_the_register_means_days_of_brussels() -> None:
    assert day_of_brussels("2026-07-27T22:00:00Z") == "2026-07-28"
    assert day_of_brussels("2026-01-27T23:00:00Z") == "2026-01-28"
    assert day_of_brussels("2026-01-27") == "2026-01-27"
    assert day_of_brussels(None) == ""


def test_the_real_export_is_read_whole(shared_data: Path) -> None:
    found = list(read((shared_data / "sedia-calls/open.concatenated.jsonl").read_bytes(), "open"))
    records = [one for one in found if isinstance(one, CallRecord)]
    assert len(records) == len(found) == len({one.source_id for one in records}) == 424
    assert sum(one.status == "open" for one in records) == 239
    assert sum(one.status == "forthcoming" for one in records) == 182
    assert all(len(one.closes_at) == 1 and one.language == "en" for one in records)
    assert not any("â€" in one.title + one.text for one in records)
    assert sum(bool(one.text) for one in records) == 411, "13 of external action have a title only"


def test_the_real_lists_are_read_whole(shared_data: Path) -> None:
    folder = shared_data / "sedia-calls"
    log = list(
        read_changelog((folder / "changelog-closed-2026-08-10.json").read_bytes(), "changelog-closed.json")
    )
    assert len(log) == 6222, "6305 events; 83 repeat a topic under another reference"
    assert sum(len(one.fields["portal_reference"]) for one in log if isinstance(one, CallRecord)) == 6305
    results = list(read_results((folder / "resultados_convocatorias.json").read_bytes(), "r"))
    assert len(results) == 66
    assert sum(bool(one.closes_at) for one in results if isinstance(one, CallRecord)) == 42
    documents = list(read_comitology((folder / "committee-documents.concatenated.jsonl").read_bytes(), "c"))
    assert len(documents) == 66
    types = [one.type for one in documents if isinstance(one, DocumentRecord)]
    assert {kind: types.count(kind) for kind in set(types)} == {
        "draft_implementing_act": 34,
        "voting_sheet": 20,
        "agenda": 8,
        "other_documents": 3,
        "summary_record": 1,
    }
