"""The links of a sign-up's mail: for one sign-up or one event each, and not for ever."""

from __future__ import annotations

from datetime import timedelta

from utblick.foundation.outbox import mail_links
from utblick.foundation.outbox.mail_links import LinkTooOld, LinkWrong

__all__ = ["JUDGE", "LEAVE", "LinkTooOld", "LinkWrong", "address", "path", "read"]

# An event is announced long before, and judged a while after.
VALID = timedelta(days=250)
LEAVE, JUDGE = "contactpoint.sign_up", "contactpoint.event"
PAGES = {LEAVE: "contactpoint:sign_off", JUDGE: "contactpoint:evaluate"}


def address(purpose: str, number: int) -> str:
    """Give the whole address of the page that a link opens."""
    return mail_links.address(PAGES[purpose], number, purpose=purpose)


def path(purpose: str, number: int) -> str:
    """Give the path of the page that a link opens."""
    return mail_links.path(PAGES[purpose], number, purpose=purpose)


def read(purpose: str, token: str) -> int:
    """Give the number that a link is for. Raises LinkTooOld and LinkWrong."""
    subject = mail_links.subject_of(token, purpose=purpose, valid=VALID)
    if not isinstance(subject, int):
        raise LinkWrong
    return subject
