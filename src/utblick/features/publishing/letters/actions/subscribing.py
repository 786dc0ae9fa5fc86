"""Subscribe, confirm, choose again and leave: done by whoever holds the link, so nobody is signed in.

The trail is not told who it was. What an administrator does is in it.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.validators import validate_email
from django.db import transaction

from utblick.features.publishing.letters import links, request_mail, rules
from utblick.features.publishing.letters.models import Audience, Subscriber, SubscriptionRequest
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox import enqueue
from utblick.foundation.outbox.models import OutboxMessage

MANAGE = "letters.subscriber.manage"
CONFIRM_KEY = "letters:confirm:"
OURS = "letters:"


@transaction.atomic
def ask_to_subscribe(
    mail: str, language: str, audiences: Sequence[Audience], *, at: datetime
) -> SubscriptionRequest | None:
    """Send the link that confirms; nothing is kept of the address beside it, and that for two days.

    Somebody who subscribes already gets their own links instead, and None is given: the page says the same to both.
    Raises ValidationError for what is no address and RuleBroken when no newsletter is chosen.
    """
    rules.check_has_audience(len(audiences))
    mail = mail.strip().casefold()
    validate_email(mail)
    if (known := Subscriber.objects.filter(mail=mail).first()) is not None:
        letter = request_mail.known(known)
        _post(f"{OURS}known:{known.pk}:{at.isoformat()}", mail, letter, known.language, at)
        return None
    _forget_requests(SubscriptionRequest.objects.filter(mail=mail))
    secret, digest = links.new_secret()
    request = SubscriptionRequest.objects.create(
        digest=digest, mail=mail, language=language, audiences=[row.key for row in audiences], at=at
    )
    letter = request_mail.confirmation(secret, audiences, language)
    _post(f"{CONFIRM_KEY}{request.pk}:{digest[:16]}", mail, letter, language, at)
    return request


def request_of(secret: str, *, at: datetime) -> SubscriptionRequest | None:
    """Give what a confirmation link stands for, or None where it is unknown, used or over."""
    request = SubscriptionRequest.objects.filter(digest=links.digest_of(secret)).first()
    return None if request is None or rules.is_over(request.at, at) else request


@transaction.atomic
def confirm(secret: str, *, at: datetime) -> Subscriber | None:
    """Make a subscriber of who pressed the confirmation link; the request and its mail are erased."""
    request = request_of(secret, at=at)
    if request is None:
        return None
    audiences = list(Audience.objects.at(at).filter(key__in=request.audiences))
    subscriber, _new = Subscriber.objects.get_or_create(
        mail=request.mail,
        defaults={"language": request.language, "key": secrets.token_hex(16), "confirmed_at": at},
    )
    subscriber.audiences.add(*audiences)
    _forget_requests(SubscriptionRequest.objects.filter(pk=request.pk))
    return subscriber


@transaction.atomic
def choose(
    subscriber: Subscriber, language: str, audiences: Sequence[Audience], *, at: datetime
) -> Subscriber:
    """Choose language and newsletters again. `at` says which newsletters there are."""
    rules.check_has_audience(len(audiences))
    subscriber = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
    subscriber.language = language
    subscriber.full_clean()
    subscriber.save()
    ended = subscriber.audiences.exclude(pk__in=Audience.objects.at(at))
    subscriber.audiences.set([*audiences, *ended])
    return subscriber


@transaction.atomic
def leave(subscriber: Subscriber) -> None:
    """Let somebody go: nothing of them is kept, and mail that waits is not sent."""
    _erase(subscriber)


@transaction.atomic
def erase_subscriber(mail: str, *, by: Viewer, at: datetime) -> bool:
    """Erase all that is kept of an address, and say whether there was anything. For an administrator."""
    by.check(MANAGE)
    mail = mail.strip().casefold()
    requests = SubscriptionRequest.objects.filter(mail=mail)
    subscriber = Subscriber.objects.filter(mail=mail).first()
    messages = OutboxMessage.objects.filter(to__iexact=mail, key__startswith=OURS)
    if subscriber is None and not requests.exists() and not messages.exists():
        return False
    audit.record("letters.subscriber.erased", by=by, at=at, target=subscriber)
    _forget_requests(requests)
    if subscriber is not None:
        _erase(subscriber)
    messages.delete()
    return True


@transaction.atomic
def extract_subscriber(mail: str, *, by: Viewer, at: datetime) -> dict[str, Any] | None:
    """Give all that is kept of an address, or None where nothing is. For an administrator, at the person's wish."""
    by.check(MANAGE)
    mail = mail.strip().casefold()
    subscriber = Subscriber.objects.filter(mail=mail).prefetch_related("audiences").first()
    requests = list(SubscriptionRequest.objects.filter(mail=mail))
    messages = list(
        OutboxMessage.objects.filter(to__iexact=mail, key__startswith=OURS).order_by("created_at")
    )
    if subscriber is None and not requests and not messages:
        return None
    audit.record("letters.subscriber.extracted", by=by, at=at, target=subscriber)
    return {
        "mail": mail,
        "subscriber": {
            "language": subscriber.language,
            "confirmed_at": subscriber.confirmed_at.isoformat(),
            "audiences": [row.name_sv for row in subscriber.audiences.all()],
        }
        if subscriber
        else None,
        "requests": [
            {"language": row.language, "audiences": row.audiences, "at": row.at.isoformat()}
            for row in requests
        ],
        "mails": [
            {"subject": row.subject, "sent_at": row.sent_at.isoformat() if row.sent_at else None}
            for row in messages
        ],
    }


@transaction.atomic
def forget_unconfirmed(*, at: datetime) -> int:
    """Erase requests that nobody confirmed within two days, with their mail; give how many."""
    return _forget_requests(SubscriptionRequest.objects.filter(at__lte=at - rules.CONFIRM_WITHIN))


def _forget_requests(rows: Iterable[SubscriptionRequest]) -> int:
    found = list(rows)
    for row in found:
        OutboxMessage.objects.filter(key__startswith=f"{CONFIRM_KEY}{row.pk}:").delete()
        row.delete()
    return len(found)


def _erase(subscriber: Subscriber) -> None:
    OutboxMessage.objects.filter(to__iexact=subscriber.mail, key__startswith=OURS).delete()
    subscriber.delete()


def _post(key: str, mail: str, letter: request_mail.Letter, language: str, at: datetime) -> None:
    enqueue(
        key=key,
        to=mail,
        subject=letter.subject,
        text=letter.text,
        language=language,
        at=at,
        # It holds a link that only its receiver may use.
        private=True,
    )
