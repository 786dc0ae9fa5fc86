"""Subscribing: confirmed by mail, left with a press, nothing kept that is not needed, and links that only count."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.publishing.letters import links
from utblick.features.publishing.letters.actions import issues, sending, subscribing
from utblick.features.publishing.letters.models import (
    Audience,
    Issue,
    Notice,
    Opening,
    Subscriber,
    SubscriptionRequest,
)
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage
from utblick.ui.outside import stamped

pytestmark = pytest.mark.django_db
SIGN_UP = "/nyhetsbrev/prenumerera/"
MAIL = "ny@utblick.example"
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0"}
Subscribed = Callable[..., Subscriber]


@pytest.fixture
def stranger() -> Client:
    """Give somebody who is not signed in and whose browser keeps no cookie that guards forms."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a form be sent as soon as it is shown."""
    monkeypatch.setattr("utblick.ui.outside.SOONEST", timedelta(seconds=-1))


def wish(audience: Audience, mail: str = MAIL, **more: Any) -> dict[str, Any]:
    return {
        "mail": mail,
        "language": "sv",
        "audiences": [audience.pk],
        "stamp": stamped(),
        "homepage": "",
        **more,
    }


def link_in(text: str, word: str) -> str:
    found = re.search(rf"https?://[^/]+(/nyhetsbrev/{word}/\S+)", text)
    assert found, text
    return found[1]


def test_who_confirms_subscribes_and_before_that_nothing_is_kept(
    stranger: Client, everyone: Audience, care: Audience
) -> None:
    answer = stranger.post(SIGN_UP, wish(everyone, mail=" NY@utblick.example"))
    assert answer.status_code == 200
    assert not answer.cookies
    assert not Subscriber.objects.exists()
    mail = OutboxMessage.objects.get()
    assert (mail.to, mail.private) == (MAIL, True)
    link = link_in(mail.text, "bekrafta")
    # Mail scanners open every link.
    assert stranger.get(link).status_code == 200
    assert not Subscriber.objects.exists()
    assert "Alla" in stranger.get(link).content.decode()
    assert stranger.post(link).status_code == 200
    row = Subscriber.objects.get()
    assert (row.mail, row.language, list(row.audiences.all())) == (MAIL, "sv", [everyone])
    assert not SubscriptionRequest.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert stranger.post(link).status_code == 410
    assert not AuditEvent.objects.filter(target_text__contains="@").exists()


def test_the_pages_lead_to_each_other_on_whatever_host_they_are_read(
    stranger: Client, everyone: Audience
) -> None:
    stranger.post(SIGN_UP, wish(everyone))
    confirmed = stranger.post(link_in(OutboxMessage.objects.get().text, "bekrafta")).content.decode()
    change = re.search(r'href="(/nyhetsbrev/mina-val/[^"]+)"', confirmed)
    assert change
    assert re.search(r'href="/nyhetsbrev/lamna/[^"]+"', stranger.get(change[1]).content.decode())


def test_the_table_of_requests_cannot_confirm(stranger: Client, everyone: Audience) -> None:
    stranger.post(SIGN_UP, wish(everyone))
    digest = SubscriptionRequest.objects.get().digest
    assert stranger.post(reverse("letters:confirm", args=[digest])).status_code == 410
    assert not Subscriber.objects.exists()


