"""People who receive digests, and what they were told: for the tests of digests."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

from utblick.features.monitoring.models import DigestItem, Subscription, WatchProfile
from utblick.foundation.accounts.models import Account
from utblick.foundation.outbox.models import OutboxMessage

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def moment(words: str) -> datetime:
    """Give a moment on Stockholm's clock."""
    return datetime.fromisoformat(words).replace(tzinfo=STOCKHOLM)


def account(name: str) -> Account:
    return Account.objects.get(email=f"{name}@utblick.example")


def receive(
    name: str, profile: WatchProfile, rhythm: str = "daily", since: str = "2026-11-01T07:00"
) -> Subscription:
    """Let one of the example's people receive a profile."""
    return Subscription.objects.create(
        account=account(name), profile=profile, rhythm=rhythm, since=moment(since)
    )


def mails(name: str = "") -> list[OutboxMessage]:
    rows = OutboxMessage.objects.filter(key__startswith="digest:").order_by("id")
    return list(rows.filter(to=f"{name}@utblick.example") if name else rows)


def told(name: str) -> Counter[int]:
    """Give how often each hit was told to somebody, by their mails and what is remembered."""
    return Counter(DigestItem.objects.filter(account=account(name)).values_list("hit", flat=True))


def link(message: OutboxMessage, page: str, nth: int = 0) -> str:
    """Give the path of a link in a mail: `stoppa`, `rytm`."""
    return re.findall(rf"https?://[^/\s]+(/utskick/{page}/\S+)", message.text)[nth]
