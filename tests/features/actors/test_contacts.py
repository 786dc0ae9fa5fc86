"""Contacts: what is frozen, who sees which, drafts, follow-ups and promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from utblick.features.actors import actions, queries
from utblick.features.actors.freezing import Who
from utblick.features.actors.kinds import PersonKind, PostRole, Secrecy, Side
from utblick.features.actors.models import Body, Contact, Person, Promise
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Someone = Callable[..., Person]
Made = Callable[..., Body]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
BY = system("test")


def test_function_and_institution_stay_as_they_were(
    body: Made, someone: Someone, met: Met, at: datetime
) -> None:
    committee, other = body("REGI"), body("TRAN")
    person = someone(at_body=committee, role=PostRole.CHAIR, since=date(2024, 7, 1))
    contact = met(person)
    post = person.posts.get()
    actions.change_post(post, version=post.version, valid_until=at.date(), by=BY, at=at)
    actions.add_post(person, body=other, role=PostRole.MEMBER, by=BY, at=at)
    row = contact.counterparts.get()
    assert (row.function_sv, row.function_en) == ("ordförande", "chair")
    assert (row.institution_sv, row.body) == ("Utskottet REGI", committee)


def moved(contact: Contact, on: date, by: Viewer, at: datetime) -> tuple[str, str]:
    """Correct the day of a contact; give function and institution as they then stand."""
    contact.refresh_from_db()
    wish = replace(actions.standing_wish(contact), on=on, is_draft=contact.is_draft)
    actions.change_contact(contact, wish, version=contact.version, by=by, at=at)
    row = contact.counterparts.get()
    return row.function_sv, row.institution_sv


def test_a_corrected_day_freezes_the_function_of_that_day(
    body: Made, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    ada, by = someone(at_body=body("REGI"), since=date(2024, 7, 1)), person("strateg")
    actions.add_post(ada, body=body("TRAN"), role=PostRole.CHAIR, valid_until=date(2024, 7, 1), by=BY, at=at)
    contact = met(ada)
    assert contact.counterparts.get().function_sv == "ledamot"
    assert moved(contact, date(2024, 6, 1), by, at) == ("ordförande", "Utskottet TRAN")
    event = AuditEvent.objects.filter(action="actors.contact.changed").latest("pk")
    assert event.changes == {"fields": ["frozen", "on"]}
    assert moved(contact, date(2024, 5, 1), by, at) == ("ordförande", "Utskottet TRAN")
    event = AuditEvent.objects.filter(action="actors.contact.changed").latest("pk")
    assert event.changes == {"fields": ["on"]}, "nothing else became different"


def test_a_corrected_day_leaves_what_was_written_by_hand(
    body: Made, someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    ada, by = someone(at_body=body("REGI"), since=date(2024, 7, 1)), person("strateg")
    by_hand = met(Who(person=ada, function="föredragande"))
    assert moved(by_hand, date(2024, 6, 1), by, at) == ("föredragande", "Utskottet REGI")
    nobody = met(Who(function="chef", institution="Kansliet"))
    assert moved(nobody, date(2024, 6, 1), by, at) == ("chef", "Kansliet")


def test_somebody_new_by_name_and_function_becomes_an_official(body: Made, met: Met) -> None:
    body("GD REGIO", name_sv="Generaldirektoratet för regionalpolitik")
    contact = met(Who(name="Bo Exempel", function="handläggare", institution="gd regio"))
    row = contact.counterparts.select_related("person", "body").get()
    assert row.person is not None
    assert (row.person.kind, row.person.name) == (PersonKind.OFFICIAL, "Bo Exempel")
    assert row.person.posts.get().title == "handläggare"
    assert row.institution_sv == "Generaldirektoratet för regionalpolitik"


def test_a_function_alone_makes_no_person(met: Met) -> None:
    contact = met(Who(function="handläggare", institution="Ministeriet"))
    assert contact.counterparts.get().words == "handläggare, Ministeriet"
    assert not Person.objects.exists()


def test_the_same_form_twice_is_one_contact(someone: Someone, person: Viewing, at: datetime) -> None:
    wish = actions.Wish(on=at.date(), subject="Interreg", who=[Who(person=someone())])
    key = uuid4()
    first = actions.write_contact(wish, form_key=key, by=person("strateg"), at=at)
    assert actions.write_contact(wish, form_key=key, by=person("strateg"), at=at) == first
    assert Contact.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"who": []}, "Säg vem kontakten var med"),
        ({"on": date(2027, 1, 1)}, "framåt i tiden"),
        ({"on": date(1, 1, 1)}, "mellan den 1 januari 1990 och två år framåt"),
        ({"on": date(1900, 5, 2)}, "mellan den 1 januari 1990"),
        ({"on": date(1989, 12, 31), "is_draft": True}, "mellan den 1 januari 1990"),
        ({"on": date(2028, 11, 24), "is_draft": True}, "mellan den 1 januari 1990"),
        ({"on": date(9999, 12, 31), "is_draft": True}, "mellan den 1 januari 1990"),
        ({"follow_up_on": date(2026, 1, 1)}, "En uppföljning kommer efter"),
        ({"secrecy": Secrecy.FOREIGN}, "Skriv varför sekretessgrunden passar"),
    ],
)
def test_what_must_be_true_is_told(
    changes: dict[str, object], sentence: str, person: Viewing, someone: Someone, at: datetime
) -> None:
    wish = actions.Wish(on=at.date(), subject="Interreg", who=[Who(person=someone())])
    with pytest.raises(RuleBroken, match=sentence):
        actions.write_contact(replace(wish, **changes), by=person("strateg"), at=at)
    assert not Contact.objects.exists()


@pytest.mark.parametrize(("on", "is_draft"), [(date(1990, 1, 1), False), (date(2028, 11, 23), True)])
def test_the_first_and_the_last_day_of_a_contact(
    on: date, is_draft: bool, someone: Someone, met: Met
) -> None:
    assert met(someone(), on=on, is_draft=is_draft).on == on


SEEN = {
    # who looks: sees a board's contact, another board's, a secret one by another, a draft by another
    "strateg": (True, True, True, False),
    "bryssel": (True, True, False, False),
    "admin": (True, True, False, False),
    "kommunikator": (True, True, False, False),
    "sekreterare.run": (True, True, False, False),
    "kontakt.us": (True, True, False, False),
    "majoritet.run": (True, False, False, False),
    "opposition.run": (True, False, False, False),
    "majoritet.hsn": (False, False, False, False),
}


@pytest.mark.parametrize("who", SEEN)
def test_who_sees_which_contacts(who: str, someone: Someone, met: Met, person: Viewing) -> None:
    one = someone()
    rows = (
        met(one, boards="RUN", by="kontorschef"),
        met(one, boards="TSN", by="kontorschef"),
        met(one, boards="RUN", by="kontorschef", secrecy=Secrecy.FOREIGN, secrecy_reason="Rådets text"),
        met(one, boards="RUN", by="kontorschef", is_draft=True),
    )
    seen = set(queries.contacts(person(who)).values_list("pk", flat=True))
    assert tuple(row.pk in seen for row in rows) == SEEN[who]


def test_a_secret_contact_is_seen_by_its_writer(someone: Someone, met: Met, person: Viewing) -> None:
    contact = met(someone(), by="bryssel", secrecy=Secrecy.FOREIGN, secrecy_reason="Rådets text")
    assert queries.contact_by_number(person("bryssel"), contact.pk) == contact
    assert contact.secrecy_by == person("bryssel").name
    assert contact not in queries.contacts(person("kontorschef"))


def test_the_elected_see_functions_of_officials_and_names_of_office_holders(
    body: Made, someone: Someone, met: Met, person: Viewing
) -> None:
    official = someone("Cia Exempel", PersonKind.OFFICIAL, at_body=body(), role=PostRole.OFFICER)
    holder = someone("Ada Example")
    contact = met(official, holder, boards="RUN")
    viewer = person("majoritet.run")
    words = [queries.counterpart_words(viewer, row) for row in contact.counterparts.all()]
    assert words == ["handläggare, Utskottet REGI", "Ada Example"]
    assert [queries.counterpart_words(person("bryssel"), row)[:3] for row in contact.counterparts.all()] == [
        "Cia",
        "Ada",
    ]


WRITES = ("strateg", "bryssel", "majoritet.run")
READS = ("admin", "kommunikator", "sekreterare.run", "kontakt.us", "projektledare", "contactpoint")


@pytest.mark.parametrize("who", READS)
def test_who_does_not_write_contacts(who: str, someone: Someone, person: Viewing, at: datetime) -> None:
    wish = actions.Wish(on=at.date(), subject="Interreg", who=[Who(person=someone())])
    with pytest.raises(NotAllowed):
        actions.write_contact(wish, by=person(who), at=at)


def test_the_elected_change_their_own_and_no_other(
    someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    own = met(someone(), by="majoritet.run", boards="RUN")
    others = met(someone("Bea Example"), by="strateg", boards="RUN")
    viewer = person("majoritet.run")
    wish = replace(actions.standing_wish(own), subject="Nytt ämne")
    assert actions.change_contact(own, wish, version=1, by=viewer, at=at).subject == "Nytt ämne"
    with pytest.raises(NotAllowed):
        actions.change_contact(others, actions.standing_wish(others), version=1, by=viewer, at=at)


def test_who_was_not_the_first_is_told(someone: Someone, met: Met, person: Viewing, at: datetime) -> None:
    contact = met(someone())
    wish = replace(actions.standing_wish(contact), subject="Nytt")
    actions.change_contact(contact, wish, version=1, by=person("strateg"), at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_contact(contact, wish, version=1, by=person("bryssel"), at=at)


def test_follow_ups_and_promises_are_done_by_who_has_them(
    someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    contact = met(
        someone(),
        by="bryssel",
        follow_up_on=at.date() + timedelta(days=3),
        promises=[actions.Promised(Side.US, "Skicka underlag", due_on=at.date() + timedelta(days=2))],
    )
    viewer = person("bryssel")
    assert list(queries.follow_ups(viewer)) == [contact]
    promise = queries.open_promises(viewer).get()
    with pytest.raises(NotAllowed):
        actions.keep_promise(promise, by=person("kommunikator"), at=at)
    actions.keep_promise(promise, by=viewer, at=at)
    actions.follow_up(contact, by=viewer, at=at)
    assert not queries.follow_ups(viewer)
    assert not queries.open_promises(viewer)
    with pytest.raises(RuleBroken):
        actions.follow_up(Contact.objects.get(), by=viewer, at=at)


def test_handing_over_moves_what_is_open_and_nothing_else(
    someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    soon = at.date() + timedelta(days=3)
    met(someone(), by="bryssel", follow_up_on=soon, promises=[actions.Promised(Side.US, "Skicka")])
    done = met(someone("Bea Example"), by="bryssel", follow_up_on=soon)
    actions.follow_up(done, by=person("bryssel"), at=at)
    receiver = Account.objects.get(email="strateg@utblick.example")
    assert actions.hand_over(receiver, by=person("bryssel"), at=at) == actions.Handed(2, 0)
    assert not queries.follow_ups(person("bryssel"))
    assert queries.follow_ups(person("strateg")).count() == 1
    assert Promise.objects.get().account == receiver
    assert Contact.objects.get(pk=done.pk).follow_up_by != receiver
    known = {one.person.name for one in queries.known_by(person("bryssel"))}
    assert known == {"Bea Example", "Ada Example"}


def test_the_trail_holds_no_name_and_no_word_of_what_was_said(
    someone: Someone, met: Met, at: datetime
) -> None:
    met(someone("Ada Example", mail="ada@example.org"), subject="Ada Example om Interreg", said="Hemligt")
    told = " ".join(f"{event.target_text} {event.changes}" for event in AuditEvent.objects.all())
    assert not any(word in told for word in ("Ada", "ada@example.org", "Hemligt", "Interreg"))


def test_a_contact_whose_writer_is_gone_can_still_be_corrected(
    someone: Someone, met: Met, person: Viewing, at: datetime
) -> None:
    contact = met(someone())
    Contact.objects.filter(pk=contact.pk).update(written_by=None)
    contact.refresh_from_db()
    wish = replace(actions.standing_wish(contact), subject="Rättad rubrik", is_draft=contact.is_draft)
    actions.change_contact(contact, wish, version=contact.version, by=person("strateg"), at=at)
    assert Contact.objects.get(pk=contact.pk).subject == "Rättad rubrik"
