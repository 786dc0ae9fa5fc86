"""What Parliament says of files is brought in on a page: counted first, then as a job, and what is refused is kept."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from utblick.features.actors.models import Person
from utblick.features.advocacy.models import Amendment, Procedure
from utblick.features.monitoring.actions import files as actions
from utblick.features.monitoring.models import SourceCheck
from utblick.foundation.accounts.models import Account
from utblick.foundation.jobs.models import JobRun, State
from utblick.foundation.jobs.worker import run_waiting

BACKEND = "utblick.foundation.accounts.backend.AccountBackend"
PAGE = "/kallor/filer/"
AMENDMENTS = json.dumps(
    [
        {
            "uuid": "u1",
            "amendment_number": 310,
            "author": "S&D",
            "title": "Article 3",
            "text": "Biogas shall.",
        },
        {
            "uuid": "u2",
            "amendment_number": 311,
            "author": "S&D",
            "title": "Article 4",
            "text": "More biogas.",
        },
        {"uuid": "u3", "author": "S&D", "title": "Article 5", "text": "No number."},
    ]
).encode()
MEMBERS = b"mep_identifier,mep_given_name,mep_family_name\n1,Ada,Example\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Any) -> None:
    settings.UTBLICK_DATA = tmp_path


@pytest.fixture
def browser(region: None) -> Any:
    def signed_in(name: str, language: str = "en") -> Client:
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client = Client()
        client.force_login(accounts.get(), backend=BACKEND)
        return client

    return signed_in


def text_of(response: Any) -> str:
    return str(response.content.decode())


def form(kind: str, data: bytes, name: str = "a.json", **fields: str) -> dict[str, Any]:
    return {"kind": kind, "chosen": SimpleUploadedFile(name, data), **fields}


def bring(client: Client, given: dict[str, Any]) -> Any:
    ordered = re.search(r'name="ordered" value="([^"]+)"', text_of(client.post(PAGE, given)))
    assert ordered
    return client.post(PAGE, {"ordered": ordered[1]})


def counts() -> dict[str, int]:
    run_waiting()
    run = JobRun.objects.filter(name=actions.FILES_JOB).first()
    assert run is not None
    assert run.state == State.DONE
    return dict(run.counts)


def test_amendments_are_brought_in_on_a_page(browser: Any, file: Procedure) -> None:
    client = browser("bryssel")
    given = form("europarl_amendments", AMENDMENTS, procedure="planer")
    page = text_of(client.post(PAGE, given))
    assert "The object is no amendment." in page
    assert not Amendment.objects.exists()
    answer = bring(client, form("europarl_amendments", AMENDMENTS, procedure="planer"))
    assert answer.headers["Location"] == "/kallor/europarl-amendments/#looks"
    waiting = text_of(client.get("/kallor/europarl-amendments/"))
    assert "Files are being brought in." in waiting
    assert counts() == {"inserted": 2, "updated": 0, "unchanged": 0, "rejected": 1}
    assert Amendment.objects.filter(procedure=file).count() == 2
    # A second time nothing is new; what was refused can be taken away with the reason.
    again = text_of(client.post(PAGE, form("europarl_amendments", AMENDMENTS, procedure="planer")))
    assert "There is nothing new to bring in." in again
    look = SourceCheck.objects.get()
    source = text_of(client.get("/kallor/europarl-amendments/"))
    assert "being brought in" not in source
    address = f"/kallor/europarl-amendments/ej-inlasta/{look.pk}.csv"
    assert address in source
    kept = client.get(address)
    assert "The object is no amendment." in text_of(kept)
    assert kept.headers["Content-Disposition"].startswith("attachment")


def test_what_is_about_no_file_is_said_in_words_of_the_page(browser: Any, file: Procedure) -> None:
    page = text_of(browser("bryssel").post(PAGE, form("europarl_amendments", AMENDMENTS)))
    assert "choose the file above" in page
    assert "--procedure" not in page


def test_large_files_are_counted_as_they_are_brought_in(
    browser: Any, file: Procedure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "COUNTED_AT_MOST", 10)
    client = browser("strateg")
    given = form("europarl_amendments", AMENDMENTS, procedure="planer")
    assert "counted as they are brought in" in text_of(client.post(PAGE, given))
    bring(client, form("europarl_amendments", AMENDMENTS, procedure="planer"))
    assert counts()["inserted"] == 2


def test_a_list_of_members_is_brought_in(browser: Any) -> None:
    bring(browser("bryssel"), form("europarl_members", MEMBERS, "meps.csv"))
    assert counts()["inserted"] == 1
    assert Person.objects.filter(name__icontains="example").exists()


@pytest.mark.parametrize(
    ("name", "offered", "hidden"),
    [
        ("bryssel", ("europarl_votes", "oeil", "four_column", "act_passages", "europarl_members"), ()),
        ("admin", ("feed",), ("europarl_votes", "oeil", "europarl_members")),
    ],
)
def test_what_one_may_not_take_is_not_offered(
    browser: Any, name: str, offered: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    client = browser(name)
    page = text_of(client.get(PAGE))
    assert all(f'value="{kind}"' in page for kind in offered)
    assert not any(f'value="{kind}"' in page for kind in hidden)
    for kind in hidden:
        assert client.post(PAGE, form(kind, AMENDMENTS)).status_code == 422


def test_who_has_no_say_brings_nothing_in(browser: Any) -> None:
    assert browser("kommunikator").get(PAGE).status_code == 403


@pytest.mark.parametrize("part", ["andringsforslag", "omrostningar"])
def test_an_empty_list_leads_to_the_page(browser: Any, file: Procedure, part: str) -> None:
    address = f"/paverkan/arende/planer/{part}/"
    page = text_of(browser("bryssel").get(address))
    assert "/kallor/filer/?slag=europarl_" in page
    assert "utblick import" not in page
    assert "/kallor/filer/" not in text_of(browser("kommunikator").get(address))


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        ("europarl_votes", PNG, "Filen är inte XML, eller så är den skadad."),
        ("europarl_amendments", PNG, "Filen innehåller inga ändringsförslag."),
        ("europarl_procedures", b"{", "Filen är inte läsbar JSON."),
        ("europarl_members", b"a,b\n1,2\n", "Filen är inte en lista över ledamöter"),
        ("mep_meetings", PNG, "Rubrikraden saknar kolumnen"),
        ("oeil", PNG, "Filen är inte en sida från parlamentets ärendedatabas"),
        ("europarl_votes", b"<html/>", "Filen är inte en omröstningslista"),
        ("feed", PNG, "Filen är inte XML och därför inget flöde."),
        ("upload", PNG, "Filtypen går inte att läsa."),
        ("eurlex_act", PNG, "Filen är"),
        ("government_offices", PNG, "Text utanför varje JSON-objekt."),
    ],
)
def test_a_wrong_file_is_told_in_the_page_language(browser: Any, kind: str, data: bytes, said: str) -> None:
    page = text_of(browser("bryssel", "sv").post(PAGE, form(kind, data, "bild.png")))
    assert said in page
    assert "The file" not in page
    assert ' lang="en"' not in page.partition("<h1>")[2].partition("<form")[0]
