"""Send what waits in the outbox.

A worker claims a few messages, hands each to the mail server and marks it at once. If it dies between the
server's "accepted" and the mark, the claim runs out and the message is sent again: at least once, never lost.
The second copy carries the same Message-ID, made from the message's key, so mail servers and mail programs
show one; where mail goes to files, the second copy replaces the first.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, override

from utblick.foundation.claims import claim, claimant
from utblick.foundation.outbox.backends import Backend, configured_backend
from utblick.foundation.outbox.models import OutboxMessage

log = logging.getLogger("utblick.outbox")

CLAIM = timedelta(minutes=5)
# How long to wait after the first, second … failed attempt; after the last one the message is given up.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)


@dataclass(slots=True)
class Sent:
    """How a round of sending went."""

    sent: int = 0
    retried: int = 0
    given_up: int = 0


def due(at: datetime) -> QuerySet[OutboxMessage]:
    """Give the messages to send now: not sent, not given up, and not in another worker's hands."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=at)
    return OutboxMessage.objects.filter(
        free, sent_at__isnull=True, failed_at__isnull=True, send_after__lte=at
    ).order_by("send_after", "id")


def send_due(at: datetime, limit: int = 50, backend: Backend | None = None) -> Sent:
    """Send at most `limit` messages that are due and say how it went; call it outside any transaction.

    Raises ValueError with a sentence, and touches no message, when UTBLICK_SMTP cannot be read.
    """
    result = Sent()
    if not due(at).exists():
        return result
    # Before anything is claimed: a setting that cannot be read leaves the messages waiting.
    chosen = backend or configured_backend()
    worker = claimant()
    messages = claim(due(at), by=worker, until=at + CLAIM, limit=limit)
    if not messages:
        return result
    with chosen as way_out:
        for message in messages:
            try:
                way_out.send(message)
            except (OSError, SMTPException, ValueError) as error:
                _note_failure(message, worker, error, at, result)
            else:
                _mark(message, worker, sent_at=at, last_error="", attempts=message.attempts + 1)
                result.sent += 1
    return result


def _mark(message: OutboxMessage, worker: str, **columns: object) -> None:
    # Only while the claim is still ours: a worker that was away too long leaves the newer one's mark alone.
    OutboxMessage.objects.filter(pk=message.pk, claimed_by=worker).update(
        claimed_by="", claimed_until=None, **columns
    )


def _note_failure(message: OutboxMessage, worker: str, error: Exception, at: datetime, result: Sent) -> None:
    attempts = message.attempts + 1
    with override(message.language):
        sentence = in_words(error)[:500]
    if is_final(error) or attempts > len(WAITS):
        result.given_up += 1
        log.error("mail %s to %s given up after %d attempts: %s", message.key, message.to, attempts, error)
        _mark(message, worker, attempts=attempts, failed_at=at, last_error=sentence)
        return
    result.retried += 1
    log.warning("mail %s could not be sent, attempt %d: %s", message.key, attempts, error)
    _mark(message, worker, attempts=attempts, send_after=at + WAITS[attempts - 1], last_error=sentence)


def is_final(error: Exception) -> bool:
    """Say whether trying again is pointless: the server refuses this message or address for good."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(500 <= code < 600 for code, _text in error.recipients.values())
    if isinstance(error, SMTPResponseException):
        # 535 and its like are about our own sign-in, which an administrator can mend.
        return 500 <= error.smtp_code < 600 and error.smtp_code not in (530, 534, 535, 538)
    return isinstance(error, ValueError)


def in_words(error: Exception) -> str:
    """Give the sentence that tells an administrator what went wrong."""
    if isinstance(error, SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return gettext("The mail server refused the address (%(code)s %(text)s).") % _reply(code, text)
    if isinstance(error, SMTPResponseException):
        return gettext("The mail server refused (%(code)s %(text)s).") % _reply(
            error.smtp_code, error.smtp_error
        )
    if isinstance(error, SMTPException):
        return gettext("The mail server broke off the conversation (%(text)s).") % {"text": error}
    if isinstance(error, ValueError):
        return gettext("The message cannot be written as mail (%(text)s).") % {"text": error}
    return gettext("The mail server or mail folder could not be reached (%(text)s).") % {"text": error}


def _reply(code: int, text: bytes | str) -> dict[str, object]:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return {"code": code, "text": " ".join(words.split())[:300]}
