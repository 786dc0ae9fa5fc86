"""The way into the open part: no cookies, nobody known, answers kept until something public changes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from utblick.features.publishing import released
from utblick.features.publishing.gate import actions
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
asked: list[str] = []


def show(request: HttpRequest, slug: str) -> HttpResponse:
    asked.append(request.get_full_path())
    row = released.one("project", slug)
    if row is None:
        raise Http404
    return HttpResponse(f"<h1>{row.title('sv')}</h1>" + "." * 2000)


def form(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(f"token {len(asked)} {request.method}")
    asked.append(request.method or "")
    response["Cache-Control"] = "no-store"
    return response


def whose(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(hasattr(request, "user") or hasattr(request, "session")))


urlpatterns = [path("sv/prov/<slug:slug>/", show), path("sv/blankett/", form), path("sv/vem/", whose)]


@pytest.fixture(autouse=True)
def _here(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    asked.clear()


def test_an_answer_is_kept_until_something_public_changes(let_out: LetOut, at: datetime) -> None:
    let_out("project", "biogas", sv=("Biogas", "Kort."))
    client = Client()
    first = client.get("/sv/prov/biogas/")
    assert "Biogas" in first.content.decode()
    assert client.get("/sv/prov/biogas/").content == first.content
    assert len(asked) == 1
    assert client.get("/sv/prov/biogas/?a=1").status_code == 200
    assert len(asked) == 2
    let_out("project", "biogas", sv=("Biogas i dag", "Kort."), on=at + timedelta(hours=1))
    assert "Biogas i dag" in client.get("/sv/prov/biogas/").content.decode()


def test_what_is_withdrawn_is_gone_with_the_next_question(let_out: LetOut, at: datetime) -> None:
    row = let_out("project", "biogas")
    client = Client()
    assert client.get("/sv/prov/biogas/").status_code == 200
    actions.withdraw(row.publication, by=system("test"), at=at)
    assert client.get("/sv/prov/biogas/").status_code == 404


def test_nobody_is_known_and_no_cookie_is_set(let_out: LetOut) -> None:
    let_out("project", "biogas")
    answer = Client(headers={"Cookie": "sessionid=somebody"}).get("/sv/vem/")
    assert answer.content == b"False"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "public, max-age=60"


def test_who_has_it_already_gets_nothing_again(let_out: LetOut) -> None:
    let_out("project", "biogas")
    client = Client()
    first = client.get("/sv/prov/biogas/")
    same = client.get("/sv/prov/biogas/", headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    since = client.get("/sv/prov/biogas/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304
    other = client.get("/sv/prov/biogas/", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_it_comes_packed_to_who_can_open_it(let_out: LetOut) -> None:
    let_out("project", "biogas")
    client = Client()
    plain = client.get("/sv/prov/biogas/")
    packed = client.get("/sv/prov/biogas/", headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"


def test_head_says_the_same_without_the_page(let_out: LetOut) -> None:
    let_out("project", "biogas")
    client = Client()
    whole, head = client.get("/sv/prov/biogas/"), client.head("/sv/prov/biogas/")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]
    assert head["Content-Length"] == str(len(whole.content))


def test_forms_are_never_kept() -> None:
    client = Client()
    assert client.get("/sv/blankett/").content == b"token 0 GET"
    assert client.get("/sv/blankett/").content == b"token 1 GET"
    assert client.post("/sv/blankett/").content == b"token 2 POST"


def test_an_address_without_its_last_slash_leads_on() -> None:
    answer = Client().get("/sv/prov/biogas?a=1")
    assert (answer.status_code, answer["Location"]) == (301, "/sv/prov/biogas/?a=1")
    assert Client().get("/sv/nothing").status_code == 404


def test_a_nul_in_the_address_is_no_error(let_out: LetOut) -> None:
    let_out("project", "biogas")
    assert Client().get("/sv/prov/bio%00gas/").status_code == 404
    assert Client().get("/sv/prov/biogas/?q=%00").status_code == 200


def test_a_kept_answer_costs_one_question(let_out: LetOut, django_assert_num_queries: Any) -> None:
    let_out("project", "biogas")
    client = Client()
    client.get("/sv/prov/biogas/")
    with django_assert_num_queries(1):
        client.get("/sv/prov/biogas/")
