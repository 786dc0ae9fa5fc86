"""Briefs, talking points and voting lists: what stands in them, for whom, on how many pages, read back from the files."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.features.advocacy.answer_world import BY, begun
from utblick.features.actors import actions as actors
from utblick.features.actors.kinds import PostRole
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.advocacy.actions import answers, arguing, asks, deadlines, procedures
from utblick.features.advocacy.models import Amendment, Ask, Position, Procedure, Wording
from utblick.features.advocacy.sheets import facts, voting
from utblick.features.advocacy.sheets.brief import brief, brief_of_ask
from utblick.features.advocacy.sheets.talking import talking_points
from utblick.features.advocacy.sheets.voting import voting_list
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.pdf import as_pdf, pages_of
from utblick.ui.sheets.sheet import (
    Block,
    Item,
    Sheet,
    fitted,
    length_of,
    shortened,
    texts_of,
)
from utblick.ui.sheets.word import as_docx

Someone = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Adopted = Callable[..., Position]


def words(sheet: Sheet) -> str:
    return "\n".join(texts_of(sheet))


def pdf_words(content: bytes) -> tuple[str, PdfReader]:
    reader = PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split()), reader


@given(st.text(max_size=900), st.integers(10, 400))
def test_a_text_is_cut_at_a_sentence_or_a_word(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert len(cut) <= most
    whole = " ".join(text.split())
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut.rstrip("…").rstrip()))


LONG = st.text(st.sampled_from("abc å.WM ?"), max_size=2500)
ITEMS = st.lists(st.builds(Item, LONG, st.lists(LONG, max_size=2).map(tuple)), max_size=12).map(tuple)


@settings(max_examples=40, deadline=None)
@given(st.lists(ITEMS, min_size=1, max_size=8))
def test_what_does_not_fit_is_left_out_and_counted(many: list[tuple[Item, ...]]) -> None:
    blocks = tuple(
        Block(f"B{number}", items, rank=number, what=f"b{number}") for number, items in enumerate(many)
    )
    whole = Sheet("Brief", "Rubrik", "sv", blocks=blocks, is_one_page=True)
    made = fitted(whole)
    assert length_of(made) <= 70
    left = {what: count for what, count, _all in made.left_out}
    for block, was in zip(made.blocks, many, strict=True):
        assert len(was) - len(block.items) == left.get(block.what, 0)


@pytest.mark.parametrize("sign", ["W", "i", "å ", "Mm "])
def test_the_pdf_is_one_page_however_wide_the_words_are(sign: str) -> None:
    item = Item(sign * 150, (sign * 600, sign * 90))
    blocks = tuple(Block(f"B{one}", (item,) * 9, rank=one, what=f"b{one}") for one in range(8))
    sheet = fitted(Sheet("Brief", sign * 300, "sv", blocks=blocks, is_one_page=True))
    assert len(PdfReader(io.BytesIO(as_pdf(sheet))).pages) == 1


def test_a_sheet_that_fits_is_left_as_it_is() -> None:
    sheet = Sheet("Brief", "Rubrik", "sv", blocks=(Block("B", (Item("Kort."),)),), is_one_page=True)
    assert fitted(sheet) is sheet
    assert pages_of(sheet) == 1


@pytest.fixture
def full(
    file: Procedure, ask: Ask, wording: Wording, met: Callable[..., Contact], someone: Any, at: datetime
) -> Procedure:
    """Give a file with a date, somebody who decides, an ask with an objection, and a contact of RUN's."""
    closes = datetime(2026, 12, 4, 22, 30, tzinfo=UTC)
    deadlines.set_deadline(
        file, moment=closes, is_whole_day=False, name_sv="Frist i utskottet", name_en="Deadline", by=BY, at=at
    )
    procedures.involve(file, part="rapporteur", person=someone("Ada Example"), group="EPP", by=BY, at=at)
    arguing.note_objection(
        ask,
        said_sv="Det kostar för mycket",
        said_en="It costs too much",
        said_by="Rådet",
        reply_sv="Det betalar sig",
        reply_en="It pays",
        by=BY,
        at=at,
    )
    contact = met(someone("Bo Exempel"), about=[file], asked=[ask], subject="Möte om andelen")
    contact.boards.set(Board.objects.filter(key="RUN"))
    return file


