"""An issue before it is sent: what its pages say, and what stops it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from tests.features.publishing.letters.conftest import TEXTS
from utblick.features.publishing.gate.actions import release, withdraw
from utblick.features.publishing.letters import mailing
from utblick.features.publishing.letters.actions import issues as actions
from utblick.features.publishing.letters.actions import sending
from utblick.features.publishing.letters.contents import contents, live
from utblick.features.publishing.letters.models import Audience, Issue, Notice, Subscriber
from utblick.features.publishing.letters.queries import moved_counts, next_issues
from utblick.features.publishing.models import Publication, Release
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
Written = Callable[..., Notice]
LetOut = Callable[..., Release]
Subscribed = Callable[..., Subscriber]


def titles(issue: Issue) -> list[str]:
    return [row.title["sv"] for row in contents(issue)]


def test_a_withdrawn_notice_stops_the_sending_until_it_is_left_out_or_let_through(
    issue: Issue,
    everyone: Audience,
    subscribed: Subscribed,
    communicator: Viewer,
    client: Client,
    at: datetime,
) -> None:
    subscribed("ett@utblick.example", everyone)
    notice = Notice.objects.get()
    release("news", str(notice.pk), by=communicator, at=at)
    withdraw(Publication.objects.get(kind="news"), why_sv="Siffran var fel.", by=communicator, at=at)
    with pytest.raises(RuleBroken, match=rf"Tillbakadraget.*{TEXTS['title_sv']}"):
        sending.send_issue(issue, version=issue.version, by=communicator, at=at)
    assert not Issue.objects.get().is_sent
    assert Publication.objects.get(kind="news").is_withdrawn
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = client.get(reverse("letters:send", args=[issue.number])).content.decode()
    assert "Tillbakadraget från webbplatsen" in page
    assert "Skicka nu<" not in page
    assert "blir offentlig på webbplatsen" not in page
    release("news", str(notice.pk), by=communicator, at=at)
    assert sending.send_issue(issue, version=issue.version, by=communicator, at=at).is_sent


def test_what_becomes_public_is_named_before_it_is_sent(
    issue: Issue, noticed: Written, everyone: Audience, subscribed: Subscribed, client: Client, at: datetime
) -> None:
    subscribed("ett@utblick.example", everyone)
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = html.fromstring(client.get(reverse("letters:send", args=[issue.number])).content)
    assert page.xpath("//main//li/ul/li/text()") == [TEXTS["title_sv"]]


def test_an_issue_to_nobody_is_sent_only_when_that_is_known(
    issue: Issue, communicator: Viewer, client: Client, at: datetime
) -> None:
    with pytest.raises(RuleBroken, match="Ingen prenumererar"):
        sending.send_issue(issue, version=issue.version, by=communicator, at=at)
    assert not Release.objects.exists()
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    here = reverse("letters:send", args=[issue.number])
    assert "Ingen prenumererar" in client.get(here).content.decode()
    client.post(here, {"version": issue.version})
    assert not Issue.objects.get().is_sent
    client.post(here, {"version": issue.version, "to_nobody": "1"})
    assert Issue.objects.get().is_sent


def test_counts_in_a_written_introduction_are_held_against_the_letter(
    issue: Issue, noticed: Written, everyone: Audience, communicator: Viewer, client: Client, at: datetime
) -> None:
    noticed(title_sv="Andra")
    row = actions.draft_issue(everyone, by=communicator, at=at)
    own = {"intro_sv": f"Hej! {row.intro_sv}", "intro_en": "Our own words of 2 news item lists."}
    row = actions.change_texts(row, own, version=row.version, by=communicator, at=at)
    assert moved_counts(row, live(row, with_left_out=True)) == {"sv": [], "en": []}
    row = actions.arrange(row, {}, {2}, version=row.version, by=communicator, at=at)
    assert moved_counts(row, live(row, with_left_out=True)) == {
        "sv": [("2 nyheter", "1 nyhet")],
        "en": [("2 news item", "1 news item")],
    }
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    for name in ("letters:issue", "letters:send"):
        assert (
            "Inledningen säger ”2 nyheter”" in client.get(reverse(name, args=[row.number])).content.decode()
        )


def test_a_section_is_left_out_at_once_and_one_comes_back_to_it(
    issue: Issue, noticed: Written, everyone: Audience, communicator: Viewer, let_out: LetOut, client: Client
) -> None:
    let_out("network", "natet", sv=("Nätet", "Ett nät."))
    at = issue.drafted_at + timedelta(hours=1)
    row = actions.draft_issue(everyone, by=communicator, at=at)
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    here = reverse("letters:arrange", args=[row.number])
    answer = client.post(here, {"version": row.version, "in-1": "on", "in-2": "on", "none": "records"})
    assert answer["Location"].endswith("#section-records")
    assert titles(Issue.objects.get()) == [TEXTS["title_sv"]]
    answer = client.post(here, {"version": row.version + 1, "in-1": "on", "all": "records"})
    assert titles(Issue.objects.get()) == [TEXTS["title_sv"], "Nätet"]
    answer = client.post(here, {"version": row.version + 2, "in-1": "on"})
    assert answer["Location"].endswith("#contents")


def test_the_days_of_an_issue_are_said_before_it_is_made(
    noticed: Written, everyone: Audience, communicator: Viewer, client: Client, at: datetime
) -> None:
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    coming = next_issues(communicator, at)
    assert [(one.audience, one.draft, one.since) for one in coming] == [
        (everyone, None, at - timedelta(days=30))
    ]
    assert (
        "Kommer att berätta vad som är nytt sedan" in client.get(reverse("letters:issues")).content.decode()
    )
    noticed(on=timezone.now() - timedelta(hours=1))
    said = client.post(reverse("letters:draft"), {"audience": everyone.key}, follow=True).content.decode()
    assert "Utkastet är skapat." in said


def test_the_mail_is_looked_at_under_a_line_that_never_goes_out(
    issue: Issue, communicator: Viewer, client: Client, at: datetime
) -> None:
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    back = reverse("letters:issue", args=[issue.number])
    for language in ("sv", "en"):
        mail = reverse("letters:mail", args=[issue.number, language])
        assert f'href="{back}"' in client.get(mail).content.decode()
        assert f'href="{back}"' in client.get(mail, {"form": "text"}).content.decode()
        assert back not in mailing.write(issue, language, is_test=True).html
    actions.try_issue(issue, by=communicator, at=at)
    assert not any('class="bar"' in row.html for row in OutboxMessage.objects.all())


def test_a_letter_says_what_is_due_by_its_day(issue: Issue) -> None:
    Notice.objects.update(by_when=date(2026, 12, 23))
    said = mailing.write(issue, "sv").text
    assert "Ska agera senast 23 december 2026: Regionala utvecklingsnämnden." in " ".join(said.split())
    Notice.objects.update(who_sv="", who_en="")
    assert "Sista dag att agera: 23 december 2026." in mailing.write(issue, "sv").text
