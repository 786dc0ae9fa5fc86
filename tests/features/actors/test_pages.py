"""The pages of actors: choosing whom without a script, what stays typed, who gets in, exports, query counts."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from utblick.features.actors.example import load
from utblick.features.actors.kinds import PersonKind
from utblick.features.actors.models import Body, Contact, Person, Post
from utblick.foundation.audit.models import AuditEvent

Someone = Callable[..., Person]
Made = Callable[..., Body]
Met = Callable[..., Contact]
SignIn = Callable[..., Client]
WRITE = "/aktorer/kontakter/ny/"


def typed(**changes: Any) -> dict[str, Any]:
    return {"channel": "call", "on": "2026-11-20", "subject": "Gränshinder", "said": "Vi sa", **changes}


def test_whom_is_chosen_a_press_at_a_time_and_nothing_typed_is_lost(
    someone: Someone, body: Made, client_of: SignIn
) -> None:
    client, person, committee = client_of("bryssel"), someone("Ada Example"), body("REGI")
    page = client.post(WRITE, typed(find="ada", search="1")).content.decode()
    assert f'name="add" value="p{person.pk}"' in page
    assert 'value="Gränshinder"' in page
    assert "Vi sa" in page
    page = client.post(WRITE, typed(add=f"p{person.pk}")).content.decode()
    assert f'name="who" value="p{person.pk}"' in page
    new = {"new_name": "Bo Exempel", "new_function": "handläggare", "new_institution": ""}
    both = [f"p{person.pk}", f"b{committee.pk}"]
    page = client.post(WRITE, typed(who=both, add="new", **new)).content.decode()
    assert "Bo Exempel, handläggare" in page
    page = client.post(WRITE, typed(who=both, drop=f"b{committee.pk}")).content.decode()
    assert f'value="b{committee.pk}"' not in page
    assert not Contact.objects.exists()
    answer = client.post(WRITE, typed(who=both, **new))
    contact = Contact.objects.get()
    assert answer.headers["Location"] == reverse("actors:contact", args=[contact.pk])
    assert {row.words.split(",")[0] for row in contact.counterparts.all()} == {
        "Ada Example",
        "Bo Exempel",
        "The committee REGI",
    }


def test_somebody_new_is_kept_without_what_no_database_can_store(client_of: SignIn) -> None:
    given = json.dumps({"new_name": "Ada\0 Example", "new_function": "", "new_institution": ""})
    client_of("bryssel").post(WRITE, typed(who=f"n{given}", new_name="Bo\0 Exempel"))
    assert {row.words for row in Contact.objects.get().counterparts.all()} == {"Ada Example", "Bo Exempel"}


def test_enter_in_another_field_saves_though_the_search_button_comes_first(
    someone: Someone, client_of: SignIn
) -> None:
    client_of("bryssel").post(WRITE, typed(who=f"p{someone().pk}", find="", search="1"))
    assert Contact.objects.count() == 1


def test_while_somebody_types_only_what_is_found_comes(someone: Someone, client_of: SignIn) -> None:
    someone("Ada Example")
    headers = {"HX-Request": "true", "HX-Target": "who-found"}
    answer = client_of("bryssel").post("/aktorer/kontakter/vem/", {"find": "exam"}, headers=headers)
    assert "Ada Example" in answer.content.decode()
    assert "<fieldset" not in answer.content.decode()


def test_what_is_wrong_is_told_and_everything_stays(client_of: SignIn) -> None:
    answer = client_of("bryssel").post(WRITE, typed(on="soon", subject=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vi sa" in page
    assert 'value="soon"' in page


def test_another_like_this_has_whom_and_how_and_not_what_was_said(
    someone: Someone, met: Met, client_of: SignIn
) -> None:
    contact = met(someone(), said="Detta sades", place="Bryssel")
    page = client_of("strateg").get(f"{WRITE}?like={contact.pk}").content.decode()
    assert "Ada Example" in page
    assert 'value="Bryssel"' in page
    assert "Detta sades" not in page


def test_a_person_of_a_kind_one_does_not_see_is_not_chosen(someone: Someone, client_of: SignIn) -> None:
    private = someone("Dag Exempel", PersonKind.PRIVATE)
    client = client_of("majoritet.run")
    page = client.post(WRITE, typed(find="dag", search="1", who=f"p{private.pk}")).content.decode()
    assert "Dag Exempel" not in page


def test_a_file_becomes_a_draft_to_complete(client_of: SignIn) -> None:
    mail = b"Message-ID: <a@b.example>\nFrom: Ada <ada@example.org>\nSubject: Hej\n\nText\n"
    client = client_of("bryssel")
    answer = client.post(
        reverse("actors:take_in"), {"file": SimpleUploadedFile("a.eml", mail, "message/rfc822")}
    )
    draft = Contact.objects.get()
    assert answer.headers["Location"] == reverse("actors:change_contact", args=[draft.pk])
    client.post(reverse("actors:complete", args=[draft.pk]))
    assert not Contact.objects.get().is_draft
    empty = client.post(reverse("actors:take_in"), {})
    assert empty.status_code == 422
    broken = SimpleUploadedFile("a.ics", b"BEGIN:VCALENDAR\nhej")
    assert client.post(reverse("actors:take_in"), {"file": broken}).status_code == 422


CLOSED = {
    "write": ("admin", "kommunikator", "kontakt.us"),
    "drafts": ("admin", "kommunikator"),
    "hand_over": ("kommunikator",),
    "new_person": ("kommunikator", "majoritet.rs", "kontakt.us"),
    "new_body": ("majoritet.rs", "sekreterare.rs"),
    "review": ("majoritet.rs", "kontakt.us"),
    "merges": ("strateg", "bryssel", "majoritet.rs"),
    "published": ("admin", "majoritet.rs", "kontakt.us"),
    "unpublished": ("admin", "majoritet.rs"),
    "take_published": ("admin", "majoritet.rs"),
    "plan": ("bryssel", "majoritet.rs"),
}


@pytest.mark.parametrize(("page", "who"), [(page, who) for page in CLOSED for who in CLOSED[page]])
def test_pages_that_are_closed(page: str, who: str, client_of: SignIn) -> None:
    assert client_of(who).get(reverse(f"actors:{page}")).status_code == 403


@pytest.mark.parametrize("who", ["strateg", "bryssel", "majoritet.rs"])
@pytest.mark.parametrize("page", ["extract", "forget", "choose_other"])
def test_the_register_is_closed(page: str, who: str, someone: Someone, client_of: SignIn) -> None:
    assert client_of(who).get(reverse(f"actors:{page}", args=[someone().pk])).status_code == 403


def test_others_drafts_secret_contacts_and_private_persons_are_not_there(
    someone: Someone, met: Met, client_of: SignIn
) -> None:
    one = someone()
    hidden = [
        met(one, by="strateg", is_draft=True),
        met(one, by="strateg", secrecy="osl-15-1", secrecy_reason="Text"),
    ]
    client = client_of("bryssel")
    for contact in hidden:
        for page in ("contact", "change_contact"):
            assert client.get(reverse(f"actors:{page}", args=[contact.pk])).status_code == 404
    private = someone("Dag", PersonKind.PRIVATE)
    assert client_of("kommunikator").get(reverse("actors:person", args=[private.pk])).status_code == 404


def test_the_protected_are_never_exported(someone: Someone, met: Met, client_of: SignIn) -> None:
    protected = someone("Skyddad Exempel", PersonKind.OFFICIAL, is_protected=True)
    met(protected)
    client = client_of("strateg")
    for page in ("people", "contacts"):
        assert "Skyddad" in client.get(reverse(f"actors:{page}")).content.decode()
        exported = client.get(reverse(f"actors:{page}") + "?format=csv")
        body = b"".join(exported.streaming_content) if exported.streaming else exported.content  # type: ignore[attr-defined]
        assert "Skyddad" not in body.decode("utf-8-sig")


def test_an_export_is_written_down_and_says_what_is_secret(
    someone: Someone, met: Met, client_of: SignIn
) -> None:
    met(someone(), secrecy="osl-15-1", secrecy_reason="Text")
    exported = client_of("strateg").get(reverse("actors:contacts") + "?q=inter&format=csv")
    body = b"".join(exported.streaming_content) if exported.streaming else exported.content  # type: ignore[attr-defined]
    assert "Interreg (OSL 15:1" in body.decode("utf-8-sig")
    event = AuditEvent.objects.get(action="actors.list.exported")
    assert event.changes == {"list": "contacts", "rows": 1}


def test_an_extract_is_a_page_and_a_file(someone: Someone, client_of: SignIn) -> None:
    address = reverse("actors:extract", args=[someone("Ada Example", mail="ada@example.org").pk])
    client = client_of("admin")
    assert not AuditEvent.objects.filter(action="actors.person.extracted").exists()
    client.get(address)
    assert not AuditEvent.objects.filter(action="actors.person.extracted").exists()
    assert "ada@example.org" in client.post(address, {"as": "page"}).content.decode()
    assert json.loads(client.post(address, {"as": "json"}).content)["person"]["name"] == "Ada Example"
    assert AuditEvent.objects.filter(action="actors.person.extracted").count() == 2


def test_merging_by_hand_and_forgetting_by_hand(someone: Someone, met: Met, client_of: SignIn) -> None:
    kept, gone = someone("Ada Example"), someone("Ada Examples", mail="ada@example.org")
    contact = met(gone)
    client = client_of("admin")
    client.post(reverse("actors:compare", args=[kept.pk, gone.pk]), {"mail": "gone"})
    kept.refresh_from_db()
    assert kept.mail == "ada@example.org"
    assert client.get(reverse("actors:person", args=[gone.pk])).headers["Location"] == reverse(
        "actors:person", args=[kept.pk]
    )
    client.post(reverse("actors:undo_merge", args=[kept.merges.get().pk]))
    assert contact.counterparts.get().person == gone
    answer = client.post(reverse("actors:forget", args=[gone.pk]), {"ground": "RÖ 2026-1"})
    assert answer.status_code == 302
    assert contact.counterparts.get().person is None


LISTED = ("people", "bodies", "contacts", "review", "drafts", "hand_over")


@pytest.mark.parametrize("page", LISTED)
def test_as_many_queries_for_many_rows_as_for_few(
    page: str, someone: Someone, body: Made, met: Met, client_of: SignIn, at: datetime
) -> None:
    client = client_of("strateg")

    def add(number: int) -> None:
        committee = body(f"K{number}")
        person = someone(f"Person {number}", at_body=committee)
        met(person, committee, subject=f"Ämne {number}", follow_up_on=at.date())
        met(person, subject=f"Utkast {number}", is_draft=True)
        Post.objects.filter(person=person).update(valid_until=at.date())

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(f"actors:{page}")).status_code == 200
        return len(queries)

    for number in range(2):
        add(number)
    count()
    few = count()
    for number in range(2, 8):
        add(number)
    assert count() == few


@pytest.mark.parametrize("page", ["person", "prepare", "body", "contact"])
def test_a_page_costs_the_same_however_much_has_happened(
    page: str, someone: Someone, body: Made, met: Met, client_of: SignIn
) -> None:
    client, committee = client_of("strateg"), body()
    person = someone(at_body=committee)
    first = met(person, committee)
    number = {"body": committee.pk, "contact": first.pk}.get(page, person.pk)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"actors:{page}", args=[number])).status_code == 200
        return len(queries)

    count()
    few = count()
    for number_of in range(5):
        met(person, committee, subject=f"Ämne {number_of}")
    assert count() == few


def test_the_example_is_loaded_once_and_names_nobody_it_should_not(region: None, at: datetime) -> None:
    first = load(at)
    assert first["contacts"] == Contact.objects.count() == 13
    assert load(at) == {"bodies": 0, "people": 0, "contacts": 0}
    assert Contact.objects.filter(is_draft=True).count() == 1
    assert all(one.is_example for one in Contact.objects.all())
    holders = Person.objects.filter(kind=PersonKind.OFFICE_HOLDER)
    assert not any(one.counterparts.exists() for one in holders)


@pytest.mark.parametrize("who", ["bryssel", "majoritet.rs", "sekreterare.rs", "kontakt.us"])
def test_search_and_today_show_what_one_may_see(who: str, client_of: SignIn, at: datetime) -> None:
    load(at)
    client = client_of(who)
    found = client.get("/sok/?q=arimont").content.decode()
    assert "Pascal Arimont" in found
    today = client.get("/").content.decode()
    assert ("Nästa programperiod" in today) == (who == "bryssel")
