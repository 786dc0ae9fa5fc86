"""What stands around a file in documents: others beside us, who is not met; and the preparation of a meeting."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from utblick.features.actors.kinds import PersonKind, Secrecy
from utblick.features.actors.models import Body, Contact, Person, Promise
from utblick.features.advocacy.actions import arguing, asks, deadlines, procedures
from utblick.features.advocacy.models import Ask, Position, Procedure, Stance, Wording
from utblick.features.advocacy.sheets.brief import brief, brief_of_ask
from utblick.features.advocacy.sheets.meeting import meeting
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.ui.sheets.sheet import Sheet, length_of, texts_of

BY = system("test")
As = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Someone = Callable[..., Person]
Committee = Callable[..., Body]
Met = Callable[..., Contact]
Noted = Callable[..., Position]


def told(sheet: Sheet) -> str:
    return "\n".join(texts_of(sheet))


def block(sheet: Sheet, heading: str) -> list[str]:
    found = [one for one in sheet.blocks if one.heading == heading]
    return [" | ".join((item.text, *item.details)) for item in found[0].items] if found else []


@pytest.fixture
def others(file: Procedure, ask: Ask, position: Noted, body: Committee) -> list[Position]:
    """Note what a network and the Government hold: one differs from us, one has not been laid beside our asks."""
    given: dict[str, Any] = {"on": date(2026, 3, 2), "text_sv": "Vi vill något annat.", "procedures": [file]}
    network = position(
        holder="network",
        body=body("CPMR"),
        title_sv="Nej till 80",
        title_en="No to 80",
        source="CPMR",
        **given,
    )
    Stance.objects.create(ask=ask, position=network, side="against")
    government = position(holder="government", body=body("SE"), title_sv="Stram budget", **given)
    return [network, government]


@pytest.fixture
def due(file: Procedure, at: datetime) -> None:
    """Let the committee vote in nineteen days."""
    moment = datetime(2026, 12, 12, 9, tzinfo=UTC)
    named = {"name_sv": "Omröstning i utskottet", "name_en": "Vote in committee"}
    deadlines.set_deadline(file, moment=moment, is_whole_day=True, by=BY, at=at, **named)


def test_others_stand_with_day_source_and_where_they_differ(
    file: Procedure, ask: Ask, others: list[Position], person: As, at: datetime
) -> None:
    with override("sv"):
        assert block(brief(person("majoritet.run"), file, at), "Vad andra vill") == [
            "Utskottet CPMR, 2 mars 2026: Nej till 80 (CPMR) | Annat än vi: Minst 80 procent.",
            "Utskottet SE, 2 mars 2026: Stram budget (ingen källa angiven) | Inte jämfört med våra yrkanden.",
        ]
        assert "Annat än vi" in told(brief_of_ask(person("majoritet.run"), ask, at))
    with override("en"):
        assert "Differs from us: At least 80 %." in told(brief(person("majoritet.run"), file, at))


def test_who_is_not_met_stands_with_what_comes_next_the_same_for_all(
    file: Procedure, due: None, someone: Someone, met: Met, person: As, at: datetime
) -> None:
    ada, bo = someone(), someone("Bo Exempel")
    procedures.involve(file, part="shadow", person=ada, by=BY, at=at)
    procedures.involve(file, part="rapporteur", person=bo, by=BY, at=at)
    readers = ("strateg", "majoritet.run", "opposition.rs")
    with override("sv"):
        for name in readers:
            assert block(brief(person(name), file, at), "Vem avgör") == [
                "Föredragande: Bo Exempel: inte mött, Omröstning i utskottet om 19 dagar",
                "Skuggföredragande: Ada Example: inte mött, Omröstning i utskottet om 19 dagar",
            ], name
        met(ada, about=[file], by="majoritet.run")
        met(bo, about=[file], by="bryssel", secrecy=Secrecy.values[0], secrecy_reason="Utrikes")
        for name in readers:
            assert block(brief(person(name), file, at), "Vem avgör") == [
                "Föredragande: Bo Exempel: inte mött, Omröstning i utskottet om 19 dagar",
                "Skuggföredragande: Ada Example",
            ], "nobody is told of a gap that is closed, and a secret contact closes none"


def test_a_full_brief_stays_one_page_and_says_what_was_cut(
    file: Procedure,
    others: list[Position],
    due: None,
    position: Noted,
    body: Committee,
    person: As,
    at: datetime,
) -> None:
    for number in range(25):
        title = f"En ståndpunkt med ett ganska långt namn för att ta plats på sidan, nummer {number}"
        position(
            holder="other",
            body=body(f"R{number}"),
            on=date(2026, 1, 1),
            text_sv="x",
            title_sv=title,
            procedures=[file],
        )
        procedures.involve(file, part="unit", body=body(f"U{number}"), by=BY, at=at)
        asks.write_ask(
            file.processes.get(), title_sv=f"Yrkande {number}", argument_sv="Ja. " * 60, by=BY, at=at
        )
    with override("sv"):
        sheet = brief(person("majoritet.run"), file, at)
    assert length_of(sheet) <= 70
    left = {what for what, _left, _all in sheet.left_out}
    assert {"andras ståndpunkter", "personer och organ"} <= left
    assert block(sheet, "Vad andra vill")[0].startswith("Utskottet CPMR"), "who differs from us is cut last"


@pytest.fixture
def rapporteur(
    file: Procedure, wording: Wording, due: None, others: list[Position], someone: Someone, at: datetime
) -> Person:
    """Give the file's rapporteur, beside a shadow whom nobody has met."""
    ada = someone()
    procedures.involve(file, part="rapporteur", person=ada, by=BY, at=at)
    procedures.involve(file, part="shadow", person=someone("Bo Exempel"), by=BY, at=at)
    given = {"said_sv": "Det kostar", "reply_sv": "Det betalar sig", "said_by": "Rådet"}
    arguing.note_objection(wording.ask, by=BY, at=at, **given)
    return ada


