"""Mails that staff forward to the mailbox of contacts: each becomes a draft of the one who forwarded it."""

from __future__ import annotations

import email
import email.policy
import logging
from collections import Counter
from datetime import datetime
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction

from utblick.connectors.ical.days import NoCalendar
from utblick.connectors.mailbox.imap import MailboxState, Mails
from utblick.features.actors.capturing import CannotRead, capture
from utblick.features.actors.models import MailboxReading
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken

log = logging.getLogger("utblick.contacts")
WRITE = "actors.contact.write"


def reading() -> MailboxReading:
    """Give how far the mailbox has been read."""
    row = MailboxReading.objects.first()
    return row if row is not None else MailboxReading.objects.create()


def state_of(row: MailboxReading) -> MailboxState:
    """Give where to read on from."""
    return MailboxState(row.validity, row.last_uid)


def take_mails(mails: Mails, *, by: Viewer, at: datetime) -> dict[str, int]:
    """Make drafts of forwarded mails, and remember how far was read; give what was made, known and refused.

    Who forwarded a mail is known by the address it came from: it must be that of an account that may write contacts.
    An address can be forged, so what comes of a mail is never more than a draft that its owner must confirm.
    """
    if not by.is_system:
        raise NotAllowed(WRITE)
    counts: Counter[str] = Counter({"drafts": 0, "known": 0, "refused": len(mails.too_large)})
    for number, data in mails.letters:
        try:
            counts += _draft(data, at)
        except OperationalError:
            raise
        except Exception as problem:
            # Whatever is wrong with one mail: those after it have to come. What it says stays out of the log.
            log.error("mail %d of the mailbox of contacts: %s", number, type(problem).__name__)
            counts["refused"] += 1
    with transaction.atomic():
        row = MailboxReading.objects.select_for_update().get(pk=reading().pk)
        row.validity, row.last_uid, row.read_at = mails.state.validity, mails.state.last_uid, at
        row.save()
    return {name: counts[name] for name in ("drafts", "known", "refused")}


def _draft(data: bytes, at: datetime) -> Counter[str]:
    account = Account.objects.filter(email__iexact=_sender(data)).first()
    viewer = viewer_for(account, at)
    if not viewer.may_somewhere(WRITE):
        return Counter({"refused": 1})
    try:
        with transaction.atomic():
            found = capture(data, by=viewer, at=at)
    except (CannotRead, NoCalendar, RuleBroken, NotAllowed, ValidationError):
        return Counter({"refused": 1})
    return Counter({"drafts": len(found.made), "known": found.known})


def _sender(data: bytes) -> str:
    head = email.message_from_bytes(data[:200_000], policy=email.policy.compat32)
    return parseaddr(str(head.get("From", "")))[1] or "-"
