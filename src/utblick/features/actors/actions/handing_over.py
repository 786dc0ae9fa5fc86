"""Hand over to a successor: what is open goes to them, what has been stays as it was."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.actors import rules
from utblick.features.actors.models import Contact, Promise
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

WRITE = "actors.contact.write"


@transaction.atomic
def hand_over(receiver: Account, *, by: Viewer, at: datetime) -> int:
    """Move one's own open follow-ups and promises to somebody else; give how many."""
    if not by.may_somewhere(WRITE) or by.account_id is None:
        raise NotAllowed(WRITE)
    rules.check_receiver_is_other(by.account_id, receiver.pk)
    waiting = Contact.objects.filter(
        is_draft=False, follow_up_by=by.account_id, follow_up_on__isnull=False, followed_up_on=None
    )
    promised = Promise.objects.filter(account=by.account_id, done_on=None, contact__is_draft=False)
    moved = waiting.count() + promised.count()
    waiting.update(follow_up_by=receiver)
    promised.update(account=receiver)
    changes = {"receiver": receiver.name, "moved": moved}
    audit.record("actors.contact.handed_over", by=by, at=at, target=receiver, changes=changes)
    return moved