def test_a_preparation_holds_what_one_needs_on_a_page(
    file: Procedure, rapporteur: Person, met: Met, person: As, at: datetime
) -> None:
    contact = met(rapporteur, about=[file], subject="Om andelen", on=date(2026, 5, 4))
    contact.boards.set(Board.objects.filter(key="RUN"))
    Promise.objects.create(contact=contact, what="Skicka siffror", due_on=date(2026, 12, 1))
    hidden = met(rapporteur, subject="Hemligt", secrecy=Secrecy.values[0], secrecy_reason="Utrikes")
    Promise.objects.create(contact=hidden, what="Hemligt löfte")
    with override("sv"):
        sheet = meeting(person("strateg"), rapporteur, at, asked="Få stöd för 80 procent")
        assert block(sheet, "Vad mötet ska ge") == ["Få stöd för 80 procent"]
        assert block(sheet, "Att framföra")[0].startswith("Minst 80 procent")
        assert "Skicka siffror, senast 1 december 2026" in block(sheet, "Lovat och inte gjort")[0]
        assert block(sheet, "I våra EU-ärenden")[0].startswith("Partnerskapsplaner: föredragande | ")
        assert "Annat än vi: Minst 80 procent." in block(sheet, "Vad andra vill")[0]
        gaps = block(sheet, "Beslutsfattare som vi inte har mött")
        assert [one.split(",")[0] for one in gaps] == [
            "Skuggföredragande: Bo Exempel (Partnerskapsplaner): inte mött"
        ]
        assert "Hemligt" not in told(sheet)
        pair = [meeting(person(one), rapporteur, at) for one in ("majoritet.run", "opposition.run")]
    assert pair[0] == pair[1]
    assert sheet.is_one_page
    assert length_of(sheet) <= 70


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_preparation_is_a_page_word_and_pdf(
    file: Procedure, rapporteur: Person, client_of: SignIn, language: str
) -> None:
    client = client_of("bryssel", language)
    prepare = client.get(reverse("actors:prepare", args=[rapporteur.pk])).content.decode()
    address = reverse("advocacy:person_document", args=[rapporteur.pk, "infor-mote"])
    assert address in prepare
    document = docx.Document(io.BytesIO(client.get(f"{address[:-1]}.docx").content))
    reader = PdfReader(io.BytesIO(client.get(f"{address[:-1]}.pdf").content))
    assert len(reader.pages) == 1
    said = " ".join(reader.pages[0].extract_text().split())
    ask = {"sv": "Minst 80 procent", "en": "At least 80 %"}[language]
    for text in (client.get(address).content.decode(), "\n".join(p.text for p in document.paragraphs), said):
        assert "Ada Example" in text
        assert ask in text
    assert client.get(f"{address[:-1]}.xls").status_code == 404
    assert client.get(address.replace("infor-mote", "annat")).status_code == 404


def test_nobody_gets_a_preparation_about_whom_they_may_not_see(
    someone: Someone, client_of: SignIn, at: datetime
) -> None:
    official, ada = someone("Tjänsteman", PersonKind.OFFICIAL), someone()
    way = "advocacy:person_document"
    assert client_of("majoritet.run").get(reverse(way, args=[official.pk, "infor-mote"])).status_code == 404
    Person.objects.filter(pk=ada.pk).update(is_protected=True)
    client = client_of("bryssel")
    for form in ("", "/"):
        address = reverse(way, args=[ada.pk, "infor-mote"]).rstrip("/") + (form or ".pdf")
        assert client.get(address).status_code == 404
    assert "dokument/infor-mote" not in client.get(reverse("actors:prepare", args=[ada.pk])).content.decode()
    assert client.get(reverse(way, args=[99999, "infor-mote"])).status_code == 404


def test_a_preparation_costs_no_more_questions_as_rows_come(
    file: Procedure, rapporteur: Person, met: Met, body: Committee, person: As, at: datetime
) -> None:
    viewer = person("strateg")

    def counted() -> int:
        with CaptureQueriesContext(connection) as asked:
            meeting(viewer, rapporteur, at)
        return len(asked)

    met(rapporteur, about=[file])
    procedures.involve(file, part="desk", body=body("REGI"), by=BY, at=at)
    before = counted()
    for number in range(4):
        asks.write_ask(file.processes.get(), title_sv=f"Yrkande {number}", by=BY, at=at)
        procedures.involve(file, part="unit", body=body(f"U{number}"), by=BY, at=at)
        procedures.add_event(file, on=date(2025, 10, 1 + number), kind="council_examination", by=BY, at=at)
        met(rapporteur, about=[file])
    assert counted() == before
