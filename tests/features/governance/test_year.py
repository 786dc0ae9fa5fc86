"""The year: whose days they are, what is unsure, and the wheel that draws them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import icalendar
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from utblick.features.governance import actions
from utblick.features.governance.models import YearDay
from utblick.features.governance.wheel_chart import RINGS, SHAPES, wheel
from utblick.features.networks.actions import create_network
from utblick.features.organisation.models import Board
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system
from utblick.ui.wheel import Day

BY = system("test")


@pytest.mark.parametrize(
    ("boards", "keys", "expected"),
    [
        ((), ("HSN",), True),
        (("TSN", "RUN"), ("HSN",), False),
        (("TSN", "RUN"), ("RUN",), True),
        (("TSN",), (), False),
    ],
)
def test_a_day_is_for_its_boards_or_for_all(
    boards: tuple[str, ...], keys: tuple[str, ...], expected: bool
) -> None:
    assert Day("x", date(2026, 1, 1), "X", "other", boards=boards).is_for(keys) == expected


@pytest.mark.django_db
def test_what_belongs_to_two_boards_stands_in_neither_the_third_boards_list_nor_its_feed(
    region: None, at: datetime, client_of: Callable[..., Client]
) -> None:
    boards = list(Board.objects.filter(key__in=["TSN", "RUN"]))
    create_network(name_sv="Delat", name_en="Shared", boards=boards, renews_on=date(2027, 5, 4), by=BY, at=at)
    listed = {
        key: client_of("strateg").get(f"/namnder/aret/?year=2027&board={key}").content.decode()
        for key in ("HSN", "TSN", "RUN")
    }
    assert ["Shared renews" in listed[key] for key in ("HSN", "TSN", "RUN")] == [False, True, True]
    for who, expected in (("sekreterare.hsn", False), ("sekreterare.tsn", True), ("strateg", True)):
        viewer = viewer_for(Account.objects.get(email=f"{who}@utblick.example"), at)
        _made, token = actions.make_address(None, by=viewer, at=at)
        feed = Client().get(f"/namnder/kalender/{token}.ics")
        titles = [
            str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(feed.content).walk("VEVENT")
        ]
        assert any("Delat" in title or "Shared" in title for title in titles) == expected, who


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["021001234", "99999", "0", "-1", "２０２６", "nonsens", "2101", ""])
def test_an_odd_year_is_this_year(asked: str, region: None, client_of: Callable[..., Client]) -> None:
    assert client_of("strateg").get("/namnder/aret/", {"year": asked}).status_code == 200


@pytest.mark.django_db
def test_an_unsure_day_says_so_in_the_list(
    region: None, at: datetime, client_of: Callable[..., Client]
) -> None:
    actions.add_suggested_days(by=BY, at=at)
    assert YearDay.objects.filter(certainty="unsure").exists()
    page = html.fromstring(client_of("strateg", "sv").get("/namnder/aret/?year=2027").content)
    marked = [one.text_content() for one in page.xpath("//li[span[contains(@class, 'amber')]]")]
    assert any("Årsredovisning" in line for line in marked)
    assert not any("Ordförande i EU:s råd" in line for line in marked)


def test_every_kind_has_a_ring_and_a_shape() -> None:
    assert set(RINGS) == set(SHAPES)


@given(
    st.lists(
        st.builds(
            Day,
            st.just("k"),
            st.dates(date(2025, 1, 1), date(2028, 12, 31)),
            st.text(max_size=8),
            st.sampled_from([*RINGS, "unknown"]),
            st.one_of(st.none(), st.dates(date(2025, 1, 1), date(2028, 12, 31))),
        ),
        max_size=8,
    )
)
def test_the_wheel_draws_every_day_of_the_year_once(days: list[Day]) -> None:
    drawn = html.fromstring(str(wheel("Året", days, 2027, date(2027, 3, 1))))
    touching = [
        day
        for day in days
        if day.on <= date(2027, 12, 31)
        and max(day.until or day.on, date.min) >= date(2027, 1, 1)
        and (day.until or day.on) >= max(day.on, date(2027, 1, 1))
    ]
    assert len(drawn.xpath("//g[@class='days']/*")) == len(touching)
