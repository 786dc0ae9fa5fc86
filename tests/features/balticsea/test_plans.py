"""The plans: what is known of them, who may change them, a new version, and what cannot be removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from utblick.features.actors.kinds import BodyKind
from utblick.features.actors.models import Body
from utblick.features.balticsea import actions
from utblick.features.balticsea.models import (
    Coordinator,
    Correspondence,
    GroupMeeting,
    GroupSeat,
    Objective,
    PlanAction,
    PlanVersion,
    PolicyArea,
    RelatedBody,
    StrategyDay,
)
from utblick.features.balticsea.queries import plans as queries
from utblick.features.balticsea.suggested.around import COORDINATORS
from utblick.features.organisation.models import Certainty, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
Person = Callable[[str], Viewer]
Area = Callable[..., PolicyArea]


def test_what_is_known_of_the_plans(plans: dict[str, int]) -> None:
    assert plans == {"plans": 6, "areas": 85}
    counted = {
        plan.key: (plan.area_count, plan.horizontal_count, plan.action_count) for plan in queries.plans(BY)
    }
    assert counted == {
        "2009": (15, 0, 0),
        "2013": (17, 5, 0),
        "2015": (13, 4, 0),
        "2017": (13, 4, 0),
        "2021": (14, 0, 44),
        "2026": (0, 0, 0),
    }
    assert Objective.objects.count() == 3
    assert PlanAction.objects.filter(certainty=Certainty.UNSURE).count() == 7
    assert not PlanAction.objects.filter(name_en="").exists()
    assert Coordinator.objects.count() == len(COORDINATORS)
    assert RelatedBody.objects.count() == 10
    assert (
        PlanAction.objects.get(area__plan__key="2021", area__key="nutri", number=1).code
        == "eusbsr:2021:nutri:1"
    )


def test_the_areas_of_2021_belong_to_no_one_objective(plans: dict[str, int]) -> None:
    assert not PolicyArea.objects.filter(plan__key="2021", objectives__isnull=False).exists()
    assert PolicyArea.objects.filter(plan__key="2015", objectives__isnull=False).count() == 13


def test_what_is_there_is_left_as_it_is(plans: dict[str, int], at: datetime, area: Area) -> None:
    nutri = area("nutri")
    actions.change_row(nutri, version=1, name_sv="Övergödning", by=BY, at=at)
    PlanVersion.objects.filter(key="2026").delete()
    assert actions.take_suggested(by=BY, at=at) == {"plans": 1, "areas": 0}
    nutri.refresh_from_db()
    assert nutri.name == "Övergödning"
    assert Coordinator.objects.count() == len(COORDINATORS)


def test_a_register_s_body_of_that_name_is_the_coordinator(region: None, at: datetime) -> None:
    body = Body.objects.create(
        kind=BodyKind.AGENCY, name_sv="Havs- och vattenmyndigheten", name_en="Agency for Marine Management"
    )
    actions.take_suggested(by=BY, at=at)
    assert Coordinator.objects.get(area__plan__key="2021", area__key="hazards").body == body


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2016, 1, 1), "2015"),
        (date(2018, 6, 1), "2017"),
        (date(2026, 11, 28), "2021"),
        (date(2010, 1, 1), "2009"),
        (date(2014, 1, 1), "2013"),
        (date(2009, 1, 1), "2021"),
    ],
)
def test_the_plan_of_a_day(plans: dict[str, int], day: date, expected: str) -> None:
    plan = queries.current_plan(BY, day)
    assert plan is not None
    assert plan.key == expected


def test_no_plan_without_areas(region: None) -> None:
    assert queries.current_plan(BY, date(2026, 11, 28)) is None


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("strateg", True),
        ("admin", True),
        ("bryssel", False),
        ("sekreterare.run", False),
        ("majoritet.run", False),
        ("kontakt.us", False),
        ("projektledare.biogas", False),
        ("kommunikator", False),
        ("contactpoint", False),
    ],
)
def test_who_may_change_the_plans(
    person: Person, plans: dict[str, int], area: Area, at: datetime, name: str, may: bool
) -> None:
    viewer, nutri, new = person(name), area("nutri"), PlanVersion.objects.get(key="2026")
    acts: tuple[Callable[[], Any], ...] = (
        lambda: actions.change_row(nutri, version=1, address="https://example.org/", by=viewer, at=at),
        lambda: actions.add_row(PlanAction, area=nutri, number=9, name_sv="X", name_en="X", by=viewer, at=at),
        lambda: actions.remove_row(PlanAction.objects.get(area=nutri, number=4), by=viewer, at=at),
        lambda: actions.copy_plan(nutri.plan, new, by=viewer, at=at),
        lambda: actions.take_suggested(by=viewer, at=at),
    )
    for act in acts:
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


def test_a_new_version_is_begun_from_the_one_before(plans: dict[str, int], area: Area, at: datetime) -> None:
    new = PlanVersion.objects.get(key="2026")
    assert actions.copy_plan(area("nutri").plan, new, by=BY, at=at) == 14
    rows = PolicyArea.objects.filter(plan=new)
    assert rows.count() == 14
    assert set(rows.values_list("certainty", flat=True)) == {Certainty.UNSURE}
    assert PlanAction.objects.filter(area__plan=new).count() == 44
    assert PlanAction.objects.filter(area__plan__key="2021").count() == 44
    assert Correspondence.objects.filter(later__plan=new, kind="same").count() == 14
    # One coordinator's time is over.
    now = [row for row in Coordinator.objects.filter(area__plan__key="2021") if row.holds(at)]
    assert Coordinator.objects.filter(area__plan=new).count() == len(now) == len(COORDINATORS) - 3
    # Until it is adopted, things are tagged with the one that holds.
    plan = queries.current_plan(BY, at.date())
    assert plan is not None
    assert plan.key == "2021"
    walk = queries.crosswalk(BY)
    old = area("spatial", "2015")
    assert [walk.areas[one].key for one in walk.to(old.pk, "2026").areas] == ["spatial"]


def test_areas_are_copied_only_into_an_empty_later_plan(
    plans: dict[str, int], area: Area, at: datetime
) -> None:
    latest, former = area("nutri").plan, area("nutri", "2015").plan
    for source, plan in ((former, latest), (latest, latest), (latest, PlanVersion.objects.get(key="2009"))):
        with pytest.raises(RuleBroken):
            actions.copy_plan(source, plan, by=BY, at=at)


def test_two_people_do_not_overwrite_each_other(plans: dict[str, int], area: Area, at: datetime) -> None:
    nutri = area("nutri")
    actions.change_row(nutri, version=1, words=["alger"], by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_row(nutri, version=1, words=["plankton"], by=BY, at=at)
    nutri.refresh_from_db()
    assert nutri.words == ["alger"]


def test_what_is_tagged_or_sat_in_stays(
    plans: dict[str, int], area: Area, person: Person, at: datetime
) -> None:
    nutri = area("nutri")
    actions.add_seat(area=nutri, role="Enhetschef", valid_from=at.date(), by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.remove_row(nutri, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.remove_row(nutri.plan, by=BY, at=at)
    actions.remove_row(PlanVersion.objects.get(key="2026"), by=BY, at=at)
    actions.remove_row(area("tourism"), by=BY, at=at)
    assert AuditEvent.objects.filter(action="balticsea.area.removed", target_text="Turism").exists()


def test_a_key_stays_when_something_is_tagged_with_it(
    plans: dict[str, int], area: Area, at: datetime
) -> None:
    nutri, ship = area("nutri"), area("ship")
    actions.add_seat(area=nutri, role="Enhetschef", valid_from=at.date(), by=BY, at=at)
    for change in ({"key": "nutrients"}, {"plan": PlanVersion.objects.get(key="2026")}):
        with pytest.raises(RuleBroken):
            actions.change_row(nutri, version=1, by=BY, at=at, **change)
    with pytest.raises(RuleBroken):
        actions.change_row(nutri.plan, version=1, key="2022", by=BY, at=at)
    actions.change_row(nutri, version=1, name_sv="Övergödning", key="nutri", by=BY, at=at)
    assert actions.change_row(ship, version=1, key="shipping", by=BY, at=at).code == "eusbsr:2021:shipping"


def test_ties_hold_between_plans(plans: dict[str, int], area: Area, at: datetime) -> None:
    def tied(former: PolicyArea | None, later: PolicyArea | None, kind: str) -> Correspondence:
        return actions.add_row(Correspondence, former=former, later=later, kind=kind, by=BY, at=at)

    nutri, hazards = area("nutri"), area("hazards")
    for former, later, kind in (
        (nutri, hazards, "merged"),
        (nutri, area("hazards", "2017"), "merged"),
        (nutri, hazards, "dropped"),
        (None, None, "new"),
    ):
        with pytest.raises(RuleBroken):
            tied(former, later, kind)
    with pytest.raises(ValidationError):
        tied(area("nutri", "2017"), nutri, "same")
    assert tied(area("nutri", "2017"), hazards, "split").pk


def test_a_country_that_is_all_that_is_known_is_told_once(plans: dict[str, int], area: Area) -> None:
    rows = {row.name_sv: row for row in queries.coordinating(area("energy"), date(2026, 1, 1))}
    assert {"Estland", "Lettland", "Litauen"} <= rows.keys()
    assert rows["Estland"].country_beside == ""
    assert Coordinator(name_sv="Jordbruksverket", country="SE").country_beside == "SE"


def test_a_coordinator_holds_for_a_time(plans: dict[str, int], area: Area) -> None:
    def names(on: date) -> list[str]:
        return [row.name_sv for row in queries.coordinating(area("secure"), on)]

    assert any("(MSB)" in name for name in names(date(2025, 6, 1)))
    assert any("(MCF)" in name for name in names(date(2026, 6, 1)))
    assert not any("(MSB)" in name for name in names(date(2026, 6, 1)))


@pytest.mark.parametrize(
    ("name", "unit", "may"),
    [
        ("strateg", "fou", True),
        ("admin", "", True),
        ("kontakt.kollektivtrafik", "kollektivtrafik", True),
        ("kontakt.kollektivtrafik", "fou", False),
        ("kontakt.kollektivtrafik", "", False),
        ("bryssel", "fou", False),
        ("majoritet.tsn", "kollektivtrafik", False),
        ("sekreterare.tsn", "", False),
    ],
)
def test_who_keeps_seats(
    person: Person, plans: dict[str, int], at: datetime, name: str, unit: str, may: bool
) -> None:
    viewer = person(name)
    fields = {"role": "Enhetschef", "valid_from": at.date(), "unit": Unit.objects.filter(key=unit).first()}
    if not may:
        with pytest.raises(NotAllowed):
            actions.add_seat(by=viewer, at=at, **fields)
        seat = actions.add_seat(by=BY, at=at, **fields)
        for act in (
            lambda: actions.change_seat(seat, version=1, role="Chef", by=viewer, at=at),
            lambda: actions.end_seat(seat, on=at.date() + timedelta(days=1), by=viewer, at=at),
            lambda: actions.note_meeting(seat, on=at.date(), by=viewer, at=at),
        ):
            with pytest.raises(NotAllowed):
                act()
        return
    seat = actions.add_seat(by=viewer, at=at, **fields)
    actions.change_seat(seat, version=1, role="Chef", by=viewer, at=at)
    actions.note_meeting(seat, on=at.date(), notes="Alla var där.", by=viewer, at=at)
    actions.end_seat(seat, on=at.date() + timedelta(days=1), by=viewer, at=at)
    seat.refresh_from_db()
    assert (seat.role, seat.valid_until) == ("Chef", at.date() + timedelta(days=1))


def test_who_sits_notes_the_meetings_and_staff_reads_them(
    person: Person, plans: dict[str, int], at: datetime
) -> None:
    account = Account.objects.get(email="bryssel@utblick.example")
    seat = actions.add_seat(role="Handläggare", account=account, valid_from=at.date(), by=BY, at=at)
    meeting = actions.note_meeting(
        seat, on=at.date(), notes="Nästa möte i Riga.", by=person("bryssel"), at=at
    )
    actions.change_meeting(meeting, version=1, place="Åbo", by=person("bryssel"), at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_meeting(meeting, version=1, place="Tallinn", by=person("bryssel"), at=at)
    assert [row.place for row in queries.meetings(person("kommunikator"), seat)] == ["Åbo"]
    assert queries.meetings(person("majoritet.rs"), seat) == []
    with pytest.raises(NotAllowed):
        actions.remove_meeting(GroupMeeting.objects.get(), by=person("kommunikator"), at=at)
    with pytest.raises(RuleBroken):
        actions.note_meeting(seat, on=at.date() + timedelta(days=2), by=BY, at=at)
    actions.remove_meeting(GroupMeeting.objects.get(), by=person("bryssel"), at=at)
    assert not GroupMeeting.objects.exists()


def test_a_day_ends_after_it_starts(region: None, at: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.add_row(
            StrategyDay,
            name_sv="Forum",
            name_en="Forum",
            starts_on=date(2027, 5, 2),
            ends_on=date(2027, 5, 1),
            by=BY,
            at=at,
        )
    assert not GroupSeat.objects.exists()
