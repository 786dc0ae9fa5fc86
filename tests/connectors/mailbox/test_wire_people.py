"""Who sent a mail and who got it."""

from __future__ import annotations

from utblick.connectors.mailbox.wire import read_letter


def test_people_are_those_of_the_heads_each_once() -> None:
    letter = read_letter(
        b"From: =?utf-8?q?=C3=85sa?= <ASA@example.org>\nTo: bo@example.org, Asa <asa@example.org>\n"
        b'Cc: "Example, Cia" <cia@example.org>, nobody\n\nHej\n'
    )
    assert letter is not None
    assert letter.people == (
        ("Åsa", "asa@example.org"),
        ("", "bo@example.org"),
        ("Example, Cia", "cia@example.org"),
    )


def test_a_mail_without_addresses_has_nobody() -> None:
    letter = read_letter(b"Subject: Hej\n\nText\n")
    assert letter is not None
    assert letter.people == ()
