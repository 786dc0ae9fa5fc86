"""Links of a mail that work without signing in: signed, for one purpose each, and not for ever."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

# Long enough for what is read late.
VALID = timedelta(days=120)


class LinkTooOld(Exception):
    """The link was once right, but its time has run out."""


class LinkWrong(Exception):
    """The link was never given to anybody for this."""


def address(page: str, subject: Any, *, purpose: str, query: str = "") -> str:
    """Give the whole address of a page for a link about `subject` (numbers, or a list of them)."""
    return f"{settings.UTBLICK_ADDRESS}{path(page, subject, purpose=purpose)}{query}"


def path(page: str, subject: Any, *, purpose: str) -> str:
    """Give the path of a page for a link about `subject`."""
    return reverse(page, args=[signing.dumps(subject, salt=purpose)])


def subject_of(token: str, *, purpose: str, valid: timedelta = VALID) -> Any:
    """Give what a link is about. Raises LinkTooOld and LinkWrong; a link for another purpose is wrong."""
    try:
        return signing.loads(token, salt=purpose, max_age=valid)
    except signing.SignatureExpired:
        raise LinkTooOld from None
    except signing.BadSignature:
        raise LinkWrong from None
