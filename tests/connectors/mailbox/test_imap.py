"""New mail is fetched once, over TLS, and the mailbox is left as it was."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.connectors.imap_server import ImapServer, serving
from utblick.connectors.fetching.results import FetchFailed
from utblick.connectors.mailbox.imap import MailboxAddress, MailboxState, Mails, _utf7, fetch_mails

CERTIFICATES = Path(__file__).parents[1] / "fetching" / "certificates"


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with serving(str(CERTIFICATES / "replay.pem"), str(CERTIFICATES / "replay-key.pem")) as running:
        running.letters = {n: f"Subject: {n}\r\n\r\ntext {n}\r\n".encode() for n in (3, 5, 9)}
        yield running


def fetch(server: ImapServer, state: MailboxState | None = None, **options: object) -> Mails | FetchFailed:
    folder, password = str(options.pop("folder", "")), str(options.pop("password", "hemligt"))
    address = MailboxAddress.parse(f"imaps://a%20b:{password}@localhost:{server.port}/{folder}")
    trusted = ssl.create_default_context(cafile=str(CERTIFICATES / "replay.pem"))
    return fetch_mails(address, state or MailboxState(), tls=trusted, timeout=5, **options)  # type: ignore[arg-type]


def test_new_mails_come_oldest_first_and_only_once(server: ImapServer) -> None:
    first = fetch(server)
    assert isinstance(first, Mails)
    assert [number for number, _ in first.letters] == [3, 5, 9]
    assert first.letters[0][1] == b"Subject: 3\r\n\r\ntext 3\r\n"
    assert first.state == MailboxState(7, 9)
    again = fetch(server, first.state)
    assert again == Mails((), (), MailboxState(7, 9))
    server.letters[12] = b"Subject: 12\r\n\r\n"
    third = fetch(server, first.state)
    assert isinstance(third, Mails)
    assert [number for number, _ in third.letters] == [12]


def test_the_mailbox_is_left_as_it_was(server: ImapServer) -> None:
    fetch(server)
    words = " ".join(server.commands)
    assert "EXAMINE" in words
    assert not any(
        word in words for word in ("SELECT", "STORE", "DELETE", "EXPUNGE", "MOVE", "COPY", "BODY[]")
    )


def test_when_the_server_numbers_anew_all_is_read_anew(server: ImapServer) -> None:
    found = fetch(server, MailboxState(6, 9))
    assert isinstance(found, Mails)
    assert len(found.letters) == 3
    assert found.state == MailboxState(7, 9)


def test_mails_too_large_are_named_and_passed_by(server: ImapServer) -> None:
    server.letters[5] = b"x" * 5000
    found = fetch(server, largest=1000)
    assert isinstance(found, Mails)
    assert [number for number, _ in found.letters] == [3, 9]
    assert found.too_large == ((5, 5000),)
    assert found.state.last_uid == 9


def test_many_mails_come_in_turns(server: ImapServer) -> None:
    first = fetch(server, at_once=2)
    assert isinstance(first, Mails)
    assert ([n for n, _ in first.letters], first.more, first.state.last_uid) == ([3, 5], True, 5)
    second = fetch(server, first.state, at_once=2)
    assert isinstance(second, Mails)
    assert ([n for n, _ in second.letters], second.more) == ([9], False)


def test_an_empty_mailbox(server: ImapServer) -> None:
    server.letters = {}
    assert fetch(server) == Mails((), (), MailboxState(7, 0))


def test_folders_beyond_ascii(server: ImapServer) -> None:
    server.folders.add('"Nyhetsbrev/&AMU-r & A"'.replace("& ", "&- "))
    assert isinstance(fetch(server, folder="Nyhetsbrev/%C3%85r%20%26%20A"), Mails)
    assert _utf7("Å/ö") == "&AMU-/&APY-"


def test_every_failure_has_its_sentence(server: ImapServer) -> None:
    failures = [fetch(server, password="fel"), fetch(server, folder="Borta")]
    address = MailboxAddress.parse(f"imaps://a%20b:hemligt@localhost:{server.port}/")
    failures.append(fetch_mails(address, MailboxState(), timeout=5))
    server.commands.clear()
    server.cut_after = 3
    failures.append(fetch(server))
    server.server.socket.close()
    failures.append(fetch(server))
    assert [f.code for f in failures if isinstance(f, FetchFailed)] == [
        "sign_in", "folder", "certificate", "broken", "unreachable",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "",
        "imap://a:b@c/",
        "imaps://host/",
        "imaps://a@host/",
        "https://a:b@c/",
        "imaps://a:b@c:x/",
        "imaps://a:b%0d%0a@c/",
    ],
)
def test_an_address_that_cannot_be_used_is_told(address: str) -> None:
    with pytest.raises(ValueError, match="mailbox's address"):
        MailboxAddress.parse(address)
