"""Part-sessions of the Parliament: days in Brussels, towns, what is broken, and the real year."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.europarl_calendar.adapt import read
from utblick.connectors.record import CalendarPeriodRecord, Reject

HEAD = """@prefix eli-dl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#> .
@prefix event: <http://publications.europa.eu/resource/authority/event/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix place: <http://publications.europa.eu/resource/authority/place/> .
@prefix x: <https://example.eu/event/> .
"""
JULY = """x:G1 a eli-dl:Activity ; eli-dl:had_activity_type event:EP_PLENARY_PART_SESSION ;
  eli-dl:activity_id "G1" ; eli-dl:activity_date "2031-07-06T22:00:00.000Z" ; eli-dl:consists_of x:S2 , x:S1 .
x:S1 a eli-dl:Activity ; eli-dl:had_activity_type event:EP_PLENARY_SITTING ;
  eli-dl:activity_date "2031-07-06T22:00:00.000Z" ; vcard:hasLocality place:FRA_SXB .
x:S2 a eli-dl:Activity ; eli-dl:had_activity_type event:EP_PLENARY_SITTING ;
  eli-dl:activity_date "2031-07-09T22:00:00.000Z" ; vcard:hasLocality place:FRA_SXB .
"""
JANUARY = """x:G0 a eli-dl:Activity ; eli-dl:had_activity_type event:EP_PLENARY_PART_SESSION ;
  eli-dl:activity_date "2031-01-19T23:00:00.000Z" .
"""


def test_a_part_session_goes_from_its_first_to_its_last_sitting_in_order_of_time() -> None:
    first, second = read((HEAD + JULY + JANUARY).encode(), "f.ttl")
    assert isinstance(first, CalendarPeriodRecord)
    assert isinstance(second, CalendarPeriodRecord)
    assert (first.source_id, first.first, first.last, first.place) == ("G0", "2031-01-20", "2031-01-20", "")
    assert (second.first, second.last, second.place) == ("2031-07-07", "2031-07-10", "Strasbourg")
    assert second.to_row() == {
        "kind": "calendar_period",
        "source": "europarl_calendar",
        "source_id": "G1",
        "url": "https://example.eu/event/G1",
        "licence": "European Parliament: reuse with source",
        "seen": "",
        "institution": "parliament",
        "type": "part_session",
        "first": "2031-07-07",
        "last": "2031-07-10",
        "title": "",
        "language": "",
        "place": "Strasbourg",
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "no part-session"),
        (HEAD, "no part-session"),
        ("<html></html>", "not Turtle"),
        ('{"data": []}', "not Turtle"),
        ("this is no calendar", "no readable Turtle (line 1)"),
        (HEAD + JULY[: len(JULY) // 2], "no readable Turtle"),
        (HEAD + JANUARY.replace("2031-01-19T23:00:00.000Z", "soon"), "has no day"),
    ],
)
def test_what_is_no_calendar_gets_a_sentence(data: str, said: str) -> None:
    (reject,) = read(data.encode(), "f")
    assert isinstance(reject, Reject)
    assert said in reject.reason


@given(st.binary(max_size=120), st.sampled_from([b"", HEAD.encode()]))
@settings(max_examples=40, deadline=None)
def test_never_raises(data: bytes, start: bytes) -> None:
    assert list(read(start + data, "f"))


def test_the_real_year(shared_data: Path) -> None:
    path = shared_data / "europarl-open-data/calendar/data_v1_meetings-by-year_2022.ttl"
    found = list(read(path.read_bytes(), path.name))
    periods = [one for one in found if isinstance(one, CalendarPeriodRecord)]
    assert (len(found), len(periods)) == (18, 18)
    assert len({one.source_id for one in periods}) == 18
    assert (periods[0].first, periods[0].last) == ("2022-01-17", "2022-01-20")
    assert (periods[-1].first, periods[-1].last) == ("2022-12-12", "2022-12-15")
    assert Counter(one.place for one in periods) == {"Strasbourg": 12, "Brussels": 6}
    # Nobody met between July and September.
    assert not [one for one in periods if "2022-07-08" <= one.first <= "2022-09-11"]
