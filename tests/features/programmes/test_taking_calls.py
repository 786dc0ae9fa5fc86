"""Documents of the kind call become calls: once, with their days, under the programme that they name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from utblick.connectors.record import CallRecord
from utblick.connectors.sedia_calls.adapt import read
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.models import Document, Source
from utblick.features.programmes.actions.taking_calls import take_calls
from utblick.features.programmes.models import Call, Programme
from utblick.features.programmes.recognising import Known, folded
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system

BY = system("test")
RECORD = CallRecord(
    source="sedia_calls",
    source_id="LIFE-2027-SAP-ENV",
    url="https://ec.europa.eu/info/topic",
    licence="CC BY 4.0",
    title="Circular economy and clean water",
    programme="LIFE",
    status="open",
    opens_at="2027-01-14",
    closes_at=("2027-04-20T17:00:00+02:00",),
    budget_eur=5_000_000.0,
    language="en",
    text="Projects on circular economy.",
    fields={"programme_code": ["43252405"]},
)


@pytest.fixture
def source(db: None) -> Source:
    return Source.objects.create(key="portal", kind="sedia_calls", name_sv="Portalen", name_en="The portal")


@pytest.fixture
def brought(loaded: None, source: Source, at: datetime) -> Callable[..., Any]:
    def bring(*records: CallRecord) -> tuple[int, int, int]:
        import_records(source, records, by=BY, at=at)
        taken = take_calls(by=BY, at=at)
        return taken.inserted, taken.updated, taken.without_programme

    return bring


def days(call: Call) -> set[tuple[str, int, date, time | None]]:
    return {(row.kind, row.step, row.on, row.hour) for row in call.moments.all()}


def test_a_topic_becomes_a_call_once(brought: Callable[..., Any]) -> None:
    assert brought(RECORD) == (1, 0, 0)
    call = Call.objects.get(key="LIFE-2027-SAP-ENV")
    assert call.programme is not None
    assert (call.programme.key, call.zone, call.budget_eur) == ("life-2021", "Europe/Brussels", 5_000_000)
    assert days(call) == {
        ("opens", 1, date(2027, 1, 14), None),
        ("closes", 1, date(2027, 4, 20), time(17)),
    }
    assert brought(RECORD) == (0, 0, 0)


def test_a_corrected_topic_moves_its_days_and_keeps_what_people_wrote(brought: Callable[..., Any]) -> None:
    brought(RECORD)
    Call.objects.update(title_sv="Cirkulär ekonomi", note="Viktig")
    assert brought(replace(RECORD, closes_at=("2027-05-04",), title="Circular economy")) == (0, 1, 0)
    call = Call.objects.get(key="LIFE-2027-SAP-ENV")
    assert ("closes", 1, date(2027, 5, 4), None) in days(call)
    assert len(days(call)) == 2
    assert (call.title, call.title_sv, call.note, call.version) == (
        "Circular economy",
        "Cirkulär ekonomi",
        "Viktig",
        2,
    )


def test_two_deadlines_are_cut_offs_or_steps(brought: Callable[..., Any]) -> None:
    both = ("2027-04-20T15:00:00+00:00", "2027-09-21T15:00:00+00:00")
    brought(
        replace(RECORD, source_id="A", closes_at=both),
        replace(RECORD, source_id="B", closes_at=both, fields={"deadline_model": ["two-stage"]}),
    )
    assert {(step, on) for kind, step, on, _ in days(Call.objects.get(key="A")) if kind == "closes"} == {
        (1, date(2027, 4, 20)),
        (1, date(2027, 9, 21)),
    }
    assert {(step, on) for kind, step, on, _ in days(Call.objects.get(key="B")) if kind == "closes"} == {
        (1, date(2027, 4, 20)),
        (2, date(2027, 9, 21)),
    }


def test_a_call_that_was_written_by_hand_is_the_same_topic(brought: Callable[..., Any]) -> None:
    life = Programme.objects.get(key="life-2021")
    by_hand = Call.objects.create(programme=life, key="life-2027-sap-env", title="Ours", note="Vi söker")
    assert brought(RECORD) == (0, 1, 0)
    by_hand.refresh_from_db()
    assert (by_hand.document is not None, by_hand.note, by_hand.title) == (True, "Vi söker", RECORD.title)


def test_another_source_of_the_same_topic_changes_nothing(
    brought: Callable[..., Any], at: datetime, loaded: None
) -> None:
    brought(RECORD)
    other = Source.objects.create(key="feed", kind="feed", name_sv="Flöde", name_en="Feed")
    import_records(other, [replace(RECORD, title="Otherwise", closes_at=())], by=BY, at=at)
    taken = take_calls(by=BY, at=at)
    assert (taken.inserted, taken.updated) == (0, 0)
    assert Call.objects.get(key="LIFE-2027-SAP-ENV").title == RECORD.title


def test_what_belongs_to_no_known_programme_keeps_the_source_s_word(brought: Callable[..., Any]) -> None:
    unknown = replace(RECORD, programme="European Defence Fund", fields={})
    assert brought(unknown) == (1, 0, 1)
    call = Call.objects.get(key="LIFE-2027-SAP-ENV")
    assert (call.programme, call.programme_text) == (None, "European Defence Fund")


def test_bad_days_and_addresses_are_left_out(brought: Callable[..., Any]) -> None:
    brought(
        replace(RECORD, opens_at="soon", closes_at=("2027-13-45", ""), url="javascript:x", budget_eur=-1.0)
    )
    call = Call.objects.get(key="LIFE-2027-SAP-ENV")
    assert (days(call), call.address, call.budget_eur) == (set(), "", None)


def test_only_who_may_change_calls_takes_them(
    person: Callable[[str], Viewer], loaded: None, at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        take_calls(by=person("majoritet.run"), at=at)


def test_programmes_are_known_by_names_and_periods(loaded: None) -> None:
    known = Known()
    assert folded("  Interreg V-A  Finland–Estonia ") == "interreg v a finland estonia"

    def key(*said: str, year: int | None = None) -> str:
        found = known.programme(said, year)
        return found.key if found else ""

    assert key("nothing", "LIFE (the instrument)") == "life-2021"
    assert key("Central Baltic") == "cb-2021"
    assert key("Central Baltic", year=2014) == "cb-2014"
    assert key("Central Baltic", year=2000) == ""
    assert key("Horizon Europe", year=2014) == ""
    assert key("2014TC16RFCB014") == "cb-2014"
    assert key("South Baltic Programme") == key("The programme South Baltic") == "isb-2021"
    assert key("Programmet Central Baltic (Interreg)", year=2014) == "cb-2014"
    assert key("Programme") == ""
    assert key("") == ""


def test_real_topics_become_calls_with_counts(
    loaded: None, source: Source, at: datetime, shared_data: Path
) -> None:
    records = [
        record
        for path in sorted((shared_data / "sedia-calls").iterdir())
        for record in read(path.read_bytes(), path.name)
        if isinstance(record, CallRecord)
    ]
    assert len(records) == 424
    import_records(source, records, by=BY, at=at)
    assert Document.objects.filter(kind="call").count() == 424
    first, second = take_calls(by=BY, at=at), take_calls(by=BY, at=datetime(2027, 1, 1, tzinfo=UTC))
    assert (first.inserted, first.updated, first.without_programme) == (424, 0, 62)
    assert (second.inserted, second.updated) == (0, 0)
    assert Call.objects.filter(document__isnull=False, programme__key="horizon-2021").count() == 307
    assert Call.objects.filter(document__isnull=False, moments__kind="closes").distinct().count() > 400
