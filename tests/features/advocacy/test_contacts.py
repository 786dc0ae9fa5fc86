"""Contacts about files: logged in the actors' form, closing gaps, never telling of what the viewer does not see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from utblick.features.actors.actions import forget_person
from utblick.features.actors.kinds import PersonKind, Secrecy
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.advocacy import queries
from utblick.features.advocacy.actions import asks, procedures
from utblick.features.advocacy.actions.verdicts import give_verdict, withdraw_verdict
from utblick.features.advocacy.models import Ask, ContactSubject, Involvement, Procedure, Text, Wording
from utblick.features.advocacy.retention_holds import HOLDS
from utblick.features.advocacy.who import Decider, deciders, former, not_met
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

BY = system("test")
As = Callable[[str], Viewer]
Someone = Callable[..., Person]
Committee = Callable[..., Body]
Met = Callable[..., Contact]
SignIn = Callable[..., Client]


def involve(file: Procedure, at: datetime, **fields: Any) -> Involvement:
    return procedures.involve(file, by=BY, at=at, **fields)


def seen(viewer: Viewer, file: Procedure, at: datetime) -> list[Decider]:
    return deciders(viewer, file, at.date(), [])


def gaps(viewer: Viewer, file: Procedure, at: datetime) -> list[str]:
    return [one.involvement.part for one in seen(viewer, file, at) if one.is_gap]


def test_a_gap_closes_when_a_contact_about_the_file_is_logged(
    file: Procedure, someone: Someone, met: Met, person: As, at: datetime
) -> None:
    ada, viewer = someone(), person("bryssel")
    involve(file, at, part="rapporteur", person=ada)
    involve(file, at, part="chair", person=someone("Bo Exempel"), must_meet=False)
    assert gaps(viewer, file, at) == ["rapporteur"]
    met(ada)
    assert gaps(viewer, file, at) == ["rapporteur"], "a contact about something else closes nothing"
    met(ada, about=[file], on=date(2026, 3, 1))
    met(ada, about=[file], on=date(2026, 11, 2))
    first = seen(viewer, file, at)[0]
    assert (gaps(viewer, file, at), first.met_on) == ([], date(2026, 11, 2))


def test_a_body_counts_as_met_through_whoever_was_there(
    file: Procedure, body: Committee, someone: Someone, met: Met, person: As, at: datetime
) -> None:
    regi, budg = body("REGI"), body("BUDG")
    involve(file, at, part="desk", body=regi)
    involve(file, at, part="unit", body=budg)
    involve(file, at, part="rapporteur", person=someone(), body=regi)
    met(regi, about=[file])
    assert sorted(gaps(person("bryssel"), file, at)) == ["rapporteur", "unit"]


READERS = ("strateg", "bryssel", "majoritet.run", "opposition.rs", "kontakt.us", "sekreterare.run")


def test_who_was_met_is_met_for_every_reader_and_only_who_sees_the_contact_is_led_there(
    file: Procedure, someone: Someone, met: Met, person: As, client_of: SignIn, at: datetime
) -> None:
    ada = someone()
    involve(file, at, part="rapporteur", person=ada)
    contact = met(ada, about=[file], by="bryssel", subject="Hos föredraganden", on=date(2026, 11, 2))
    address = f'href="{reverse("actors:contact", args=[contact.pk])}"'
    for name in READERS:
        viewer = person(name)
        (one,) = seen(viewer, file, at)
        assert (one.is_gap, one.met_on) == (False, date(2026, 11, 2)), name
        assert not not_met(viewer, [file], at.date()), "the page and the brief agree"
        sees = name not in ("majoritet.run", "opposition.rs")
        assert (one.contact == contact.pk) is sees
        page = client_of(name, "sv").get(reverse("advocacy:procedure", args=["planer"])).content.decode()
        assert "mött" in page
        assert (address in page, "Hos föredraganden" in page) == (sees, sees), name


def test_a_secret_contact_does_not_show_through_the_gap(
    file: Procedure, someone: Someone, met: Met, person: As, client_of: SignIn, at: datetime
) -> None:
    ada = someone()
    involve(file, at, part="rapporteur", person=ada)
    met(ada, about=[file], subject="Hemligt samtal", secrecy=Secrecy.values[0], secrecy_reason="Utrikes")
    for name in READERS:
        viewer = person(name)
        assert gaps(viewer, file, at) == ["rapporteur"], name
        assert len(not_met(viewer, [file], at.date())) == 1, "the page and the brief agree"
        page = client_of(name, "sv").get(reverse("advocacy:procedure", args=["planer"])).content.decode()
        sees = name == "strateg"
        assert ("Hemligt samtal" in page, "mött, sekretess" in page) == (sees, sees), name


def test_whose_name_has_been_removed_is_no_gap_and_is_said_to_be_so(
    file: Procedure, someone: Someone, person: As, client_of: SignIn, at: datetime
) -> None:
    ada = someone()
    involve(file, at, part="shadow", person=ada, group="EPP")
    forget_person(ada, "RÖ 2026-7", by=BY, at=at)
    for name in ("strateg", "majoritet.run"):
        viewer = person(name)
        assert (gaps(viewer, file, at), not_met(viewer, [file], at.date())) == ([], []), name
        page = client_of(name, "sv").get(reverse("advocacy:procedure", args=["planer"])).content.decode()
        assert "namnet är borttaget, EPP" in page, name
        assert "namnet visas inte för dig" not in page
        assert "inte mött" not in page


def test_a_draft_and_a_contact_to_come_close_nothing(
    file: Procedure, someone: Someone, met: Met, person: As, at: datetime
) -> None:
    ada = someone()
    involve(file, at, part="rapporteur", person=ada)
    met(ada, about=[file], is_draft=True)
    assert gaps(person("strateg"), file, at) == ["rapporteur"]


def test_names_of_officials_show_to_those_who_may_see_officials(
    file: Procedure, someone: Someone, body: Committee, person: As, client_of: SignIn, at: datetime
) -> None:
    official = someone("Tjänsteman Exempelsson", PersonKind.OFFICIAL)
    involve(file, at, part="desk", person=official, body=body("REGIO"))
    involve(file, at, part="unit", person=official, valid_until=date(2026, 1, 1))
    involve(file, at, part="rapporteur", person=someone())
    for name, named in (("bryssel", True), ("kontakt.us", True), ("majoritet.run", False)):
        viewer = person(name)
        shown = {one.involvement.part: one.name for one in seen(viewer, file, at)}
        assert shown["rapporteur"] == "Ada Example"
        assert bool(shown["desk"]) is named
        assert [one.is_named for one in former(viewer, file, at.date())] == [named]
        page = client_of(name, "sv").get(reverse("advocacy:procedure", args=["planer"])).content.decode()
        assert ("Exempelsson" in page) is named, name


def test_only_parts_of_the_day_decide(file: Procedure, body: Committee, person: As, at: datetime) -> None:
    involve(file, at, part="chair", body=body("A"), valid_until=date(2026, 11, 23))
    involve(file, at, part="desk", body=body("B"), valid_from=date(2026, 11, 24))
    involve(file, at, part="unit", body=body("C"))
    viewer = person("strateg")
    assert [one.involvement.part for one in seen(viewer, file, at)] == ["unit"]
    assert [one.involvement.part for one in former(viewer, file, at.date())] == ["chair"]


def form_of(page: bytes) -> dict[str, Any]:
    """Give what a form would send as it stands."""
    (form,) = html.fromstring(page).xpath("//main//form[.//*[@name='subject']]")
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        found.setdefault(name, []).append(value)
    return found


def test_the_form_offers_the_file_and_keeps_file_and_asks(
    file: Procedure, ask: Ask, someone: Someone, client_of: SignIn, at: datetime
) -> None:
    client, ada = client_of("bryssel"), someone()
    form = form_of(client.get(f"{reverse('actors:write')}?file=planer").content)
    assert form["advocacy-files"] == [str(file.pk)], "the file that one came from is chosen already"
    given = form | {"who": [f"p{ada.pk}"], "subject": "Andelen", "advocacy-asks": [ask.pk]}
    assert client.post(reverse("actors:write"), given).status_code == 302
    contact = Contact.objects.get()
    row = ContactSubject.objects.get()
    assert (row.procedure, list(row.asks.all())) == (file, [ask])
    assert row.states, "where the file stood that day is kept"
    page = client.get(reverse("actors:contact", args=[contact.pk])).content.decode()
    assert "Partnership plans" in page
    assert "At least 80 %" in page
    listed = client.get(f"{reverse('actors:contacts')}?file=planer").content.decode()
    assert "Andelen" in listed
    assert "Andelen" in client.get(reverse("advocacy:ask", args=[ask.pk])).content.decode()


def test_changing_a_contact_keeps_a_closed_ask_and_drops_what_is_taken_away(
    file: Procedure, ask: Ask, someone: Someone, met: Met, client_of: SignIn, at: datetime
) -> None:
    contact = met(someone(), about=[file], asked=[ask], by="bryssel")
    states = ContactSubject.objects.get().states
    procedures.add_event(file, on=date(2026, 11, 1), kind="committee_vote", by=BY, at=at)
    asks.close_ask(ask, on=at.date(), by=BY, at=at)
    client, way = client_of("bryssel"), reverse("actors:change_contact", args=[contact.pk])
    form = form_of(client.get(way).content)
    assert client.post(way, form | {"said": "Mer"}).status_code == 302
    row = ContactSubject.objects.get()
    assert list(row.asks.all()) == [ask], "an ask that was closed later was still put forward then"
    assert row.states == states, "later events do not rewrite what was known"
    assert form_of(client.get(reverse("actors:write")).content).get("advocacy-asks") is None
    form = form_of(client.get(way).content)
    for name in ("advocacy-files", "advocacy-asks"):
        form.pop(name)
    assert client.post(way, form).status_code == 302
    assert not ContactSubject.objects.exists()


def test_a_corrected_day_keeps_where_the_file_stood_on_that_day(
    file: Procedure, someone: Someone, met: Met, person: As, client_of: SignIn, at: datetime
) -> None:
    procedures.add_event(file, on=date(2026, 10, 1), kind="committee_vote", by=BY, at=at)
    contact = met(someone(), about=[file], by="bryssel", on=date(2026, 11, 2))
    before = ContactSubject.objects.get().states
    client, way = client_of("bryssel"), reverse("actors:change_contact", args=[contact.pk])
    form = form_of(client.get(way).content)
    assert client.post(way, form | {"on": "2026-09-20"}).status_code == 302
    states = ContactSubject.objects.get().states
    assert states != before
    fresh = met(someone("Bo Exempel"), about=[file], on=date(2026, 9, 20))
    assert states == ContactSubject.objects.get(contact=fresh).states
    event = AuditEvent.objects.filter(action="actors.contact.changed").latest("pk")
    assert event.changes == {"fields": ["frozen", "on"]}


def test_an_ask_without_its_file_is_not_lost_in_silence(
    file: Procedure, ask: Ask, someone: Someone, met: Met, client_of: SignIn
) -> None:
    with pytest.raises(RuleBroken, match="välj också ärendet"):
        met(someone(), asked=[ask])
    assert not Contact.objects.exists()
    client = client_of("bryssel")
    form = form_of(client.get(reverse("actors:write")).content)
    given = form | {"who": [f"p{Person.objects.get().pk}"], "subject": "Kvar", "advocacy-asks": [ask.pk]}
    answer = client.post(reverse("actors:write"), given)
    assert answer.status_code == 422
    assert "Kvar" in answer.content.decode()


def test_odd_addresses_choose_nothing(file: Procedure, client_of: SignIn) -> None:
    client = client_of("bryssel")
    for odd in ("", "finns-inte", "%00", "planer'"):
        page = client.get(f"{reverse('actors:write')}?file={odd}")
        assert page.status_code == 200
        assert "advocacy-files" not in form_of(page.content)


def test_the_elected_log_about_files_too_and_see_their_own(
    file: Procedure, someone: Someone, met: Met, person: As, at: datetime
) -> None:
    met(someone(), about=[file], by="majoritet.run", subject="Vår kontakt")
    about = {"advocacy_subjects__procedure": file}
    assert queries.contacts(person("majoritet.run")).filter(**about).count() == 1
    assert queries.contacts(person("opposition.rs")).filter(**about).count() == 0


def test_a_contact_that_the_evidence_rests_on_and_who_decides_are_held_back(
    file: Procedure,
    ask: Ask,
    wording: Wording,
    text: Callable[..., Text],
    someone: Someone,
    met: Met,
    at: datetime,
) -> None:
    ada = someone()
    involve(file, at, part="rapporteur", person=ada)
    proof, other = met(ada, about=[file], asked=[ask]), met(ada, about=[file])

    def held(label: str) -> set[int]:
        return set(HOLDS[label]([proof.pk, other.pk, ada.pk]))

    assert (held("actors.contact"), held("actors.person")) == (set(), {ada.pk})
    verdict = give_verdict(wording, text(80), outcome="none", reason="Nej", by=BY, at=at)
    assert held("actors.contact") == {proof.pk}
    withdraw_verdict(verdict, because="Fel", by=BY, at=at)
    assert held("actors.contact") == set()
