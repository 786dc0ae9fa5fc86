"""People and bodies: what may be kept of whom, who sees whom, finding, merging, extracts and forgetting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from utblick.features.actors import actions, queries
from utblick.features.actors.doubles import doubles
from utblick.features.actors.kinds import PersonKind, Scheme, Side
from utblick.features.actors.models import Body, Contact, Person, Post, RetentionRule
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

Someone = Callable[..., Person]
Made = Callable[..., Body]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
BY = system("test")
HOLDER, OFFICIAL = PersonKind.OFFICE_HOLDER, PersonKind.OFFICIAL
MAILBOX, PRIVATE = PersonKind.MAILBOX, PersonKind.PRIVATE


@pytest.mark.parametrize(
    ("kind", "extra"),
    [
        (OFFICIAL, {"country": "SE"}),
        (OFFICIAL, {"aliases": ["A. Example"]}),
        (OFFICIAL, {"numbers": {Scheme.WIKIDATA.value: "Q1"}}),
        (MAILBOX, {"aliases": ["Inkorgen"]}),
        (PRIVATE, {"phone": "+46 13 000"}),
        (PRIVATE, {"address": "https://example.org/"}),
    ],
)
def test_what_may_not_be_kept_of_a_kind_is_refused(
    kind: str, extra: dict[str, object], someone: Someone
) -> None:
    with pytest.raises(RuleBroken, match="sparar regionen inte"):
        someone(kind=kind, **extra)
    assert not Person.objects.exists()


def test_a_private_person_has_no_post(someone: Someone, body: Made, at: datetime) -> None:
    person = someone(kind=PRIVATE)
    with pytest.raises(RuleBroken, match="privatperson"):
        actions.add_post(person, body=body(), by=BY, at=at)


SEES = {
    "strateg": {HOLDER, OFFICIAL, MAILBOX, PRIVATE},
    "contactpoint": {HOLDER, OFFICIAL, MAILBOX, PRIVATE},
    "admin": {HOLDER, OFFICIAL, MAILBOX, PRIVATE},
    "kontakt.us": {HOLDER, OFFICIAL, MAILBOX},
    "sekreterare.rs": {HOLDER, OFFICIAL, MAILBOX},
    "majoritet.rs": {HOLDER},
}


@pytest.mark.parametrize("who", SEES)
def test_who_sees_which_kinds(who: str, someone: Someone, person: Viewing) -> None:
    for kind in PersonKind:
        someone(f"En {kind.value}", kind)
    assert {row.kind for row in queries.people(person(who))} == SEES[who]
    hidden = Person.objects.exclude(kind__in=SEES[who]).first()
    if hidden is not None:
        with pytest.raises(Http404):
            queries.person_by_number(person(who), hidden.pk)


MAY_NOT = {
    "actors.person.change": ("kommunikator", "kontakt.us", "majoritet.rs", "sekreterare.rs"),
    "actors.person.merge": ("strateg", "bryssel", "majoritet.rs"),
    "actors.person.extract": ("strateg", "bryssel", "kommunikator"),
    "actors.person.forget": ("strateg", "bryssel", "sekreterare.rs"),
    "actors.plan.change": ("bryssel", "majoritet.rs"),
    "actors.meeting.match": ("admin", "majoritet.rs", "kontakt.us"),
}


@pytest.mark.parametrize(("action", "who"), [(one, who) for one in MAY_NOT for who in MAY_NOT[one]])
def test_who_must_not_get_in(action: str, who: str, person: Viewing) -> None:
    assert not person(who).may_somewhere(action)


def test_the_rights_of_the_register_are_checked_in_the_actions(
    someone: Someone, person: Viewing, at: datetime
) -> None:
    one, other, by = someone("Ada Example"), someone("Ada  Example"), person("strateg")
    with pytest.raises(NotAllowed):
        actions.merge_people(one, other, {}, by=by, at=at)
    with pytest.raises(NotAllowed):
        actions.take_extract(one, by=by, at=at)
    with pytest.raises(NotAllowed):
        actions.forget_person(one, "begäran", by=by, at=at)


@pytest.mark.parametrize("asked", ["benea", "Dragos Benea", "benea dragoş", "DRAG", "regi"])
def test_somebody_is_found_however_the_name_is_written(
    asked: str, someone: Someone, body: Made, person: Viewing, at: datetime
) -> None:
    made = someone("Dragoş Benea", at_body=body("REGI"))
    found = queries.look_up(person("bryssel"), asked, at)
    assert f"p{made.pk}" in [one.value for one in found]
    assert not queries.look_up(person("bryssel"), "xyz", at)


@pytest.mark.parametrize("number", ["232100-0041", "2321000041", "12", "232100-004"])
def test_a_wrong_organisation_number_is_refused(number: str, body: Made) -> None:
    with pytest.raises(RuleBroken, match="inget sådant nummer"):
        body(numbers={Scheme.ORGANISATION_NUMBER.value: number})


def test_a_right_organisation_number_is_kept_in_one_form(body: Made) -> None:
    made = body(numbers={Scheme.ORGANISATION_NUMBER.value: "2321000040"})
    assert made.identifiers.get().value == "232100-0040"


def test_two_bodies_cannot_have_one_number_or_be_part_of_each_other(body: Made, at: datetime) -> None:
    one = body("EP", numbers={Scheme.EP_BODY.value: "EP"})
    with pytest.raises(ValidationError):
        body("EP2", numbers={Scheme.EP_BODY.value: "EP"})
    part = body("REGI", parent=one)
    with pytest.raises(ValidationError):
        actions.change_body(one, version=1, parent=part, by=BY, at=at)


def test_merging_can_be_undone_with_posts_contacts_and_fields(
    someone: Someone, body: Made, met: Met, person: Viewing, at: datetime
) -> None:
    kept = someone("Ada Example", mail="ada@example.org", at_body=body("REGI"))
    gone = someone(
        "Ada B. Example",
        mail="a.example@example.org",
        at_body=body("TRAN"),
        numbers={Scheme.EP_ID.value: "7"},
    )
    first, second = met(kept), met(gone, subject="Buller")
    assert doubles(person("admin")) == []
    merge = actions.merge_people(kept, gone, {"mail": "gone"}, by=person("admin"), at=at)
    kept.refresh_from_db()
    assert kept.mail == "a.example@example.org"
    assert {post.body.abbreviation for post in kept.posts.all()} == {"REGI", "TRAN"}
    assert kept.identifiers.get().value == "7"
    assert [one.name for one in kept.aliases.all()] == ["Ada B. Example"]
    assert set(queries.contacts_with(person("strateg"), kept)) == {first, second}
    assert gone not in queries.people(person("strateg"))
    later = met(kept, subject="Efteråt")
    actions.undo_merge(merge, by=person("admin"), at=at)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert kept.mail == "ada@example.org"
    assert [post.body.abbreviation for post in gone.posts.all()] == ["TRAN"]
    assert gone.identifiers.get().value == "7"
    assert not kept.aliases.exists()
    assert set(queries.contacts_with(person("strateg"), gone)) == {second}
    assert set(queries.contacts_with(person("strateg"), kept)) == {first, later}
    with pytest.raises(RuleBroken):
        actions.undo_merge(merge, by=person("admin"), at=at)


def test_merges_of_merges_are_undone_backwards(someone: Someone, person: Viewing, at: datetime) -> None:
    one, two, three = someone("Ada A"), someone("Ada B"), someone("Ada C")
    by = person("admin")
    first = actions.merge_people(two, three, {}, by=by, at=at)
    second = actions.merge_people(one, two, {}, by=by, at=at)
    with pytest.raises(RuleBroken):
        actions.undo_merge(first, by=by, at=at)
    actions.undo_merge(second, by=by, at=at)
    actions.undo_merge(first, by=by, at=at)
    assert not Person.objects.filter(merged_into__isnull=False).exists()


def test_those_of_different_kinds_are_not_merged(someone: Someone, person: Viewing, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="olika slag"):
        actions.merge_people(someone(), someone("B", PRIVATE), {}, by=person("admin"), at=at)


def test_an_extract_holds_everything_and_is_written_down(
    someone: Someone, body: Made, met: Met, person: Viewing, at: datetime
) -> None:
    one = someone("Ada Example", mail="ada@example.org", at_body=body())
    met(one, said="Vi talade om gränser.", promises=[actions.Promised(Side.US, "Skicka")])
    met(one, subject="Hemlig text", secrecy="osl-15-1", secrecy_reason="Rådets text")
    found = actions.take_extract(one, by=person("admin"), at=at)
    assert found["person"]["mail"] == "ada@example.org"
    assert found["roles"][0]["body"] == "Utskottet REGI"
    assert "Vi talade om gränser." in str(found)
    assert "Hemlig text" not in str(found)
    assert AuditEvent.objects.filter(action="actors.person.extracted", target_id=str(one.pk)).exists()


def test_forgetting_leaves_the_function_and_nothing_that_says_who(
    someone: Someone, body: Made, met: Met, person: Viewing, at: datetime
) -> None:
    one = someone("Ada Example", mail="ada@example.org", at_body=body(), numbers={Scheme.EP_ID.value: "7"})
    contact = met(
        one, subject="Ada Example om Interreg", said="Examples fråga gällde gränser: ada@example.org"
    )
    actions.forget_person(one, "Begäran RÖ 2026-1", by=person("admin"), at=at)
    contact.refresh_from_db()
    row = contact.counterparts.get()
    assert (row.person, row.name, row.mail) == (None, "", "")
    assert row.words == "ledamot, Utskottet REGI"
    assert "Example" not in contact.subject + contact.said
    assert "ada@" not in contact.said
    one.refresh_from_db()
    assert (one.name, one.mail, one.posts.count()) == ("", "", 0)
    assert one not in queries.people(person("admin"))
    told = " ".join(f"{event.target_text} {event.changes}" for event in AuditEvent.objects.all())
    assert "Ada" not in told


@pytest.mark.parametrize("bound", ["diary", "good", "time"])
def test_what_must_be_kept_refuses_forgetting(
    bound: str, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    rule = RetentionRule.objects.create(
        key="r", name_sv="Regeln", name_en="The rule", months=None if bound == "good" else 24
    )
    one = someone()
    fields = {"diary_number": "RÖ 2026-12"} if bound == "diary" else {"retention": rule}
    met(one, **fields)
    with pytest.raises(RuleBroken, match="RÖ 2026-12" if bound == "diary" else "Regeln"):
        actions.forget_person(one, "begäran", by=person("admin"), at=at)
    if bound == "time":
        actions.forget_person(one, "begäran", by=person("admin"), at=at + timedelta(days=800))


def test_people_are_reviewed_after_silence_and_when_their_last_role_ends(
    someone: Someone, body: Made, person: Viewing, at: datetime
) -> None:
    silent = someone("Tyst Example")
    ended = someone("Slut Example", at_body=body(), since=date(2020, 1, 1))
    serving = someone("Kvar Example", at_body=body("TRAN"), since=date(2020, 1, 1))
    over = at.date() - timedelta(days=10)
    actions.change_post(ended.posts.get(), version=1, valid_until=over, by=BY, at=at)
    viewer = person("strateg")
    assert [(one.person, one.has_ended) for one in queries.to_review(viewer, at.date())] == [(ended, True)]
    later = at.date() + timedelta(days=750)
    found = {one.person for one in queries.to_review(viewer, later)}
    assert silent in found
    actions.keep_on(silent, by=viewer, at=at + timedelta(days=750))
    assert silent not in {one.person for one in queries.to_review(viewer, later)}
    assert serving.posts.count() == 1


def test_the_plan_says_when_a_kind_is_reviewed(someone: Someone, at: datetime) -> None:
    actions.keep_rule(
        None, name_sv="Tjänstepersoner", name_en="Officials", person_kind=OFFICIAL, months=12, by=BY, at=at
    )
    assert someone("En", OFFICIAL).review_on == date(2027, 11, 23)
    assert someone("Annan", HOLDER).review_on == date(2028, 11, 23)


def test_a_post_ends_after_it_begins(someone: Someone, body: Made, at: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.add_post(
            someone(), body=body(), valid_from=date(2026, 1, 2), valid_until=date(2026, 1, 2), by=BY, at=at
        )
    assert not Post.objects.exists()
