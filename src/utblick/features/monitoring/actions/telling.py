"""Tell people what was found: one mail to a person and period, written and queued in one transaction.

What has been told (`DigestItem`, `DigestNotice`), the slot (`Digest`) and the mail in the outbox are written
together or not at all, and each is held unique by the database. So a crash between any two steps leaves it
all untold, and two workers at once tell it once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from utblick.features.monitoring.actions.waking import INSTANT_JOB
from utblick.features.monitoring.digests import REGULAR, Content, Slot, served, slot
from utblick.features.monitoring.letters import write
from utblick.features.monitoring.models import (
    Digest,
    DigestItem,
    DigestNotice,
    Follow,
    Judgement,
    MailSettings,
    Matter,
    Subscription,
)
from utblick.features.monitoring.models.digests import Sending
from utblick.features.monitoring.models.profiles import Rhythm
from utblick.features.monitoring.queries.digests import (
    NEWS_WITHIN,
    calendar,
    content,
    mail_settings,
    may_be_told,
    me,
    subscriptions,
)
from utblick.features.monitoring.queries.untold import changed_since_told, untold
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation import outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.jobs import JobFailed, enqueue_job
from utblick.foundation.rules import RuleBroken

log = logging.getLogger("utblick.digests")

# What was found longer ago than this and is still untold, after a pause, goes with the day's digest.
INSTANT_WITHIN = timedelta(days=7)


def tell_regular(at: datetime) -> dict[str, int]:
    """Send the day's, week's and month's digests whose time has come; give how many of what were sent.

    Raises JobFailed at the end when somebody's could not be written: the others' are sent all the same, and
    another run sends what is left.
    """
    when = calendar()
    if not when.is_open(at):
        return {"digests": 0}
    slots = [slot(rhythm, at, when) for rhythm in REGULAR]
    passed = pass_over(at)
    counts = _for_each(_regular_receivers(at), lambda account: tell(account, slots, at=at))
    return {**counts, "passed_over": passed} if passed else counts


def tell_instant(at: datetime) -> dict[str, int]:
    """Send what is to be told at once to everybody who is waiting for it; give how many of what were sent."""
    return _for_each(_instant_receivers(at), lambda account: tell(account, [_instant_slot(at)], at=at))


def wake(at: datetime, *, by: Viewer) -> bool:
    """Queue the sending of what is to be told at once, when there is any; say whether there was."""
    if not _instant_receivers(at):
        return False
    enqueue_job(INSTANT_JOB, by=by, at=at, key="waiting")
    return True


def tell_now(*, by: Viewer, at: datetime) -> Digest:
    """Send the viewer everything that they have not been told yet, also while their mail is paused.

    Raises NotAllowed, and RuleBroken with a sentence when there is nothing to tell.
    """
    by.check("monitoring.profile.subscribe")
    account = Account.objects.get(pk=me(by))
    key = at.strftime("%Y-%m-%dT%H:%M:%S")
    found = tell(account, [Slot(Sending.NOW, key, at, at)], at=at)
    if found is None:
        raise RuleBroken(_("There is nothing that you have not been told already, so nothing was sent."))
    return found


def _for_each(accounts: Iterable[Account], work: Callable[[Account], Digest | None]) -> dict[str, int]:
    counts = {"digests": 0, "hits": 0, "failed": 0}
    for account in accounts:
        try:
            digest = work(account)
        except Exception:
            # One person's mail that cannot be written keeps nobody else's back; the run fails at the end.
            log.exception("the digest of account %d could not be written", account.pk)
            counts["failed"] += 1
            continue
        if digest is not None:
            counts["digests"] += 1
            counts["hits"] += digest.items.count()
    if counts["failed"]:
        raise JobFailed(
            _("%(failed)d digests could not be written, %(digests)d were sent. The server's log says why.")
            % counts
        )
    return {name: n for name, n in counts.items() if n or name == "digests"}


def tell(account: Account, slots: Sequence[Slot], *, at: datetime) -> Digest | None:
    """Write and queue the one mail that tells somebody what is due in `slots`, or nothing when nothing is.

    Gives the digest, or None: nothing to tell, paused, no longer allowed, or already told, by another worker
    too.
    """
    try:
        with transaction.atomic():
            return _tell(account, slots, at=at)
    except IntegrityError:
        if _open(account, slots):
            raise
        # Another worker was faster with the same period: it has told everything, and ours is undone.
        return None


def _tell(account: Account, slots: Sequence[Slot], *, at: datetime) -> Digest | None:
    # Workers wait for each other at the person, so that the second finds what the first has told.
    account = Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    viewer = viewer_for(account, at)
    open_slots = _open(account, slots)
    if not open_slots or not may_be_told(viewer):
        return None
    is_asked_for = open_slots[0].rhythm == Sending.NOW
    wishes = mail_settings(viewer)
    if wishes.is_paused(timezone.localdate(at)) and not is_asked_for:
        return None
    if open_slots[0].rhythm == Sending.INSTANT and _too_soon(account, at):
        return None
    with translation.override(account.language):
        found = content(
            viewer, at=at, slots=None if is_asked_for else open_slots, own_rhythm=wishes.own_rhythm
        )
        if not found.is_worth_a_mail:
            return None
        digest = _remember(account, served(open_slots, found, timezone.localdate(at)), found, at=at)
        letter = write(found, digest, list(subscriptions(viewer)), at=at)
    outbox.enqueue(
        key=digest.mail_key,
        to=account.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        headers=letter.headers,
        at=at,
        language=account.language,
    )
    return digest


def _open(account: Account, slots: Sequence[Slot]) -> list[Slot]:
    taken = Digest.objects.filter(account=account, slot__in=[s.key for s in slots])
    done = set(taken.values_list("rhythm", "slot"))
    return [s for s in slots if (s.rhythm, s.key) not in done]


def _too_soon(account: Account, at: datetime) -> bool:
    recent = Digest.objects.filter(account=account, rhythm=Sending.INSTANT, sent_in=None)
    return recent.filter(built_at__gt=at - calendar().instant_gap, built_at__lte=at).exists()


def _instant_slot(at: datetime) -> Slot:
    return Slot(Sending.INSTANT, at.strftime("%Y-%m-%dT%H:%M:%S"), at, at + timedelta(seconds=1))


def _remember(account: Account, slots: Sequence[Slot], found: Content, *, at: datetime) -> Digest:
    """Write down the slots that are now served and everything that the mail tells."""
    checked = found.quiet.checked if found.quiet else 0
    lead, *others = [
        Digest(account=account, rhythm=s.rhythm, slot=s.key, built_at=at, documents_checked=checked)
        for s in slots
    ]
    lead.save()
    for other in others:
        other.sent_in = lead
    Digest.objects.bulk_create(others)
    DigestItem.objects.bulk_create(
        DigestItem(digest=lead, account=account, hit=hit, version=hit.document.digest) for hit in found.hits
    )
    _bring_up_to_date(account, found)
    notices = [
        *(("correction", one.ref) for one in found.corrections),
        *(("judgement", j.pk) for move in found.moves for j in (move.latest, *move.earlier)),
        *(("document", document.pk) for document in found.news),
        *(("due", one.ref) for one in found.fresh_due),
    ]
    DigestNotice.objects.bulk_create(
        DigestNotice(digest=lead, account=account, kind=kind, ref=str(ref)) for kind, ref in notices
    )
    return lead


def _bring_up_to_date(account: Account, found: Content) -> None:
    """Let earlier tellings of documents that were corrected know the version that is told now."""
    versions = {one.document.pk: one.document.digest for one in found.corrections}
    for entry in found.entries:
        if entry.is_corrected:
            versions |= {document.pk: document.digest for document in entry.documents}
    if not versions:
        return
    items = list(DigestItem.objects.filter(account=account, hit__document__in=versions).select_related("hit"))
    for item in items:
        item.version = versions[item.hit.document_id]
    DigestItem.objects.bulk_update(items, ["version"], batch_size=200)


def _regular_receivers(at: datetime) -> list[Account]:
    """Give those who may be due a digest: with profiles, matters of their own, or one that was taken over."""
    changed = Judgement.objects.filter(at__gte=at - NEWS_WITHIN).values_list("before__owner", flat=True)
    before = {owner for owner in changed if owner is not None}
    rows = Account.objects.filter(is_active=True).filter(
        Exists(Subscription.objects.filter(account=OuterRef("pk")))
        | Exists(Matter.objects.filter(owner=OuterRef("pk")))
        | Exists(Follow.objects.filter(account=OuterRef("pk")))
        | Q(pk__in=before)
    )
    return list(rows.order_by("pk"))


def _instant_receivers(at: datetime) -> list[Account]:
    """Give those for whom something waits to be told at once, and who may be told now."""
    today, gap = timezone.localdate(at), calendar().instant_gap
    waiting = untold().filter(wanted=Rhythm.INSTANT, found_at__gte=at - INSTANT_WITHIN)
    paused = MailSettings.objects.filter(paused_until__gt=today).values("account")
    recent = Digest.objects.filter(rhythm=Sending.INSTANT, built_at__gt=at - gap, built_at__lte=at)
    numbers = set(waiting.values_list("receiver", flat=True).distinct())
    corrected = changed_since_told().filter(hit__document__corrected_at__gte=at - INSTANT_WITHIN)
    numbers |= set(corrected.values_list("account", flat=True))
    rows = Account.objects.filter(pk__in=numbers, is_active=True).exclude(pk__in=paused)
    rows = rows.exclude(pk__in=recent.values("account"))
    return [account for account in rows.order_by("pk") if _has_instant(account, at)]


def _has_instant(account: Account, at: datetime) -> bool:
    viewer = viewer_for(account, at)
    if not may_be_told(viewer):
        return False
    found = content(viewer, at=at, slots=[_instant_slot(at)], own_rhythm=Rhythm.NEVER)
    return found.has_news


def pass_over(at: datetime) -> int:
    """Let what nobody wanted mail about count as told of, and give for how many subscriptions.

    Those in no rhythm, of profiles that are switched off, and of people who may not be told: so that a mail
    that is wanted again begins with that day, not with everything since.
    """
    rows = Subscription.objects.select_related("profile", "account").filter(since__lt=at)
    may: dict[int, bool] = {}
    silent = []
    for row in rows:
        if row.account_id not in may:
            may[row.account_id] = may_be_told(viewer_for(row.account, at))
        if not may[row.account_id] or not row.profile.is_active or row.own_or_profiles_rhythm == Rhythm.NEVER:
            silent.append(row.pk)
    return Subscription.objects.filter(pk__in=silent).update(since=at)
