"""Lists come in whole, once, whatever breaks off; who is who is said only where it is sure; joining can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from tests.features.programmes.archive_rows import operation, partner
from utblick.connectors.project_record import ProjectDetailRecord
from utblick.features.actors.models import Body, BodyIdentifier, BodyName
from utblick.features.programmes.actions import organisations
from utblick.features.programmes.actions.archive import (
    recognise_programmes,
    take_details,
    take_operations,
    take_partnerships,
)
from utblick.features.programmes.archive import taking
from utblick.features.programmes.example import load
from utblick.features.programmes.models import (
    ListReading,
    Part,
    Programme,
    ProgrammeName,
    PublicDetail,
    PublicOrganisation,
    PublicParticipation,
    PublicProject,
)
from utblick.features.programmes.recognising import folded
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken
from utblick.foundation.taking import Told

Person = Callable[[str], Viewer]
ROWS = [partner(f"Org {n % 7}", f"P{n // 3}", role="lead" if n % 3 == 0 else "partner") for n in range(30)]


def snapshot() -> list[Any]:
    """Give all that the archive holds, but for numbers of rows."""
    return [
        sorted(PublicProject.objects.values_list("source_key", "title", "starts_on", "programme_text")),
        sorted(PublicParticipation.objects.values_list("project__source_key", "name", "part", "country")),
        sorted(PublicOrganisation.objects.values_list("folded", "country", "projects", "led", "last_year")),
    ]


def test_a_second_run_changes_nothing(person: Person, at: datetime) -> None:
    by = person("strateg")
    first = take_partnerships(ROWS, Told(), by=by, at=at)
    assert (first.inserted, first.updated, first.unchanged, first.rejects) == (30, 0, 0, [])
    before = snapshot()
    second = take_partnerships(ROWS, Told(), by=by, at=at)
    assert (second.inserted, second.updated, second.unchanged) == (0, 0, 30)
    assert snapshot() == before
    assert ListReading.objects.count() == 2


def test_broken_off_and_begun_again_it_ends_the_same(
    person: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = person("strateg")
    monkeypatch.setattr(taking, "BATCH", 3)
    index, times = taking.index, [0]

    def breaking(projects: Any) -> None:
        times[0] += 1
        if times[0] == 2:
            raise KeyboardInterrupt
        index(projects)

    monkeypatch.setattr(taking, "index", breaking)
    with pytest.raises(KeyboardInterrupt):
        take_partnerships(ROWS, Told(), by=by, at=at)
    assert PublicProject.objects.count() == 3
    again = take_partnerships(ROWS, Told(), by=by, at=at)
    assert again.inserted + again.unchanged == 30
    broken_off = snapshot()
    PublicProject.objects.all().delete()
    PublicOrganisation.objects.all().delete()
    take_partnerships(ROWS, Told(), by=by, at=at)
    assert snapshot() == broken_off


def test_a_changed_row_is_one_change_and_the_figures_follow(person: Person, at: datetime) -> None:
    by = person("strateg")
    take_partnerships(ROWS, Told(), by=by, at=at)
    changed = [replace(ROWS[0], role="partner"), *ROWS[1:]]
    taken = take_partnerships(changed, Told(), by=by, at=at)
    assert (taken.inserted, taken.updated, taken.unchanged) == (0, 1, 29)
    for row in PublicOrganisation.objects.all():
        parts = row.participations.all()
        assert row.projects == len({one.project_id for one in parts})
        assert row.led == len({one.project_id for one in parts if one.part == Part.LEAD})


def test_a_list_of_projects_says_more_than_its_partners_rows(person: Person, at: datetime) -> None:
    by = person("strateg")
    rows = [partner("Ett universitet", title="", number="101", source="cordis")]
    take_partnerships(rows, Told(), by=by, at=at)
    whole = operation("A whole title", "", source="cordis", source_id="101", number="101")
    assert take_operations([whole], Told(), by=by, at=at).updated == 1
    project = PublicProject.objects.get()
    assert (project.title, project.total_eur) == ("A whole title", 1000)
    assert take_partnerships(rows, Told(), by=by, at=at).unchanged == 1
    project.refresh_from_db()
    assert project.title == "A whole title"
    assert project.participations.get().name == "Ett universitet"


def test_details_wait_for_their_project_and_are_found_by_it(person: Person, at: datetime) -> None:
    by = person("strateg")
    detail = ProjectDetailRecord(
        source="cordis",
        source_id="101:topic:X",
        project="101",
        name="topic",
        code="X",
        title="Hydrogen valleys",
    )
    assert take_details([detail, detail], Told(), by=by, at=at).inserted == 1
    assert take_details([detail], Told(), by=by, at=at).unchanged == 1
    assert PublicDetail.objects.get().number == "101"


def test_the_programme_is_known_by_name_and_period_and_looked_for_anew(person: Person, at: datetime) -> None:
    load(at)
    by = person("strateg")
    PublicProject.objects.all().delete()
    rows = [partner("A"), partner("B", "LOST", programme="Östersjöprogrammet för alla")]
    take_partnerships(rows, Told(), by=by, at=at)
    found = {one.acronym: one.programme and one.programme.key for one in PublicProject.objects.all()}
    assert found == {"KRETS": "ibsr-2021", "LOST": None}
    programme = Programme.objects.get(key="ibsr-2021")
    name = "Östersjöprogrammet för alla"
    ProgrammeName.objects.create(programme=programme, name=name, folded=folded(name))
    assert recognise_programmes(by=by, at=at) == 1
    assert recognise_programmes(by=by, at=at) == 0
    assert not PublicProject.objects.filter(programme=None).exists()


@pytest.mark.parametrize(
    ("given", "is_sure"),
    [
        ({"identifiers": {"pic": "999888777"}}, True),
        ({"identifiers": {"organisation_number": "232100-0040"}}, True),
        ({"identifiers": {"organisation_number": "232100-0041"}}, False),  # the check digit is wrong
        ({"organisation": "ÅBO Provstad"}, True),
        ({"organisation": "Åbo provstad", "country": "EE"}, False),
        ({"organisation": "Åbo provstad", "country": ""}, False),
        ({"organisation": "Åbo"}, False),
    ],
)
def test_who_is_a_body_of_the_register(
    person: Person, at: datetime, given: dict[str, Any], is_sure: bool
) -> None:
    body = Body.objects.create(name_sv="Turun testikaupunki", name_en="X", kind="municipality", country="FI")
    BodyName.objects.create(body=body, name="Åbo provstad")
    BodyIdentifier.objects.create(body=body, scheme="pic", value="999888777")
    BodyIdentifier.objects.create(body=body, scheme="organisationsnummer", value="232100-0040")
    row = partner(given.pop("organisation", "Någon annan"), **{"nuts3": None, **given})
    take_partnerships([row], Told(), by=person("strateg"), at=at)
    part = PublicParticipation.objects.get()
    assert part.organisation is not None
    assert (part.body == body, part.organisation.body == body) == (is_sure, is_sure)


def test_two_names_of_one_body_are_counted_as_one(person: Person, at: datetime) -> None:
    body = Body.objects.create(name_sv="Turun testikaupunki", name_en="X", kind="municipality", country="FI")
    BodyName.objects.create(body=body, name="Åbo provstad")
    rows = [partner("Turun testikaupunki", "P1"), partner("Åbo provstad", "P2")]
    take_partnerships(rows, Told(), by=person("strateg"), at=at)
    main = PublicOrganisation.objects.get(same_as=None)
    assert (main.body, main.projects) == (body, 2)


def test_joining_is_counted_and_taken_back(person: Person, at: datetime) -> None:
    by = person("strateg")
    take_partnerships([partner("Ett", "P1"), partner("Två", "P2")], Told(), by=by, at=at)
    one, two = (PublicOrganisation.objects.get(name=name) for name in ("Ett", "Två"))
    organisations.join(one, two, by=by, at=at)
    two.refresh_from_db()
    assert two.projects == 2
    # What comes in later under the other name is counted with the one that it is.
    take_partnerships([partner("Ett", "P3")], Told(), by=by, at=at)
    two.refresh_from_db()
    assert two.projects == 3
    organisations.part(one, by=by, at=at)
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.projects, two.projects, one.same_as) == (2, 1, None)
    with pytest.raises(RuleBroken):
        organisations.join(one, one, by=by, at=at)


def test_into_the_register_and_out_of_it(person: Person, at: datetime) -> None:
    by = person("strateg")
    take_partnerships([partner("Ett", identifiers={"pic": "123456789"})], Told(), by=by, at=at)
    row = PublicOrganisation.objects.get()
    body = organisations.add_to_register(row, by=by, at=at)
    assert body.identifiers.get().value == "123456789"
    assert PublicParticipation.objects.get().body == body
    with pytest.raises(RuleBroken):
        organisations.add_to_register(row, by=by, at=at)
    other = Body.objects.create(name_sv="Annan", name_en="Other", kind="other", country="FI")
    with pytest.raises(RuleBroken):
        organisations.tie(row, other, by=by, at=at)
    organisations.untie(row, by=by, at=at)
    organisations.tie(row, other, by=by, at=at)
    assert PublicParticipation.objects.get().body == other


@pytest.mark.parametrize("name", ["majoritet.rs", "kommunikator", "kontakt.us"])
def test_who_must_not_write(person: Person, at: datetime, name: str) -> None:
    by = person(name)
    with pytest.raises(NotAllowed):
        take_partnerships(ROWS, Told(), by=by, at=at)
    with pytest.raises(NotAllowed):
        take_operations([], Told(), by=by, at=at)
    with pytest.raises(NotAllowed):
        take_details([], Told(), by=by, at=at)
    with pytest.raises(NotAllowed):
        recognise_programmes(by=by, at=at)
    row = PublicOrganisation.objects.create(name="X", folded="x", country="SE")
    for act in (organisations.untie, organisations.add_to_register, organisations.part):
        with pytest.raises(NotAllowed):
            act(row, by=by, at=at)
    with pytest.raises(NotAllowed):
        organisations.join(row, row, by=by, at=at)
