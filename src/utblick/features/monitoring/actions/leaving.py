"""Hand over what somebody who leaves answers for: all of their watch profiles, all matters that were not dismissed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from utblick.features.monitoring import rules, rules_profiles
from utblick.features.monitoring.actions.routing import route
from utblick.features.monitoring.actions.triage import passed_on
from utblick.features.monitoring.models import Matter, WatchProfile
from utblick.features.monitoring.models.matters import MatterState
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

# Of its own, since whoever closes accounts does not judge matters, and may not have to.
ANSWERED_FOR = (MatterState.INBOX, *rules.JUDGED)
PERMISSION = "monitoring.leaver.hand_over"


@transaction.atomic
def hand_over_profiles(leaver: Account, receiver: Account, *, by: Viewer, at: datetime) -> int:
    """Give all watch profiles of an account another owner; give how many.

    What waits in the inbox is proposed anew, so that nobody who has left is proposed.
    """
    by.check(PERMISSION)
    rules_profiles.check_owner_is_here(receiver.may_sign_in(timezone.localdate(at)))
    rows = list(WatchProfile.objects.select_for_update(of=("self",)).filter(owner=leaver))
    for profile in rows:
        profile.owner = receiver
        profile.version += 1
        profile.changed_at = at
        profile.save()
        changes = {"owner": [leaver.name, receiver.name]}
        audit.record("monitoring.profile.changed", by=by, at=at, target=profile, changes=changes)
    route(Matter.objects.filter(state=MatterState.INBOX, proposed_owner=leaver), at=at)
    return len(rows)


@transaction.atomic
def hand_over_matters(leaver: Account, receiver: Account, *, by: Viewer, at: datetime) -> int:
    """Give all matters of an account that were not dismissed another responsible person; give how many.

    Their boards stay.
    """
    by.check(PERMISSION)
    rules.check_owner_has_account(MatterState.ACT, receiver.may_sign_in(timezone.localdate(at)))
    rows = list(
        Matter.objects.select_for_update(of=("self",))
        .filter(owner=leaver, state__in=ANSWERED_FOR)
        .order_by("pk")
    )
    for matter in rows:
        passed_on(matter, receiver, matter.owner_board, by=by, at=at)
    return len(rows)
