"""Plans backwards from a date: kept, moved, taken note of, dropped; and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from utblick.features.advocacy.actions import deadlines, procedures, processes
from utblick.features.advocacy.models import Deadline, Procedure
from utblick.features.governance import actions, backwards
from utblick.features.governance.actions.plans import drop_plan, keep_plan
from utblick.features.governance.models import KeptPlan, Meeting
from utblick.features.governance.today import moved_plans
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

BY = system("test")
As = Callable[[str], Viewer]
SignIn = Callable[..., Client]
WAY = ["RUN", "RS"]


@pytest.fixture
def file(region: None, at: datetime) -> Procedure:
    """Give a file that RUN owns and that concerns RS."""
    process = processes.create_process(
        key="interreg",
        name_sv="Interreg",
        name_en="Interreg",
        board=Board.objects.get(key="RUN"),
        concerned=list(Board.objects.filter(key__in=["RS", "TSN"])),
        by=BY,
        at=at,
    )
    return procedures.create_procedure(
        processes=[process], key="planer", type="COD", name_sv="Planer", name_en="Plans", by=BY, at=at
    )


@pytest.fixture
def deadline(file: Procedure, at: datetime) -> Deadline:
    """Give a date in March, with a meeting of each board before it."""
    for board, on in (("RUN", date(2027, 1, 20)), ("RS", date(2027, 2, 17)), ("TSN", date(2027, 2, 3))):
        actions.create_meeting(Board.objects.get(key=board), on=on, by=BY, at=at)
    return dated(file, at, date(2027, 3, 1))


def dated(file: Procedure, at: datetime, on: date) -> Deadline:
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo("Europe/Brussels"))
    return deadlines.set_deadline(
        file, moment=moment, is_whole_day=False, name_sv="Frist", name_en="Deadline", by=BY, at=at
    )


def planned(person: As, deadline: Deadline, at: datetime, *boards: str) -> backwards.Planned:
    found = backwards.worked_out(person("strateg"), Deadline.objects.get(pk=deadline.pk), at, boards)
    assert found is not None
    return found


def test_a_plan_goes_through_the_owner_and_then_the_executive_board(
    deadline: Deadline, person: As, at: datetime
) -> None:
    found = planned(person, deadline, at)
    assert found.boards == WAY, "others that are concerned do not decide"
    assert [(one.board, one.on) for one in found.now.route.meetings] == [
        ("RUN", date(2027, 1, 20)),
        ("RS", date(2027, 2, 17)),
    ]
    assert (found.kept, found.moved, found.is_kept) == (None, [], False)


def test_time_that_passes_on_the_way_does_not_move_a_plan(
    deadline: Deadline, person: As, at: datetime
) -> None:
    kept = keep_plan(deadline, WAY, by=BY, at=at)
    for days in (0, 30, 50, 65, 90):
        found = planned(person, deadline, at + timedelta(days=days))
        assert (found.moved, found.is_kept) == ([], True), days
        assert [one.board for one in found.now.route.meetings] == WAY
    again = keep_plan(deadline, WAY, by=BY, at=at + timedelta(days=65))
    assert again.planned_on == kept.planned_on, "meetings that were held on the way stay in the plan"
    assert planned(person, deadline, at + timedelta(days=65)).moved == []


def test_what_moved_is_said_until_it_is_taken_note_of(deadline: Deadline, person: As, at: datetime) -> None:
    keep_plan(deadline, WAY, by=BY, at=at)
    Meeting.objects.filter(board__key="RS").update(on=date(2027, 2, 24))
    later = at + timedelta(days=3)
    with override("sv"):
        assert any("RS" in one and "24 februari" in one for one in planned(person, deadline, later).moved)
    with override("en"):
        assert any("24 February" in one for one in planned(person, deadline, later).moved)
    keep_plan(deadline, WAY, by=BY, at=later)
    assert planned(person, deadline, later).moved == []
    moment = deadline.at + timedelta(days=2)
    deadlines.change_deadline(deadline, version=1, moment=moment, by=BY, at=later)
    with override("sv"):
        moved = planned(person, deadline, later).moved
    assert any("Fristen flyttades" in one and "UTC" not in one for one in moved)
    assert list(
        AuditEvent.objects.filter(action__startswith="governance.plan").values_list("action", flat=True)[::-1]
    ) == [
        "governance.plan.kept",
        "governance.plan.noted",
    ]


def test_a_cancelled_meeting_moves_the_plan_to_delegation(
    deadline: Deadline, person: As, at: datetime
) -> None:
    keep_plan(deadline, WAY, by=BY, at=at)
    Meeting.objects.filter(board__key="RS").update(cancelled_at=at)
    found = planned(person, deadline, at)
    assert found.now.route.kind == "delegation"
    with override("sv"):
        assert any("delegation" in one for one in planned(person, deadline, at).moved)


def test_other_boards_are_another_plan(
    deadline: Deadline, person: As, client_of: SignIn, at: datetime
) -> None:
    keep_plan(deadline, WAY, by=BY, at=at)
    found = planned(person, deadline, at, "TSN", "TSN")
    assert (found.boards, found.is_kept, found.moved) == (["TSN"], False, [])
    row = keep_plan(deadline, ["TSN"], by=BY, at=at + timedelta(days=2))
    assert (KeptPlan.objects.count(), row.planned_on) == (1, date(2026, 11, 25))
    assert planned(person, deadline, at + timedelta(days=2)).boards == ["TSN"]


def test_what_is_behind_is_not_planned(deadline: Deadline, file: Procedure, person: As, at: datetime) -> None:
    after = deadline.at + timedelta(minutes=1)
    assert backwards.worked_out(person("strateg"), deadline, after) is None
    with pytest.raises(RuleBroken, match="passerat"):
        keep_plan(deadline, WAY, by=BY, at=after)
    deadlines.note_done(deadline, on=at.date(), by=BY, at=at)
    deadline.refresh_from_db()
    assert backwards.worked_out(person("strateg"), deadline, at) is None
    with pytest.raises(RuleBroken):
        keep_plan(deadline, WAY, by=BY, at=at)


@pytest.mark.parametrize("boards", [[], ["XXX"], ["RUN", "XXX"]])
def test_only_boards_that_exist_are_planned_through(
    boards: list[str], deadline: Deadline, at: datetime
) -> None:
    with pytest.raises(RuleBroken, match="nämnder"):
        keep_plan(deadline, boards, by=BY, at=at)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("strateg", True),
        ("bryssel", True),
        ("sekreterare.run", True),
        ("sekreterare.rs", True),
        ("sekreterare.hsn", False),
        ("majoritet.run", False),
        ("opposition.run", False),
        ("kontakt.us", False),
        ("admin", False),
        ("kommunikator", False),
    ],
)
def test_those_who_write_and_the_boards_secretaries_keep_plans(
    name: str, may: bool, deadline: Deadline, person: As, client_of: SignIn, at: datetime
) -> None:
    client, show = client_of(name), reverse("governance:plan", args=[deadline.pk])
    page = client.get(show)
    assert page.status_code == 200, "everybody reads it"
    if may:
        keep_plan(deadline, WAY, by=person(name), at=at)
        drop_plan(deadline, by=person(name), at=at)
        assert not KeptPlan.objects.exists()
        return
    with pytest.raises(NotAllowed):
        keep_plan(deadline, WAY, by=person(name), at=at)
    keep_plan(deadline, WAY, by=BY, at=at)
    with pytest.raises(NotAllowed):
        drop_plan(deadline, by=person(name), at=at)
    for address in ("keep_plan", "drop_plan"):
        way = reverse(f"governance:{address}", args=[deadline.pk])
        assert client.post(way, {"boards": WAY}).status_code == 403
        assert way not in client.get(show).content.decode(), "no button that leads nowhere"


def test_a_secretary_does_not_take_over_the_plan_of_other_boards(
    deadline: Deadline, person: As, at: datetime
) -> None:
    keep_plan(deadline, WAY, by=BY, at=at)
    with pytest.raises(NotAllowed):
        keep_plan(deadline, ["HSN"], by=person("sekreterare.hsn"), at=at)
    assert KeptPlan.objects.get().boards == WAY


def test_the_page_follows_notes_and_drops(deadline: Deadline, client_of: SignIn, at: datetime) -> None:
    client, show = client_of("strateg"), reverse("governance:plan", args=[deadline.pk])
    Deadline.objects.update(at=datetime.now(tz=ZoneInfo("UTC")) + timedelta(days=90))
    keep = reverse("governance:keep_plan", args=[deadline.pk])
    assert client.post(keep, {"boards": ["XXX"]}, follow=True).status_code == 200
    assert not KeptPlan.objects.exists()
    assert client.post(keep, {"boards": WAY}).status_code == 302
    assert "Followed since" in client.get(show).content.decode()
    other = client.get(f"{show}?boards=TSN").content.decode()
    assert "Followed is another plan, through RUN, RS." in other
    assert "Follow this plan instead" in other
    Deadline.objects.update(at=datetime.now(tz=ZoneInfo("UTC")) + timedelta(days=95))
    assert "I have taken note" in client.get(show).content.decode()
    client.post(reverse("governance:drop_plan", args=[deadline.pk]))
    assert not KeptPlan.objects.exists()
    assert client.get(reverse("governance:keep_plan", args=[deadline.pk])).status_code == 405


def test_odd_boards_in_the_address_are_no_fall(deadline: Deadline, client_of: SignIn) -> None:
    client, show = client_of("majoritet.run"), reverse("governance:plan", args=[deadline.pk])
    for odd in ("?boards=RUN&boards=RUN", "?boards=XXX", "?boards=", "?boards=RS&boards=RUN", "?boards=%00"):
        assert client.get(show + odd).status_code == 200
    assert client.get(reverse("governance:plan", args=[99999])).status_code == 404


def test_the_day_tells_of_plans_that_moved_with_as_many_queries_for_many(
    file: Procedure, deadline: Deadline, person: As, at: datetime
) -> None:
    viewer = person("strateg")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            moved_plans(viewer, at)
        return len(asked)

    keep_plan(deadline, WAY, by=viewer, at=at)
    assert moved_plans(viewer, at) is None
    one = cost()
    for days in range(4):
        keep_plan(dated(file, at, date(2027, 3, 2) + timedelta(days=days)), WAY, by=viewer, at=at)
    Meeting.objects.filter(board__key="RS").update(on=date(2027, 2, 24))
    part = moved_plans(viewer, at)
    assert part is not None
    assert part.total == 5
    assert cost() == one
    assert moved_plans(person("bryssel"), at) is None, "those who keep a plan are told"


def test_a_plan_whose_keeper_has_left_is_still_followed(
    deadline: Deadline, client_of: SignIn, at: datetime
) -> None:
    Deadline.objects.update(at=datetime.now(tz=ZoneInfo("UTC")) + timedelta(days=90))
    keep_plan(deadline, WAY, by=BY, at=at)
    page = client_of("strateg").get(reverse("governance:plan", args=[deadline.pk])).content.decode()
    assert "no longer here" in page
