"""What positions say of articles and of our asks, and all of them side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from utblick.features.actors.models import Body
from utblick.features.advocacy.actions import asks, points, positions
from utblick.features.advocacy.beside import side_by_side
from utblick.features.advocacy.models import Ask, Point, Position, Procedure, Process, Stance
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.rules import RuleBroken

BY = system("test")


def _government(position: Callable[..., Position], body: Callable[..., Body]) -> Position:
    return position(holder="government", body=body("REG"), on=date(2026, 5, 4), title_sv="Regeringen sparar")


def test_our_own_stands_first_and_drafts_only_for_who_sees_them(
    process: Process,
    ask: Ask,
    position: Callable[..., Position],
    body: Callable[..., Body],
    person: Callable[[str], Viewer],
    at: datetime,
) -> None:
    own, theirs = position(), _government(position, body)
    points.set_stances(own, {ask: ("for", "")}, by=BY, at=at)
    points.set_stances(theirs, {ask: ("against", "vill spara")}, by=BY, at=at)
    table = side_by_side(person("bryssel"), process)
    assert table.positions == [own, theirs]
    assert [cell.stance.side for cell in table.lines[0].cells if cell.stance] == ["for", "against"]
    for who in ("majoritet.run", "opposition.run", "kontakt.us"):
        assert side_by_side(person(who), process).positions == [theirs]


def test_a_stance_is_changed_and_taken_away(
    ask: Ask, position: Callable[..., Position], at: datetime
) -> None:
    row = position()
    points.set_stances(row, {ask: ("partly", "nästan")}, by=BY, at=at)
    points.set_stances(row, {ask: ("for", "")}, by=BY, at=at)
    assert [(one.side, one.words) for one in Stance.objects.all()] == [("for", "")]
    points.set_stances(row, {ask: ("", "")}, by=BY, at=at)
    assert not Stance.objects.exists()


def test_an_adopted_position_says_what_it_said(
    file: Procedure, ask: Ask, adopted: Callable[..., Position], at: datetime
) -> None:
    row = adopted()
    with pytest.raises(RuleBroken, match="ändras inte"):
        points.add_point(row, procedure=file, target="Article 3", view_sv="Nej", by=BY, at=at)
    with pytest.raises(RuleBroken, match="ändras inte"):
        points.set_stances(row, {ask: ("for", "")}, by=BY, at=at)


def test_a_new_version_begins_with_the_articles_and_stances_of_the_one_before(
    file: Procedure, ask: Ask, position: Callable[..., Position], at: datetime
) -> None:
    from utblick.features.organisation.models import Board

    row = position()
    points.add_point(row, procedure=file, target="Article 3(1)", view_sv="Havsgränser ingår.", by=BY, at=at)
    points.set_stances(row, {ask: ("for", "ja")}, by=BY, at=at)
    board = Board.objects.get(key="RUN")
    fresh = positions.new_version(
        positions.adopt_position(row, board=board, on=date(2026, 11, 13), by=BY, at=at), by=BY, at=at
    )
    assert [(one.target, one.view_sv) for one in fresh.points.all()] == [
        ("Article 3(1)", "Havsgränser ingår.")
    ]
    assert [(one.ask, one.side, one.words) for one in fresh.stances.all()] == [(ask, "for", "ja")]
    assert Point.objects.count() == 2


@pytest.mark.parametrize("who", ["majoritet.run", "sekreterare.run", "kontakt.us", "kommunikator", "admin"])
def test_who_does_not_write_positions_does_not_write_their_articles(
    who: str,
    file: Procedure,
    ask: Ask,
    position: Callable[..., Position],
    person: Callable[[str], Viewer],
    at: datetime,
) -> None:
    row, by = position(), person(who)
    with pytest.raises(NotAllowed):
        points.add_point(row, procedure=file, target="Article 3", view_sv="Nej", by=by, at=at)
    with pytest.raises(NotAllowed):
        points.set_stances(row, {ask: ("for", "")}, by=by, at=at)


def test_the_pages_show_and_keep_what_is_written(
    process: Process,
    file: Procedure,
    ask: Ask,
    position: Callable[..., Position],
    client_of: Callable[..., Client],
    at: datetime,
) -> None:
    client, row = client_of("bryssel"), position()
    said = {"version": 1, f"side-{ask.pk}": "partly", f"words-{ask.pk}": "bara delvis"}
    assert client.post(f"/paverkan/standpunkt/{row.pk}/yrkanden/", said).status_code == 302
    given = {"procedure": file.pk, "target": "Article 3(1)", "view_sv": "Havsgränser ingår.", "place": 1}
    assert client.post(f"/paverkan/standpunkt/{row.pk}/artikel/", given).status_code == 302
    shown = client.get(f"/paverkan/standpunkt/{row.pk}/").content.decode()
    assert "bara delvis" in shown
    assert "Havsgränser ingår." in shown
    point = Point.objects.get()
    refused = client.post(f"/paverkan/artikel/{point.pk}/andra/", {**given, "target": ""})
    assert refused.status_code == 422
    assert "Havsgränser ingår." in refused.content.decode()
    assert client.post(f"/paverkan/artikel/{point.pk}/ta-bort/").status_code == 302
    assert not Point.objects.exists()
    assert "bara delvis" in client.get(f"/paverkan/process/{process.key}/jamfor/").content.decode()


def test_side_by_side_costs_the_same_however_many_asks(
    process: Process,
    position: Callable[..., Position],
    client_of: Callable[..., Client],
    django_assert_max_num_queries: Callable[[int], object],
    at: datetime,
) -> None:
    for number in range(15):
        asks.write_ask(process, title_sv=f"Yrkande {number}", by=BY, at=at)
    position()
    client = client_of("bryssel")
    client.get(f"/paverkan/process/{process.key}/jamfor/")
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        client.get(f"/paverkan/process/{process.key}/jamfor/")
