"""Background work of actors: the mailbox where staff forward mails of contacts, and whose time is out."""

from __future__ import annotations

from collections import Counter
from datetime import time, timedelta

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from utblick.connectors.fetching.results import FetchFailed
from utblick.connectors.mailbox.imap import MailboxAddress, fetch_mails
from utblick.features.actors.actions.mailbox import reading, state_of, take_mails
from utblick.features.actors.actions.reminding import remind_of_time_out
from utblick.foundation.jobs import READ, JobFailed, Running, job

COUNTS = {
    "drafts": _("drafts of contacts"),
    "known": _("known already"),
    "refused": _("mails not taken"),
    "contacts": _("contacts"),
    "people": _("people"),
    "held": _("held back"),
}
ROUNDS = 5


@job(
    "actors.mailbox",
    _("Read mails of contacts that staff have forwarded"),
    timedelta(minutes=10),
    by_hand=READ,
)
def read_mailbox(job: Running) -> dict[str, int]:
    """Read what is new in the mailbox; nothing where there is none."""
    counts: Counter[str] = Counter()
    if not settings.UTBLICK_CONTACT_MAILBOX:
        return dict(counts)
    try:
        address = MailboxAddress.parse(settings.UTBLICK_CONTACT_MAILBOX)
    except ValueError as reason:
        raise JobFailed(f"UTBLICK_CONTACT_MAILBOX: {reason}.") from None
    for _round in range(ROUNDS):
        mails = fetch_mails(address, state_of(reading()))
        if isinstance(mails, FetchFailed):
            raise JobFailed(mails.sentence_en if get_language() == "en" else mails.sentence_sv)
        counts += Counter(take_mails(mails, by=job.by, at=job.at))
        job.progress(**counts)
        if not mails.more:
            break
    return dict(counts)


@job(
    "actors.time_out",
    _("Count what is out of time by the plan, and remind; nothing is destroyed"),
    timedelta(days=1),
    at_time=time(7, 40),
    tries=5,
)
def count_time_out(job: Running) -> dict[str, int]:
    """Count contacts, drafts and people whose time is out, and remind those who may destroy them."""
    return remind_of_time_out(by=job.by, at=job.at)