def test_a_brief_says_what_when_who_and_what_we_want(full: Procedure, person: Someone, at: datetime) -> None:
    viewer = person("strateg")
    with override("sv"):
        sheet = brief(viewer, full, at, asked="Ring föredraganden")
        told = words(sheet)
    assert "4 december 2026 kl. 23.30 svensk tid: Frist i utskottet" in told
    assert "Föredragande: Ada Example, EPP" in told
    assert "Minst 80 procent (Article 13(1)) – inte antaget av någon nämnd" in told
    assert "Möte om andelen" in told
    assert "Ring föredraganden" in told
    assert "COD: Ordinarie lagstiftningsförfarandet" in told
    assert sheet.working.startswith("Arbetsmaterial")
    assert sheet.language == "sv"
    with override("en"):
        told = words(brief(viewer, full, at))
    assert "4 December 2026 at 23:30 Swedish time: Deadline" in told
    assert "At least 80 %" in told


def test_what_is_adopted_is_told_with_board_and_day_and_drafts_only_on_request(
    full: Procedure, ask: Ask, adopted: Adopted, position: Adopted, person: Someone, at: datetime
) -> None:
    row = adopted(title_sv="Antagen ståndpunkt")
    row.asks.add(ask)
    position(title_sv="Hemligt utkast")
    viewer = person("strateg")
    with override("sv"):
        sheet = brief(viewer, full, at)
        assert sheet.working == ""
        assert "antaget av Regionala utvecklingsnämnden 13 november 2026" in words(sheet)
        assert "Hemligt utkast" not in words(sheet)
        with_drafts = brief(viewer, full, at, with_drafts=True)
        assert "Utkast till ståndpunkt: Hemligt utkast" in words(with_drafts)
        assert with_drafts.working
        elected = brief(person("majoritet.run"), full, at, with_drafts=True)
        assert "Hemligt utkast" not in words(elected)
        of_ask = brief_of_ask(viewer, ask, at, with_drafts=True)
        assert of_ask.working == ""
        assert "Det kostar för mycket (Rådet)" in words(of_ask)


def test_majority_and_opposition_read_the_same(
    full: Procedure, person: Someone, met: Callable[..., Contact], someone: Any, at: datetime
) -> None:
    own = met(someone("Cia Exempel"), about=[full], subject="Egen kontakt", by="majoritet.run")
    own.boards.clear()
    one, other = person("majoritet.run"), person("opposition.run")
    with override("sv"):
        assert brief(one, full, at) == brief(other, full, at)
        assert "Möte om andelen" in words(brief(one, full, at))
        assert "Egen kontakt" not in words(brief(one, full, at))
        assert talking_points(one, full, at) == talking_points(other, full, at)


def test_secret_contacts_and_protected_people_stand_in_no_document(
    full: Procedure, person: Someone, at: datetime
) -> None:
    Contact.objects.update(secrecy="osl_15_1", secrecy_reason="x", secrecy_by="y", secrecy_on=at.date())
    Person.objects.update(is_protected=True)
    told = words(brief(person("strateg"), full, at))
    assert "Möte om andelen" not in told
    assert "Ada Example" not in told
    assert facts.contacts_told(person("strateg"), Q(advocacy_subjects__procedure=full)) == []


def test_an_answer_before_sign_off_is_asked_of_who_may_see_it(
    full: Procedure, person: Someone, at: datetime
) -> None:
    row = begun(full, at)
    answers.lay_for_sign_off(row, on=at.date(), by=BY, at=at)
    with override("sv"):
        asked = "Besluta om utkastet till svar till Finansdepartementet"
        assert asked in words(brief(person("sekreterare.run"), full, at))
        assert asked not in words(brief(person("majoritet.run"), full, at))


