"""Meetings that the Commission publishes: taken in once, ours found by name or number, and compared both ways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.connectors.commission_meetings.lists import ALFA, text, workbook
from utblick.features.actors import actions, comparing
from utblick.features.actors.extracts import extract_of
from utblick.features.actors.hosting import published_by
from utblick.features.actors.kinds import BodyKind, Institution, PostRole
from utblick.features.actors.meeting_intake import take_meetings
from utblick.features.actors.models import Body, Contact, OwnName, Person, PublishedMeeting
from utblick.features.actors.published_lists import bring_in
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

Met = Callable[..., Contact]
Someone = Callable[..., Person]
Made = Callable[..., Body]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")
OURS = "Region Östergötland"
CABINET: dict[str, Any] = {
    "source": "commission_meetings",
    "source_id": "1",
    "date": "2026-11-12",
    "institution": "commission",
    "hosts": [{"name": "EXAMPLE Ada", "title": "Cabinet member"}, {"name": "Bo Other", "title": "Assistant"}],
    "body": "Cabinet of Commissioner Cy Sample",
    "body_type": "cabinet",
    "subject": "Grids",
    "with": [f"{OURS}, Somebody Ltd"],
    "registered": ["222222222222-22", ALFA],
}
DIRECTORATE: dict[str, Any] = {
    **CABINET,
    "source_id": "2",
    "date": "2026-11-13",
    "hosts": [{"name": "Di Exempel", "title": "Director-General"}],
    "body": "Regional and Urban Policy",
    "body_code": "REGIO",
    "body_type": "dg",
    "with": ["Somebody else"],
    "registered": [],
}


def take(*rows: dict[str, Any], at: datetime) -> dict[str, int]:
    return {name: n for name, n in take_meetings(rows, by=BY, at=at).items() if n}


@pytest.fixture
def cabinet(body: Made) -> Body:
    return body("KAB", kind=BodyKind.CABINET, name_en="Cabinet of Commissioner Cy Sample")


@pytest.fixture
def ada(someone: Someone, cabinet: Body) -> Person:
    return someone("Ada Example", at_body=cabinet, role=PostRole.CABINET_MEMBER, since=date(2025, 1, 1))


@pytest.fixture
def published(ada: Person, at: datetime) -> PublishedMeeting:
    actions.add_own_name(OURS, by=BY, at=at)
    take(CABINET, DIRECTORATE, at=at)
    return PublishedMeeting.objects.get(source_id="1")


def test_a_list_is_taken_once_and_what_is_put_right_is_an_update(region: None, at: datetime) -> None:
    assert take(CABINET, DIRECTORATE, at=at) == {"inserted": 2}
    assert take(CABINET, DIRECTORATE, at=at) == {"unchanged": 2}
    assert take({**CABINET, "subject": "Power grids"}, {**CABINET, "date": "soon"}, {}, at=at) == {
        "updated": 1,
        "rejected": 2,
    }
    row = PublishedMeeting.objects.get(source_id="1")
    assert (row.institution, row.subject, row.body_kind) == (
        Institution.COMMISSION,
        "Power grids",
        BodyKind.CABINET,
    )
    assert row.who == "EXAMPLE Ada, Cabinet member; Bo Other, Assistant"
    assert PublishedMeeting.objects.get(source_id="2").body_words == "GD REGIO, Regional and Urban Policy"


def test_the_same_meeting_twice_in_a_list_is_one(region: None, at: datetime) -> None:
    assert take(CABINET, {**CABINET, "subject": "Later words"}, CABINET, at=at) == {
        "inserted": 1,
        "updated": 2,
    }
    assert PublishedMeeting.objects.get().subject == "Grids"


@pytest.mark.parametrize(
    "bad", [{"hosts": 3}, {"hosts": [{}]}, {"with": 1}, {"date": None}, {"hosts": ["x"]}]
)
def test_records_of_another_shape_are_refused_and_stop_nothing(
    bad: dict[str, Any], region: None, at: datetime
) -> None:
    assert take({**CABINET, **bad}, DIRECTORATE, at=at) == {"rejected": 1, "inserted": 1}


def test_we_are_found_by_our_number_alone(region: None, at: datetime) -> None:
    take(CABINET, DIRECTORATE, at=at)
    assert not PublishedMeeting.objects.filter(is_with_us=True).exists()
    number = actions.add_own_name(" 111111111111–11 ", by=BY, at=at)
    assert number.name == ALFA
    assert PublishedMeeting.objects.get(is_with_us=True).source_id == "1"
    take({**DIRECTORATE, "registered": [ALFA]}, at=at)
    assert PublishedMeeting.objects.filter(is_with_us=True).count() == 2
    actions.remove_own_name(number, by=BY, at=at)
    assert not PublishedMeeting.objects.filter(is_with_us=True).exists()


@pytest.mark.parametrize("number", ["111-11", "111111111111", "111111111111-1", "1"])
def test_a_number_that_is_none_is_refused(number: str, region: None, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="123456789012-34"):
        actions.add_own_name(number, by=BY, at=at)
    assert not OwnName.objects.exists()


def test_nothing_is_no_name(region: None, at: datetime) -> None:
    with pytest.raises(ValidationError):
        actions.add_own_name("  ", by=BY, at=at)


def test_a_host_is_a_person_of_ours_by_name_and_post_and_nothing_is_stored(
    published: PublishedMeeting, ada: Person, someone: Someone
) -> None:
    assert list(published_by(ada)) == [published]
    # Of the same name, but without a post whose meetings are published.
    assert not published_by(someone("Ada Example")).exists()
    assert published.person is None


def test_theirs_that_we_have_not_logged_become_a_draft_with_all_who_held_it(
    published: PublishedMeeting, ada: Person, cabinet: Body, person: Viewing, at: datetime
) -> None:
    viewer = person("bryssel")
    assert not comparing.with_us(viewer).get().is_logged
    contact = actions.log_published(published, by=viewer, at=at)
    first, second = contact.counterparts.all()
    assert (first.person, first.body) == (ada, cabinet)
    assert (second.name, second.function_en, second.body) == ("Bo Other", "Assistant", cabinet)
    assert comparing.with_us(viewer).get().is_logged


def test_a_meeting_that_names_nobody_is_with_the_body(region: None, person: Viewing, at: datetime) -> None:
    actions.add_own_name(OURS, by=BY, at=at)
    take({**DIRECTORATE, "hosts": [], "with": [OURS]}, at=at)
    contact = actions.log_published(PublishedMeeting.objects.get(), by=person("bryssel"), at=at)
    assert contact.counterparts.get().institution_sv == "GD REGIO, Regional and Urban Policy"


def test_contacts_that_may_be_it_are_told_by_person_and_by_body(
    published: PublishedMeeting, ada: Person, cabinet: Body, met: Met, body: Made, person: Viewing
) -> None:
    with_her = met(ada, subject="Annat", on=date(2026, 11, 12))
    with_them = met(cabinet, subject="Möte", on=date(2026, 11, 13))
    met(body("ENVI"), subject="Möte", on=date(2026, 11, 12))
    found = comparing.suggestions(person("bryssel"), published)
    assert [(one.contact, one.same_person, one.same_body) for one in found] == [
        (with_her, True, True),
        (with_them, False, True),
    ]


def test_ours_that_the_commission_has_not_published(
    published: PublishedMeeting,
    ada: Person,
    cabinet: Body,
    met: Met,
    body: Made,
    someone: Someone,
    person: Viewing,
    at: datetime,
) -> None:
    regio = body("GD REGIO", kind=BodyKind.DIRECTORATE)
    head = someone("Hed Exempel", at_body=regio, role=PostRole.HEAD_OF_UNIT)
    general = someone("Gen Exempel", at_body=regio, role=PostRole.DIRECTOR_GENERAL)
    agency = body("Myndigheten", kind=BodyKind.AGENCY, country="SE")
    swede = someone("Sven Exempel", at_body=agency, role=PostRole.DIRECTOR_GENERAL)
    on = date(2026, 11, 12)
    lacking = {
        met(ada, subject="Ada", on=on),
        met(cabinet, subject="Kabinettet", on=on),
        met(general, subject="GD", on=date(2026, 11, 13)),
    }
    outside = [
        met(head, on=on),
        met(swede, on=on),
        met(regio, on=on),
        # The list of directors-general begins the day after, that of cabinets ends that day.
        met(general, on=on),
        met(ada, on=date(2026, 11, 13)),
        met(ada, on=on, channel="call"),
        # Before she had the post.
        met(ada, on=date(2024, 11, 12)),
    ]
    viewer = person("bryssel")
    found = comparing.not_published(viewer, at.date())
    assert {one.contact for one in found} == lacking
    assert {one.institution for one in found} == {Institution.COMMISSION}
    assert not {one.contact for one in found} & set(outside)
    for one in lacking:
        actions.judge_match(published, one, True, by=viewer, at=at)
    assert comparing.not_published(viewer, at.date()) == []


def test_months_that_no_list_covers_are_not_compared(
    published: PublishedMeeting, ada: Person, met: Met, person: Viewing, at: datetime
) -> None:
    take({**CABINET, "source_id": "3", "date": "2026-09-01"}, at=at)
    met(ada, on=date(2026, 10, 15))
    covered = met(ada, on=date(2026, 9, 20))
    assert [one.contact for one in comparing.not_published(person("bryssel"), at.date())] == [covered]


def test_who_was_forgotten_leaves_the_function_and_no_list_brings_the_name_back(
    published: PublishedMeeting, ada: Person, person: Viewing, at: datetime
) -> None:
    extract = extract_of(ada, person("admin"), at)["meetings_at_the_commission"]
    assert [one["as"] for one in extract] == [["Cabinet member"]]
    assert "Bo Other" not in str(extract)
    actions.forget_person(ada, "begäran", by=person("admin"), at=at)
    take(CABINET, {**CABINET, "source_id": "4"}, at=at)
    for row in PublishedMeeting.objects.filter(body_kind=BodyKind.CABINET):
        assert row.who == "Cabinet member; Bo Other, Assistant"
        assert "ada" not in f"{row.person_name} {row.hosts_folded}".casefold()


ROW = ("Cabinet", "Ada Example", "Commissioner", date(2026, 11, 12), "Brussels", OURS, ALFA, "Grids")
LIST = reverse("actors:take_published")


def test_a_list_is_brought_in_on_a_page_and_says_what_came_of_it(client_of: SignIn, at: datetime) -> None:
    actions.add_own_name(ALFA, by=BY, at=at)
    client = client_of("bryssel", "sv")
    assert ALFA in client.get(LIST).content.decode()
    bad = (*ROW[:3], "soon", *ROW[4:])
    data = workbook([ROW, bad])
    page = client.post(LIST, {"file": SimpleUploadedFile("möten.xlsx", data)}).content.decode()
    assert "Nya: 1. Ändrade: 0. Kända sedan tidigare: 0." in page
    assert "1 möte till är med oss." in page
    assert "Rad 4: ”soon” är inget datum." in " ".join(page.split())
    again = client.post(LIST, {"file": SimpleUploadedFile("möten.xlsx", data)}).content.decode()
    assert "Kända sedan tidigare: 1." in again
    assert AuditEvent.objects.filter(action="actors.import.done").count() == 2


def test_a_list_of_members_is_known_by_its_columns(region: None, person: Viewing, at: datetime) -> None:
    data = b",epid,mep,date,role,title,lobbyists,dossier\n1,12,Ada Example,15-10-2026,Member,Grids,Alfa,\n"
    brought = bring_in(data, "f.csv", language="sv", by=person("bryssel"), at=at)
    assert (brought.inserted, brought.rejects) == (1, ())
    assert PublishedMeeting.objects.get().institution == Institution.PARLIAMENT


@pytest.mark.parametrize("data", [b"hello", b"", b"<html>"])
def test_what_is_no_list_is_told_in_a_sentence(data: bytes, client_of: SignIn) -> None:
    answer = client_of("bryssel", "sv").post(LIST, {"file": SimpleUploadedFile("f.xlsx", data)})
    assert answer.status_code == (200 if data else 422)
    assert "Detta gick inte att läsa" in answer.content.decode() or not data
    assert not PublishedMeeting.objects.exists()


@pytest.mark.parametrize("who", ["admin", "kommunikator", "majoritet.rs", "kontakt.us"])
def test_who_may_not_compare_brings_in_no_list(
    who: str, client_of: SignIn, person: Viewing, at: datetime
) -> None:
    assert client_of(who).post(LIST, {"file": SimpleUploadedFile("f.csv", text([ROW]))}).status_code == 403
    with pytest.raises(NotAllowed):
        take_meetings([CABINET], by=person(who), at=at)
    with pytest.raises(NotAllowed):
        bring_in(text([ROW]), "f.csv", language="sv", by=person(who), at=at)
    assert not PublishedMeeting.objects.exists()


def test_the_pages_tell_institution_host_and_body_and_filter_by_institution(
    published: PublishedMeeting, client_of: SignIn, at: datetime
) -> None:
    take(
        {**CABINET, "source": "members", "institution": "", "hosts": [], "body": "", "person": "Em Member"},
        at=at,
    )
    client, address = client_of("bryssel", "sv"), reverse("actors:published")
    page = client.get(address).content.decode()
    assert "EXAMPLE Ada, Cabinet member" in page
    assert "Em Member" in page
    only = client.get(address + "?institution=commission").content.decode()
    assert "Cabinet of Commissioner Cy Sample" in only
    assert "Em Member" not in only
    assert "Em Member" not in client.get(address + "?q=Cy+Sample").content.decode()
    one = client.get(reverse("actors:published_meeting", args=[published.pk])).content.decode()
    assert ALFA in one
    assert "Europeiska kommissionen" in one


@pytest.mark.parametrize("page", ["published", "unpublished"])
def test_as_many_queries_for_many_meetings_as_for_few(
    page: str,
    published: PublishedMeeting,
    ada: Person,
    someone: Someone,
    cabinet: Body,
    met: Met,
    client_of: SignIn,
    at: datetime,
) -> None:
    client = client_of("strateg")

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"actors:{page}")).status_code == 200
        return len(queries)

    met(ada, on=date(2026, 11, 12))
    count()
    few = count()
    for number in range(5):
        take({**CABINET, "source_id": f"n{number}"}, at=at)
        met(
            someone(f"Person {number}", at_body=cabinet, role=PostRole.HEAD_OF_CABINET), on=date(2026, 11, 12)
        )
    assert count() == few


def test_a_host_that_we_know_is_a_link_for_who_sees_such_people(
    published: PublishedMeeting, ada: Person, client_of: SignIn
) -> None:
    page = client_of("bryssel").get(reverse("actors:published_meeting", args=[published.pk])).content.decode()
    assert f'href="{reverse("actors:person", args=[ada.pk])}"' in page
