"""The links of a digest: to stop it, to have it in another rhythm, or both with one click."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.foundation.outbox import mail_links as links
from utblick.foundation.outbox.mail_links import LinkTooOld, LinkWrong

__all__ = ["PURPOSES", "LinkTooOld", "LinkWrong", "Wish", "address", "read"]

# purpose -> name of the page that takes it
PURPOSES = {
    "stop": "monitoring:mail_stop",
    "rhythm": "monitoring:mail_rhythm",
    "one-click": "monitoring:mail_one_click",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a link is for: an account and one profile, or, without one, all of its mail."""

    account: int
    profile: int | None = None


def address(purpose: str, wish: Wish) -> str:
    """Give the whole address of a link for one purpose: `stop`, `rhythm` or `one-click`."""
    return links.address(PURPOSES[purpose], [wish.account, wish.profile], purpose=_salt(purpose))


def read(purpose: str, token: str) -> Wish:
    """Give what a link is for. Raises LinkTooOld and LinkWrong; a link for another purpose is wrong."""
    account, profile = links.subject_of(token, purpose=_salt(purpose))
    return Wish(account, profile)


def _salt(purpose: str) -> str:
    return f"monitoring.digests.{purpose}"
