"""The pages of notices and the newsletter, and what they show in the example."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from tests.end_to_end.page import Page
from utblick.features.publishing.letters import links
from utblick.features.publishing.letters.actions import subscribing
from utblick.features.publishing.letters.example import load
from utblick.features.publishing.letters.models import Audience, Issue, Notice, Subscriber
from utblick.foundation.outbox.models import OutboxMessage


def _ready() -> int:
    return Notice.objects.exclude(ready_at=None).earliest("pk").pk


def _begun() -> int:
    return Notice.objects.filter(ready_at=None).latest("pk").pk


def _draft() -> int:
    return Issue.objects.get(sent_at=None).number


def _sent() -> int:
    return Issue.objects.exclude(sent_at=None).get().number


def _token(purpose: str) -> str:
    return links.address(purpose, Subscriber.objects.earliest("pk")).rstrip("/").rpartition("/")[2]


def _secret() -> str:
    mail = OutboxMessage.objects.get(key__startswith=subscribing.CONFIRM_KEY)
    return mail.text.partition(reverse("letters:confirm", args=["x"])[:-2])[2].partition("/")[0]


PAGES: dict[str, tuple[Page, ...]] = {
    "letters": (
        Page("letters:notices"),
        Page("letters:notice", _ready),
        Page("letters:notice", _begun),
        Page("letters:new_notice"),
        Page("letters:change_notice", _ready),
        Page("letters:points", lambda: (_ready(), "sv")),
        Page("letters:issues"),
        Page("letters:issue", _draft),
        Page("letters:issue", _sent),
        Page("letters:texts", _draft),
        Page("letters:send", _draft),
        Page("letters:audiences"),
        Page("letters:new_audience"),
        Page("letters:change_audience", "varden"),
        Page("letters:subscribers"),
    ),
}
OUTSIDE = (
    Page("letters:sign_up"),
    Page("letters:confirm", _secret),
    Page("letters:confirm", "wrong"),
    Page("letters:choose", lambda: _token(links.CHANGE)),
    Page("letters:leave", lambda: _token(links.LEAVE)),
    Page("letters:leave", "wrong"),
)
NO_PAGES = {
    "letters:output": "a file",
    "letters:mail": "a mail as it is sent, which carries its own style",
    "letters:opened": "counts a link and leads on",
}


def fill(at: datetime) -> None:
    """Load the example, and let somebody ask for the newsletter."""
    load(at)
    subscribing.ask_to_subscribe("ny@utblick.example", "sv", [Audience.objects.get(key="varden")], at=at)
