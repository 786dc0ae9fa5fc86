"""Whole files of a source are counted first and then imported as a job; what cannot be read is said."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.features.monitoring.conftest import record
from utblick.features.monitoring.actions import files as file_actions
from utblick.features.monitoring.actions.sources import source_for_files
from utblick.features.monitoring.fetching import can_be_fetched
from utblick.features.monitoring.forms_files import FilesForm
from utblick.features.monitoring.models import (
    Document,
    Source,
    SourceCheck,
)
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import system
from utblick.foundation.files.storing import store
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.worker import run_waiting

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


def upload(data: bytes, name: str = "fil.txt", kind: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, kind)


# Whole files of the connectors.


def test_files_are_counted_first_and_then_imported_as_a_job(client: Client) -> None:
    bad = FEED.replace(b"<guid>2</guid><title>Second</title>", b"")
    form = {
        "kind": "feed",
        "chosen": [upload(FEED, "a.xml"), upload(bad, "b.xml"), upload(b"nothing", "c.xml")],
    }
    page = text_of(client.post("/kallor/filer/", form))
    assert "What would happen" in page
    assert "The entry has neither an identifier" in page
    assert "c.xml" in page
    assert not Document.objects.exists()
    ordered = re.search(r'name="ordered" value="([^"]+)"', page)
    assert ordered
    response = client.post("/kallor/filer/", {"ordered": ordered[1]})
    assert response.headers["Location"] == "/kallor/feed/#looks"
    assert run_waiting() == 1
    run = JobRun.objects.get()
    assert (run.state, run.counts) == (
        State.DONE,
        {"inserted": 2, "updated": 0, "unchanged": 1, "rejected": 2},
    )
    check = SourceCheck.objects.get()
    assert (check.outcome, check.inserted, check.rejected, len(check.rejects)) == ("file", 2, 2, 2)
    assert check.by is not None
    # The second time there is nothing to bring in, and the page says so.
    assert "There is nothing new to bring in." in text_of(
        client.post("/kallor/filer/", {**form, "chosen": [upload(FEED, "a.xml")]})
    )


def test_files_marked_as_an_archive_are_imported_as_one(client: Client) -> None:
    form = {"kind": "feed", "chosen": [upload(FEED, "a.xml")], "is_archive": "on"}
    ordered = re.search(r'name="ordered" value="([^"]+)"', text_of(client.post("/kallor/filer/", form)))
    assert ordered
    client.post("/kallor/filer/", {"ordered": ordered[1]})
    assert JobRun.objects.get().arguments["told"]["is_archive"] is True
    assert run_waiting() == 1
    assert JobRun.objects.get().state == State.DONE


def test_what_a_dry_run_says_is_what_an_import_does(region: None, bring: Any, source: Source) -> None:
    bring(record("1", "Ett"), record("2", "Två"))
    bring(record("2", "Två", "ändrad"))
    records = [
        record("1", "Ett"),
        record("2", "Två"),
        record("3", "Tre"),
        record("3", "Tre"),
        record("4", ""),
    ]
    records += [record("1", "Ett", "ny")]
    plan = file_actions.plan_import(source, records, by=BY, at=NOW)
    counts = bring(*records)
    assert (plan.inserted, plan.updated, plan.unchanged, plan.rejected) == (
        counts.inserted,
        counts.updated,
        counts.unchanged,
        counts.rejected,
    )
    assert plan.total == len(records)


def test_a_reader_s_fault_costs_its_file_only(region: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = store(FEED, "a.xml", "text/xml"), store(FEED + b" ", "b.xml", "text/xml")
    from utblick.connectors import registry

    def read(data: bytes, name: str) -> Any:
        if name == "a.xml":
            raise ZeroDivisionError
        yield record("1", "Ett")

    kind = registry.BY_NAME["feed"]
    monkeypatch.setattr(type(kind), "load", lambda self: read)
    found = list(file_actions.read_stored("feed", [first, second]))
    assert [type(one).__name__ for one in found] == ["Reject", "DocumentRecord"]


def test_an_unknown_source_or_a_forged_order_gets_a_sentence(client: Client) -> None:
    with pytest.raises(LookupError, match="no source with the key 'finns-inte'"):
        source_for_files("feed", "finns-inte", by=BY, at=NOW)
    response = client.post("/kallor/filer/", {"ordered": "forged"}, follow=True)
    assert "too old" in text_of(response)
    assert client.post("/kallor/filer/", {"kind": "no-such", "chosen": upload(FEED)}).status_code == 422
    assert client.post("/kallor/filer/", {"kind": "feed"}).status_code == 422
    assert client.post("/kallor/filer/", {"kind": "feed", "chosen": upload(b"")}).status_code == 422
    assert not JobRun.objects.exists()


def test_what_others_keep_is_offered_for_import_and_never_fetched(client: Client) -> None:
    offered = {name for name, _ in FilesForm(viewer=BY)["kind"].field.choices}
    assert {"feed", "eurovoc", "sedia_calls"} < offered
    assert {"europarl_votes", "oeil", "four_column", "mep_meetings"} < offered
    assert not can_be_fetched("oeil", "https://oeil.example/file")
    assert can_be_fetched("feed", "https://news.example/rss")
