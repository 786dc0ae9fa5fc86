"""Public rows beside our projects: suggested, tied by a person, settled field by field, and brought in once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.projects.public_rows import public, takes_part
from utblick.connectors.record import Reject
from utblick.connectors.registry import BY_NAME
from utblick.features.actors.models import OwnName
from utblick.features.organisation.models import Unit
from utblick.features.programmes.actions.archive import take_partnerships
from utblick.features.programmes.models import Programme, PublicProject
from utblick.features.projects import actions, sources
from utblick.features.projects.models import Partner, Project, SourceLink, SourceVerdict
from utblick.features.projects.queries import Told as As
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import Told
from utblick.ui.related import related

BY = system("test")
Begun = Callable[..., Project]
SignIn = Callable[..., Client]


@pytest.fixture
def named(db: None) -> None:
    OwnName.objects.bulk_create([OwnName(name="Region Östergötland"), OwnName(name="123456789012-34")])


def again(link: SourceLink) -> sources.Compared:
    (found,) = sources.compared(Project.objects.get(pk=link.project_id))
    return found


def fields(found: list[Any]) -> list[str]:
    return [one.field for one in found]


def test_what_is_like_a_project_is_suggested_with_the_reason(begun: Begun, at: datetime, named: None) -> None:
    project = begun("Biogas från gård till buss")
    Project.objects.filter(pk=project.pk).update(acronym="GÅRDSGAS")
    project.refresh_from_db()
    by_name = public("1", at, acronym="Gårdsgas", title="Farm biogas")
    takes_part(by_name, "Region Östergötland")
    by_title = public("2", at, title="Biogas från gård till bussar")
    takes_part(by_title, "Region Östergötland, Energi och klimat")
    public("3", at, title="Biogas från gård till buss")  # neither its programme nor a name of ours
    takes_part(public("4", at, title="Något helt annat"), "Region Östergötland")
    found = sources.suggestions(project)
    assert [one.public for one in found] == [by_name, by_title]
    assert found[0].likeness.reasons == ("acronym", "names_us")
    actions.refuse_source(project, by_name, by=BY, at=at)
    assert [one.public for one in sources.suggestions(project)] == [by_title]
    actions.link_source(project, by_title, by=BY, at=at)
    assert sources.suggestions(project) == []


def test_what_is_tied_to_another_project_is_not_suggested(begun: Begun, at: datetime, named: None) -> None:
    row = public("1", at, title="Biogas till bussar")
    takes_part(row, "Region Östergötland")
    actions.link_source(begun("Annat"), row, by=BY, at=at)
    assert sources.suggestions(begun("Biogas till bussar")) == []


def test_a_public_project_leads_to_ours_when_it_is_tied(begun: Begun, at: datetime) -> None:
    project, row = begun(), public("1", at, title="Farm biogas")
    assert "our-projects" not in {part.name for part in related(BY, row)}
    actions.link_source(project, row, by=BY, at=at)
    (told,) = [part for part in related(BY, row) if part.name == "our-projects"]
    assert [one.title for one in told.lines] == [project.name]


def test_tying_changes_nothing_of_ours(begun: Begun, at: datetime) -> None:
    project = begun()
    before = Project.objects.values().get(pk=project.pk)
    row = public("1", at, title="Farm biogas", starts_on=date(2025, 1, 1), total_eur=Decimal(100))
    link = actions.link_source(project, row, by=BY, at=at)
    assert Project.objects.values().get(pk=project.pk) == before
    assert fields(again(link).open) == ["title", "starts_on", "total"]


@pytest.fixture
def link(begun: Begun, at: datetime) -> SourceLink:
    programme = Programme.objects.create(key="cb", name_sv="Central Baltic", name_en="Central Baltic")
    given: dict[str, Any] = {"starts_on": date(2025, 1, 1), "total_eur": Decimal("1200.50")}
    row = public("1", at, title="Farm biogas", programme=programme, **given)
    return actions.link_source(begun("Biogas"), row, by=BY, at=at)


def settle(link: SourceLink, field: str, verdict: str, at: datetime, **given: Any) -> SourceVerdict:
    differs = sources.difference_in(SourceLink.objects.get(pk=link.pk), field)
    seen = given.pop("seen", differs.theirs if differs else "")
    return actions.settle(link, field, verdict, seen=seen, by=BY, at=at, **given)


def test_a_field_is_taken_over_by_a_person(link: SourceLink, at: datetime) -> None:
    for field in ("title", "programme", "starts_on", "total"):
        settle(link, field, "taken", at)
    project = Project.objects.get(pk=link.project_id)
    assert (project.title_sv, project.title_en) == ("Biogas", "Farm biogas")
    assert (project.starts_on, project.total, project.currency) == (
        date(2025, 1, 1),
        Decimal("1200.50"),
        "EUR",
    )
    assert project.programme is not None
    assert again(link).open == []


def test_ours_is_right_needs_a_reason_and_comes_back_when_the_source_changes(
    link: SourceLink, at: datetime
) -> None:
    with pytest.raises(RuleBroken, match="Skriv varför"):
        settle(link, "starts_on", "ours", at)
    settle(link, "starts_on", "ours", at, reason="Avtalet säger mars")
    assert "starts_on" not in fields(again(link).open)
    assert fields(again(link).settled) == ["starts_on"]
    PublicProject.objects.update(title="Farm biogas!")
    assert "starts_on" not in fields(again(link).open)
    PublicProject.objects.update(starts_on=date(2025, 2, 1))
    assert "starts_on" in fields(again(link).open)


def test_what_is_put_off_stays_open(link: SourceLink, at: datetime) -> None:
    settle(link, "starts_on", "later", at)
    (told,) = [one for one in again(link).open if one.field == "starts_on"]
    assert told.said is not None


def test_what_the_source_no_longer_says_is_not_taken_over(link: SourceLink, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="något annat nu"):
        settle(link, "starts_on", "taken", at, seen="2024-01-01")
    with pytest.raises(RuleBroken, match="Välj"):
        settle(link, "starts_on", "whatever", at)
    assert Project.objects.get(pk=link.project_id).starts_on is None


def test_amounts_are_compared_only_in_our_own_currency(link: SourceLink, at: datetime) -> None:
    Project.objects.update(total=Decimal(500), currency="SEK")
    assert "total" not in fields(again(link).open)
    PublicProject.objects.update(total_amount=Decimal(600), currency="SEK")
    (told,) = [one for one in again(link).open if one.field == "total"]
    assert (told.ours, told.theirs) == ("500 SEK", "600 SEK")


def test_what_names_us_is_brought_in_once(region: None, at: datetime, named: None) -> None:
    running = public("1", at, title="Ett", starts_on=date(2024, 1, 1), ends_on=date(2027, 1, 1))
    over = public("2", at, title="Två", starts_on=date(2020, 1, 1), ends_on=date(2022, 1, 1))
    for row in (running, over):
        takes_part(row, "REGION ÖSTERGÖTLAND", part="partner", budget_eur=Decimal(90), nuts3="SE123")
        takes_part(row, "Tartu linn", part="lead", country="EE", nuts3="EE008")
    takes_part(public("3", at, title="Tre"), "Regionen Östergötlands vänner")
    assert sources.naming_us(sources.own_marks()).count() == 2
    unit = Unit.objects.get(key="kmc")
    chosen = list(PublicProject.objects.values_list("pk", flat=True))
    assert len(actions.bring(chosen, unit=unit, by=BY, at=at)) == 2
    assert actions.bring(chosen, unit=unit, by=BY, at=at) == []
    first, second = (Project.objects.get(title_sv=title) for title in ("Ett", "Två"))
    assert (first.our_budget, first.currency, first.board_id) == (Decimal(90), "EUR", unit.board_id)
    assert [As(one, at.date()).standing.stage for one in (first, second)] == ["running", "closed"]
    assert set(Partner.objects.values_list("name", "part", "nuts3")) == {("Tartu linn", "lead", "EE008")}
    assert sources.naming_us(sources.own_marks()).count() == 0


def test_the_page_of_what_names_us(region: None, at: datetime, named: None, client_of: SignIn) -> None:
    row = public("1", at, title="Ett", starts_on=date(2024, 1, 1))
    takes_part(row, "Region Östergötland")
    client, url = client_of("strateg"), reverse("projects:bring")
    assert "1 public project names us" in client.get(url).content.decode()
    assert client.post(url).status_code == 422
    answer = client.post(url, {"chosen": [row.pk]}, follow=True)
    assert "1 project added." in answer.content.decode()
    assert client.post(url, {"chosen": [row.pk]}).status_code == 422
    assert Project.objects.count() == 1


def test_the_page_of_sources_ties_and_settles(begun: Begun, at: datetime, client_of: SignIn) -> None:
    project = begun("Biogas till bussar")
    Project.objects.update(acronym="GAS")
    row = public("1", at, acronym="GAS", title="Gas on buses", ends_on=date(2027, 12, 31))
    client, url = client_of("projektledare.biogas"), reverse("projects:sources", args=[project.pk])
    page = client.get(url).content.decode()
    assert "the short name is the same" in page
    client.post(reverse("projects:judge_source", args=[project.pk, row.pk]), {"same": "1"})
    link = SourceLink.objects.get()
    assert "2027-12-31" in client.get(url).content.decode()
    settled = {"field": "ends_on", "seen": "2027-12-31", "verdict": "taken"}
    client.post(reverse("projects:settle", args=[link.pk]), settled)
    project.refresh_from_db()
    assert project.ends_on == date(2027, 12, 31)
    client.post(reverse("projects:unlink_source", args=[link.pk]))
    assert not SourceLink.objects.exists()
    assert "the short name is the same" in client.get(url).content.decode()


def test_the_regions_rows_of_the_real_list_come_onto_the_map_and_the_timeline(
    region: None, at: datetime, named: None, client_of: SignIn, shared_data: Path
) -> None:
    path = shared_data / "interreg-sweden-partners" / "rawdata.json"
    found_rows = list(BY_NAME["interreg_partners"].load()(path.read_bytes(), path.name))
    records = [one for one in found_rows if not isinstance(one, Reject)]
    take_partnerships(records, Told(), by=BY, at=at)
    found = sources.naming_us(sources.own_marks())
    numbers = list(found.values_list("pk", flat=True))
    assert len(numbers) == 2
    made = actions.bring(numbers, by=BY, at=at)
    assert len(made) == len(numbers)
    assert actions.bring(numbers, by=BY, at=at) == []
    client = client_of("strateg")
    shown = client.get(reverse("projects:timeline")).content.decode()
    dated = [one for one in made if one.starts_on]
    assert dated
    assert all(reverse("projects:project", args=[one.pk]) in shown for one in dated)
    codes = set(Partner.objects.exclude(nuts3="").values_list("nuts3", flat=True))
    map_page = client.get(reverse("projects:map")).content.decode()
    assert codes
    assert all(f"nuts3={code}" in map_page for code in codes)
