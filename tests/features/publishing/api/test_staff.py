"""Keys and what they open: never more than the account may, never what is secret, never the Contact Point's cases."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from lxml import html

from tests.features.publishing.states import lay_out
from tests.laid import state
from utblick.features.actors.models import Contact
from utblick.features.exchanges.models import Exchange
from utblick.features.organisation.models import Assignment, Unit
from utblick.features.projects.models import Project
from utblick.features.publishing.api.models import ApiToken
from utblick.features.publishing.api.staff import actions
from utblick.features.publishing.api.staff.resources import RESOURCES
from utblick.features.publishing.api.staff.scopes import SCOPES, limited, offered
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

ROOT = "/api/v1/staff"
READING = [code for code in SCOPES if code.endswith(":read")]
Who = Callable[[str], Viewer]


@state
def rows() -> None:
    lay_out("actors", "networks", "programmes", "projects", "exchanges", "balticsea", "governance")


@pytest.fixture
def key(rows: None, who: Who) -> Callable[..., str]:
    def make(name: str, *scopes: str) -> str:
        viewer, at = who(name), timezone.now()
        return actions.make("prov", scopes or offered(viewer), 30, by=viewer, at=at)[1]

    return make


def get(path: str, secret: str = "", **more: str) -> Any:
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    return Client().get(f"{ROOT}{path}", headers=headers | more)


@pytest.mark.parametrize("secret", ["", "utb_", "utb_fel", "hemlig", "utb_" + "x" * 200])
@pytest.mark.parametrize("path", [f"/{name}" for name in RESOURCES] + ["/projects/1"])
@pytest.mark.django_db
def test_without_a_key_that_works_nothing_is_told(path: str, secret: str) -> None:
    response = get(path, secret)
    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response.json()["title"] == "Här behövs en nyckel"
    assert "no-store" in response["Cache-Control"]


def test_a_key_reads_what_its_account_reads(key: Callable[..., str]) -> None:
    secret = key("strateg")
    for name in RESOURCES:
        response = get(f"/{name}", secret)
        assert response.status_code == 200, name
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies
        records = response.json()["records"]
        if name != "matters":
            assert records, name
            assert get(f"/{name}/{records[0]['id']}", secret).json() == records[0]


@pytest.mark.parametrize("scope", READING)
def test_a_key_opens_its_scopes_alone(key: Callable[..., str], scope: str) -> None:
    secret = key("strateg", scope)
    opened = {name for name in RESOURCES if get(f"/{name}", secret).status_code == 200}
    assert opened == {name for name, row in RESOURCES.items() if row.scope == scope}
    refused = get("/projects" if scope != "projects:read" else "/networks", secret)
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("name", ["majoritet.tsn", "kontakt.us", "contactpoint", "strateg", "admin"])
def test_the_contact_points_cases_are_in_no_key(key: Callable[..., str], who: Who, name: str) -> None:
    whole = limited(who(name), SCOPES, "utb_x")
    assert not [grant.action for grant in whole.grants if grant.action.startswith("contactpoint.")]
    for path in ("/cases", "/contactpoint", "/contactpoint/cases"):
        assert get(path, key(name)).status_code == 404


def test_no_scope_holds_what_opens_secrets() -> None:
    actions_of_scopes = {action for scope in SCOPES.values() for action in scope.actions}
    assert not {action for action in actions_of_scopes if "secret" in action or "names" in action}


def test_what_is_marked_as_secret_is_left_out_for_everybody(key: Callable[..., str], who: Who) -> None:
    strategist = who("strateg")
    project, contact = Project.objects.order_by("pk")[0], Contact.objects.filter(is_draft=False)[0]
    Project.objects.filter(pk=project.pk).update(
        secrecy="osl-15-1", secrecy_reason="Skäl", manager=strategist.account_id
    )
    Contact.objects.filter(pk=contact.pk).update(secrecy="osl-15-1", written_by=strategist.account_id)
    secret = key("strateg")
    for name, number in (("projects", project.pk), ("contacts", contact.pk)):
        listed = [row["id"] for row in get(f"/{name}?size=200", secret).json()["records"]]
        assert number not in listed
        assert get(f"/{name}/{number}", secret).status_code == 404


def test_a_politician_reads_no_more_with_a_key_than_on_the_pages(key: Callable[..., str], who: Who) -> None:
    viewer = who("majoritet.tsn")
    assert offered(viewer)
    secret = key("majoritet.tsn")
    for name, row in RESOURCES.items():
        try:
            seen = set(row.rows(viewer).values_list("pk", flat=True))
        except NotAllowed:
            seen = set()
        told = get(f"/{name}?size=200", secret)
        numbers = {one["id"] for one in told.json().get("records", [])}
        assert numbers <= seen, name


def test_reading_contacts_is_told_in_the_trail(key: Callable[..., str], who: Who) -> None:
    secret = key("strateg")
    get("/projects", secret)
    assert not AuditEvent.objects.filter(action="api.token.read").exists()
    told = get("/contacts?size=3", secret).json()
    event = AuditEvent.objects.get(action="api.token.read")
    assert event.changes == {"contacts": len(told["records"])}
    assert event.by_name == f"{who('strateg').name} ({secret[:10]})"


def test_it_ends_when_it_is_revoked_or_old_or_the_account_is_closed(
    key: Callable[..., str], who: Who
) -> None:
    now, viewer = timezone.now(), who("strateg")
    first, second, third = key("strateg"), key("strateg"), key("strateg")
    assert get("/projects", first).status_code == 200
    token = ApiToken.objects.get(digest=actions.digest_of(first))
    assert token.used_at is not None
    actions.revoke(token, by=viewer, at=now)
    ApiToken.objects.filter(digest=actions.digest_of(second)).update(expires_at=now - timedelta(seconds=1))
    assert get("/projects", first).status_code == get("/projects", second).status_code == 401
    assert get("/projects", third).status_code == 200
    with pytest.raises(RuleBroken):
        actions.revoke(token, by=viewer, at=now)
    Account.objects.filter(email="strateg@utblick.example").update(is_active=False)
    assert get("/projects", third).status_code == 401


def test_a_role_that_ends_ends_what_the_key_reads(key: Callable[..., str], who: Who) -> None:
    viewer, secret = who("strateg"), key("strateg")
    Assignment.objects.filter(account=viewer.account_id).delete()
    response = get("/projects", secret)
    assert response.status_code == 403
    assert "Du får inte" in response.json()["detail"]


def test_only_the_fingerprint_of_a_key_is_kept(key: Callable[..., str]) -> None:
    secret = key("strateg")
    row = ApiToken.objects.values().get()
    assert secret not in json.dumps(row, default=str)
    assert secret not in json.dumps(list(AuditEvent.objects.values()), default=str)


@pytest.mark.parametrize(
    ("scopes", "days"),
    [([], 30), (["cases:read"], 30), (["projects:read"], 0), (["projects:read"], 367)],
)
def test_what_no_key_can_be(rows: None, who: Who, at: datetime, scopes: list[str], days: int) -> None:
    with pytest.raises(RuleBroken):
        actions.make("prov", scopes, days, by=who("strateg"), at=at)


def test_others_keys_are_revoked_by_administrators_alone(key: Callable[..., str], who: Who) -> None:
    secret, now = key("strateg"), timezone.now()
    token = ApiToken.objects.get(digest=actions.digest_of(secret))
    with pytest.raises(NotAllowed):
        actions.revoke(token, by=who("kommunikator"), at=now)
    actions.revoke(token, by=who("admin"), at=now)
    assert get("/projects", secret).status_code == 401


def sent(secret: str, told: dict[str, Any], **headers: str) -> Any:
    return Client().post(
        f"{ROOT}/exchanges",
        json.dumps(told),
        content_type="application/json",
        headers={"authorization": f"Bearer {secret}"} | headers,
    )


def test_an_exchange_is_registered_once_for_a_unit_of_ones_own(key: Callable[..., str], who: Who) -> None:
    viewer = who("kontakt.us")
    unit = Assignment.objects.filter(account=viewer.account_id, unit__isnull=False)[0].unit
    assert unit is not None
    told: dict[str, Any] = {
        "title": "Studiebesök i Tartu",
        "starts_on": "2026-10-05",
        "units": [unit.key],
        "country": "ee",
    }
    secret, again = key("kontakt.us"), {"idempotency-key": "7f1d3c7e-6a57-4f2a-9a75-0c9c2f6d0a11"}
    first = sent(secret, told, **again)
    assert first.status_code == 201
    assert sent(secret, told, **again).json() == first.json()
    exchange = Exchange.objects.get(pk=first.json()["id"])
    assert (exchange.country, exchange.registered_by_id) == ("EE", viewer.account_id)
    assert sent(secret, told).status_code == 409
    register = "exchanges.exchange.register"
    other = next(one for one in Unit.objects.at(told["starts_on"]) if not viewer.may(register, unit=one.pk))
    refused = sent(secret, told | {"units": [other.key]})
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"
    assert Exchange.objects.filter(title="Studiebesök i Tartu").count() == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({}, "title"),
        ({"title": "Besök", "starts_on": "i går", "units": ["x"]}, "starts_on"),
        ({"title": "Besök", "starts_on": "2026-10-05", "units": []}, "units"),
        ({"title": "\0", "starts_on": "2026-10-05", "units": ["x"]}, "title"),
    ],
)
def test_what_cannot_be_read_is_told_by_field(
    key: Callable[..., str], told: dict[str, Any], field: str
) -> None:
    response = sent(key("strateg"), told)
    assert response.status_code == 422
    assert field in {error["field"].split(".")[-1] for error in response.json()["errors"]}


def test_a_unit_that_is_none_is_told(key: Callable[..., str]) -> None:
    response = sent(key("strateg"), {"title": "Besök", "starts_on": "2026-10-05", "units": ["ingen"]})
    assert response.status_code == 422
    assert "ingen" in response.json()["detail"]


def test_a_list_costs_as_many_queries_whatever_its_length(
    key: Callable[..., str], django_assert_max_num_queries: Any
) -> None:
    secret = key("strateg")
    get("/projects", secret)
    for name in RESOURCES:
        with django_assert_max_num_queries(26):
            assert get(f"/{name}?size=200", secret).status_code == 200


def test_the_page_makes_a_key_that_is_shown_once(rows: None, who: Who) -> None:
    client = Client()
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = client.get("/konto/nycklar/")
    assert page.status_code == 200
    assert "Nycklar för program" in page.content.decode()
    wrong = client.post("/konto/nycklar/", {"name": "", "days": "90"})
    assert wrong.status_code == 422
    asked = {"name": "Excel", "scopes": ["projects:read"], "days": "90"}
    shown = client.post("/konto/nycklar/", asked, follow=True).content.decode()
    secret = shown.split('value="utb_')[1].split('"')[0]
    assert get("/projects", f"utb_{secret}").status_code == 200
    assert secret not in client.get("/konto/nycklar/").content.decode()
    number = ApiToken.objects.get().pk
    other = Client()
    other.force_login(Account.objects.get(email="strateg@utblick.example"))
    assert other.post(f"/konto/nycklar/{number}/aterkalla/").status_code == 404
    client.post(f"/konto/nycklar/{number}/aterkalla/")
    assert get("/projects", f"utb_{secret}").status_code == 401


@pytest.mark.django_db
def test_the_pages_about_keys_want_a_sign_in() -> None:
    assert Client().get("/konto/nycklar/").status_code == 302


def test_a_new_key_says_what_it_may_do_until_when_and_can_be_copied(rows: None) -> None:
    client = Client()
    client.force_login(Account.objects.get(email="strateg@utblick.example"))
    chosen = {"name": "prov", "scopes": ["projects:read"], "days": 90}
    page = html.fromstring(client.post("/konto/nycklar/", chosen, follow=True).content)
    until = timezone.localdate() + timedelta(days=90)
    said = page.get_element_by_id("fresh-help").text_content()
    assert "läsa projekt" in said
    assert "kan göra det du gör" not in said
    assert str(until.year) in said
    field = page.get_element_by_id("fresh")
    assert field.get("value").startswith("utb_")
    assert page.xpath("//button[@data-copy='#fresh'][@hidden]"), "a button that needs a script waits for it"
    own = " ".join(page.xpath("//section[@aria-labelledby='own']//li")[0].text_content().split())
    assert f"gäller till {date_format(until, 'DATE_FORMAT')}" in own


def test_the_way_to_the_keys_stands_with_the_data(rows: None) -> None:
    client = Client()
    client.force_login(Account.objects.get(email="strateg@utblick.example"))
    for path in ("/publicera/", "/sv/api/"):
        assert b'href="/konto/nycklar/"' in client.get(path).content
