"""The mail itself and its links: readable, small, in the reader's language; links for one thing, once pressed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import signing
from django.test import Client
from django.urls import reverse
from lxml import html as markup

from tests.features.monitoring.conftest import record
from tests.features.monitoring.digest_readers import account, link, mails, moment, receive
from utblick.features.monitoring import mail_links
from utblick.features.monitoring.actions.telling import tell_instant, tell_regular
from utblick.features.monitoring.letter_words import LONGEST_PASSAGE, pieces
from utblick.features.monitoring.mail_links import LinkTooOld, LinkWrong, Wish
from utblick.features.monitoring.models import MailSettings, Subscription, WatchProfile
from utblick.foundation.accounts.models import Account
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.backends import as_mail
from utblick.foundation.outbox.models import OutboxMessage

Bring = Callable[..., Any]
TUESDAY = moment("2026-11-24T07:00")
TEXT = "Kommissionen föreslår nya regler för biodrivmedel i transportsektorn efter 2030."


@pytest.fixture
def sent(biofuel: WatchProfile, bring: Bring) -> OutboxMessage:
    """Give a mail to the strategist about one hit."""
    receive("strateg", biofuel)
    bring(
        record("a", "Regler <för> & om biodrivmedel", TEXT),
        record("b", "Rules on biofuel", "New rules on biofuel after 2030.", language="en"),
        at=moment("2026-11-23T10:00"),
    )
    tell_regular(TUESDAY)
    (message,) = mails()
    return message


def test_the_mail_has_two_forms_and_the_headers_for_unsubscribing(sent: OutboxMessage) -> None:
    mail = as_mail(sent)
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<http\S+/utskick/ett-klick/\S+/>", mail["List-Unsubscribe"].replace("\n ", ""))
    assert mail["Content-Language"] == "sv"


def test_the_html_says_its_language_loads_nothing_and_has_no_tables(sent: OutboxMessage) -> None:
    page = markup.fromstring(sent.html)
    assert page.get("lang") == "sv"
    assert {e.get("lang") for e in page.iter("a", "p") if e.get("lang")} == {"en"}
    assert not page.xpath("//table | //img | //script | //link | //iframe | //form")
    assert "url(" not in sent.html
    assert "@import" not in sent.html
    for address in page.xpath("//@href"):
        assert address.startswith(settings.UTBLICK_ADDRESS), address
    assert "Regler &lt;för&gt; &amp; om" in sent.html
    assert "Regler <för> & om biodrivmedel" in sent.text
    assert "prefers-color-scheme: dark" in sent.html
    assert len(page.xpath("//h1")) == 1


def test_the_mail_is_in_the_readers_language(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel)
    receive("bryssel", biofuel)
    Account.objects.filter(email="bryssel@utblick.example").update(language="en")
    bring(record("a", "Biodrivmedel", TEXT), at=moment("2026-11-23T10:00"))
    tell_regular(TUESDAY)
    (swedish,), (english,) = mails("strateg"), mails("bryssel")
    assert (swedish.language, english.language) == ("sv", "en")
    assert "1 new matter" in english.text
    assert 'lang="en"' in english.html.partition("<head>")[0]
    assert 'lang="sv"' in english.html.partition("<body>")[2]
    assert "Found by" not in swedish.text


def test_a_huge_mail_is_cut_and_leads_to_the_whole(biofuel: WatchProfile, bring: Bring) -> None:
    receive("strateg", biofuel)
    long = "å" * 50
    bring(
        *[
            record(f"d{n}", f"{long} {n} " + "väldigt lång rubrik " * 9, f"Biogas i {long} {n} {TEXT * 4}")
            for n in range(300)
        ],
        at=moment("2026-11-23T10:00"),
    )
    assert tell_regular(TUESDAY)["hits"] == 300
    (message,) = mails()
    assert len(as_mail(message).as_bytes()) < 100_000
    shown = message.html.count('class="matter"')
    assert 10 < shown < 300
    assert str(300 - shown) in re.search(r"<p><a href=\"[^\"]+/utskick/\d+/\">([^<]+)</a>", message.html)[1]  # type: ignore[index]
    assert message.text.count("/arenden/") == shown


def test_a_passage_is_cut_around_what_hit() -> None:
    text = "ord " * 200 + "biogas " + "ord " * 200
    at = text.index("biogas")
    found = pieces({"text": text, "marks": [[at, at + 6]], "cut": [False, False]})
    assert [t for t, hit in found if hit] == ["biogas"]
    assert found[0] == ("… ", False)
    assert found[-1] == (" …", False)
    assert sum(len(t) for t, _hit in found) <= LONGEST_PASSAGE + 5
    whole = pieces({"text": "om biogas", "marks": [[3, 9]], "cut": [False, True]})
    assert whole == [("om ", False), ("biogas", True), (" …", False)]
    assert pieces({"text": "om gas", "marks": [], "cut": [False, False]}) == [("om gas", False)]


# The links.


def test_looking_at_a_link_changes_nothing_and_pressing_stops_one_profile(
    sent: OutboxMessage, client: Client
) -> None:
    address = link(sent, "stoppa")
    for _again in range(2):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Biodrivmedel" in answer.content.decode()
    assert Subscription.objects.count() == 1
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 200
    assert not Subscription.objects.exists()
    event = AuditEvent.objects.get(action="monitoring.subscription.changed")
    assert event.by_account == account("strateg")
    assert client.post(address).status_code == 200, "pressing twice is no fault"


def test_stopping_needs_the_pages_own_token_against_forgery(sent: OutboxMessage) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link(sent, "stoppa")).status_code == 403
    assert strict.post(link(sent, "rytm"), {"rhythm": "weekly"}).status_code == 403
    assert Subscription.objects.get().rhythm == "daily"


def test_everything_is_stopped_and_can_be_begun_again(sent: OutboxMessage, client: Client) -> None:
    all_of_it = link(sent, "stoppa", -1)
    assert client.post(all_of_it).status_code == 200
    assert Subscription.objects.get().rhythm == "never"
    assert MailSettings.objects.get().own_rhythm == "never"
    assert AuditEvent.objects.filter(action="monitoring.mail.stopped").count() == 1


def test_the_rhythm_is_changed_from_the_mail(sent: OutboxMessage, client: Client) -> None:
    address = link(sent, "rytm")
    assert client.get(address).status_code == 200
    assert Subscription.objects.get().rhythm == "daily"
    assert client.post(address, {"rhythm": "hourly"}).status_code == 422
    assert client.post(address, {"rhythm": "weekly"}).status_code == 200
    assert Subscription.objects.get().rhythm == "weekly"


def test_what_was_changed_stands_in_the_languages_own_quotation_marks(
    sent: OutboxMessage, client: Client
) -> None:
    address = link(sent, "rytm")
    assert "”Biodrivmedel”: varje vecka." in client.post(address, {"rhythm": "weekly"}).content.decode()
    Account.objects.update(language="en")
    assert "“Biodrivmedel”: " in client.post(address, {"rhythm": "daily"}).content.decode()


def test_a_page_left_open_says_that_there_is_nothing_to_change(sent: OutboxMessage, client: Client) -> None:
    address = link(sent, "rytm")
    Subscription.objects.all().delete()
    answer = client.post(address, {"rhythm": "weekly"})
    assert answer.status_code == 200
    assert "<h1>Inget att ändra</h1>" in answer.content.decode()
    assert "Ändrat" not in answer.content.decode()
    Account.objects.update(language="en")
    assert "<h1>Nothing to change</h1>" in client.post(address, {"rhythm": "weekly"}).content.decode()


def test_a_mail_programs_button_works_without_cookie_or_sign_in(sent: OutboxMessage) -> None:
    strict = Client(enforce_csrf_checks=True)
    address = sent.headers["List-Unsubscribe"].strip("<>").removeprefix(settings.UTBLICK_ADDRESS)
    assert strict.get(address).status_code == 200
    assert strict.post(address, {"something": "else"}).status_code == 400
    assert Subscription.objects.get().rhythm == "daily"
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Subscription.objects.get().rhythm == "never"


def test_a_link_is_for_one_purpose_only(sent: OutboxMessage, client: Client) -> None:
    token = link(sent, "stoppa").rstrip("/").rpartition("/")[2]
    for name in ("monitoring:mail_rhythm", "monitoring:mail_one_click"):
        answer = client.post(
            reverse(name, args=[token]), {"rhythm": "never", "List-Unsubscribe": "One-Click"}
        )
        assert answer.status_code == 404
    assert Subscription.objects.get().rhythm == "daily"


@pytest.mark.parametrize("token", ["x", "WzEsbnVsbF0:1abcde:forged", "a" * 500, "å"])
def test_a_forged_link_says_so(region: None, client: Client, token: str) -> None:
    for purpose, name in mail_links.PURPOSES.items():
        assert client.get(reverse(name, args=[token])).status_code == 404
        with pytest.raises(LinkWrong):
            mail_links.read(purpose, token)


def test_an_old_link_says_so(sent: OutboxMessage, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = link(sent, "stoppa")
    later = datetime.now().timestamp() + timedelta(days=121).total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: later)
    answer = client.post(address)
    assert answer.status_code == 410
    assert Subscription.objects.count() == 1
    with pytest.raises(LinkTooOld):
        mail_links.read("stop", address.rstrip("/").rpartition("/")[2])


def test_somebody_who_may_nothing_any_more_can_still_stop(sent: OutboxMessage, client: Client) -> None:
    Account.objects.update(is_active=False)
    assert client.post(link(sent, "rytm"), {"rhythm": "weekly"}).status_code == 403
    assert Subscription.objects.get().rhythm == "daily"
    assert client.post(link(sent, "stoppa")).status_code == 200
    assert not Subscription.objects.exists()


def test_a_link_of_a_removed_account_says_so(sent: OutboxMessage, client: Client) -> None:
    path = mail_links.address("stop", Wish(10**9)).removeprefix(settings.UTBLICK_ADDRESS)
    assert client.get(path).status_code == 410


def test_instant_mail_names_the_hour(biofuel: WatchProfile, bring: Bring) -> None:
    receive("bryssel", biofuel, "instant")
    Account.objects.update(language="en")
    at = moment("2026-11-24T22:04")
    bring(record("a", "Biodrivmedel", TEXT), at=at)
    tell_instant(at)
    assert mails()[0].subject == "Utblick – 24 Nov 22:04: 1 matter: Biodrivmedel"
