"""What came of it: each question is asked once, and answered without signing in by whoever holds the link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client

from tests.features.exchanges.conftest import Register
from utblick.features.exchanges import actions, answer_links
from utblick.features.exchanges.models import Asking, Exchange, Question
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox.models import OutboxMessage

Person = Callable[[str], Viewer]


def path(question: Question, answer: str = "") -> str:
    parts = urlsplit(answer_links.address(question.pk, answer))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@pytest.fixture
def asked(register: Register, at: datetime) -> Question:
    register(starts_on=at.date() - timedelta(days=190))
    actions.ask_due(at)
    return Question.objects.get()


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        (0, []),
        (1, ["after"]),
        (46, ["after"]),
        (47, []),
        (182, []),
        (183, ["half_year"]),
        (228, ["half_year"]),
        (229, []),
    ],
)
def test_questions_have_their_time(
    days_ago: int, expected: list[str], register: Register, at: datetime
) -> None:
    register(starts_on=at.date() - timedelta(days=days_ago))
    assert actions.ask_due(at) == len(expected)
    assert [question.asking for question in Question.objects.all()] == expected
    assert actions.ask_due(at) == 0
    assert OutboxMessage.objects.count() == len(expected)


def test_nobody_is_asked_twice_or_about_what_is_known(register: Register, at: datetime) -> None:
    day = at.date() - timedelta(days=3)
    register(starts_on=day, learning="Mycket")
    register(starts_on=day, is_draft=True)
    register(starts_on=day, is_example=True)
    actions.cancel(register(starts_on=day), by=system("test"), at=at)
    assert actions.ask_due(at) == 0


def test_whoever_registered_is_asked_else_the_contact(
    register: Register, person: Person, at: datetime
) -> None:
    day = at.date() - timedelta(days=3)
    register(starts_on=day, units="kmc", by=person("projektledare"))
    register(starts_on=day, units="us-akut")
    register(starts_on=day, units="arkiv")  # nobody is there to ask
    assert actions.ask_due(at) == 2
    assert sorted(OutboxMessage.objects.values_list("to", flat=True)) == [
        "kontakt.us@utblick.example",
        "projektledare@utblick.example",
    ]


def test_looking_at_a_link_changes_nothing(asked: Question, client: Client) -> None:
    page = client.get(path(asked, "yes"))
    assert page.status_code == 200
    assert "data-sends-itself" in page.content.decode()
    assert not Exchange.objects.get().changed
    assert "Har något förändrats i ert arbete sedan dess?" in client.get(path(asked)).content.decode()


def test_one_click_answers_and_the_latest_holds(asked: Question, client: Client) -> None:
    assert client.post(path(asked), {"svar": "coming"}).status_code == 200
    exchange = Exchange.objects.get()
    assert (exchange.changed, exchange.change) == ("coming", "")
    client.post(path(asked), {"svar": "yes", "line": " Kvällsöppet på tisdagar "})
    exchange.refresh_from_db()
    assert (exchange.changed, exchange.change) == ("yes", "Kvällsöppet på tisdagar")
    assert " kvällsöpp" in exchange.stems
    asked.refresh_from_db()
    assert asked.answer == "yes"
    events = AuditEvent.objects.filter(action="exchanges.question.answered")
    assert {event.by_account_id for event in events} == {asked.account_id}


def test_a_line_alone_is_an_answer(register: Register, client: Client, at: datetime) -> None:
    register(starts_on=at.date() - timedelta(days=2))
    actions.ask_due(at)
    question = Question.objects.get()
    assert question.asking == Asking.AFTER
    assert client.post(path(question), {"line": "Sortera vid dörren"}).status_code == 200
    assert Exchange.objects.get().learning == "Sortera vid dörren"
    client.post(path(question), {"svar": "cancelled"})
    assert Exchange.objects.get().is_cancelled
    client.post(path(question), {"svar": "nothing"})
    assert not Exchange.objects.get().is_cancelled


def test_nothing_is_no_answer(asked: Question, client: Client) -> None:
    answer = client.post(path(asked), {"svar": "no such", "line": "  "})
    assert answer.status_code == 422
    assert "Skriv en rad eller välj ett av svaren." in answer.content.decode()
    assert Question.objects.get().answered_at is None


def test_links_are_signed_and_grow_old(
    asked: Question, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = path(asked)
    assert client.get(whole[:-3] + "/").status_code == 404
    assert client.get(f"/utbyten/svar/{signing.dumps(asked.pk, salt='other')}/").status_code == 404
    assert client.post("/utbyten/svar/1/", {"svar": "yes"}).status_code == 404
    monkeypatch.setattr(answer_links, "VALID", timedelta(seconds=-1))
    assert client.post(whole, {"svar": "yes"}).status_code == 410
    assert not Exchange.objects.get().changed
    monkeypatch.undo()
    Exchange.objects.all().delete()
    assert client.get(whole).status_code == 410


def test_the_page_speaks_the_receivers_language(asked: Question, client: Client) -> None:
    Account.objects.update(language="en")
    page = client.get(path(asked)).content.decode()
    assert "Has anything changed in your work since?" in page
    assert '<html lang="en"' in page


def test_the_mail_asks_one_question(asked: Question) -> None:
    mail = OutboxMessage.objects.get()
    assert mail.subject == "Studiebesök om triage: har något förändrats i ert arbete sedan dess?"
    assert mail.text.count("?svar=") == 3
    assert "<script" not in mail.html
    assert mail.html.count("svar=") == 3
    assert date.fromisoformat("2026-05-17") == Exchange.objects.get().starts_on