def test_what_nobody_confirms_within_two_days_is_erased(stranger: Client, everyone: Audience) -> None:
    stranger.post(SIGN_UP, wish(everyone))
    link, now = link_in(OutboxMessage.objects.get().text, "bekrafta"), timezone.now()
    assert subscribing.forget_unconfirmed(at=now + timedelta(hours=47)) == 0
    SubscriptionRequest.objects.update(at=now - timedelta(hours=48))
    assert stranger.post(link).status_code == 410
    assert subscribing.forget_unconfirmed(at=now) == 1
    assert not SubscriptionRequest.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_the_answer_is_the_same_whether_or_not_somebody_subscribes(
    stranger: Client, everyone: Audience, subscribed: Subscribed
) -> None:
    subscribed("redan@utblick.example", everyone)
    fresh = stranger.post(SIGN_UP, wish(everyone))
    known = stranger.post(SIGN_UP, wish(everyone, mail="Redan@utblick.example"))
    assert fresh.status_code == known.status_code == 200
    assert fresh.content == known.content
    assert Subscriber.objects.count() == 1
    told = OutboxMessage.objects.get(to="redan@utblick.example")
    assert link_in(told.text, "mina-val")
    assert link_in(told.text, "lamna")
    assert "bekrafta" not in told.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"stamp": ""},
        {"stamp": "x:y:z"},
        {"mail": "ingen"},
        {"audiences": []},
        {"language": "fi"},
        {"mail": "a\0@b.se"},
    ],
)
def test_a_wrong_form_is_told_and_sends_nothing(
    wrong: dict[str, Any], stranger: Client, everyone: Audience
) -> None:
    answer = stranger.post(SIGN_UP, wish(everyone, **wrong))
    assert answer.status_code == 422
    assert "summary" in answer.content.decode()
    assert not OutboxMessage.objects.exists()


def test_a_program_that_fills_in_everything_is_told_nothing_and_does_nothing(
    stranger: Client, everyone: Audience
) -> None:
    caught = stranger.post(SIGN_UP, wish(everyone, homepage="https://spam.example"))
    assert caught.content == stranger.post(SIGN_UP, wish(everyone)).content
    assert OutboxMessage.objects.count() == 1


