"""Put mail into the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

if TYPE_CHECKING:
    from utblick.foundation.outbox.models import OutboxMessage

SET_BY_SENDING = frozenset(
    {"from", "to", "cc", "bcc", "subject", "date", "message-id", "content-type", "mime-version"}
)


def enqueue(
    *,
    key: str,
    to: str,
    subject: str,
    text: str,
    at: datetime,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    language: str = "sv",
    send_after: datetime | None = None,
    private: bool = False,
) -> OutboxMessage:
    """Put one mail into the outbox, in the caller's transaction, and give the stored message.

    `key` says what the mail is about (`digest:daily:12:2026-11-03`); a second call with the same key changes
    nothing and gives the first message. A `private` message's text is shown to nobody but its receiver.
    Raises ValueError with a sentence for an address, subject or header that no mail can have.
    """
    from utblick.foundation.outbox.models import OutboxMessage

    try:
        validate_email(to)
    except ValidationError:
        raise ValueError(f"“{to}” is not an e-mail address") from None
    if not key or len(key) > 200:
        raise ValueError("a message's key has between 1 and 200 characters")
    one_line = " ".join(subject.split())
    if not one_line:
        raise ValueError("a message needs a subject")
    extra = dict(headers or {})
    for name, content in extra.items():
        if name.lower() in SET_BY_SENDING:
            raise ValueError(f"the header {name} is set when the message is sent")
        if (
            not name.isascii()
            or any(sign in name + content for sign in "\r\n\0")
            or ":" in name
            or " " in name
        ):
            raise ValueError(f"the header {name!r} cannot stand in a message")
    message, _ = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "subject": one_line[:250],
            "text": text,
            "html": html,
            "headers": extra,
            "language": language,
            "created_at": at,
            "send_after": send_after or at,
            "private": private,
        },
    )
    return message
