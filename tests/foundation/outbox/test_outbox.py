"""Mail is written with its cause, sent once, tried again, and given up visibly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.db import transaction

from utblick.foundation import outbox
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.outbox import sending
from utblick.foundation.outbox.actions import resend_message
from utblick.foundation.outbox.backends import as_mail, configured_backend
from utblick.foundation.outbox.models import OutboxMessage, State
from utblick.foundation.outbox.sending import WAITS, send_due

pytestmark = pytest.mark.django_db


class Way:
    """A way out that remembers, and fails as told."""

    def __init__(self, *faults: Exception | None) -> None:
        self.faults = list(faults)
        self.sent: list[str] = []

    def __enter__(self) -> Way:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def send(self, message: OutboxMessage) -> None:
        fault = self.faults.pop(0) if self.faults else None
        if fault:
            raise fault
        self.sent.append(message.key)


def write(now: datetime, key: str = "digest:1", **more: Any) -> OutboxMessage:
    return outbox.enqueue(
        **{"key": key, "to": "anna@example.org", "subject": "Nytt i dag", "text": "Hej", "at": now, **more}
    )


def test_the_same_cause_writes_once(now: datetime) -> None:
    first = write(now)
    again = write(now + timedelta(hours=1), subject="Something else")
    assert again == first
    assert again.subject == "Nytt i dag"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"to": "anna"}, "not an e-mail address"),
        ({"to": "anna@example.org\nBcc: x@example.org"}, "not an e-mail address"),
        ({"subject": " \n "}, "needs a subject"),
        ({"key": ""}, "between 1 and 200"),
        ({"headers": {"Bcc": "x@example.org"}}, "is set when"),
        ({"headers": {"X-A": "b\r\nBcc: x@example.org"}}, "cannot stand"),
    ],
)
def test_what_no_mail_can_have_is_refused(now: datetime, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        write(now, **wrong)
    assert not OutboxMessage.objects.exists()


def test_a_subject_over_several_lines_becomes_one(now: datetime) -> None:
    assert write(now, subject="Nytt\r\nBcc: x@example.org").subject == "Nytt Bcc: x@example.org"


@pytest.mark.django_db(transaction=True)
def test_mail_goes_when_its_cause_goes(now: datetime) -> None:
    with transaction.atomic():
        write(now)
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


def test_a_file_holds_the_whole_message(now: datetime, tmp_path: Path) -> None:
    write(
        now,
        subject="Två nyheter om drivmedel",
        text="Hej på dig\n",
        html="<p>Hej på dig</p>",
        headers={"List-Unsubscribe": "<https://example.org/av>"},
    )
    assert send_due(now).sent == 1
    (path,) = (tmp_path / "mail").glob("*.eml")
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert (mail["To"], mail["Subject"]) == ("anna@example.org", "Två nyheter om drivmedel")
    assert mail["List-Unsubscribe"] == "<https://example.org/av>"
    assert mail.get_body(("plain",)).get_content() == "Hej på dig\n"
    assert mail.get_body(("html",)).get_content() == "<p>Hej på dig</p>\n"
    assert OutboxMessage.objects.get().state == State.SENT


def test_a_sent_one_is_not_sent_again_and_a_later_one_waits(now: datetime) -> None:
    write(now)
    write(now, key="later", send_after=now + timedelta(hours=1))
    way = Way()
    assert send_due(now, backend=way).sent == 1
    assert send_due(now, backend=way).sent == 0
    assert send_due(now + timedelta(hours=1), backend=way).sent == 1
    assert way.sent == ["digest:1", "later"]


def test_an_idle_look_costs_one_query(now: datetime, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        send_due(now)


def test_one_that_fails_does_not_stop_the_next(now: datetime) -> None:
    write(now, key="a")
    write(now, key="b")
    result = send_due(now, backend=Way(OSError("no route"), None))
    assert (result.sent, result.retried) == (1, 1)
    failed = OutboxMessage.objects.get(key="a")
    assert failed.state == State.RETRYING
    assert failed.last_error == "E-postservern eller e-postmappen gick inte att nå (no route)."
    assert failed.send_after == now + WAITS[0]


def test_it_is_tried_less_and_less_often_and_then_given_up(now: datetime) -> None:
    write(now)
    moment, tried = now, 0
    while (message := OutboxMessage.objects.get()).failed_at is None:
        assert send_due(moment - timedelta(seconds=1), backend=Way()).sent == 0
        send_due(moment, backend=Way(SMTPServerDisconnected("gone")))
        tried += 1
        moment = OutboxMessage.objects.get().send_after
    assert tried == message.attempts == len(WAITS) + 1
    assert message.state == State.FAILED
    assert "gone" in message.last_error
    assert send_due(moment + timedelta(days=30), backend=Way()).sent == 0


def test_an_address_refused_for_good_is_given_up_at_once(now: datetime) -> None:
    write(now)
    refusal = SMTPRecipientsRefused({"anna@example.org": (550, b"no such user")})
    assert send_due(now, backend=Way(refusal)).given_up == 1
    message = OutboxMessage.objects.get()
    assert (message.failed_at, message.attempts) == (now, 1)
    assert message.last_error == "E-postservern vägrade adressen (550 no such user)."


def test_a_full_mailbox_is_tried_again(now: datetime) -> None:
    write(now)
    refusal = SMTPRecipientsRefused({"anna@example.org": (452, b"mailbox full")})
    assert send_due(now, backend=Way(refusal)).retried == 1


def test_a_crash_before_the_mark_sends_a_double_that_looks_the_same(now: datetime) -> None:
    write(now)

    class Killed(BaseException):
        pass

    class Dying(Way):
        def send(self, message: OutboxMessage) -> None:
            super().send(message)
            raise Killed

    dying, next_way = Dying(), Way()
    with pytest.raises(Killed):
        send_due(now, backend=dying)
    message = OutboxMessage.objects.get()
    assert message.state == State.SENDING
    first = as_mail(message)
    assert send_due(now + timedelta(minutes=1), backend=next_way).sent == 0
    assert send_due(now + sending.CLAIM, backend=next_way).sent == 1
    assert as_mail(OutboxMessage.objects.get())["Message-ID"] == first["Message-ID"]


def test_a_slow_worker_leaves_the_newer_ones_mark(now: datetime) -> None:
    write(now)

    class Slow(Way):
        def send(self, message: OutboxMessage) -> None:
            if not self.sent:
                super().send(message)
                assert send_due(now + sending.CLAIM, backend=Way()).sent == 1
                raise OSError("too late")

    send_due(now, backend=Slow())
    message = OutboxMessage.objects.get()
    assert (message.sent_at, message.last_error) == (now + sending.CLAIM, "")


def test_an_unreadable_mail_server_setting_is_a_sentence(settings: Any, now: datetime) -> None:
    settings.UTBLICK_SMTP = "mail.example.org"
    with pytest.raises(ValueError, match="UTBLICK_SMTP should look like"):
        configured_backend()
    assert send_due(now).sent == 0
    write(now)
    with pytest.raises(ValueError, match="UTBLICK_SMTP should look like"):
        send_due(now)
    message = OutboxMessage.objects.get()
    assert (message.state, message.claimed_by) == (State.WAITING, "")
    settings.UTBLICK_SMTP = "smtp://mail.example.org:x"
    with pytest.raises(ValueError, match="UTBLICK_SMTP should look like"):
        configured_backend()


def test_sending_again(now: datetime, viewer_with: Callable[..., Viewer]) -> None:
    admin = viewer_with(Role.ADMINISTRATOR)
    message = write(now)
    with pytest.raises(ValueError, match="väntar fortfarande"):
        resend_message(message, by=admin, at=now)
    send_due(now, backend=Way())
    first = OutboxMessage.objects.get()
    second = resend_message(first, by=admin, at=now)
    third = resend_message(first, by=admin, at=now)
    assert [second.key, third.key] == ["digest:1#2", "digest:1#3"]
    assert as_mail(second)["Message-ID"] != as_mail(first)["Message-ID"]
    assert send_due(now, backend=Way()).sent == 2
    assert AuditEvent.objects.filter(action="outbox.message.resent").count() == 2


def test_one_given_up_is_sent_itself(now: datetime) -> None:
    message = write(now)
    OutboxMessage.objects.update(failed_at=now, attempts=7, last_error="x")
    again = resend_message(message, by=system("test"), at=now)
    assert (again.pk, again.key, again.attempts, again.state) == (message.pk, "digest:1", 0, State.WAITING)


def test_private_letters_and_other_people(now: datetime, viewer_with: Callable[..., Viewer]) -> None:
    message = write(now, private=True)
    send_due(now, backend=Way())
    with pytest.raises(ValueError, match="ny länk"):
        resend_message(message, by=system("test"), at=now)
    for role in Role.values:
        if role != Role.ADMINISTRATOR:
            with pytest.raises(NotAllowed):
                resend_message(message, by=viewer_with(role), at=now)
