"""Slow down those who guess: a limit on sign-ins and password resets that holds across all web processes.

Attempts are rows in the database, so every process counts the same ones; whose they are is stored as a keyed
digest. An attempt is written before it is counted, so two at once cannot both be the last allowed one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from utblick.foundation.accounts.models import SignInAttempt


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` attempts within `window`, for each subject."""

    kind: str
    count: int
    window: timedelta


# One person at one place; one person from anywhere (so that nobody can be locked out cheaply); one place.
SIGN_IN_HERE = Limit("here", 8, timedelta(minutes=15))
SIGN_IN_ACCOUNT = Limit("account", 60, timedelta(hours=1))
SIGN_IN_PLACE = Limit("place", 100, timedelta(minutes=15))
RESET_ACCOUNT = Limit("reset", 3, timedelta(hours=1))
RESET_PLACE = Limit("resets", 20, timedelta(hours=1))

Counted = tuple[Limit, str]


class TooMany(Exception):
    """Say how long to wait."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        minutes = max(1, ceil(wait.total_seconds() / 60))
        super().__init__(
            ngettext(
                "Too many attempts. Wait %d minute and try again.",
                "Too many attempts. Wait %d minutes and try again.",
                minutes,
            )
            % minutes
        )


def sign_in_limits(email: str, place: str) -> list[Counted]:
    """Give what one sign-in counts against."""
    who = email.strip().casefold()
    return [(SIGN_IN_HERE, f"{who}\n{place}"), (SIGN_IN_ACCOUNT, who), (SIGN_IN_PLACE, place)]


def reset_limits(email: str, place: str) -> list[Counted]:
    """Give what one request for a new password counts against."""
    return [(RESET_ACCOUNT, email.strip().casefold()), (RESET_PLACE, place)]


def count_attempt(limits: list[Counted], at: datetime) -> None:
    """Count one attempt against each limit; raises TooMany, and then the attempt does not count.

    Call it outside a transaction, so that other processes see the attempt at once.
    """
    rows = [SignInAttempt(kind=limit.kind, subject=_digest(subject), at=at) for limit, subject in limits]
    SignInAttempt.objects.bulk_create(rows)
    for row, (limit, _subject) in zip(rows, limits, strict=True):
        same = SignInAttempt.objects.filter(kind=row.kind, subject=row.subject, at__gt=at - limit.window)
        times = list(same.order_by("-at", "-id").values_list("at", flat=True)[: limit.count + 1])
        if len(times) > limit.count:
            SignInAttempt.objects.filter(pk__in=[one.pk for one in rows]).delete()
            raise TooMany(times[limit.count - 1] + limit.window - at)


def forgive(limits: list[Counted]) -> None:
    """Forget what one person's successful sign-in has proved harmless."""
    for limit, subject in limits:
        if limit is not SIGN_IN_PLACE:
            SignInAttempt.objects.filter(kind=limit.kind, subject=_digest(subject)).delete()


def forget_before(moment: datetime) -> int:
    """Remove attempts that no limit looks at any more."""
    removed, _by_model = SignInAttempt.objects.filter(at__lt=moment).delete()
    return removed


def _digest(subject: str) -> str:
    return salted_hmac("utblick.accounts.limits", subject, algorithm="sha256").hexdigest()
