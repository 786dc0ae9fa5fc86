"""Mails that staff forward become drafts of who forwarded them, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from utblick.connectors.fetching.results import failed
from utblick.connectors.mailbox.imap import MailboxAddress, MailboxState, Mails
from utblick.features.actors import jobs
from utblick.features.actors.actions.mailbox import reading, take_mails
from utblick.features.actors.models import Contact
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.jobs import JobFailed, Running

BY = system("test")


def _mail(sender: str, number: int = 1) -> bytes:
    return (
        f"From: Handläggare <{sender}>\r\nTo: kontakt@utblick.example\r\nSubject: Fwd: Interreg\r\n"
        f"Date: Thu, 12 Nov 2026 10:00:00 +0100\r\nMessage-ID: <m{number}@example>\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "From: Ada Example <ada@regi.example>\r\nSent: Wed, 11 Nov 2026 15:00\r\n"
        "To: Handläggare\r\nSubject: Interreg\r\n\r\nTack för samtalet.\r\n"
    ).encode()


def _mails(*letters: bytes, last: int = 7) -> Mails:
    return Mails(tuple(enumerate(letters, 1)), (), MailboxState(1, last))


def test_a_forwarded_mail_is_a_draft_of_who_forwarded_it_and_once(region: None, at: datetime) -> None:
    counts = take_mails(_mails(_mail("bryssel@utblick.example")), by=BY, at=at)
    assert counts == {"drafts": 1, "known": 0, "refused": 0}
    draft = Contact.objects.get()
    assert draft.is_draft
    assert draft.written_by is not None
    assert draft.written_by.email == "bryssel@utblick.example"
    later = at + timedelta(minutes=10)
    again = take_mails(_mails(_mail("bryssel@utblick.example")), by=BY, at=later)
    assert again == {"drafts": 0, "known": 1, "refused": 0}
    assert Contact.objects.count() == 1


@pytest.mark.parametrize("sender", ["kontakt.us@utblick.example", "someone@else.example", "", "admin"])
def test_nobody_else_makes_drafts(sender: str, region: None, at: datetime) -> None:
    counts = take_mails(_mails(_mail(sender), b"\x00\xff no mail"), by=BY, at=at)
    assert counts == {"drafts": 0, "known": 0, "refused": 2}
    assert not Contact.objects.exists()


def test_it_is_remembered_how_far_was_read(region: None, at: datetime) -> None:
    take_mails(_mails(_mail("bryssel@utblick.example"), last=9), by=BY, at=at)
    assert (reading().validity, reading().last_uid, reading().read_at) == (1, 9, at)


def test_only_background_work_reads_the_mailbox(
    region: None, person: Callable[[str], Viewer], at: datetime
) -> None:
    with pytest.raises(NotAllowed):
        take_mails(_mails(), by=person("admin"), at=at)


def test_the_job_reads_on_until_nothing_is_left(
    region: None, at: datetime, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Running(name="actors.mailbox", at=at, run_id=1, attempt=1)
    settings.UTBLICK_CONTACT_MAILBOX = ""  # type: ignore[attr-defined]
    assert jobs.read_mailbox(running) == {}
    settings.UTBLICK_CONTACT_MAILBOX = "http://x"  # type: ignore[attr-defined]
    with pytest.raises(JobFailed, match="UTBLICK_CONTACT_MAILBOX"):
        jobs.read_mailbox(running)
    settings.UTBLICK_CONTACT_MAILBOX = "imaps://u:p@mail.example/INBOX"  # type: ignore[attr-defined]
    first = Mails(((1, _mail("bryssel@utblick.example", 1)),), (), MailboxState(1, 1), more=True)
    second = Mails(((2, _mail("strateg@utblick.example", 2)),), (), MailboxState(1, 2))
    asked: list[MailboxState] = []

    def answer(_address: MailboxAddress, state: MailboxState) -> Mails:
        asked.append(state)
        return [first, second][len(asked) - 1]

    monkeypatch.setattr(jobs, "fetch_mails", answer)
    assert jobs.read_mailbox(running)["drafts"] == 2
    assert [state.last_uid for state in asked] == [0, 1]
    monkeypatch.setattr(jobs, "fetch_mails", lambda *_: failed("sign_in", "mail.example"))
    with pytest.raises(JobFailed, match=r"mail\.example"):
        jobs.read_mailbox(running)
