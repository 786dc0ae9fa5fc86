"""The statement, and what visitors report: taken without cookies, with least data, seen by few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from lxml import html

from utblick.features.publishing.site import actions, forms
from utblick.features.publishing.site.models import Comment
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken
from utblick.ui.accessibility import METHODS, SHORTCOMINGS

pytestmark = pytest.mark.django_db
Get = Callable[..., str]
Who = Callable[[str], Viewer]
ADDRESS = "/sv/tillganglighet/"
SAID = "Filtren på listan gick inte att nå med tangentbordet."


def _sent(client: Client | None = None, **told: str) -> Any:
    return (client or Client()).post(ADDRESS, {"text": SAID, "token": forms.token(), **told})


def test_the_statement_tells_what_the_last_check_found(get: Get) -> None:
    text = get(ADDRESS)
    for one in SHORTCOMINGS:
        assert one.criterion in text
    assert len(html.fromstring(text).xpath("//main//ul/li")) >= len(METHODS)
    assert "Last checked" in get("/en/accessibility/")
    assert html.fromstring(text).xpath(f"//footer//a[@href='{ADDRESS}']")


def test_the_long_heading_may_be_parted_with_a_hyphen(get: Get) -> None:
    heading = html.fromstring(get(ADDRESS)).findtext(".//h1")
    assert heading == "Tillgänglighets\u00adredogörelse"


def test_a_report_is_registered_and_whoever_answers_is_told(settings: Any) -> None:
    settings.UTBLICK_ACCESSIBILITY_CONTACT = "Tillgänglighet <tillganglig@utblick.example>"
    answer = _sent(page="/sv/projekt/", mail="visitor@example.org")
    assert (answer.status_code, answer["Location"]) == (303, f"{ADDRESS}?sent=1#form")
    assert not answer.cookies
    row = Comment.objects.get()
    assert (row.text, row.page, row.mail, row.language) == (SAID, "/sv/projekt/", "visitor@example.org", "sv")
    letter = OutboxMessage.objects.get()
    assert letter.to == "tillganglig@utblick.example"
    assert SAID not in letter.text
    event = AuditEvent.objects.get(action="site.comment.registered")
    assert "visitor" not in f"{event.changes}{event.target_text}"
    assert "Tack" in Client().get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"text": ""}, "Skriv med några ord"),
        ({"text": "Nej."}, "Skriv med några ord"),
        ({"text": "x" * 4001}, "4000"),
        ({"mail": "nowhere"}, "Det här är ingen e-postadress"),
        ({"page": "x" * 301}, "300"),
        ({"token": ""}, "Formuläret var för gammalt"),
        ({"token": "comment:forged:signature"}, "Formuläret var för gammalt"),
    ],
)
def test_what_cannot_be_taken_is_told_and_kept_in_the_form(told: dict[str, str], said: str) -> None:
    answer = _sent(**told)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert not Comment.objects.exists()
    page = html.fromstring(text)
    assert page.xpath("//textarea")[0].text_content().strip() == told.get("text", SAID).strip()
    assert signing.TimestampSigner(salt=forms.SALT).unsign(page.xpath("//input[@name='token']/@value")[0])


def test_a_form_holds_for_some_days(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    now = at.timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now)
    token = forms.token()
    for days, status in ((2, 303), (4, 422)):
        monkeypatch.setattr("django.core.signing.time.time", lambda days=days: now + days * 86400)
        assert _sent(token=token).status_code == status


def test_a_program_that_fills_in_everything_learns_nothing() -> None:
    answer = _sent(website="https://spam.example")
    assert answer.status_code == 303
    assert not Comment.objects.exists()


def test_only_so_many_are_taken_in_an_hour(settings: Any) -> None:
    settings.UTBLICK_REPORTS_AN_HOUR = 20
    assert [_sent().status_code for _time in range(3)] == [303, 303, 429]
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert _sent(other).status_code == 303


MAY = {"kommunikator": True, "strateg": True, "admin": True, "bryssel": False, "contactpoint": False}


@pytest.mark.parametrize(("name", "may"), MAY.items())
def test_who_sees_reports_and_deals_with_them(
    name: str, may: bool, people: None, who: Who, at: datetime
) -> None:
    row = actions.register(text=SAID, page="", mail="v@example.org", language="sv", by=system("test"), at=at)
    client = Client()
    client.force_login(Account.objects.get(email=f"{name}@utblick.example"))
    assert client.get("/publicera/rapporter/").status_code == (200 if may else 403)
    if not may:
        with pytest.raises(NotAllowed):
            actions.settle(row, by=who(name), at=at)
        assert client.post(f"/publicera/rapporter/{row.pk}/").status_code == 403
        return
    assert SAID in client.get("/publicera/rapporter/").content.decode()
    assert client.post(f"/publicera/rapporter/{row.pk}/").status_code == 302
    row.refresh_from_db()
    assert row.settled_at is not None
    assert row.mail == ""
    with pytest.raises(RuleBroken):
        actions.settle(row, by=who(name), at=at + timedelta(hours=1))


def test_nobody_sees_reports_without_signing_in(people: None) -> None:
    answer = Client().get("/publicera/rapporter/")
    assert answer.status_code == 302
    assert "/konto/" in answer["Location"]


def test_the_site_is_reached_from_the_sign_in_page_and_the_statement_inside() -> None:
    client = Client(headers={"Accept-Language": "sv"})
    sign_in = html.fromstring(client.get("/", follow=True).content.decode())
    assert sign_in.xpath("//main//a[@href='/sv/']")
    inside = html.fromstring(client.get("/tillganglighet/", follow=True).content.decode())
    assert inside.xpath(f"//a[@href='{ADDRESS}#form']")
    assert inside.xpath("//footer//a[@href='/sv/']")
