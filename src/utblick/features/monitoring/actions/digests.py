"""Who is told what, and how often: subscribe, change the rhythm, pause, stop."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from utblick.features.monitoring.models import Subscription, WatchProfile
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer


@transaction.atomic
def subscribe(
    profile: WatchProfile, *, rhythm: str = "", by: Viewer, at: datetime, account: Account | None = None
) -> Subscription:
    """Let somebody receive a profile's hits from now on, in a rhythm of their own (empty: the profile's).

    Without `account` that is the viewer; who may change profiles may name somebody else. For one who receives
    them already only the rhythm changes. Raises NotAllowed, and ValueError for an unknown rhythm.
    """
    by.check("monitoring.profile.subscribe")
    receiver = account.pk if account else by.account_id
    if receiver != by.account_id:
        by.check("monitoring.profile.change")
    if rhythm and rhythm not in Rhythm.values:
        raise ValueError(f"there is no rhythm {rhythm!r}")
    row, is_new = Subscription.objects.select_for_update().get_or_create(
        account_id=receiver, profile=profile, defaults={"rhythm": rhythm, "since": at}
    )
    before = None if is_new else row.rhythm
    if before == rhythm:
        return row
    if not is_new:
        if (before or profile.rhythm) == Rhythm.NEVER:
            # What was found while they wanted no mail is not told afterwards.
            row.since = at
        row.rhythm = rhythm
        row.save(update_fields=["rhythm", "since"])
    _record(profile, row.account, [before, rhythm or profile.rhythm], by=by, at=at)
    return row


@transaction.atomic
def unsubscribe(profile: WatchProfile, *, by: Viewer, at: datetime, account: Account | None = None) -> bool:
    """Stop telling somebody (without `account`: the viewer) of a profile's hits; say whether they were told.

    Anybody may stop their own mail. Raises NotAllowed for somebody else's.
    """
    receiver = account.pk if account else by.account_id
    if receiver != by.account_id:
        by.check("monitoring.profile.change")
    row = Subscription.objects.select_related("account").filter(account_id=receiver, profile=profile).first()
    if row is None:
        return False
    before, name = row.rhythm or profile.rhythm, row.account
    row.delete()
    _record(profile, name, [before, None], by=by, at=at)
    return True


def _record(
    profile: WatchProfile, account: Account, rhythm: list[str | None], *, by: Viewer, at: datetime
) -> None:
    changes = {"receiver": account.name, "rhythm": rhythm}
    audit.record("monitoring.subscription.changed", by=by, at=at, target=profile, changes=changes)
