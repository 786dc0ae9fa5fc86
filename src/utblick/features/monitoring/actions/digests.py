"""Who is told what, and how often: subscribe, change the rhythm, pause, stop."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from utblick.features.monitoring.models import MailSettings, Subscription, WatchProfile
from utblick.features.monitoring.models.digests import Silence
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.queries.digests import me
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

# Nobody needs to hear at once of what their own matters do; a digest gathers it.
OWN_RHYTHMS = (Rhythm.DAILY, Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.NEVER)


@transaction.atomic
def subscribe(
    profile: WatchProfile, *, rhythm: str = "", by: Viewer, at: datetime, account: Account | None = None
) -> Subscription:
    """Let somebody receive a profile's hits from now on, in a rhythm of their own (empty: the profile's).

    Without `account` that is the viewer; who may change profiles may name somebody else. For one who receives
    them already only the rhythm changes. Raises NotAllowed, and ValueError for an unknown rhythm.
    """
    by.check("monitoring.profile.subscribe")
    receiver = account.pk if account else me(by)
    if receiver != me(by):
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
    receiver = account.pk if account else me(by)
    if receiver != me(by):
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


@transaction.atomic
def set_silence(subscription: Subscription, silence: str, *, by: Viewer, at: datetime) -> None:
    """Say whether the viewer wants to hear that a profile found nothing. Raises NotAllowed for another's."""
    if subscription.account_id != me(by):
        raise NotAllowed("monitoring.profile.change")
    if silence not in Silence.values:
        raise ValueError(f"there is no choice {silence!r}")
    before = subscription.silence
    if before == silence:
        return
    subscription.silence = silence
    subscription.save(update_fields=["silence"])
    audit.record(
        "monitoring.subscription.changed",
        by=by,
        at=at,
        target=subscription.profile,
        changes={"receiver": by.name, "silence": [before, silence]},
    )


@transaction.atomic
def change_mail(*, own_rhythm: str, paused_until: date | None, by: Viewer, at: datetime) -> MailSettings:
    """Set how often the viewer hears of their own matters, and a day before which they want no mail."""
    by.check("monitoring.profile.subscribe")
    if own_rhythm not in OWN_RHYTHMS:
        raise ValueError(f"there is no rhythm {own_rhythm!r}")
    row, _new = MailSettings.objects.select_for_update().get_or_create(account_id=me(by))
    before = (row.own_rhythm, row.paused_until)
    if before == (own_rhythm, paused_until):
        return row
    row.own_rhythm, row.paused_until = own_rhythm, paused_until
    row.save()
    changes = {"own_rhythm": [before[0], own_rhythm], "paused_until": [before[1], paused_until]}
    audit.record("monitoring.mail.changed", by=by, at=at, target=row.account, changes=changes)
    return row


@transaction.atomic
def stop_all_mail(*, by: Viewer, at: datetime) -> int:
    """Stop everything that the viewer gets by mail from the watch, and give how many profiles that were.

    The profiles stay on their page, with no mail, so that any of them is begun again with one choice.
    """
    rows = Subscription.objects.filter(account_id=me(by)).exclude(rhythm=Rhythm.NEVER)
    stopped = rows.update(rhythm=Rhythm.NEVER)
    row, _new = MailSettings.objects.get_or_create(account_id=me(by))
    if stopped or row.own_rhythm != Rhythm.NEVER:
        row.own_rhythm = Rhythm.NEVER
        row.save(update_fields=["own_rhythm"])
        audit.record(
            "monitoring.mail.stopped", by=by, at=at, target=row.account, changes={"profiles": stopped}
        )
    return stopped
