"""Issues: drafted from what is new, put in order, tried, sent once to each, and public."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.features.publishing.letters.conftest import TEXTS
from utblick.features.actors.models import Person
from utblick.features.publishing import released
from utblick.features.publishing.letters import mailing
from utblick.features.publishing.letters.actions import issues as actions
from utblick.features.publishing.letters.actions import notices, sending
from utblick.features.publishing.letters.contents import contents, live
from utblick.features.publishing.letters.jobs import deliver as job_deliver
from utblick.features.publishing.letters.models import Audience, Issue, Notice, Subscriber
from utblick.features.publishing.models import Release
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.jobs import Running
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

pytestmark = pytest.mark.django_db
Written = Callable[..., Notice]
LetOut = Callable[..., Release]
Subscribed = Callable[..., Subscriber]


def sent_to(issue: Issue) -> list[str]:
    rows = OutboxMessage.objects.filter(key__startswith=f"letters:issue:{issue.pk}:")
    return sorted(rows.values_list("to", flat=True))


def deliver_all(at: datetime) -> int:
    return job_deliver(Running("letters.deliver", at, 1, 1))["letters"]  # type: ignore[index]


def titles(issue: Issue) -> list[str]:
    return [row.title["sv"] for row in contents(issue)]


def test_a_draft_holds_what_is_new_for_the_audience(
    noticed: Written, care: Audience, everyone: Audience, communicator: Viewer, let_out: LetOut, at: datetime
) -> None:
    noticed(title_sv="Till alla")
    noticed(title_sv="Till vården", audiences=[care])
    noticed(title_sv="Till andra", audiences=[everyone])
    noticed(title_sv="Inte klar", ready=False)
    noticed(title_sv="För gammal", on=at - timedelta(days=40))
    noticed(title_sv="Dagen har gått", by_when=date(2026, 11, 1))
    let_out("network", "natet", sv=("Nätet", "Ett nät."))
    let_out("page", "om", {"page": "about"}, sv=("Om", "Om."))
    for register in ("board", "body", "unit", "policy_area", "concept"):
        let_out(register, register, sv=("Register", "Ingen nyhet."))
    for days, title in ((10, "Snart"), (200, "Sen"), (-1, "Stängd")):
        let_out("call", title.lower(), {"closes": at + timedelta(days=days)}, sv=(title, "En utlysning."))
    let_out("event", "traff", {"starts_at": at + timedelta(days=5)}, sv=("Träff", "En träff."))
    issue = actions.draft_issue(care, by=communicator, at=at)
    assert titles(issue) == ["Till alla", "Till vården", "Nätet", "Snart", "Träff"]
    left_out = [row.title["sv"] for row in live(issue, with_left_out=True) if row.is_left_out]
    assert left_out == ["Dagen har gått"]
    assert issue.intro_sv.startswith("I det här numret: 2 nyheter, 1 ny sida på webbplatsen, 1 utlysning")
    assert issue.intro_en.startswith("In this issue: 2 news items, 1 new page")


def test_records_of_other_boards_are_not_proposed(
    care: Audience, communicator: Viewer, let_out: LetOut, noticed: Written, at: datetime
) -> None:
    from utblick.features.organisation.models import Board

    care.boards.set(Board.objects.filter(key="HSN"))
    for key in ("HSN", "TSN"):
        board = {"key": key, "name": {"sv": key, "en": key}}
        let_out("network", key.lower(), {"boards": [board]}, sv=(key, "Ett nät."))
    issue = actions.draft_issue(care, by=communicator, at=at)
    assert titles(issue) == ["HSN"]


def test_drafting_again_adds_what_has_come_and_keeps_the_order(
    issue: Issue, noticed: Written, everyone: Audience, communicator: Viewer, at: datetime
) -> None:
    noticed(title_sv="Andra")
    again = actions.draft_issue(everyone, by=communicator, at=at + timedelta(hours=1))
    assert again == issue
    arranged = actions.arrange(again, {1: 9}, set(), version=again.version, by=communicator, at=at)
    assert titles(arranged) == ["Andra", TEXTS["title_sv"]]
    left = actions.arrange(arranged, {}, {2}, version=arranged.version, by=communicator, at=at)
    assert titles(left) == [TEXTS["title_sv"]]
    assert "1 nyhet." in left.intro_sv
    noticed(title_sv="Tredje")
    last = actions.draft_issue(everyone, by=communicator, at=at + timedelta(hours=2))
    assert titles(last) == [TEXTS["title_sv"], "Tredje"]
    same = actions.draft_issue(everyone, by=communicator, at=at + timedelta(hours=3))
    assert same.version == last.version


def test_an_introduction_that_somebody_wrote_stays(
    issue: Issue, noticed: Written, everyone: Audience, communicator: Viewer, at: datetime
) -> None:
    own = {"title_sv": "Ämne", "intro_sv": "Egna ord."}
    actions.change_texts(issue, own, version=issue.version, by=communicator, at=at)
    noticed(title_sv="Andra")
    assert actions.draft_issue(everyone, by=communicator, at=at).intro_sv == "Egna ord."


def test_there_has_to_be_something_new(everyone: Audience, communicator: Viewer, at: datetime) -> None:
    with pytest.raises(RuleBroken, match="inget nytt"):
        actions.draft_issue(everyone, by=communicator, at=at)
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    ("name", "may_write", "may_send"),
    [
        ("kommunikator", True, True),
        ("strateg", True, True),
        ("bryssel", True, False),
        ("contactpoint", False, False),
        ("sekreterare.run", False, False),
        ("majoritet.tsn", False, False),
        ("admin", False, False),
    ],
)
def test_who_drafts_and_who_sends(
    name: str,
    may_write: bool,
    may_send: bool,
    issue: Issue,
    everyone: Audience,
    who: Callable[[str], Viewer],
    client: Client,
    at: datetime,
) -> None:
    viewer = who(name)
    acts = (
        (may_write, lambda: actions.draft_issue(everyone, by=viewer, at=at)),
        (may_write, lambda: actions.change_texts(issue, {}, version=issue.version, by=viewer, at=at)),
        (may_write, lambda: actions.arrange(issue, {}, (), version=issue.version, by=viewer, at=at)),
        (may_write, lambda: actions.try_issue(issue, by=viewer, at=at)),
        (
            may_send,
            lambda: sending.send_issue(issue, version=issue.version, to_nobody=True, by=viewer, at=at),
        ),
    )
    for may, act in acts:
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()
    assert Issue.objects.get().is_sent is may_send
    client.force_login(Account.objects.get(email=f"{name}@utblick.example"))
    assert client.get(reverse("letters:send", args=[issue.number])).status_code in (
        (302,) if may_send else (403,)
    )


def test_sending_freezes_and_lets_through_the_issue_and_its_news(
    issue: Issue, noticed: Written, communicator: Viewer, at: datetime
) -> None:
    sent = sending.send_issue(issue, version=issue.version, to_nobody=True, by=communicator, at=at)
    news = released.one("news", "ny-fond-for-kustregioner")
    letter = released.current("letter").get()
    assert news is not None
    assert news.values["letters"] == [{"number": sent.number, "audience": {"sv": "Alla", "en": "Everyone"}}]
    assert f"### [{TEXTS['title_en']}](/en/news/ny-fond-for-kustregioner/)" in letter.shown("body", "en").text
    assert (letter.approved_by_name, letter.approved_at) == (communicator.name, at)
    notice = Notice.objects.get()
    notices.change_notice(notice, version=notice.version, title_sv="Ändrad", by=communicator, at=at)
    assert titles(Issue.objects.get()) == [TEXTS["title_sv"]]
    for act in (
        lambda: actions.arrange(sent, {}, {1}, version=sent.version, by=communicator, at=at),
        lambda: actions.change_texts(sent, {}, version=sent.version, by=communicator, at=at),
        lambda: actions.discard_issue(sent, version=sent.version, by=communicator, at=at),
        lambda: sending.send_issue(sent, version=sent.version, by=communicator, at=at),
    ):
        with pytest.raises(RuleBroken, match="skickat"):
            act()


def test_each_subscriber_gets_it_once_in_their_language_whatever_breaks(
    issue: Issue,
    everyone: Audience,
    care: Audience,
    subscribed: Subscribed,
    communicator: Viewer,
    monkeypatch: pytest.MonkeyPatch,
    at: datetime,
) -> None:
    for number in range(5):
        subscribed(f"en{number}@utblick.example", everyone, language="en" if number % 2 else "sv")
    subscribed("annat@utblick.example", care)
    subscribed("senare@utblick.example", everyone, on=at + timedelta(days=3))
    sent = sending.send_issue(issue, version=issue.version, by=communicator, at=at)
    assert sent.recipients == 5
    assert sending.deliver(sent, at=at, at_once=2) == 2
    put, calls = sending.enqueue, []

    def breaks(**given: Any) -> OutboxMessage:
        calls.append(given["to"])
        if len(calls) == 2:
            raise ConnectionError
        return put(**given)

    with monkeypatch.context() as patch:
        patch.setattr(sending, "enqueue", breaks)
        with pytest.raises(ConnectionError):
            sending.deliver(sent, at=at, at_once=2)
    assert len(sent_to(sent)) == 2
    assert deliver_all(at) == 3
    assert sent_to(sent) == [f"en{number}@utblick.example" for number in range(5)]
    assert deliver_all(at) == 0
    # A round that is run again from the start gives nobody a second mail.
    Issue.objects.update(reached=0, delivered_at=None)
    deliver_all(at)
    assert len(sent_to(sent)) == 5
    languages = dict(
        OutboxMessage.objects.filter(key__startswith="letters:issue").values_list("to", "language")
    )
    assert languages["en1@utblick.example"] == "en"
    assert languages["en2@utblick.example"] == "sv"


def test_the_mail_has_its_readers_own_links_and_headings(
    issue: Issue, everyone: Audience, subscribed: Subscribed, communicator: Viewer, at: datetime
) -> None:
    subscribed("ett@utblick.example", everyone)
    subscribed("two@utblick.example", everyone, language="en")
    sending.send_issue(issue, version=issue.version, by=communicator, at=at)
    deliver_all(at)
    one, two = OutboxMessage.objects.filter(key__startswith="letters:issue").order_by("to")
    leave = one.headers["List-Unsubscribe"].strip("<>")
    assert leave in one.html
    assert leave in one.text
    assert leave not in two.html
    assert one.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert '<html lang="sv">' in one.html
    assert '<html lang="en">' in two.html
    assert one.html.index("<h1") < one.html.index("<h2") < one.html.index("<h3")
    assert "<table" not in one.html
    assert "<img" not in one.html
    assert f"/nyhetsbrev/n/{issue.number}/1/?language=en" in two.html
    assert TEXTS["title_en"] in two.text
    assert "\0" not in one.html + one.text


def test_what_lacks_english_stands_in_swedish_and_says_so(
    issue: Issue, communicator: Viewer, at: datetime
) -> None:
    Notice.objects.update(title_en="", what_en="")
    mail = mailing.write(issue, "en").html
    assert f'<h3 lang="sv">{TEXTS["title_sv"]}</h3>' in mail
    assert f'<p lang="sv">{TEXTS["what_sv"]}</p>' in mail


def test_a_test_goes_to_oneself_in_both_languages_and_to_nobody_else(
    issue: Issue, everyone: Audience, subscribed: Subscribed, communicator: Viewer, at: datetime
) -> None:
    subscribed("ett@utblick.example", everyone)
    actions.try_issue(issue, by=communicator, at=at)
    rows = OutboxMessage.objects.all()
    assert {row.to for row in rows} == {"kommunikator@utblick.example"}
    assert sorted(row.subject.partition(":")[0] for row in rows) == ["Prov", "Test"]
    assert all("List-Unsubscribe" not in row.headers for row in rows)


def test_what_stands_in_the_way_of_sending(
    issue: Issue, communicator: Viewer, noticed: Written, at: datetime
) -> None:
    def send(row: Issue) -> None:
        version = Issue.objects.get().version
        sending.send_issue(row, version=version, to_nobody=True, by=communicator, at=at)

    with pytest.raises(ChangedMeanwhile):
        sending.send_issue(issue, version=99, by=communicator, at=at)
    row = actions.change_texts(issue, {"intro_sv": " "}, version=issue.version, by=communicator, at=at)
    with pytest.raises(RuleBroken, match="inledning på svenska"):
        send(row)
    row = actions.change_texts(row, {"intro_sv": "Ord."}, version=row.version, by=communicator, at=at)
    row = actions.arrange(row, {}, {1}, version=row.version, by=communicator, at=at)
    with pytest.raises(RuleBroken, match="utelämnat"):
        send(row)
    row = actions.arrange(row, {}, (), version=row.version, by=communicator, at=at)
    notice = Notice.objects.get()
    notices.reopen(notice, version=notice.version, by=communicator, at=at)
    with pytest.raises(RuleBroken, match=TEXTS["title_sv"]):
        send(row)
    notices.mark_ready(notice, version=notice.version + 1, by=communicator, at=at)
    Person.objects.create(kind="official", name="Aino Testlund", country="FI")
    row = actions.change_texts(
        row, {"intro_en": "Aino Testlund leads it."}, version=row.version, by=communicator, at=at
    )
    with pytest.raises(RuleBroken, match="Aino Testlund"):
        send(row)
    assert not Release.objects.exists()
    assert not Issue.objects.get().is_sent
    assert not OutboxMessage.objects.exists()


def test_the_next_issue_tells_nothing_twice(
    issue: Issue, noticed: Written, everyone: Audience, communicator: Viewer, at: datetime
) -> None:
    sending.send_issue(issue, version=issue.version, to_nobody=True, by=communicator, at=at)
    later = at + timedelta(days=7)
    with pytest.raises(RuleBroken):
        actions.draft_issue(everyone, by=communicator, at=later)
    noticed(title_sv="Veckan efter", on=at + timedelta(days=2))
    following = actions.draft_issue(everyone, by=communicator, at=later)
    assert titles(following) == ["Veckan efter"]
    assert following.number == issue.number + 1


def test_the_pages_of_the_newsletter_work_and_ask_little(
    issue: Issue,
    everyone: Audience,
    subscribed: Subscribed,
    client: Client,
    django_assert_max_num_queries: Any,
) -> None:
    subscribed("ett@utblick.example", everyone)
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    page = reverse("letters:issue", args=[issue.number])
    order = {"version": issue.version, "place-1": "3", "in-1": "on"}
    assert client.post(reverse("letters:arrange", args=[issue.number]), order).status_code == 302
    client.get(page)
    with django_assert_max_num_queries(35):
        assert client.get(page).status_code == 200
    for language in ("sv", "en"):
        mail = client.get(reverse("letters:mail", args=[issue.number, language]))
        assert mail["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert client.get(reverse("letters:mail", args=[issue.number, "fi"])).status_code == 404
    version = Issue.objects.get().version
    answer = client.post(reverse("letters:send", args=[issue.number]), {"version": version})
    assert answer["Location"] == page
    assert Issue.objects.get().is_sent
    assert client.get(page).status_code == 200
    with override("sv"):
        assert client.get(reverse("letters:issues")).status_code == 200


@pytest.mark.parametrize("data", [{}, {"audience": "x" * 90}, {"audience": "\0"}])
def test_a_wrong_audience_is_not_found(data: dict[str, str], communicator: Viewer, client: Client) -> None:
    client.force_login(Account.objects.get(email="kommunikator@utblick.example"))
    assert client.post(reverse("letters:draft"), data).status_code in (302, 404)
    assert not Issue.objects.exists()
