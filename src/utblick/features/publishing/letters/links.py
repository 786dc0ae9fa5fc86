"""The links of a subscriber's mail: to confirm, to choose again, and to leave."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from utblick.features.publishing.letters.models import Subscriber
from utblick.foundation.outbox import mail_links
from utblick.foundation.outbox.mail_links import LinkTooOld, LinkWrong

__all__ = ["CHANGE", "LEAVE", "LinkTooOld", "LinkWrong", "address", "holder", "new_secret", "path"]

LEAVE, CHANGE = "letters.leave", "letters.change"
PAGES = {LEAVE: "letters:leave", CHANGE: "letters:choose"}
# Whoever finds an old letter may still leave.
VALID = timedelta(days=3650)


def address(purpose: str, subscriber: Subscriber) -> str:
    """Give the whole address of a subscriber's link for one purpose."""
    return mail_links.address(PAGES[purpose], [subscriber.pk, subscriber.key], purpose=purpose)


def path(purpose: str, subscriber: Subscriber) -> str:
    """Give the link of a subscriber for one purpose as it stands on our own pages."""
    return mail_links.path(PAGES[purpose], [subscriber.pk, subscriber.key], purpose=purpose)


def holder(purpose: str, token: str) -> Subscriber | None:
    """Give whose link it is, or None for somebody who has left. Raises LinkTooOld and LinkWrong."""
    number, key = mail_links.subject_of(token, purpose=purpose, valid=VALID)
    return Subscriber.objects.filter(pk=number, key=key).first()


def new_secret() -> tuple[str, str]:
    """Give a new secret for a confirmation link, and the digest that is kept of it."""
    secret = secrets.token_urlsafe(24)
    return secret, digest_of(secret)


def digest_of(secret: str) -> str:
    """Give what is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def confirm_address(secret: str) -> str:
    """Give the whole address of the page that confirms."""
    return f"{settings.UTBLICK_ADDRESS}{reverse('letters:confirm', args=[secret])}"
