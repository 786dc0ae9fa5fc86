"""The links of a mail that work without signing in: signed, for one purpose each, and not for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

# Long enough for a monthly digest that is read late.
VALID = timedelta(days=120)
# purpose -> name of the page that takes it
PURPOSES = {
    "stop": "monitoring:mail_stop",
    "rhythm": "monitoring:mail_rhythm",
    "one-click": "monitoring:mail_one_click",
}


class LinkTooOld(Exception):
    """The link was once right, but its time has run out."""


class LinkWrong(Exception):
    """The link was never given to anybody for this."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a link is for: an account and one profile, or, without one, all of its mail."""

    account: int
    profile: int | None = None


def address(purpose: str, wish: Wish) -> str:
    """Give the whole address of a link for one purpose: `stop`, `rhythm` or `one-click`."""
    token = signing.dumps([wish.account, wish.profile], salt=_salt(purpose))
    return f"{settings.UTBLICK_ADDRESS}{reverse(PURPOSES[purpose], args=[token])}"


def read(purpose: str, token: str) -> Wish:
    """Give what a link is for. Raises LinkTooOld and LinkWrong; a link for another purpose is wrong."""
    try:
        account, profile = signing.loads(token, salt=_salt(purpose), max_age=VALID)
    except signing.SignatureExpired:
        raise LinkTooOld from None
    except signing.BadSignature:
        raise LinkWrong from None
    return Wish(account, profile)


def _salt(purpose: str) -> str:
    return f"monitoring.digests.{purpose}"
