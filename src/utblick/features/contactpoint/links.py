"""The links of a sign-up's mail: signed, for one sign-up or one event each, and not for ever."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

VALID = timedelta(days=250)
LEAVE, JUDGE = "contactpoint.sign_up", "contactpoint.event"
PAGES = {LEAVE: "contactpoint:sign_off", JUDGE: "contactpoint:evaluate"}


class LinkWrong(Exception):
    """The link was never given to anybody, or is too old."""


def address(salt: str, number: int) -> str:
    """Give the whole address of the page that a link opens."""
    return f"{settings.UTBLICK_ADDRESS}{path(salt, number)}"


def path(salt: str, number: int) -> str:
    """Give the path of the page that a link opens."""
    return reverse(PAGES[salt], args=[signing.dumps(number, salt=salt)])


def read(salt: str, token: str) -> int:
    """Give the number that a link is for. Raises LinkWrong."""
    try:
        return int(signing.loads(token, salt=salt, max_age=VALID))
    except (signing.BadSignature, TypeError, ValueError):
        raise LinkWrong from None
