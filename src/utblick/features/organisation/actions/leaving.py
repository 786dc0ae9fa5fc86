"""Let somebody else answer for all that a person who leaves answers for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.organisation import rules
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit import record
from utblick.ui.holdings import check_may_hand_over, kinds


@transaction.atomic
def hand_over(leaver: Account, receiver: Account, *, by: Viewer, at: datetime) -> int:
    """Hand over to the receiver, in one step, what apps let be handed over so; give how many things went.

    Each app checks, writes and records its own; the account's log tells who took over, and how much.
    """
    check_may_hand_over(by)
    rules.receiver_is_someone_else(leaver.pk, receiver.pk)
    receiver = Account.objects.select_for_update().get(pk=receiver.pk)
    rules.receiver_may_sign_in(receiver.may_sign_in(day_of(at)))
    moved = sum(
        kind.hand_over(leaver, receiver, by=by, at=at)
        for kind in kinds()
        if kind.hand_over is not None and by.may(kind.permission)
    )
    changes = {"receiver": receiver.name, "moved": moved}
    record("organisation.account.handed_over", by=by, at=at, target=leaver, changes=changes)
    return moved
