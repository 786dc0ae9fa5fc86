"""Who may what with projects, and who must not get in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.organisation.models import Assignment, Board, Unit
from utblick.features.projects import actions, queries
from utblick.features.projects.models import Project
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer

Person = Callable[[str], Viewer]
Begun = Callable[..., Project]
SignIn = Callable[..., Client]

EVERYBODY = (
    "admin",
    "strateg",
    "bryssel",
    "kommunikator",
    "contactpoint",
    "projektledare",
    "projektledare.biogas",
    "kontakt.us",
    "sekreterare.tsn",
    "sekreterare.hsn",
    "majoritet.tsn",
    "opposition.rs",
)
# The project is of the unit for energy and climate, whose board is TSN.
CHANGES = ("admin", "strateg", "projektledare.biogas")
DECIDES = (*CHANGES, "sekreterare.tsn")
BRINGS = ("admin", "strateg")


def tries(act: Callable[[], Any]) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_in_the_region_sees_projects(begun: Begun, person: Person, who: str) -> None:
    project = begun()
    assert queries.project_by_number(person(who), project.pk) == project


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_changes_a_project(begun: Begun, person: Person, at: datetime, who: str) -> None:
    project, by = begun(), person(who)
    day = timezone.localdate(at)
    acts: tuple[Callable[[], Any], ...] = (
        lambda: actions.write_step(project, "applied", on=day, by=by, at=at),
        lambda: actions.put_right(project, [project.steps.earliest("pk").pk], "Fel", by=by, at=at),
        lambda: actions.change_money(project, version=1, by=by, at=at),
        lambda: actions.change_facts(project, version=1, units=[], topics=[], concerned=[], by=by, at=at),
        lambda: actions.add_part(project, "partner", name="Tartu", by=by, at=at),
        lambda: actions.add_part(project, "risk", words="Försening", by=by, at=at),
        lambda: actions.add_part(project, "result", words="Ny rutin", on=day, by=by, at=at),
    )
    assert [tries(act) for act in acts] == [who in CHANGES] * len(acts)


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_boards_secretary_writes_what_that_board_decided(
    begun: Begun, person: Person, at: datetime, who: str
) -> None:
    project, by = begun(), person(who)
    given: dict[str, Any] = {"on": timezone.localdate(at), "board": Board.objects.get(key="TSN")}
    assert tries(lambda: actions.add_part(project, "decision", by=by, at=at, **given)) is (who in DECIDES)


def test_a_secretary_writes_no_other_boards_decision(begun: Begun, person: Person, at: datetime) -> None:
    project, by = begun(), person("sekreterare.tsn")
    day, tsn, hsn = timezone.localdate(at), *Board.objects.filter(key__in=["TSN", "HSN"]).order_by("-key")
    with pytest.raises(NotAllowed):
        actions.add_part(project, "decision", board=hsn, on=day, by=by, at=at)
    row = actions.add_part(project, "decision", board=tsn, on=day, by=by, at=at)
    with pytest.raises(NotAllowed):
        actions.change_part(row, "decision", version=1, board=hsn, by=by, at=at)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_begins_and_who_brings_in(region: None, person: Person, at: datetime, who: str) -> None:
    by, idea = person(who), actions.Idea("Biogas", Unit.objects.get(key="energi-klimat"))
    begins = (*CHANGES, "bryssel")
    assert tries(lambda: actions.begin(idea, by=by, at=at)) is (who in begins)
    assert tries(lambda: actions.bring([], by=by, at=at)) is (who in BRINGS)


def test_a_project_is_not_given_to_a_unit_of_others(begun: Begun, person: Person, at: datetime) -> None:
    project, by = begun(), person("projektledare.biogas")
    with pytest.raises(NotAllowed):
        actions.change_facts(
            project,
            version=1,
            unit=Unit.objects.get(key="kmc"),
            units=[],
            topics=[],
            concerned=[],
            by=by,
            at=at,
        )


def test_nobody_without_a_role_sees_anything(begun: Begun, at: datetime) -> None:
    project = begun()
    for act in (
        lambda: queries.projects(NOBODY),
        lambda: actions.write_step(project, "applied", on=at.date(), by=NOBODY, at=at),
        lambda: actions.bring([], by=NOBODY, at=at),
    ):
        assert not tries(act)


ADDRESSES = ("projects", "timeline", "money", "map", "partners", "audit", "bring", "begin")


@pytest.mark.parametrize("name", ADDRESSES)
def test_who_is_not_signed_in_is_sent_to_sign_in(begun: Begun, name: str) -> None:
    begun()
    answer = Client().get(reverse(f"projects:{name}"))
    assert answer.status_code == 302
    assert "logga-in" in answer["Location"]


def test_who_has_left_gets_in_nowhere(begun: Begun, client_of: SignIn) -> None:
    project = begun()
    Assignment.objects.filter(account__email="kommunikator@utblick.example").update(
        valid_until=timezone.localdate() - timedelta(days=1),
        valid_from=timezone.localdate() - timedelta(days=9),
    )
    client = client_of("kommunikator")
    for url in (
        reverse("projects:projects"),
        reverse("projects:project", args=[project.pk]),
        reverse("projects:sources", args=[project.pk]),
        reverse("projects:audit_file", args=["xlsx"]),
        reverse("projects:partners"),
    ):
        assert client.get(url).status_code == 403, url


@pytest.mark.parametrize("who", ["kontakt.us", "majoritet.tsn", "contactpoint", "kommunikator"])
def test_pages_that_change_are_closed_to_others(
    begun: Begun, client_of: SignIn, at: datetime, who: str
) -> None:
    project = begun()
    row = actions.add_part(project, "risk", words="Försening", by=Viewer(None, "test", is_system=True), at=at)
    client = client_of(who)
    for url in (
        reverse("projects:change_facts", args=[project.pk]),
        reverse("projects:change_money", args=[project.pk]),
        reverse("projects:write_step", args=[project.pk]),
        reverse("projects:put_right", args=[project.pk]),
        reverse("projects:new_part", args=[project.pk, "partner"]),
        reverse("projects:change_part", args=["risk", row.pk]),
        reverse("projects:bring"),
    ):
        assert client.get(url).status_code == 403, url
        assert client.post(url).status_code == 403, url
    for url in (
        reverse("projects:remove_part", args=["risk", row.pk]),
        reverse("projects:remove_project", args=[project.pk]),
    ):
        assert client.post(url).status_code == 403, url
    page = client.get(reverse("projects:project", args=[project.pk])).content.decode()
    assert "/andra/" not in page
    assert "/steg/" not in page
    assert Account.objects.filter(email=f"{who}@utblick.example").exists()
