"""Positions: draft, adopted, a new version, replaced; who reads a draft, and where it must not show."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from utblick.features.actors.models import Body
from utblick.features.advocacy import beside, queries
from utblick.features.advocacy.actions import points, positions
from utblick.features.advocacy.models import Ask, Holder, Point, Position, Procedure, Side, Stance, Standing
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
Made = Callable[..., Position]
As = Callable[[str], Viewer]
SignIn = Callable[..., Client]

READS_DRAFTS = ("strateg", "bryssel", "kontorschef", "sekreterare.run")
READS_NO_DRAFTS = (
    "majoritet.run",
    "opposition.run",
    "majoritet.rs",
    "opposition.rs",
    "majoritet.hsn",
    "opposition.hsn",
    "sekreterare.rs",
    "sekreterare.tsn",
    "kontakt.us",
    "projektledare",
    "contactpoint",
    "kommunikator",
    "admin",
)


def test_a_draft_is_adopted_begun_anew_and_replaced(
    position: Made, ask: Ask, file: Procedure, at: datetime
) -> None:
    first = position(title_en="On Interreg", procedures=[file])
    assert (first.standing, first.number) == (Standing.DRAFT, 1)
    points.set_stances(first, {ask: (Side.FOR, "Minst 80.")}, by=BY, at=at)
    points.add_point(first, procedure=file, target="artikel 13.1", view_sv="Höj.", by=BY, at=at)
    run = Board.objects.get(key="RUN")
    first = positions.adopt_position(first, board=run, on=date(2026, 11, 13), decision=" § 9 ", by=BY, at=at)
    assert (first.standing, first.board, first.decision) == (Standing.ADOPTED, run, "§ 9")
    second = positions.new_version(first, by=BY, at=at)
    assert (second.number, second.standing, second.former) == (2, Standing.DRAFT, first)
    assert (second.text_sv, second.title_en) == (first.text_sv, "On Interreg")
    assert list(second.procedures.all()) == [file]
    assert [(row.ask, row.side, row.words) for row in second.stances.all()] == [(ask, "for", "Minst 80.")]
    assert [row.view_sv for row in second.points.all()] == ["Höj."]
    assert first.points.count() == 1, "the points of the version before stay"
    second = positions.adopt_position(second, board=run, on=date(2026, 11, 20), by=BY, at=at)
    first.refresh_from_db()
    assert (first.standing, second.standing) == (Standing.REPLACED, Standing.ADOPTED)
    said = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert said[-3:] == [
        "advocacy.position.written",
        "advocacy.position.adopted",
        "advocacy.position.replaced",
    ]


def test_what_is_adopted_does_not_change(adopted: Made, position: Made, at: datetime) -> None:
    row = adopted()
    for act in (
        lambda: positions.change_position(
            row, version=row.version, procedures=[], text_sv="Nej", by=BY, at=at
        ),
        lambda: positions.remove_draft(row, by=BY, at=at),
        lambda: positions.adopt_position(
            row, board=Board.objects.get(key="RUN"), on=date(2026, 11, 20), by=BY, at=at
        ),
    ):
        with pytest.raises(RuleBroken):
            act()
    fresh = positions.new_version(row, by=BY, at=at)
    with pytest.raises(RuleBroken, match="ny version"):
        positions.new_version(row, by=BY, at=at)
    with pytest.raises(RuleBroken, match="antagen"):
        positions.new_version(fresh, by=BY, at=at)
    positions.remove_draft(fresh, by=BY, at=at)
    assert positions.new_version(row, by=BY, at=at).number == 2, "a draft thrown away may be begun again"
    row.refresh_from_db()
    assert (row.standing, row.text_sv) == (Standing.ADOPTED, "Vi vill ha ett starkt Interreg.")


def test_what_has_no_swedish_text_or_a_day_to_come_is_not_adopted(position: Made, at: datetime) -> None:
    run = Board.objects.get(key="RUN")
    with pytest.raises(RuleBroken, match="svenska"):
        positions.adopt_position(
            position(text_sv=" ", text_en="Yes"), board=run, on=date(2026, 11, 1), by=BY, at=at
        )
    with pytest.raises(RuleBroken, match="framåt"):
        positions.adopt_position(position(), board=run, on=date(2026, 11, 24), by=BY, at=at)


def test_somebody_faster_is_not_written_over(position: Made, at: datetime) -> None:
    row = position()
    seen = row.version
    positions.change_position(row, version=seen, procedures=[], text_sv="Ny", by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        positions.change_position(row, version=seen, procedures=[], text_sv="Annan", by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        positions.adopt_position(
            row, board=Board.objects.get(key="RUN"), on=date(2026, 11, 13), version=seen, by=BY, at=at
        )
    row.refresh_from_db()
    assert (row.text_sv, row.standing) == ("Ny", Standing.DRAFT)


def test_what_others_hold_has_name_and_day(position: Made, body: Callable[..., Body], at: datetime) -> None:
    with pytest.raises(RuleBroken):
        position(holder=Holder.GOVERNMENT)
    row = position(holder=Holder.NETWORK, body=body("CPMR"), on=date(2026, 5, 1))
    assert row.standing == Standing.ADOPTED
    changed = positions.change_position(
        row, version=row.version, procedures=[], text_sv="Rättat", by=BY, at=at
    )
    assert changed.text_sv == "Rättat"
    with pytest.raises(RuleBroken):
        positions.change_position(
            row, version=changed.version, procedures=[], holder=Holder.OWN, by=BY, at=at
        )
    with pytest.raises(RuleBroken):
        positions.adopt_position(row, board=Board.objects.get(key="RUN"), on=date(2026, 11, 1), by=BY, at=at)


def test_an_adopted_position_needs_its_board_in_the_database_too(position: Made) -> None:
    row = position()
    row.standing = Standing.ADOPTED
    with pytest.raises(ValidationError):
        row.full_clean()


@pytest.mark.parametrize("name", READS_DRAFTS)
def test_a_draft_is_read_by_those_who_write_and_the_secretary_of_the_owner(
    name: str, position: Made, person: As
) -> None:
    row = position()
    assert list(queries.positions(person(name))) == [row]


@pytest.mark.parametrize("name", READS_NO_DRAFTS)
def test_a_draft_shows_to_nobody_else_anywhere(
    name: str, position: Made, file: Procedure, ask: Ask, person: As, client_of: SignIn, at: datetime
) -> None:
    row = position(procedures=[file])
    points.set_stances(row, {ask: (Side.FOR, "Hemliga ord")}, by=BY, at=at)
    viewer = person(name)
    assert not queries.positions(viewer).exists()
    assert queries.own_positions(viewer, file) == []
    assert beside.side_by_side(viewer, row.process).positions == []
    client = client_of(name)
    assert client.get(reverse("advocacy:position", args=[row.pk])).status_code == 404
    for address in (
        reverse("advocacy:processes"),
        reverse("advocacy:process", args=["interreg"]),
        reverse("advocacy:beside", args=["interreg"]),
        reverse("advocacy:procedure", args=["planer"]),
        reverse("advocacy:ask", args=[ask.pk]),
        reverse("advocacy:positions"),
        f"{reverse('advocacy:positions')}?standing=draft",
        f"{reverse('search')}?q=Hemlig",
        reverse("monitoring:home"),
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        said = page.content.decode()
        assert "Hemlig ståndpunkt" not in said, address
        assert "Hemliga ord" not in said, address
    exported = client.get(f"{reverse('advocacy:positions')}?export=csv")
    body = b"".join(exported.streaming_content) if exported.streaming else exported.content
    assert "Hemlig" not in body.decode("utf-8-sig")


def test_a_hidden_draft_is_neither_changed_nor_adopted_nor_thrown_away(
    position: Made, client_of: SignIn
) -> None:
    row = position()
    for name in ("majoritet.run", "sekreterare.rs", "kontakt.us"):
        client = client_of(name)
        for address in ("adopt_position", "new_version", "remove_position", "change_position", "new_point"):
            answer = client.post(reverse(f"advocacy:{address}", args=[row.pk]))
            assert answer.status_code in (403, 404), (name, address)
    row.refresh_from_db()
    assert row.standing == Standing.DRAFT


def test_the_secretary_of_the_owner_adopts_for_the_own_board_only(
    position: Made, client_of: SignIn, person: As, at: datetime
) -> None:
    row, client = position(), client_of("sekreterare.run")
    address = reverse("advocacy:adopt_position", args=[row.pk])
    page = client.get(address).content.decode()
    assert "RS" not in page.split("<form")[-1].split("</select>")[0]
    rs = Board.objects.get(key="RS")
    with pytest.raises(NotAllowed):
        positions.adopt_position(row, board=rs, on=date(2026, 11, 13), by=person("sekreterare.run"), at=at)
    given = {"board": Board.objects.get(key="RUN").pk, "on": "2026-11-13", "version": row.version}
    assert client.post(address, given).status_code == 302
    row.refresh_from_db()
    assert row.standing == Standing.ADOPTED


def test_the_trail_of_the_process_does_not_name_a_draft(position: Made, at: datetime) -> None:
    row = position()
    positions.remove_draft(row, by=BY, at=at)
    told = AuditEvent.objects.get(action="advocacy.position.removed")
    assert told.target_type == "advocacy.process"
    assert "Hemlig" not in str(told.changes) + told.target_text


def test_the_list_is_exported_as_it_is_seen(adopted: Made, client_of: SignIn) -> None:
    adopted(title_sv="=HYPERLINK(1)")
    answer = client_of("majoritet.run").get(f"{reverse('advocacy:positions')}?export=csv")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";"))
    assert any("HYPERLINK" in cell and not cell.startswith("=") for row in rows for cell in row)


def test_versions_stand_in_their_order_and_a_hidden_one_is_left_out(
    adopted: Made, person: As, at: datetime
) -> None:
    first = adopted()
    second = positions.new_version(first, by=BY, at=at)
    assert [row.pk for row in queries.versions(person("strateg"), first)] == [second.pk, first.pk]
    assert [row.pk for row in queries.versions(person("strateg"), second)] == [second.pk, first.pk]
    assert [row.pk for row in queries.versions(person("majoritet.run"), first)] == [first.pk]


def test_stances_are_set_changed_and_taken_away(position: Made, ask: Ask, person: As, at: datetime) -> None:
    row = position()
    points.set_stances(row, {ask: (Side.PARTLY, "75")}, by=BY, at=at)
    points.set_stances(row, {ask: (Side.PARTLY, "75")}, by=BY, at=at)
    assert AuditEvent.objects.filter(action="advocacy.stances.set").count() == 1
    points.set_stances(row, {ask: (Side.AGAINST, "70")}, by=BY, at=at)
    assert Stance.objects.get().side == Side.AGAINST
    table = beside.side_by_side(person("strateg"), row.process)
    assert [[cell.stance.words if cell.stance else "" for cell in line.cells] for line in table.lines] == [
        ["70"]
    ]
    points.set_stances(row, {ask: ("", "")}, by=BY, at=at)
    assert not Stance.objects.exists()


def test_points_are_of_files_in_the_process_and_of_drafts_only(
    position: Made, file: Procedure, at: datetime
) -> None:
    row = position()
    point = points.add_point(row, procedure=file, target="skäl 4", view_sv="Ja", by=BY, at=at)
    points.change_point(point, version=1, procedure=file, target="skäl 5", view_sv="Ja", by=BY, at=at)
    file.processes.clear()
    with pytest.raises(RuleBroken, match="process"):
        points.add_point(row, procedure=file, target="skäl 4", view_sv="Ja", by=BY, at=at)
    positions.adopt_position(row, board=Board.objects.get(key="RUN"), on=date(2026, 11, 1), by=BY, at=at)
    with pytest.raises(RuleBroken, match="ny version"):
        points.remove_point(point, by=BY, at=at)
    assert Point.objects.get().target == "skäl 5"
