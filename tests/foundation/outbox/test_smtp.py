"""Talking to a mail server, a small one of our own."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from typing import Any, ClassVar

import pytest

from utblick.foundation import outbox
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.outbox.sending import send_due

pytestmark = pytest.mark.django_db


class Conversation(socketserver.StreamRequestHandler):
    """Say what a mail server says: take mail for everyone but `nobody@`."""

    taken: ClassVar[list[bytes]] = []
    conversations: ClassVar[list[int]] = []

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.conversations.append(1)
        self.say("220 test")
        while line := self.rfile.readline():
            word = line[:4].strip().upper()
            if word == b"QUIT":
                self.say("221 bye")
                return
            if word == b"RCPT" and b"nobody@" in line:
                self.say("550 no such user")
            elif word == b"DATA":
                self.say("354 go on")
                self.taken.append(self._text())
                self.say("250 taken")
            else:
                self.say("250 ok")

    def _text(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return b"".join(lines)


@pytest.fixture
def server(settings: Any) -> Iterator[type[Conversation]]:
    Conversation.taken, Conversation.conversations = [], []
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as listening:
        settings.UTBLICK_SMTP = f"smtp://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield Conversation
        listening.shutdown()
        thread.join()


def write(now: datetime, key: str, to: str) -> None:
    outbox.enqueue(key=key, to=to, subject="Nytt från Åland", text="Hej på dig", at=now)


def test_mail_goes_over_one_connection(server: type[Conversation], now: datetime) -> None:
    write(now, "a", "anna@example.org")
    write(now, "b", "nobody@example.org")
    write(now, "c", "bo@example.org")
    result = send_due(now)
    assert (result.sent, result.given_up) == (2, 1)
    assert len(server.conversations) == 1
    mails = [message_from_bytes(taken, policy=policy.default) for taken in server.taken]
    assert [(mail["To"], mail["Subject"]) for mail in mails] == [
        ("anna@example.org", "Nytt från Åland"),
        ("bo@example.org", "Nytt från Åland"),
    ]


def test_a_password_is_not_sent_in_the_clear(
    server: type[Conversation], settings: Any, now: datetime
) -> None:
    settings.UTBLICK_SMTP = settings.UTBLICK_SMTP.replace("smtp://", "smtp://user:secret@")
    write(now, "a", "anna@example.org")
    assert send_due(now).retried == 1
    assert "not sent in the clear" in OutboxMessage.objects.get().last_error
    assert server.taken == []


def test_no_server_is_told_and_tried_again(settings: Any, now: datetime) -> None:
    settings.UTBLICK_SMTP = "smtp://127.0.0.1:1"
    write(now, "a", "anna@example.org")
    assert send_due(now).retried == 1
    assert "gick inte att nå" in OutboxMessage.objects.get().last_error