def test_talking_points_are_three_asks_with_argument_and_reply(
    full: Procedure, person: Someone, at: datetime
) -> None:
    process = full.processes.get()
    for number in range(4):
        asks.write_ask(
            process, title_sv=f"Yrkande {number}", priority=1, argument_sv="Därför att.", by=BY, at=at
        )
    with override("sv"):
        sheet = talking_points(person("majoritet.run"), full, at)
        points = [block for block in sheet.blocks if block.heading[0].isdigit()]
        assert [block.heading for block in points] == ["1. Minst 80 procent", "2. Yrkande 0", "3. Yrkande 1"]
        assert "Om någon säger: Det kostar för mycket (Rådet)" in words(sheet)
        assert "Svara: Det betalar sig" in words(sheet)
        assert talking_points(person("majoritet.run"), full, at, only_adopted=True).working == ""


@pytest.fixture
def amendment(full: Procedure) -> Amendment:
    """Give an amendment to the passage that our wording changes."""
    return Amendment.objects.create(
        procedure=full,
        document="PE 700.001",
        number="17",
        target="Article 13 – paragraph 1",
        passage="art-13.par-1",
        old="no higher than 70 %",
        new="no higher than 80 %",
        authors="A Member",
        key="17",
    )


def test_the_voting_list_holds_what_somebody_advised_and_swedish_members(
    full: Procedure, ask: Ask, amendment: Amendment, person: Someone, body: Any, someone: Any, at: datetime
) -> None:
    Procedure.objects.filter(pk=full.pk).update(committees="REGI")
    full.refresh_from_db()
    committee: Body = body("REGI")
    for name, country in (("Svea Exempel", "SE"), ("Jean Exemple", "FR")):
        member = someone(name)
        actors.add_post(member, body=committee, role=PostRole.MEMBER, by=BY, at=at)
        Person.objects.filter(pk=member.pk).update(country=country)
    viewer = person("strateg")
    assert voting.waiting(viewer, full) == [amendment]
    with override("sv"):
        before = voting_list(viewer, full, at)
        assert before.tables == ()
        given = {"ask": ask, "advised": "for", "why_sv": "Samma som vi vill"}
        advice = arguing.advise(amendment, by=viewer, at=at, **given)
        arguing.advise(amendment, version=advice.version, by=viewer, at=at, **{**given, "advised": "against"})
        sheet = voting_list(viewer, full, at)
    told = words(sheet)
    assert "Emot: Samma som vi vill" in told
    assert "PE 700.001 17, Article 13 – paragraph 1, A Member" in told
    assert sheet.tables[0].rows[0][1].language == "en"
    assert "Svea Exempel, REGI" in told
    assert "Jean" not in told
    assert "REGI: Utskottet REGI (The committee REGI)." in told
    assert voting.waiting(viewer, full) == []
    document = docx.Document(io.BytesIO(as_docx(sheet)))
    assert document.tables[0].rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    said, _reader = pdf_words(as_pdf(sheet))
    assert "no higher than 80 %" in said


def test_the_voting_list_says_of_members_how_certain_and_how_old(
    full: Procedure, person: Someone, body: Any, someone: Any, at: datetime
) -> None:
    with override("sv"):
        assert "Inget ansvarigt utskott är angivet för ärendet." in words(
            voting_list(person("strateg"), full, at)
        )
    Procedure.objects.filter(pk=full.pk).update(committees="REGI")
    full.refresh_from_db()
    member = someone("Svea Exempel")
    known = {"certainty": "unsure", "seen_on": date(2024, 3, 3)}
    actors.add_post(member, body=body("REGI"), role=PostRole.MEMBER, by=BY, at=at, **known)
    Person.objects.filter(pk=member.pk).update(country="SE")
    with override("sv"):
        told = words(voting_list(person("strateg"), full, at))
    assert "Svea Exempel, REGI (ledamot, enligt uppgift 3 mars 2024, ska bekräftas)" in told