def test_a_form_that_is_sent_too_fast_or_too_late_is_asked_again(
    stranger: Client, everyone: Audience, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = "utblick.ui.outside"
    for name, value in (("SOONEST", timedelta(hours=1)), ("LATEST", timedelta(seconds=-1))):
        with monkeypatch.context() as patch:
            patch.setattr(f"{forms}.{name}", value)
            assert stranger.post(SIGN_UP, wish(everyone)).status_code == 422
    assert not OutboxMessage.objects.exists()


def test_one_address_and_one_place_get_only_so_many(stranger: Client, everyone: Audience) -> None:
    answers = [stranger.post(SIGN_UP, wish(everyone)).status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]
    others = [
        stranger.post(SIGN_UP, wish(everyone, mail=f"{n}@utblick.example")).status_code for n in range(20)
    ]
    assert others.count(429) == 3
    # A new request takes the place of the one before it.
    assert SubscriptionRequest.objects.filter(mail=MAIL).count() == 1


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_set_no_cookie_and_speak_the_language_that_is_asked_for(
    language: str, stranger: Client, everyone: Audience, subscribed: Subscribed
) -> None:
    row = subscribed("ett@utblick.example", everyone)
    paths = [
        SIGN_UP,
        links.address(links.CHANGE, row),
        links.address(links.LEAVE, row),
        "/nyhetsbrev/bekrafta/fel/",
        "/nyhetsbrev/lamna/fel/",
        "/nyhetsbrev/n/1/1/",
    ]
    for path in paths:
        answer = stranger.get(f"/nyhetsbrev/{path.partition('/nyhetsbrev/')[2]}?language={language}")
        assert f'<html lang="{language}"' in answer.content.decode(), path
        assert not answer.cookies
        assert "<script" not in answer.content.decode()


def test_one_leaves_with_the_button_of_a_mail_program(
    stranger: Client, everyone: Audience, subscribed: Subscribed, at: datetime
) -> None:
    row = subscribed("ett@utblick.example", everyone)
    leave = links.address(links.LEAVE, row)
    path = leave[leave.index("/nyhetsbrev") :]
    subscribing.ask_to_subscribe("ett@utblick.example", "sv", [everyone], at=at)
    assert stranger.get(path).status_code == 200
    assert Subscriber.objects.exists()
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert stranger.post(path).status_code == 200
    assert stranger.get(path).status_code == 410


def test_a_link_opens_only_what_it_is_for(
    stranger: Client, everyone: Audience, subscribed: Subscribed
) -> None:
    one, other = subscribed("ett@utblick.example", everyone), subscribed("tva@utblick.example", everyone)
    change = links.address(links.CHANGE, one).rstrip("/").rpartition("/")[2]
    assert stranger.post(reverse("letters:leave", args=[change])).status_code == 404
    assert Subscriber.objects.count() == 2
    leave = links.address(links.LEAVE, one).rstrip("/").rpartition("/")[2]
    number = one.pk
    one.delete()
    # The number may come again; the key does not.
    Subscriber.objects.create(
        pk=number, mail="ny@utblick.example", key="annan", confirmed_at=other.confirmed_at
    )
    stranger.post(reverse("letters:leave", args=[leave]))
    assert Subscriber.objects.filter(mail="ny@utblick.example").exists()


def test_one_chooses_again_by_the_link(
    stranger: Client, everyone: Audience, care: Audience, subscribed: Subscribed
) -> None:
    row = subscribed("ett@utblick.example", everyone)
    whole = links.address(links.CHANGE, row)
    path = whole[whole.index("/nyhetsbrev") :]
    assert stranger.post(path, {"audiences": [care.pk], "language": "en"}).status_code == 200
    row.refresh_from_db()
    assert (row.language, list(row.audiences.all())) == ("en", [care])
    assert stranger.post(path, {"audiences": [], "language": "sv"}).status_code == 422
    row.refresh_from_db()
    assert row.language == "en"


def test_an_administrator_extracts_and_erases_and_nobody_else_does(
    client: Client,
    who: Callable[[str], Viewer],
    everyone: Audience,
    subscribed: Subscribed,
    at: datetime,
) -> None:
    subscribed("ett@utblick.example", everyone)
    subscribing.ask_to_subscribe("ett@utblick.example", "sv", [everyone], at=at)
    for name in ("kommunikator", "strateg", "bryssel", "contactpoint", "majoritet.tsn"):
        viewer = who(name)
        with pytest.raises(NotAllowed):
            subscribing.extract_subscriber("ett@utblick.example", by=viewer, at=at)
        with pytest.raises(NotAllowed):
            subscribing.erase_subscriber("ett@utblick.example", by=viewer, at=at)
    client.force_login(Account.objects.get(email="admin@utblick.example"))
    page = reverse("letters:manage_subscriber")
    found = client.post(page, {"mail": "Ett@utblick.example", "extract": "1"})
    told = json.loads(found.content)
    assert told["subscriber"]["audiences"] == ["Alla"]
    assert len(told["mails"]) == 1
    assert client.post(page, {"mail": "ingen@utblick.example", "extract": "1"}).status_code == 422
    assert client.post(page, {"mail": "ett@utblick.example", "erase": "1"}).status_code == 302
    assert not Subscriber.objects.exists()
    assert not OutboxMessage.objects.exists()
    assert client.post(page, {"mail": "ett@utblick.example", "erase": "1"}).status_code == 422
    events = AuditEvent.objects.filter(action__startswith="letters.subscriber")
    assert events.count() == 2
    assert not any("@" in f"{row.target_text}{row.changes}" for row in events)


def test_no_page_of_the_house_lists_addresses(
    client: Client, everyone: Audience, subscribed: Subscribed
) -> None:
    subscribed("hemlig@utblick.example", everyone)
    client.force_login(Account.objects.get(email="admin@utblick.example"))
    for name in ("letters:subscribers", "letters:audiences", "letters:issues"):
        page = client.get(reverse(name))
        assert page.status_code == 200
        assert "hemlig@" not in page.content.decode()


@pytest.fixture
def sent(noticed: Callable[..., Notice], everyone: Audience, communicator: Viewer, at: datetime) -> Issue:
    """Give an issue that is sent."""
    noticed()
    issue = issues.draft_issue(everyone, by=communicator, at=at)
    return sending.send_issue(issue, version=issue.version, to_nobody=True, by=communicator, at=at)


def count(issue: Issue, item: int) -> int:
    return sum(Opening.objects.filter(issue=issue, item=item).values_list("count", flat=True))


@pytest.mark.parametrize(
    ("item", "language", "leads_to"),
    [
        (1, "sv", "/sv/nyheter/ny-fond-for-kustregioner/"),
        (1, "en", "/en/news/ny-fond-for-kustregioner/"),
        (0, "sv", "/sv/nyhetsbrev/internationella-nyheter-vecka-48-alla/"),
    ],
)
def test_opening_a_link_adds_one_and_leads_on(
    item: int, language: str, leads_to: str, sent: Issue, stranger: Client
) -> None:
    path = f"/nyhetsbrev/n/{sent.number}/{item}/"
    for _time in range(3):
        answer = stranger.get(path, {"language": language}, **BROWSER)
        assert (answer.status_code, answer["Location"]) == (302, leads_to)
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
    assert count(sent, item) == 3
    assert [field.name for field in Opening._meta.get_fields()] == ["id", "issue", "item", "count"]


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_USER_AGENT": "Googlebot/2.1 (+http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": "python-requests/2.31"},
        {"HTTP_USER_AGENT": "curl/8.4"},
        {"HTTP_USER_AGENT": ""},
        {**BROWSER, "HTTP_SEC_PURPOSE": "prefetch;prerender"},
        {**BROWSER, "HTTP_PURPOSE": "preview"},
        {**BROWSER, "HTTP_X_MOZ": "prefetch"},
    ],
)
def test_machines_and_what_is_fetched_ahead_are_not_counted(
    headers: dict[str, str], sent: Issue, stranger: Client
) -> None:
    path = f"/nyhetsbrev/n/{sent.number}/1/"
    assert stranger.get(path, **headers).status_code == 302
    assert stranger.head(path, **BROWSER).status_code == 302
    assert count(sent, 1) == 0


