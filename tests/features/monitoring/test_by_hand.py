"""What people bring by hand: seen first, saved once, its original kept, and nothing lost when it cannot be read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.features.monitoring.conftest import record
from utblick.connectors.fetching.results import Fetched, failed
from utblick.features.monitoring.actions import by_hand as actions
from utblick.features.monitoring.actions import files as file_actions
from utblick.features.monitoring.models import (
    Document,
    DocumentFile,
    Hit,
    Matter,
    SourceCheck,
    WatchProfile,
)
from utblick.features.monitoring.views import by_hand as views
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.files.models import StoredFile

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BY = system("test")
BACKEND = "utblick.foundation.accounts.backend.AccountBackend"
TEXT = "Biogas i skärgårdens färjor\n\nRegionen följer förslaget 2018/0199(COD) om biogas i sjöfarten."
HTML = (
    "<html lang='sv'><head><title>Nytt om biogas</title></head><body><main><h1>Nytt om biogas</h1>"
    "<p>En sida om biogas i skärgårdens färjor, som handlar om COM(2025) 565.</p></main></body></html>"
).encode()
FEED = (
    b"<rss version='2.0'><channel><title>K</title><item><guid>1</guid><title>First</title></item>"
    b"<item><guid>2</guid><title>Second</title></item></channel></rss>"
)
MAIL = (
    b"From: Office <news@sea.example>\r\nTo: us@region.example\r\nSubject: Calls of the sea\r\n"
    b"Message-ID: <1@sea.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"The call for the archipelago opens in March and closes in May.\r\n"
)


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.UTBLICK_DATA = tmp_path


@pytest.fixture
def client(region: None) -> Client:
    accounts = Account.objects.filter(email="bryssel@utblick.example")
    accounts.update(language="en")
    client = Client()
    client.force_login(accounts.get(), backend=BACKEND)
    return client


def text_of(response: Any) -> str:
    return str(response.content.decode())


def token_of(page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, page[:3000]
    return found[1]


def upload(data: bytes, name: str = "fil.txt", kind: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, kind)


def save(client: Client, page: str, **form: str) -> Any:
    return client.post("/lagg-till/spara/", {"token": token_of(page), "title": "Titel", **form})


def test_a_pasted_text_is_seen_first_and_then_saved(client: Client, biofuel: WatchProfile) -> None:
    page = text_of(client.post("/lagg-till/", {"text": TEXT}))
    for words in ("Biogas i skärgårdens färjor", "2018/0199(COD)", "Biodrivmedel", "a matter of its own"):
        assert words in page, words
    assert not Document.objects.exists()
    assert not Matter.objects.exists()
    assert not Hit.objects.exists()
    response = save(client, page, title="Biogas till sjöss", language="sv", published="2026-11-20")
    found = Document.objects.get()
    assert response.headers["Location"] == f"/arenden/{found.matter_id}/"
    assert (found.title, found.language, found.published_on) == (
        "Biogas till sjöss",
        "sv",
        date(2026, 11, 20),
    )
    assert "2018/0199(COD)" in found.text
    assert found.matter.state == "inbox"
    assert not found.originals.exists()
    check = SourceCheck.objects.get()
    assert (check.outcome, check.inserted, check.by) == (
        "file",
        1,
        Account.objects.get(email="bryssel@utblick.example"),
    )
    assert AuditEvent.objects.filter(action="monitoring.document.imported").count() == 1


def test_the_same_again_is_said_and_not_stored_twice(client: Client) -> None:
    page = text_of(client.post("/lagg-till/", {"original": upload(HTML, "sida.html", "text/html")}))
    save(client, page, title="Nytt om biogas", language="sv")
    matter = Document.objects.get().matter_id
    again = text_of(client.post("/lagg-till/", {"original": upload(HTML, "kopia.html", "text/html")}))
    assert "Already in the archive" in again
    assert f"matter {matter}" in again
    save(client, again, title="Nytt om biogas", language="sv")
    assert Document.objects.count() == 1
    assert DocumentFile.objects.count() == 2


def test_an_address_that_a_source_brought_already_is_said(
    client: Client, bring: Any, monkeypatch: Any
) -> None:
    url = "https://x.example/nytt"
    bring(record("1", "Nytt om biogas", url=url))
    _answers(monkeypatch, {url: HTML})
    page = text_of(client.post("/lagg-till/", {"address": url}))
    assert "Already in the archive" in page
    assert "The Commission" in page


def test_the_matter_that_it_would_join_is_told_with_the_reason(client: Client, bring: Any) -> None:
    bring(record("52025PC0565", "Förslag om sjöfart COM(2025) 565 final", "Ett förslag."))
    matter = Matter.objects.get()
    page = text_of(
        client.post(
            "/lagg-till/", {"text": "Yttrande om COM(2025) 565\n\nRegionen yttrar sig om COM(2025) 565."}
        )
    )
    assert f"/arenden/{matter.pk}/" in page
    assert "joined by the reference" in page
    save(client, page, title="Yttrande om COM(2025) 565", language="sv")
    assert Matter.objects.count() == 1
    assert matter.documents.count() == 2


def test_a_file_is_kept_as_it_came_and_can_be_downloaded(client: Client) -> None:
    page = text_of(client.post("/lagg-till/", {"original": upload(HTML, "Nytt om biogas.html", "text/html")}))
    assert "Nytt om biogas.html" in page
    response = save(client, page, title="Nytt om biogas", language="sv")
    shown = text_of(client.get(response.headers["Location"]))
    address = re.search(r'href="([^"]+)" download>Nytt om biogas.html', shown)
    assert address, "the matter's page links the original"
    answer = client.get(address[1])
    assert b"".join(answer.streaming_content) == HTML
    assert DocumentFile.objects.get().by is not None


def test_a_word_file_is_read(client: Client) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        body = "".join(
            f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>"
            for one in ("Promemoria om biogas", "En text om färjor.")
        )
        archive.writestr(
            "word/document.xml",
            '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            f"<w:body>{body}</w:body></w:document>",
        )
        archive.writestr("[Content_Types].xml", "<Types/>")
    page = text_of(client.post("/lagg-till/", {"original": upload(held.getvalue(), "pm.docx")}))
    assert "Promemoria om biogas" in page
    save(client, page, title="Promemoria om biogas")
    assert Document.objects.get().text.endswith("En text om färjor.")


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "tom.pdf", "empty"),
        (b"   \n ", "tomrum.txt", "empty"),
        (b"%PDF-1.7 not really", "trasig.pdf", "damaged"),
        (b"PK\x03\x04 nonsense", "trasig.docx", "damaged"),
        (b"\x89PNG\r\n\x1a\n000", "bild.png", "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "gammal.doc", "older Office format"),
        (b"MIME-Version: 1.0\nReceived: x\n\n", "tomt.eml", "no text"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_nothing_else_is_lost(
    client: Client, data: bytes, name: str, sentence: str
) -> None:
    response = client.post("/lagg-till/", {"original": upload(data, name), "title": "Min egen titel"})
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Min egen titel" in text_of(response)
    assert not Document.objects.exists()


def test_a_file_without_text_may_be_kept_with_words_of_ones_own(client: Client) -> None:
    words = "Inskannat brev från departementet om biogas."
    picture = upload(b"\x89PNG\r\n\x1a\n000", "brev.png", "image/png")
    page = text_of(client.post("/lagg-till/", {"original": picture, "text": words, "title": "Brev"}))
    save(client, page, title="Brev om biogas", language="sv")
    found = Document.objects.get()
    assert (found.title, found.text) == ("Brev om biogas", words)
    assert found.originals.get().file.name == "brev.png"


def test_ones_own_words_stand_before_a_file_s(client: Client) -> None:
    page = text_of(
        client.post("/lagg-till/", {"original": upload(HTML, "a.html"), "text": "Viktigt för Vikbolandet."})
    )
    save(client, page, title="Nytt om biogas")
    assert Document.objects.get().text.startswith("Viktigt för Vikbolandet.\n\n")


def _answers(
    monkeypatch: pytest.MonkeyPatch, answers: dict[str, bytes], kind: str = "text/html; charset=utf-8"
) -> None:
    class Stub:
        def fetch(self, url: str, **more: Any) -> Any:
            if url not in answers:
                return failed("unknown_host", "nowhere.example")
            return Fetched(200, answers[url], {"content-type": kind}, url)

    monkeypatch.setattr(views, "quick_fetcher", Stub)


def test_an_address_is_fetched_and_its_page_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(monkeypatch, {"https://x.example/nytt": HTML})
    page = text_of(client.post("/lagg-till/", {"address": "x.example/nytt"}))
    assert "COM(2025) 565" in page
    save(client, page, title="Nytt om biogas", language="sv")
    found = Document.objects.get()
    assert found.url == "https://x.example/nytt"
    assert found.originals.get().file.name == "nytt.html"


def test_an_address_that_cannot_be_reached_is_kept_as_a_link(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answers(monkeypatch, {})
    response = client.post("/lagg-till/", {"address": "https://x.example/borta", "title": "Sidan om biogas"})
    assert response.status_code == 422
    page = text_of(response)
    assert "no server called nowhere.example" in page
    assert "https://x.example/borta" in page
    assert 'name="own_words"' in page
    again = client.post("/lagg-till/", {"address": "https://x.example/borta", "own_words": "on"})
    assert "needs a title" in text_of(again)
    form = {"address": "https://x.example/borta", "title": "Sidan om biogas", "own_words": "on"}
    save(client, text_of(client.post("/lagg-till/", form)), title="Sidan om biogas", language="sv")
    found = Document.objects.get()
    assert (found.url, found.title, found.text, found.type) == (
        "https://x.example/borta",
        "Sidan om biogas",
        "",
        "link",
    )


@pytest.mark.parametrize(
    "address", ["http://10.0.0.1/", "http://localhost:8000/", "file:///etc/passwd", "http://[::1]/"]
)
def test_an_internal_address_is_never_fetched(client: Client, address: str) -> None:
    response = client.post("/lagg-till/", {"address": address})
    assert response.status_code == 422
    assert not StoredFile.objects.exists()


def test_a_feed_and_a_mail_become_their_items(client: Client) -> None:
    page = text_of(client.post("/lagg-till/", {"original": upload(FEED, "flode.xml", "text/xml")}))
    assert "First" in page
    assert "Second" in page
    assert "2 documents were added" in text_of(
        client.post("/lagg-till/spara/", {"token": token_of(page)}, follow=True)
    )
    assert Document.objects.filter(source__key="feed").count() == 2
    page = text_of(client.post("/lagg-till/", {"original": upload(MAIL, "brev", "application/octet-stream")}))
    assert "Calls of the sea" in page
    client.post("/lagg-till/spara/", {"token": token_of(page)})
    assert Document.objects.get(source__key="mailbox").title == "Calls of the sea"


def test_nothing_brought_gets_a_sentence(client: Client) -> None:
    response = client.post("/lagg-till/", {})
    assert response.status_code == 422
    assert "Paste an address or a text" in text_of(response)


@pytest.mark.parametrize("token", ["", "forged", "a:b:c"])
def test_a_forged_or_old_preview_saves_nothing(client: Client, token: str) -> None:
    response = client.post("/lagg-till/spara/", {"token": token, "title": "x"}, follow=True)
    assert "too old" in text_of(response)
    assert not Document.objects.exists()


def test_a_bad_day_keeps_the_preview(client: Client) -> None:
    page = text_of(client.post("/lagg-till/", {"text": TEXT}))
    response = save(client, page, title="", published="igår")
    assert response.status_code == 422
    save(client, text_of(response), title="Biogas", published="")
    assert Document.objects.get().title == "Biogas"


@pytest.mark.parametrize("action", ["look_ahead", "bring_in", "plan", "order"])
def test_who_may_bring_in(action: str, region: None, person: Callable[[str], Viewer]) -> None:
    brought = actions.from_text(TEXT)
    calls: dict[str, Callable[[Viewer], Any]] = {
        "look_ahead": lambda by: actions.look_ahead(brought, by=by, at=NOW),
        "bring_in": lambda by: actions.bring_in(brought, original=None, by=by, at=NOW),
        "plan": lambda by: file_actions.plan_import(None, [], by=by, at=NOW),
        "order": lambda by: file_actions.order_import("feed", None, [], by=by, at=NOW),
    }
    for name in ("strateg", "bryssel", "admin"):
        calls[action](person(name))
    for name in (
        "kommunikator",
        "contactpoint",
        "projektledare",
        "kontakt.us",
        "sekreterare.run",
        "majoritet.run",
    ):
        with pytest.raises(NotAllowed):
            calls[action](person(name))
    with pytest.raises(NotAllowed):
        calls[action](NOBODY)
