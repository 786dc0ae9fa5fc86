"""Two records of one body: what may be one, what moves, what is refused, and that all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions, queries
from utblick.features.actors.doubles import double_bodies
from utblick.features.actors.freezing import Who
from utblick.features.actors.intake import take_people
from utblick.features.actors.kinds import BodyKind, Scheme
from utblick.features.actors.models import Body, BodyMerge, Contact, Counterpart, Person, Post
from utblick.features.actors.naming import bodies_called
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

Someone = Callable[..., Person]
Made = Callable[..., Body]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")


def merged(kept: Body, gone: Body, by: Viewer, at: datetime, **given: Any) -> BodyMerge:
    return actions.merge_bodies(kept, gone, given.pop("take", {}), by=by, at=at, **given)


def test_everything_moves_and_all_of_it_comes_back(
    body: Made, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    kept = body("GD REGIO", place="Bryssel")
    gone = body("DG REGIO", place="Bruxelles", numbers={Scheme.REGISTER.value: "123"}, aliases=["REGIO"])
    part, heir = body("Enhet A1", parent=gone), body("Äldre", successor=gone)
    official = someone(at_body=gone)
    first, second = met(kept), met(official, subject="Buller")
    admin = person("admin")
    merge = merged(kept, gone, admin, at, take={"place": "gone", "name_en": "gone"})
    kept.refresh_from_db()
    assert (kept.place, kept.name_sv, kept.name_en) == (
        "Bruxelles",
        "Utskottet GD REGIO",
        "The committee DG REGIO",
    )
    assert {one.name for one in kept.aliases.all()} == {
        "DG REGIO",
        "REGIO",
        "The committee GD REGIO",
        "Utskottet DG REGIO",
    }
    assert kept.identifiers.get().value == "123"
    assert [*kept.children.all()] == [part]
    assert [*kept.predecessors.all()] == [heir]
    assert set(queries.contacts_at(person("strateg"), kept)) == {first, second}
    assert second.counterparts.get().institution_sv == "Utskottet DG REGIO", "what was frozen stays"
    assert gone not in queries.bodies(admin)
    assert [one.value for one in queries.look_up(admin, "dg regio", at) if one.value[0] == "b"] == [
        f"b{kept.pk}"
    ]
    later, newer = met(kept, subject="Efteråt"), body("Enhet A2", parent=kept)
    actions.undo_body_merge(merge, by=admin, at=at)
    kept, gone = Body.objects.get(pk=kept.pk), Body.objects.get(pk=gone.pk)
    assert (kept.place, kept.name_en) == ("Bryssel", "The committee GD REGIO")
    assert not kept.aliases.exists()
    assert [one.name for one in gone.aliases.all()] == ["REGIO"]
    assert gone.identifiers.get().value == "123"
    assert ([*kept.children.all()], [*gone.children.all()]) == ([newer], [part])
    assert [*gone.predecessors.all()] == [heir]
    assert official.posts.get().body == gone
    assert set(queries.contacts_at(person("strateg"), kept)) == {first, later}
    assert set(queries.contacts_at(person("strateg"), gone)) == {second}
    assert bodies_called("dg regio") == [gone]
    with pytest.raises(RuleBroken, match="redan ångrat"):
        actions.undo_body_merge(merge, by=admin, at=at)
    codes = AuditEvent.objects.filter(target_type="actors.body", target_id=str(kept.pk)).values_list(
        "action", flat=True
    )
    assert {"actors.body.merged", "actors.body.merge_undone"} <= set(codes)


def test_what_was_changed_after_the_merge_is_not_put_back(body: Made, person: Viewing, at: datetime) -> None:
    kept, gone = body("A", place="Bryssel"), body("B", place="Bruxelles")
    merge = merged(kept, gone, person("admin"), at, take={"place": "gone"})
    now = Body.objects.get(pk=kept.pk)
    actions.change_body(now, version=now.version, place="Luxemburg", by=BY, at=at)
    actions.undo_body_merge(merge, by=person("admin"), at=at)
    assert Body.objects.get(pk=kept.pk).place == "Luxemburg"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("bond", ["part", "part of a part", "continues"])
def test_what_belongs_to_the_other_is_not_the_same(
    bond: str, turned: bool, body: Made, person: Viewing, at: datetime
) -> None:
    upper = body("EP")
    lower = body("REGI", **({"successor": upper} if bond == "continues" else {"parent": upper}))
    if bond == "part of a part":
        lower = body("Sekretariatet", parent=lower)
    pair = (lower, upper) if turned else (upper, lower)
    with pytest.raises(RuleBroken, match="fortsätter" if bond == "continues" else "ingår i"):
        merged(*pair, person("admin"), at)
    assert not BodyMerge.objects.exists()


def test_nothing_is_merged_with_itself_or_twice(body: Made, person: Viewing, at: datetime) -> None:
    one, two, three = body("A"), body("B"), body("C")
    admin = person("admin")
    with pytest.raises(RuleBroken, match="sig självt"):
        merged(one, one, admin, at)
    first = merged(two, three, admin, at)
    with pytest.raises(RuleBroken, match="slagits ihop"):
        merged(one, three, admin, at)
    second = merged(one, two, admin, at)
    with pytest.raises(RuleBroken, match="igen efteråt"):
        actions.undo_body_merge(first, by=admin, at=at)
    actions.undo_body_merge(second, by=admin, at=at)
    actions.undo_body_merge(first, by=admin, at=at)
    assert Body.objects.count() == 3


def test_different_numbers_are_said_and_both_kept_when_seen(
    body: Made, person: Viewing, at: datetime
) -> None:
    kept = body("A", numbers={Scheme.PIC.value: "111"})
    gone = body("B", numbers={Scheme.PIC.value: "222"})
    with pytest.raises(RuleBroken, match="111, 222"):
        merged(kept, gone, person("admin"), at)
    merged(kept, gone, person("admin"), at, numbers_seen=True)
    now = Body.objects.get(pk=kept.pk)
    assert {one.value for one in now.identifiers.all()} == {"111", "222"}
    actions.change_body(now, version=now.version, numbers={Scheme.PIC.value: "222"}, by=BY, at=at)
    assert now.identifiers.count() == 2, "saving the form, which shows one of the two, loses neither"
    actions.change_body(now, version=now.version, numbers={Scheme.PIC.value: "333"}, by=BY, at=at)
    assert {one.value for one in now.identifiers.all()} == {"111", "333"}


def test_undoing_makes_no_circle_of_parts(body: Made, person: Viewing, at: datetime) -> None:
    admin, upper = person("admin"), body("P")
    kept, gone = body("K"), body("G", parent=upper)
    part = body("D", parent=gone)
    merge = merged(kept, gone, admin, at)
    actions.change_body(upper, version=1, parent=Body.objects.get(pk=part.pk), by=BY, at=at)
    with pytest.raises(RuleBroken, match="ingå i sig självt"):
        actions.undo_body_merge(merge, by=admin, at=at)
    part.refresh_from_db()
    assert part.parent == kept, "nothing was undone by half"
    actions.change_body(Body.objects.get(pk=upper.pk), version=2, parent=None, by=BY, at=at)
    actions.undo_body_merge(merge, by=admin, at=at)
    part.refresh_from_db()
    assert part.parent == gone


def member(**fields: Any) -> dict[str, Any]:
    place = {"type": "committee", "name": "Regionalutskottet", "role": "member", "from": "2024-07-16"}
    return {"source": "Listan", "source_id": "7", "name": "Ada Example", "memberships": [place | fields]}


@pytest.mark.parametrize("code", ["", "REGI"])
def test_a_later_list_finds_the_body_that_was_kept(
    code: str, body: Made, person: Viewing, at: datetime
) -> None:
    take_people([member(code=code)], by=BY, at=at)
    gone = Body.objects.get(name_sv="Regionalutskottet")
    kept = body("RU", kind=BodyKind.OTHER)
    merge = merged(kept, gone, person("admin"), at)
    counts = take_people([member(code=code, until="2026-10-01")], by=BY, at=at)
    assert counts["updated"] == 1
    assert (Body.objects.count(), Post.objects.count()) == (1, 1)
    assert Post.objects.get().body == kept
    assert Post.objects.get().valid_until == date(2026, 10, 2)
    take_people([{**member(code=code), "source_id": "8", "name": "Bo Exempel"}], by=BY, at=at)
    assert set(Post.objects.values_list("body", flat=True)) == {kept.pk}
    actions.undo_body_merge(merge, by=person("admin"), at=at)
    assert take_people([member(code=code, until="2026-10-01")], by=BY, at=at)["unchanged"] == 1


def test_who_had_one_role_in_both_has_it_once(
    body: Made, someone: Someone, met: Met, person: Viewing, client_of: SignIn, at: datetime
) -> None:
    kept, gone = body("A"), body("B")
    ada = someone("Ada Example", at_body=kept)
    actions.add_post(ada, body=gone, by=BY, at=at)
    actions.add_post(ada, body=gone, role="chair", by=BY, at=at)
    merge = merged(kept, gone, person("admin"), at)
    row = met(Person.objects.get()).counterparts.get()
    assert (row.function_sv, row.function_en) == ("ordförande; ledamot, A", "chair; member of the body, A")
    page = client_of("strateg", "sv").get(reverse("actors:body", args=[kept.pk])).content.decode()
    assert page.count(">Ada Example</a>") == 2
    actions.undo_body_merge(merge, by=person("admin"), at=at)
    assert (kept.posts.count(), gone.posts.count()) == (1, 2)


def test_a_name_in_a_contact_finds_the_body_by_what_it_was_called(
    body: Made, met: Met, person: Viewing, at: datetime
) -> None:
    kept, gone = body("A"), body("B", name_sv="Kontoret för regioner")
    merged(kept, gone, person("admin"), at)
    contact = met(Who(function="handläggare", institution="kontoret  för REGIONER"))
    assert contact.counterparts.get().body == kept


def test_what_may_be_one_is_proposed_and_what_belongs_together_is_not(
    body: Made, person: Viewing, at: datetime
) -> None:
    skr = body("SKR", name_sv="Sveriges Kommuner och Regioner", name_en="SALAR")
    said = body("", name_sv="SKR", name_en="SKR", parent=None)
    turned = body("", name_sv="Kalmar län, Region", name_en="x")
    region = body("", name_sv="Region Kalmar Län", name_en="y")
    body("", name_sv="Avdelningen", name_en="SALAR", parent=skr)
    web = body("W", address="https://www.cpmr.org/"), body("V", address="http://cpmr.org")
    number = (
        body("N", numbers={Scheme.PIC.value: "999 111"}),
        body("M", numbers={Scheme.PIC.value: "999111"}),
    )
    found = [({pair.one, pair.other}, pair.why) for pair in double_bodies(person("admin"))]
    assert found[0] == ({*number}, "samma nummer")
    assert found[1] == ({*web}, "samma webbadress")
    assert {frozenset(pair) for pair, _why in found[2:]} == {
        frozenset({skr, said}),
        frozenset({turned, region}),
    }


@pytest.mark.parametrize("who", ["strateg", "bryssel", "kommunikator", "majoritet.rs"])
def test_who_does_not_merge_bodies(
    who: str, body: Made, person: Viewing, client_of: SignIn, at: datetime
) -> None:
    one, other = body("A"), body("B")
    with pytest.raises(NotAllowed):
        merged(one, other, person(who), at)
    merge = merged(one, other, person("admin"), at)
    with pytest.raises(NotAllowed):
        actions.undo_body_merge(merge, by=person(who), at=at)
    client = client_of(who)
    for page, numbers in (("choose_other_body", [one.pk]), ("compare_bodies", [one.pk, one.pk])):
        assert client.get(reverse(f"actors:{page}", args=numbers)).status_code == 403
    assert client.post(reverse("actors:undo_body_merge", args=[merge.pk])).status_code == 403


def test_merging_by_hand(body: Made, met: Met, client_of: SignIn) -> None:
    kept, gone = body("A", numbers={Scheme.PIC.value: "1"}), body("B", numbers={Scheme.PIC.value: "2"})
    met(gone)
    client = client_of("admin", "sv")
    chosen = client.get(reverse("actors:choose_other_body", args=[kept.pk]), {"q": "utskottet"})
    way = reverse("actors:compare_bodies", args=[kept.pk, gone.pk])
    assert way in chosen.content.decode()
    assert "Utskottet B" in client.get(way).content.decode()
    given = {"abbreviation": "gone", "version": kept.version, "other_version": gone.version}
    refused = client.post(way, given)
    assert refused.status_code == 422
    assert "troligen två organ" in refused.content.decode()
    stale = client.post(way, given | {"numbers_seen": "1", "version": "7"})
    assert "Jämför dem som de är nu" in stale.content.decode()
    assert client.post(way, given | {"numbers_seen": "1"}).status_code == 302
    assert Body.objects.get().abbreviation == "B"
    moved = client.get(reverse("actors:body", args=[gone.pk]))
    assert moved.headers["Location"] == reverse("actors:body", args=[kept.pk])
    merge = BodyMerge.objects.get()
    undo = reverse("actors:undo_body_merge", args=[merge.pk])
    for page in (reverse("actors:body", args=[kept.pk]), reverse("actors:merges")):
        assert undo in client.get(page).content.decode()
    client.post(undo)
    assert Counterpart.objects.get().body == gone