@pytest.mark.parametrize("path", ["1/99", "99/1", "99999999999999999999/1", "1/99999999999999999999"])
def test_a_link_that_leads_nowhere_counts_nothing(path: str, sent: Issue, stranger: Client) -> None:
    assert stranger.get(f"/nyhetsbrev/n/{path}/", **BROWSER).status_code == 404
    assert Client().post(f"/nyhetsbrev/n/{sent.number}/1/", **BROWSER).status_code == 405
    assert not Opening.objects.exists()


def test_links_of_a_draft_lead_on_and_are_not_counted(
    noticed: Callable[..., Notice], everyone: Audience, communicator: Viewer, stranger: Client, at: datetime
) -> None:
    noticed()
    draft = issues.draft_issue(everyone, by=communicator, at=at)
    assert stranger.get(f"/nyhetsbrev/n/{draft.number}/1/", **BROWSER).status_code == 404
    assert not Opening.objects.exists()


def test_the_counts_are_shown_with_the_issue(sent: Issue, stranger: Client, client: Client) -> None:
    Opening.objects.create(issue=sent, item=1, count=1234)
    client.force_login(Account.objects.get(email="bryssel@utblick.example"))
    assert "1 234" in client.get(reverse("letters:issue", args=[sent.number])).content.decode().replace(
        "\xa0", " "
    )


def test_the_counts_are_read_on_a_phone_too(
    client: Client, everyone: Audience, subscribed: Subscribed
) -> None:
    subscribed("en@utblick.example", everyone)
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = client.get(reverse("letters:subscribers")).content.decode()
    assert '<table class="stacks"' in page
    assert 'data-label="Tillsammans">1<' in page