@pytest.mark.parametrize("language", ["sv", "en"])
def test_word_and_pdf_say_the_same_as_the_page(
    full: Procedure, ask: Ask, client_of: SignIn, language: str
) -> None:
    client = client_of("majoritet.run", language)
    for kind, args in (("sammanfattning", full.key), ("talepunkter", full.key), ("rostlista", full.key)):
        address = reverse("advocacy:document", args=[args, kind])
        shown = client.get(address)
        assert shown.status_code == 200
        word = client.get(f"{address[:-1]}.docx")
        document = docx.Document(io.BytesIO(word.content))
        assert document.core_properties.language == {"sv": "sv-SE", "en": "en-GB"}[language]
        assert document.paragraphs[0].style is not None
        assert document.paragraphs[0].style.name == "Heading 1"
        said, reader = pdf_words(client.get(f"{address[:-1]}.pdf").content)
        assert reader.trailer["/Root"]["/Lang"] == language  # type: ignore[index]
        assert "pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data().decode()  # type: ignore[index]
        if kind == "sammanfattning":
            assert len(reader.pages) == 1
        title = full.name_sv if language == "sv" else full.name_en
        for text in (said, shown.content.decode(), "\n".join(one.text for one in document.paragraphs)):
            assert title in text
    other = "en" if language == "sv" else "sv"
    address = reverse("advocacy:ask_document", args=[ask.pk, "sammanfattning"])
    assert f'lang="{other}"' in client.get(f"{address}?language={other}").content.decode()
    assert client.get(f"{address[:-1]}.pdf").status_code == 200
    assert client.get(reverse("advocacy:document", args=[full.key, "annat"])).status_code == 404
    assert client.get(reverse("advocacy:ask_document", args=[ask.pk, "rostlista"])).status_code == 404
    assert client.get(f"{address[:-1]}.xls").status_code == 404


def test_the_file_leads_to_its_documents_and_the_ask_to_what_is_said_against_it(
    full: Procedure, ask: Ask, amendment: Amendment, client_of: SignIn
) -> None:
    client = client_of("strateg")
    shown = client.get(reverse("advocacy:procedure", args=[full.key])).content.decode()
    for label in ("Brief, one page", "Talking points", "Voting list", "Consultation answers"):
        assert label in shown
    shown = client.get(reverse("advocacy:ask", args=[ask.pk])).content.decode()
    assert "It costs too much" in shown
    row = ask.objections.get()
    change = {"said_sv": "Ändrat", "reply_sv": "Svar", "version": row.version}
    assert client.post(reverse("advocacy:change_objection", args=[row.pk]), change).status_code == 302
    assert client.post(reverse("advocacy:change_objection", args=[row.pk]), change).status_code == 409
    assert client.post(reverse("advocacy:new_objection", args=[ask.pk]), change).status_code == 302
    assert client.post(reverse("advocacy:remove_objection", args=[row.pk])).status_code == 302
    assert ask.objections.count() == 1
    votes = reverse("advocacy:document", args=[full.key, "rostlista"])
    assert "PE 700.001 17" in client.get(votes).content.decode()
    advising = {"advised": "for", "ask": ask.pk}
    assert client.post(reverse("advocacy:advise", args=[amendment.pk]), advising).status_code == 302
    advice = amendment.advice  # type: ignore[attr-defined]
    assert client.post(reverse("advocacy:take_back_advice", args=[advice.pk])).status_code == 302
    elected = client_of("majoritet.run")
    assert "PE 700.001 17" not in elected.get(votes).content.decode()
    for name, number in (("advise", amendment.pk), ("new_objection", ask.pk)):
        assert elected.get(reverse(f"advocacy:{name}", args=[number])).status_code == 403


@pytest.mark.parametrize("kind", ["sammanfattning", "talepunkter", "rostlista"])
def test_documents_ask_the_database_no_more_as_rows_come(
    full: Procedure, client_of: SignIn, at: datetime, kind: str
) -> None:
    client, address = client_of("majoritet.run"), reverse("advocacy:document", args=[full.key, kind])

    def counted() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    before = counted()
    for number in range(4):
        row = asks.write_ask(full.processes.get(), title_sv=f"Yrkande {number}", by=BY, at=at)
        asks.word_ask(row, procedure=full, target=f"Article {number}", new="x", by=BY, at=at)
        procedures.add_event(full, on=date(2025, 10, 1 + number), kind="council_examination", by=BY, at=at)
    assert counted() == before
