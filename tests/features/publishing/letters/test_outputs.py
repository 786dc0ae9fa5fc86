"""What is made of one notice: it holds the text, in the language, on one page, and nothing breaks it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import docx
import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from tests.features.publishing.letters.conftest import TEXTS
from utblick.features.organisation.models import Board
from utblick.features.publishing.gate.actions import release
from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.outputs import OUTPUTS, brief, card, pasting
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.pdf import pages_of

pytestmark = pytest.mark.django_db
Written = Callable[..., Notice]
LONG = "Samhällsplaneringsinfrastrukturfinansieringsförordningsförslag"
FULL: dict[str, Any] = {
    "title_sv": f"{LONG} {LONG[:50]}",
    "what_sv": f"{LONG} är långt. " * 6 + "Vadslutet.",
    "why_sv": f"Kollektivtrafikmyndighetens {LONG}. " * 4 + "Varförslutet.",
    "who_sv": "Trafik- och samhällsplaneringsnämnden " * 4,
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", sorted(OUTPUTS))
def test_every_form_is_given_in_both_languages(
    form: str, language: str, noticed: Written, client: Client
) -> None:
    notice = noticed()
    client.force_login(Account.objects.get(email="majoritet.tsn@utblick.example"))
    answer = client.get(reverse("letters:output", args=[notice.pk, language, form]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == OUTPUTS[form].media_type
    assert f"-{language}.{OUTPUTS[form].ending}" in answer["Content-Disposition"]
    assert len(answer.content) > 100


def test_what_is_not_written_or_not_there_is_not_found(noticed: Written, client: Client) -> None:
    notice = noticed(ready=False, title_en="", what_en="")
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    for language, form in (("en", "bild"), ("sv", "video"), ("fi", "text")):
        assert client.get(reverse("letters:output", args=[notice.pk, language, form])).status_code == 404


@pytest.mark.parametrize("fields", [{}, FULL], ids=["short", "full"])
def test_the_card_is_one_picture_of_the_right_size_and_one_tagged_page(
    fields: dict[str, Any], noticed: Written
) -> None:
    notice = noticed(by_when=date(2027, 1, 15), boards=list(Board.objects.filter(key="TSN")), **fields)
    picture = card.as_png(notice, "sv")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1920, 1080)
    document = pypdf.PdfReader(io.BytesIO(card.as_pdf(notice, "sv")))
    assert len(document.pages) == 1
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == "sv"
    # Words that are broken over lines are whole again.
    text = " ".join(re.sub("(?:\u00ad|-\n)+\n?", "", document.pages[0].extract_text()).split())
    assert "15 januari 2027" in text
    # What stands last in each column is there: nothing has fallen off the page.
    for part in ("what", "why"):
        assert notice.text(part, "sv").split()[-1] in text


def test_the_card_has_the_boards_colour_and_name(noticed: Written) -> None:
    board = Board.objects.get(key="TSN")
    Board.objects.filter(pk=board.pk).update(colour="falu")
    notice = noticed(boards=[board])
    page = card.page(notice, "sv")
    assert card.COLOURS["falu"] in page  # type: ignore[index]
    assert board.name_sv in page
    assert board.name_en in card.page(notice, "en")


@pytest.mark.parametrize(
    "text", ['" #panic("x") \\', "$ * _ ` = < @ ~ //", "日本語 \u202e العربية", "a\u00adb\u200b"]
)
def test_no_text_breaks_the_card(text: str, noticed: Written) -> None:
    notice = noticed(title_sv=text, what_sv=text, why_sv=text, who_sv=text)
    assert card.as_png(notice, "sv")[:4] == b"\x89PNG"
    assert card.as_pdf(notice, "sv")[:4] == b"%PDF"


def test_the_brief_is_one_page_with_points_and_sources(noticed: Written) -> None:
    links = [{"address": f"https://a.eu/{number}", "title": f"Källa {number}"} for number in range(10)]
    notice = noticed(by_when=date(2027, 1, 15), links=links, **FULL)
    sheet = brief.sheet(notice, "sv")
    assert pages_of(sheet) == 1
    made = docx.Document(io.BytesIO(brief.as_word(notice, "sv")))
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "Talepunkter" in texts
    assert any("https://a.eu/0" in text for text in texts)
    assert made.core_properties.language == "sv-SE"
    assert not any("Arbetsmaterial" in text for text in texts)


def test_a_brief_of_working_material_says_so(noticed: Written) -> None:
    made = docx.Document(io.BytesIO(brief.as_word(noticed(ready=False), "en")))
    assert any(paragraph.text.startswith("Working material") for paragraph in made.paragraphs)
    with zipfile.ZipFile(io.BytesIO(brief.as_word(Notice.objects.get(), "en"))) as packed:
        assert b"en-GB" in packed.read("word/styles.xml")


def test_text_and_fragment_hold_all_parts(noticed: Written) -> None:
    notice = noticed(by_when=date(2027, 1, 15), links=[{"address": "https://a.eu/?a=1&b=2", "title": ""}])
    text, fragment = pasting.as_text(notice, "en"), pasting.as_fragment(notice, "en")
    for part in ("title_en", "what_en", "why_en", "who_en"):
        assert TEXTS[part] in text
        assert TEXTS[part] in fragment
    assert "By when: 15 January 2027" in text
    assert '<time datetime="2027-01-15">' in fragment
    assert 'href="https://a.eu/?a=1&amp;b=2"' in fragment
    assert fragment.startswith('<article lang="en">')


def test_the_brief_says_its_day_its_sources_and_whom_to_ask(noticed: Written) -> None:
    link = {"title": "Förslaget", "address": "https://example.eu/forslag"}
    said = " ".join(brief.sheet(noticed(links=[link]), "sv").foot)
    assert "Läget 23 november 2026." in said
    assert "Frågor: " in said
    assert "kommunikator@utblick.example" in said
    assert "anger ingen källa" not in said
    assert "anger ingen källa" in " ".join(brief.sheet(noticed(), "sv").foot)


def test_the_notice_leads_to_its_public_page(
    noticed: Written, communicator: Viewer, client: Client, at: datetime
) -> None:
    notice = noticed()
    release("news", str(notice.pk), by=communicator, at=at)
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = client.get(reverse("letters:notice", args=[notice.pk])).content.decode()
    assert '<a href="/sv/nyheter/ny-fond-for-kustregioner/">offentlig' in page
