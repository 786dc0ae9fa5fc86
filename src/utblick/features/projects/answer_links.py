"""The links of the question a year after closing: signed, for one question each, and not for ever."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse

VALID = timedelta(days=120)
SALT = "projects.question"


class LinkTooOld(Exception):
    """The link was once right, but its time has run out."""


class LinkWrong(Exception):
    """The link was never given to anybody."""


def address(question: int, answer: str = "") -> str:
    """Give the whole address of a question, or of one of its answers."""
    token = signing.dumps(question, salt=SALT)
    query = f"?svar={answer}" if answer else ""
    return f"{settings.UTBLICK_ADDRESS}{reverse('projects:answer', args=[token])}{query}"


def read(token: str) -> int:
    """Give the question that a link is for. Raises LinkTooOld and LinkWrong."""
    try:
        return int(signing.loads(token, salt=SALT, max_age=VALID))
    except signing.SignatureExpired:
        raise LinkTooOld from None
    except (signing.BadSignature, TypeError, ValueError):
        raise LinkWrong from None
