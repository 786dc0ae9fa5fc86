"""Hand over to a successor: what is open and they may see goes to them, what has been stays as it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from utblick.features.actors import rules
from utblick.features.actors.handing import divided, promised_of, waiting_of
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

WRITE = "actors.contact.write"


@dataclass(frozen=True, slots=True)
class Handed:
    """How many things went to the receiver, and how many stayed because they may not see the contact."""

    moved: int
    stayed: int


@transaction.atomic
def hand_over(receiver: Account, *, by: Viewer, at: datetime) -> Handed:
    """Move one's own open follow-ups and promises to somebody else, of the contacts that they may see."""
    if not by.may_somewhere(WRITE) or by.account_id is None:
        raise NotAllowed(WRITE)
    rules.check_receiver_is_other(by.account_id, receiver.pk)
    found = divided(by.account_id, by, viewer_for(receiver, at))
    waiting_of(by.account_id).filter(pk__in=found.follow_ups).update(follow_up_by=receiver)
    promised_of(by.account_id).filter(pk__in=found.promises).update(account=receiver)
    handed = Handed(found.moved, len(found.stays))
    changes = {"receiver": receiver.name, "moved": handed.moved, "stayed": handed.stayed}
    audit.record("actors.contact.handed_over", by=by, at=at, target=receiver, changes=changes)
    return handed
