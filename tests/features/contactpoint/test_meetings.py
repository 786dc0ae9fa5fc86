"""Meetings of the network: written, with documents that are erased when nothing needs them, and for advisers alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint import actions
from utblick.features.contactpoint.models import MeetingDocument, NetworkMeeting
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import path_of
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
FORM = {"title": "Vårmöte", "on": "2026-04-14", "place": "Tallinn", "programme": "cb-2021"}


@pytest.fixture
def meeting(desk: datetime) -> NetworkMeeting:
    """Give the meeting that was held."""
    return NetworkMeeting.objects.earliest("on")


def test_an_adviser_finds_the_meetings_from_the_desk(
    desk: datetime, meeting: NetworkMeeting, client_of: SignIn
) -> None:
    client = client_of("contactpoint", "sv")
    page = html.fromstring(client.get("/kontaktpunkt/").content)
    ways = page.xpath("//nav//a[@href='/kontaktpunkt/natverk/']/text()")
    assert set(ways) == {"Nätverksmöten"}
    listed = client.get("/kontaktpunkt/natverk/").content.decode()
    assert listed.count("/kontaktpunkt/natverk/") >= 3
    shown = client.get(f"/kontaktpunkt/natverk/{meeting.pk}/").content.decode()
    for told in ("Åbo", "Kontaktpunkt Estland, rådgivare", "Dagordning", "vanliga fel i idéblanketter"):
        assert told in shown


def test_a_meeting_is_written_and_changed(desk: datetime, client_of: SignIn) -> None:
    client = client_of("contactpoint", "sv")
    assert client.post("/kontaktpunkt/natverk/ny/", FORM).status_code == 302
    made = NetworkMeeting.objects.latest("pk")
    assert (made.on, made.until) == (date(2026, 4, 14), date(2026, 4, 14))
    address = f"/kontaktpunkt/natverk/{made.pk}/andra/"
    stale = {**FORM, "version": made.version, "notes": "Vi delar mallar."}
    assert client.post(address, stale).status_code == 302
    assert client.post(address, {**stale, "notes": "Nej."}).status_code == 409, "somebody was faster"
    wrong = client.post("/kontaktpunkt/natverk/ny/", {**FORM, "until": "2026-04-01"})
    assert wrong.status_code == 422
    assert "Sista dagen är före den första" in wrong.content.decode()


def test_a_file_is_fetched_by_who_sees_it_and_erased_with_the_document(
    meeting: NetworkMeeting, client_of: SignIn, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = client_of("contactpoint", "sv")
    upload = BytesIO(b"%PDF-1.7 an agenda")
    upload.name = "dagordning.pdf"
    address = f"/kontaktpunkt/natverk/{meeting.pk}/handling/"
    assert client.post(address, {"name": "Dagordning", "upload": upload}).status_code == 302
    row = MeetingDocument.objects.latest("pk")
    assert row.file is not None
    page = html.fromstring(client.get(f"/kontaktpunkt/natverk/{meeting.pk}/").content)
    link = page.xpath("//section[@aria-labelledby='documents']//li[last()]/a/@href")[0]
    assert b"".join(client.get(link).streaming_content) == b"%PDF-1.7 an agenda"  # type: ignore[attr-defined]
    assert client_of("strateg").get(link).status_code == 404
    place = path_of(row.file.sha256)
    assert place.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        client_of("contactpoint").post(f"/kontaktpunkt/natverk/handling/{row.pk}/ta-bort/")
    assert not MeetingDocument.objects.filter(pk=row.pk).exists()
    assert not StoredFile.objects.filter(pk=row.file.pk).exists()
    assert not place.exists()


def test_a_file_that_something_else_needs_stays(
    meeting: NetworkMeeting,
    person: Person,
    desk: datetime,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    from utblick.foundation.files import store

    by, file = person("contactpoint"), store(b"shared", "delad.txt", "text/plain")
    rows = [actions.add_document(meeting, name=name, file=file, by=by, at=desk) for name in ("ett", "två")]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        actions.remove_document(rows[0], by=by, at=desk)
    assert path_of(file.sha256).exists()
    assert StoredFile.objects.filter(pk=file.pk).exists()


def test_a_document_is_a_file_or_an_address(meeting: NetworkMeeting, client_of: SignIn) -> None:
    address = f"/kontaktpunkt/natverk/{meeting.pk}/handling/"
    answer = client_of("contactpoint", "sv").post(address, {"name": "Inget"})
    assert answer.status_code == 422
    assert "Välj en fil, eller skriv var dokumentet finns" in answer.content.decode()


@pytest.mark.parametrize("name", ["strateg", "admin", "majoritet.rs"])
def test_nobody_else_reads_or_writes_a_meeting(
    name: str, meeting: NetworkMeeting, desk: datetime, person: Person, client_of: SignIn
) -> None:
    client = client_of(name)
    for address in ("natverk/", f"natverk/{meeting.pk}/", "natverk/ny/", f"natverk/{meeting.pk}/handling/"):
        assert client.get(f"/kontaktpunkt/{address}").status_code == 403
    with pytest.raises(NotAllowed):
        actions.add_document(meeting, name="x", address="https://x.example", by=person(name), at=desk)
    with pytest.raises(NotAllowed):
        actions.remove_document(MeetingDocument.objects.earliest("pk"), by=person(name), at=desk)


def test_a_personal_number_is_not_kept(meeting: NetworkMeeting, person: Person, desk: datetime) -> None:
    kept = {name: getattr(meeting, name) for name in ("on", "until", "title", "place", "programme")}
    with pytest.raises(RuleBroken, match="personnummer"):
        actions.save_meeting(meeting, **kept, notes="Ring 19800101-1234", by=person("contactpoint"), at=desk)
