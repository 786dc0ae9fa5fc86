"""The pages of the boards: who gets in, what must not leak, the paper as a document, the calendar."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import docx
import icalendar
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx.oxml.ns import qn

from utblick.connectors.record import DocumentRecord
from utblick.features.exchanges.actions import Wish, add_suggested_terms, register
from utblick.features.governance import actions
from utblick.features.governance.models import CalendarAddress, Decision, Item, Meeting
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.models import Matter, Source
from utblick.features.organisation.models import Board, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system

SignIn = Callable[..., Client]
Make = Callable[..., Any]
EVERYBODY = ("strateg", "bryssel", "admin", "kommunikator", "contactpoint", "kontakt.us", "projektledare",
             "sekreterare.hsn", "majoritet.tsn", "opposition.tsn")  # fmt: skip


def text(client: Client, address: str, **given: str) -> str:
    answer = client.get(address, given, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    return b"".join(answer).decode()


@pytest.mark.parametrize("name", ["desks", "meetings", "items", "decisions", "year", "calendars"])
def test_nobody_looks_without_signing_in(name: str, client: Client, region: None) -> None:
    assert client.get(reverse(f"governance:{name}")).status_code == 302


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_sees_the_boards(
    who: str, client_of: SignIn, meeting: Make, item: Make, decision: Make
) -> None:
    there = meeting()
    item(meeting=there)
    decision()
    client = client_of(who)
    for address in ("/namnder/", "/namnder/bord/TSN/", "/namnder/moten/", f"/namnder/moten/{there.pk}/",
                    "/namnder/punkter/", "/namnder/beslut/", "/namnder/aret/", "/namnder/kalendrar/"):  # fmt: skip
        text(client, address)
    assert client.get("/namnder/bord/XYZ/").status_code == 404


@pytest.mark.parametrize(("who", "may"), [("strateg", True), ("sekreterare.tsn", True), ("sekreterare.hsn", False),
                                          ("majoritet.tsn", False), ("kontakt.us", False), ("admin", False)])  # fmt: skip
def test_a_draft_leaks_nowhere(who: str, may: bool, client_of: SignIn, meeting: Make, item: Make) -> None:
    there = meeting()
    paper = item(title="Hemligt utkast", meeting=there, is_ready=False)
    client = client_of(who)
    for address in ("/namnder/punkter/", f"/namnder/moten/{there.pk}/", "/namnder/punkter/?format=csv"):
        assert ("Hemligt utkast" in text(client, address)) == may, address
    own = f"/namnder/punkter/{paper.pk}/"
    assert client.get(own).status_code == (200 if may else 404)
    assert client.post(f"{own}skrivelse.docx").status_code == (200 if may else 404)
    assert client.get(f"{own}andra/").status_code == (200 if may else 404)
    log = reverse("administration:log", args=["governance.item", paper.pk])
    assert client.get(log).status_code == (200 if may else 404)


def read(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def test_the_paper_is_a_document_that_can_be_walked(client_of: SignIn, meeting: Make, item: Make) -> None:
    paper = item(meeting=meeting(), diary_number="TSN 2026/17", costs="Inga.", summary="Kort\nom saken")
    answer = client_of("sekreterare.tsn", "sv").post(f"/namnder/punkter/{paper.pk}/skrivelse.docx")
    assert 'filename="tsn-tsn-202617-yttrande-om-drivmedel.docx"' in answer["Content-Disposition"]
    document = read(answer.content)
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "Yttrande om drivmedel"),
        ("Heading 2", "Förslag till beslut"),
        ("Heading 2", "Sammanfattning"),
        ("Heading 2", "Ärendet"),
        ("Heading 2", "Kostnader och konsekvenser"),
    ]
    assert document.core_properties.title == "Yttrande om drivmedel"
    assert document.core_properties.language == "sv-SE"
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"
    (table,) = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Uppgifter om skrivelsen"
    facts = {row.cells[0].text: row.cells[1].text for row in table.rows}
    assert facts["Diarienummer"] == "TSN 2026/17"
    assert facts["Sammanträde"] == "11 december 2026"


def test_what_is_secret_is_left_out_for_others(client_of: SignIn, item: Make) -> None:
    paper = item(secrecy="OSL 15 kap. 1 §", background="Känsliga uppgifter", costs="Dyrt")
    for who, sees in (("sekreterare.tsn", True), ("majoritet.tsn", False), ("kontakt.us", False)):
        client = client_of(who, "sv")
        page = text(client, f"/namnder/punkter/{paper.pk}/")
        content = client.post(f"/namnder/punkter/{paper.pk}/skrivelse.docx").content
        words = "\n".join(p.text for p in read(content).paragraphs)
        for where in (page, words):
            assert ("Känsliga uppgifter" in where) == sees
            assert ("sekretessbelagd enligt OSL 15 kap. 1 §" in where) != sees


def test_from_matter_to_followed_up_decision(client_of: SignIn, meeting: Make, at: datetime) -> None:
    there = meeting(on=timezone.localdate())
    board = Board.objects.get(key="TSN")
    account = Account.objects.get(email="strateg@utblick.example")
    source = Source.objects.create(key="prov", kind="feed", name_sv="Prov", name_en="Test")
    record = DocumentRecord(source="prov", source_id="1", title="Nya regler för biogas", language="sv")
    import_records(source, [record], by=system("test"), at=at)
    Matter.objects.update(state="act", owner_board=board, owner=account)
    matter = Matter.objects.get()
    client = client_of("strateg")
    own = reverse("monitoring:matter", args=[matter.pk])
    assert "Put it before TSN" in text(client, own)
    assert "Put it before" not in text(client_of("majoritet.tsn"), own)
    address = f"/namnder/bord/TSN/ny-punkt/?matter={matter.pk}"
    assert "Nya regler för biogas" in text(client, address)
    sent = {
        "title": "Nya regler för biogas",
        "kind": "decision",
        "meeting": str(there.pk),
        "place": "10",
        "proposal": "Nämnden svarar.",
        "background": "Reglerna ändras.",
        "is_ready": "on",
    }
    assert client.post(address, sent | {"proposal": ""}).status_code == 422
    paper = client.post(address, sent)["Location"]
    item = Item.objects.get()
    assert (item.matter, item.meeting) == (matter, there)
    assert client.post(f"{paper}andra/", sent | {"version": "9"}).status_code == 409
    recording = f"/namnder/bord/TSN/nytt-beslut/?item={item.pk}"
    assert "Nämnden svarar." in text(client, recording)
    decided = {
        "title": item.title,
        "on": str(timezone.localdate()),
        "number": "§ 5",
        "text": "Nämnden svarar.",
        "item": str(item.pk),
        "meeting": str(there.pk),
    }
    assert client.post(recording, decided | {"on": "2099-01-01"}).status_code == 422
    made = client.post(recording, decided | {"follow_up_on": str(timezone.localdate())})["Location"]
    assert "§ 5" in text(client, paper)
    assert "Nya regler för biogas" in text(client, "/namnder/bord/TSN/")
    client.post(f"{made}folj-upp/", {"outcome": "Svaret togs med.", "version": "1"})
    assert Decision.objects.get().outcome == "Svaret togs med."
    assert "Svaret togs med." in text(client, made)


def test_a_meeting_is_set_moved_and_cancelled(client_of: SignIn) -> None:
    client = client_of("sekreterare.tsn")
    page = text(client, "/namnder/moten/nytt/?board=TSN")
    assert "HSN" not in page.split('<form class="form"')[1].split("</form>")[0]
    other = str(Board.objects.get(key="HSN").pk)
    sent = {"board": other, "on": "2026-12-11", "papers_by": "2026-11-27"}
    assert client.post("/namnder/moten/nytt/", sent).status_code == 422
    address = client.post("/namnder/moten/nytt/", sent | {"board": str(Board.objects.get(key="TSN").pk)})[
        "Location"
    ]
    moved = {"on": "2026-12-12", "version": "1"}
    wrong = client.post(f"{address}andra/", moved | {"papers_by": "2026-12-13"})
    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["papers_by"]
    assert client.post(f"{address}andra/", moved).status_code == 302
    assert Meeting.objects.get().papers_by is None
    assert client_of("sekreterare.hsn").post(f"{address}stall-in/").status_code == 403
    client.post(f"{address}stall-in/")
    assert "cancelled" in text(client, address)


def test_the_desk_shows_a_new_exchange(client_of: SignIn, at: datetime) -> None:
    add_suggested_terms(by=system("test"), at=at)
    wish = Wish(title="Besök i Åbo", starts_on=timezone.localdate(), units=[Unit.objects.get(key="us-akut")])
    register(wish, by=system("test"), at=at)
    assert "Besök i Åbo" in text(client_of("majoritet.hsn"), "/namnder/bord/HSN/")
    assert "Besök i Åbo" not in text(client_of("majoritet.hsn"), "/namnder/bord/TSN/")


def test_the_year_says_all_its_days(client_of: SignIn, meeting: Make, decision: Make, at: datetime) -> None:
    meeting(papers_by=date(2026, 11, 27), presidium_on=date(2026, 12, 4))
    meeting("HSN", cancelled := date(2026, 12, 14))
    actions.cancel_meeting(Meeting.objects.get(on=cancelled), by=system("test"), at=at)
    decision(follow_up_on=date(2026, 12, 20))
    actions.create_year_day(
        name_sv="Europadagen",
        name_en="Europe Day",
        on=date(2025, 5, 9),
        is_yearly=True,
        by=system("test"),
        at=at,
    )
    client = client_of("strateg")
    page = text(client, "/namnder/aret/", year="2026")
    for words in (
        "TSN meets",
        "Papers to TSN",
        "The presidium of TSN meets",
        "Follow up: Samverkan",
        "Europe Day",
    ):
        assert words in page
    assert "HSN meets" not in page
    assert "TSN meets" not in text(client, "/namnder/aret/", year="2026", board="HSN")
    assert "Europe Day" in text(client, "/namnder/aret/", year="2031")
    for wrong in ("x", "-5", "99999999999999999999", "1066"):
        text(client, "/namnder/aret/", year=wrong)


def events(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [str(one["summary"]) for one in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]


def made_address(client: Client, **given: str) -> str:
    """Make an address as a browser does: the answer leads on, and a reload of the page makes no other."""
    before = CalendarAddress.objects.count()
    page = client.post("/namnder/kalendrar/", given, follow=True)
    assert page.redirect_chain
    assert CalendarAddress.objects.count() == before + 1
    found = re.search(r'<label for="fresh">.*?<input[^>]* value="([^"]+)" readonly', page.content.decode())
    assert found
    return found[1].partition("/namnder")[2]


def test_a_calendar_fetches_its_days_until_it_is_revoked(
    client: Client, client_of: SignIn, meeting: Make, item: Make
) -> None:
    soon = timezone.localdate() + timedelta(days=10)
    meeting(on=soon)
    meeting("HSN", on=soon)
    owner = client_of("majoritet.tsn")
    address = made_address(owner, name="Outlook på jobbet")
    token = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert len(token) >= 40
    assert token not in str(list(CalendarAddress.objects.values()))
    own = text(owner, "/namnder/kalendrar/")
    assert token not in own
    assert "Outlook på jobbet" in own
    assert client.head(f"/namnder{address}").status_code == 200
    assert events(client, f"/namnder{address}") == ["TSN sammanträder"] or events(
        client, f"/namnder{address}"
    ) == ["TSN meets"]
    other = made_address(owner, board="HSN")
    assert [one for one in events(client, f"/namnder{other}") if "HSN" in one]
    assert client.get("/namnder/kalender/wrong.ics").status_code == 404
    made = CalendarAddress.objects.get(board=None)
    assert client_of("opposition.tsn").post(f"/namnder/kalendrar/{made.pk}/aterkalla/").status_code == 404
    owner.post(f"/namnder/kalendrar/{made.pk}/aterkalla/")
    assert client.get(f"/namnder{address}").status_code == 404
    Account.objects.filter(email__startswith="majoritet.tsn").update(is_active=False)
    assert client.get(f"/namnder{other}").status_code == 404


def test_pages_cost_the_same_however_much_there_is(
    client_of: SignIn, meeting: Make, item: Make, decision: Make
) -> None:
    client = client_of("strateg")
    there = meeting()
    item(meeting=there)
    decision()

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            text(client, address)
        return len(queries)

    addresses = ("/namnder/", "/namnder/bord/RS/", "/namnder/bord/TSN/", "/namnder/moten/", f"/namnder/moten/{there.pk}/", "/namnder/punkter/",
                 "/namnder/beslut/", "/namnder/aret/")  # fmt: skip
    few = [cost(address) for address in addresses]
    for number in range(12):
        meeting(on=date(2027, 1, 1 + number))
        item(meeting=there)
        decision(number=f"§ {number}", follow_up_on=date(2026, 12, 1))
    assert [cost(address) for address in addresses] == few
    assert max(few[1:]) < 56, few
