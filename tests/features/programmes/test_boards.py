"""Which calls suit a board: through its units, by its own topics, and what the board said of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from utblick.features.organisation.models import Board, Unit
from utblick.features.programmes import desk
from utblick.features.programmes.actions.verdicts import give_verdict
from utblick.features.programmes.example import load
from utblick.features.programmes.models import Call, CallMoment, Programme
from utblick.features.programmes.queries_boards import BoardSuits, needs_of_board, suiting_board
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer, system

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")


def climate() -> Call:
    return Call.objects.get(programme__key="ibsr-2021", key="exempel-1")


def of_climate(viewer: Viewer, board: str, at: datetime) -> BoardSuits | None:
    return next((one for one in suiting_board(viewer, board, at) if one.row.call == climate()), None)


def test_a_call_suits_a_board_through_its_units(loaded: None, strategist: Viewer, at: datetime) -> None:
    unit = Unit.objects.get(key="kollektivtrafik")
    assert unit in [row.unit for row in needs_of_board(strategist, "TSN", at)]
    found = of_climate(strategist, "TSN", at)
    assert found is not None
    assert unit in [one.unit for one in found.units]
    assert found.units[0].reasons
    assert unit.name in found.words
    hsn = of_climate(strategist, "HSN", at)
    assert hsn is None or unit not in [one.unit for one in hsn.units]


def test_a_units_own_board_counts_before_its_areas(loaded: None, strategist: Viewer, at: datetime) -> None:
    unit = Unit.objects.get(key="kollektivtrafik")
    Unit.objects.filter(pk=unit.pk).update(board=Board.objects.get(key="HSN"))
    assert unit in [row.unit for row in needs_of_board(strategist, "HSN", at)]
    assert unit not in [row.unit for row in needs_of_board(strategist, "TSN", at)]


def test_a_boards_no_puts_the_call_apart(loaded: None, strategist: Viewer, at: datetime) -> None:
    board = Board.objects.get(key="TSN")
    give_verdict(climate(), "not_for_us", reason="people", board=board, by=BY, at=at)
    found = of_climate(strategist, "TSN", at)
    assert found is not None
    assert found.is_refused
    part = desk.calls(strategist, "TSN", at)
    assert part is not None
    assert reverse("programmes:call", args=[climate().pk]) not in [line.url for line in part.lines]


def test_the_page_is_reached_from_the_board_and_from_what_suits_a_unit(
    region: None, client_of: SignIn
) -> None:
    load(timezone.now())
    client = client_of("sekreterare.tsn", "sv")
    url = reverse("programmes:suits_board", args=["TSN"])
    for address in ("/namnder/bord/TSN/", reverse("programmes:suits")):
        assert f'href="{url}"' in client.get(address).content.decode(), address
    page = client.get(url).content.decode()
    assert "klimatneutrala" in page
    assert f"?unit={Unit.objects.get(key='kollektivtrafik').pk}" in page
    assert "Passar eftersom" in page
    assert client.get(reverse("programmes:suits_board", args=["XX"])).status_code == 404


@pytest.mark.parametrize(
    ("who", "may"), [("strateg", True), ("sekreterare.tsn", True), ("sekreterare.hsn", False), ("opposition.tsn", False)]
)  # fmt: skip
def test_who_says_so_for_the_board(region: None, client_of: SignIn, who: str, may: bool) -> None:
    load(timezone.now())
    page = client_of(who).get(reverse("programmes:suits_board", args=["TSN"])).content.decode()
    assert ("whose=board-TSN" in page) is may


def test_nobody_else_gets_in(region: None) -> None:
    answer = Client().get(reverse("programmes:suits_board", args=["TSN"]))
    assert answer.status_code == 302
    with pytest.raises(NotAllowed):
        suiting_board(NOBODY, "TSN", timezone.now())
    assert desk.calls(NOBODY, "TSN", timezone.now()) is None


def test_it_costs_the_same_however_many_calls_there_are(region: None, client_of: SignIn) -> None:
    load(timezone.now())
    client, url = client_of("strateg"), reverse("programmes:suits_board", args=["TSN"])

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    client.get(url)
    few = cost()
    programme = Programme.objects.get(key="ibsr-2021")
    for number in range(15):
        call = Call.objects.create(programme=programme, key=f"B{number}", title=f"Biogas {number}")
        CallMoment.objects.create(call=call, kind="closes", on=timezone.localdate() + timedelta(days=50))
    assert (cost(), few < 40) == (few, True)
