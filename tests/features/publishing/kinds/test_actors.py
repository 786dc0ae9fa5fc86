"""Institutions and office holders at the gate: what they tell, and who can never be public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone

from tests.features.publishing.states import lay_out
from tests.laid import state
from utblick.features.actors.models import Body, BodyIdentifier, Person, PersonIdentifier, Post
from utblick.features.publishing import released
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.kind import Facts
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
BY = system("test")
Who = Callable[[str], Viewer]


@state
def known() -> None:
    lay_out("actors")
    Post.objects.update(certainty="sourced", valid_from=date(2024, 7, 16))


pytestmark = pytest.mark.usefixtures("known")


@pytest.fixture
def person(db: None) -> Person:
    row = Person.objects.get(name="Pascal Arimont")
    PersonIdentifier.objects.create(person=row, scheme="ep_id", value="24922")
    Person.objects.filter(pk=row.pk).update(mail="dold@europarl.example", phone="+32 1", source="Källan")
    return row


def told(kind: str, row: Any) -> tuple[Facts, dict[str, Any]]:
    """Give the facts of a record as the gate reads them, and its values as they would be kept."""
    record = KINDS[kind].record(BY, str(row.pk))
    assert record is not None
    facts = KINDS[kind].facts(record)
    assert [str(one) for one in KINDS[kind].obstacles(record)] == [str(one) for one in facts.obstacles]
    return facts, KINDS[kind].shape.checked(facts.values)


def test_a_body_goes_out_in_its_own_words(who: Who, at: datetime) -> None:
    body = Body.objects.get(abbreviation="REGI")
    BodyIdentifier.objects.create(body=body, scheme="wikidata", value="Q1")
    made = actions.release("body", str(body.pk), by=who("kommunikator"), at=at)
    values = made.values
    assert made.title("en") == "Committee on Regional Development"
    assert (values["key"], values["abbreviation"], values["kind"]) == (str(body.pk), "REGI", "committee")
    assert [row["name"]["sv"] for row in values["parent"]] == ["Europaparlamentet"]
    assert {"scheme": "wikidata", "value": "Q1"} in values["identifiers"]
    assert made.shown("summary", "sv").text == "Utskott eller kommitté, Europaparlamentet."


def test_a_body_that_is_not_confirmed_or_is_part_of_another_cannot_pass(who: Who, at: datetime) -> None:
    body, other = Body.objects.get(abbreviation="REGI"), Body.objects.get(abbreviation="ITRE")
    Body.objects.filter(pk=body.pk).update(certainty="unsure")
    with pytest.raises(RuleBroken, match="inte bekräftad"):
        actions.release("body", str(body.pk), by=who("strateg"), at=at)
    Body.objects.filter(pk=body.pk).update(certainty="known", merged_into=other)
    with pytest.raises(Http404):
        actions.release("body", str(body.pk), by=who("strateg"), at=at)
    merged = Body.with_merged.get(pk=body.pk)
    assert "slagits ihop" in str(KINDS["body"].facts(merged).obstacles[0])


@pytest.mark.parametrize("kind", ["company", "other"])
def test_companies_are_no_records(kind: str) -> None:
    body = Body.objects.get(abbreviation="REGI")
    Body.objects.filter(pk=body.pk).update(kind=kind)
    assert KINDS["body"].record(BY, str(body.pk)) is None


def test_a_person_is_public_by_name_with_offices_over_time_and_no_way_to_reach_them(
    person: Person, who: Who, at: datetime
) -> None:
    itre = Body.objects.get(abbreviation="ITRE")
    Post.objects.create(
        person=person,
        body=itre,
        role="member",
        valid_from=date(2014, 7, 1),
        valid_until=date(2019, 7, 2),
        certainty="known",
    )
    by = who("kommunikator")
    with pytest.raises(RuleBroken, match="med namn eller inte alls"):
        actions.release("person", str(person.pk), by=by, at=at)
    made = actions.release("person", str(person.pk), people=[f"person-{person.pk}"], by=by, at=at)
    assert [one["name"] for one in made.content["people"]] == ["Pascal Arimont"]
    offices = {row["body_name"]["sv"]: row for row in made.values["memberships"]}
    past = offices[itre.name_sv]
    assert (past["starts_on"], past["ends_on"], past["role"]) == ("2014-07-01", "2019-07-01", "member")
    assert past["body"] == str(itre.pk)
    assert {row["body_kind"] for row in offices.values()} == {"committee", "group"}
    assert {"scheme": "ep_id", "value": "24922"} in made.values["identifiers"]
    assert made.title("sv") == "Pascal Arimont"
    assert made.shown("summary", "sv").text == (
        "Ledamot, Utskottet för regional utveckling; Europeiska folkpartiets grupp (kristdemokrater)."
    )
    assert made.shown("summary", "en").text.startswith("Member, Committee on Regional Development; Group of")
    for hidden in ("europarl.example", "+32 1", "Källan"):
        assert hidden not in str(made.content)


def test_the_address_and_the_trail_of_a_person_never_tell_the_name(
    person: Person, who: Who, at: datetime
) -> None:
    made = actions.release("person", str(person.pk), people=[f"person-{person.pk}"], by=who("strateg"), at=at)
    assert released.one("person", made.slug) == made
    trail = " ".join(f"{one.target_text} {one.changes}" for one in AuditEvent.objects.all())
    for part in ("arimont", "pascal"):
        assert part not in made.slug
        assert part not in trail.casefold()


@pytest.mark.parametrize(
    "fields",
    [
        {"is_protected": True},
        {"kind": "official"},
        {"kind": "private"},
        {"forgotten_on": date(2026, 1, 1)},
    ],
)
def test_who_can_never_be_public(fields: dict[str, Any], person: Person, who: Who, at: datetime) -> None:
    Person.objects.filter(pk=person.pk).update(**fields)
    with pytest.raises(Http404):
        actions.release("person", str(person.pk), people=[f"person-{person.pk}"], by=who("strateg"), at=at)
    person.refresh_from_db()
    facts = KINDS["person"].facts(person)
    assert facts.people == ()
    assert facts.never == (person.name,)
    assert "ingen med skyddad identitet" in str(facts.obstacles[0])
    assert not Release.objects.exists()


@pytest.mark.parametrize("fields", [{"valid_until": date(2025, 1, 1)}, {"certainty": "unsure"}])
def test_who_holds_no_confirmed_office_today_cannot_pass(
    fields: dict[str, Any], person: Person, who: Who, at: datetime
) -> None:
    person.posts.update(**fields)
    with pytest.raises(RuleBroken, match="inget bekräftat uppdrag"):
        actions.release("person", str(person.pk), people=[f"person-{person.pk}"], by=who("strateg"), at=at)


def test_what_is_not_confirmed_of_somebody_is_not_told(person: Person) -> None:
    first, *_rest = person.posts.all()
    Post.objects.filter(pk=first.pk).update(certainty="unsure")
    _facts, values = told("person", person)
    assert first.body_id not in {int(row["body"]) for row in values["memberships"]}
    assert len(values["memberships"]) == 1


def test_an_office_that_begins_later_is_told_but_is_none_today(person: Person) -> None:
    person.posts.update(valid_from=timezone.localdate() + timedelta(days=10))
    facts, values = told("person", person)
    assert len(values["memberships"]) == 2
    assert [str(one) for one in facts.obstacles] == ["Personen har inget bekräftat uppdrag i dag."]


@pytest.mark.parametrize(("name", "may"), [("kommunikator", True), ("bryssel", False), ("admin", False)])
def test_who_lets_people_through(name: str, may: bool, person: Person, who: Who, at: datetime) -> None:
    key = [f"person-{person.pk}"]
    if may:
        assert actions.release("person", str(person.pk), people=key, by=who(name), at=at).number == 1
    else:
        with pytest.raises(NotAllowed):
            actions.release("person", str(person.pk), people=key, by=who(name), at=at)
