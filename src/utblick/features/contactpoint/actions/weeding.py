"""Weed out what somebody has left ticked of that whose time is out: nothing goes by itself, nothing without a decision.

Of a case the bare facts stay that figures need, so that every half-year stays as it was told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.contactpoint import rules
from utblick.features.contactpoint.actions.meetings import erase_document
from utblick.features.contactpoint.actions.saving import told
from utblick.features.contactpoint.kinds import Sort
from utblick.features.contactpoint.models import (
    Case,
    CountedCase,
    Listener,
    NetworkMeeting,
    Profile,
    Weeding,
    WeedingRule,
)
from utblick.features.contactpoint.weeding import DECIDE, Due, time_out
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation import audit, outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import ChangedMeanwhile

FIELDS = frozenset({"months", "decision", "certainty"})


@transaction.atomic
def keep_weeding_rule(
    sort: str, *, version: int | None = None, by: Viewer, at: datetime, **fields: Any
) -> WeedingRule:
    """Say how long a sort of information is kept, and by which decision."""
    by.check(DECIDE)
    row = WeedingRule.objects.select_for_update().filter(sort=sort).first() or WeedingRule(sort=sort)
    is_new = row.pk is None
    if version is not None and version != (0 if is_new else row.version):
        raise ChangedMeanwhile(
            _("Somebody changed the rule meanwhile. Look at it as it is now, and save again.")
        )
    rules.check_names_no_personal_number(fields.values())
    names = settable(row, fields, FIELDS)
    if not names and not is_new:
        return row
    if not is_new:
        row.version += 1
    checked_and_saved(row)
    audit.record("contactpoint.weeding.rule_kept", by=by, at=at, target=row, changes=told(names))
    return row


@transaction.atomic
def weed(keys: Collection[str], reason: str, *, by: Viewer, at: datetime) -> Weeding:
    """Weed out the records that a form calls so, all of them or none."""
    by.check(DECIDE)
    rules.check_weeding_has_reason(reason)
    rules.check_something_is_chosen(keys)
    rules.check_names_no_personal_number([reason])
    _hold(keys)
    goes = [due for due in time_out(by, day_of(at)).goes if due.key in keys]
    rules.check_still_proposed(len(set(keys)) - len(goes))
    rules.check_reason_names_nobody(rules.named_in(reason, _names(goes)))
    row = Weeding.objects.create(
        at=at, by_name=by.name[:120], reason=reason.strip()[:300], rules=_by_rule(goes)
    )
    for due in goes:
        _erase(due, row.reason, by, at)
    audit.record(
        "contactpoint.weeding.done",
        by=by,
        at=at,
        target=row,
        changes={"ground": row.reason, "weeded_count": len(goes)},
    )
    return row


def _hold(keys: Collection[str]) -> None:
    """Hold the rows in the order of their numbers, so that two who press at once wait for each other."""
    tables = {
        Sort.ENQUIRY: Case,
        Sort.APPLICATION: Case,
        Sort.SEARCH: Profile,
        Sort.LISTENER: Listener,
        Sort.MEETING: NetworkMeeting,
    }
    for sort, table in tables.items():
        numbers = [key.rpartition("-")[2] for key in keys if key.startswith(f"{sort.value}-")]
        plain = [int(one) for one in numbers if one.isascii() and one.isdigit() and len(one) < 10]
        list(table._default_manager.select_for_update(of=("self",)).filter(pk__in=plain).order_by("pk"))


def _names(goes: Collection[Due]) -> list[str]:
    """Give the names that go, which the reason must not keep."""
    found: list[str] = []
    for due in goes:
        row = due.row
        if isinstance(row, Case):
            found += [row.organisation, row.person]
        elif isinstance(row, Profile):
            found.append(row.whose)
        elif isinstance(row, Listener):
            found.append(row.organisation)
    return found


def _by_rule(goes: Collection[Due]) -> list[dict[str, Any]]:
    counts = Counter(due.rule.pk for due in goes)
    rows = {due.rule.pk: due.rule for due in goes}
    return [
        {
            "sort": rule.sort,
            "version": rule.version,
            "months": rule.months,
            "decision": rule.decision,
            "count": counts[number],
        }
        for number, rule in sorted(rows.items())
    ]


def _erase(due: Due, reason: str, by: Viewer, at: datetime) -> None:
    row = due.row
    changes = {"weeding_sort": due.rule.sort, "version": due.rule.version, "ground": reason}
    audit.record("contactpoint.weeding.erased", by=by, at=at, target=row, changes=changes)
    if isinstance(row, Case):
        _count(row).save()
    if isinstance(row, NetworkMeeting):
        for document in row.documents.select_related("file"):
            erase_document(document)
    row.delete()


def _count(case: Case) -> CountedCase:
    """Give what is left of a case."""
    return CountedCase(
        on=_half(case.on),
        channel=case.channel,
        programme=case.programme,
        county=case.county,
        priority=case.priority,
        minutes=case.minutes,
        steps=[
            {
                "kind": step.kind,
                "on": _half(step.on).isoformat(),
                "minutes": step.minutes,
                "amount": str(step.amount) if step.amount is not None else None,
            }
            for step in case.steps.all()
        ],
    )


def _half(day: date) -> date:
    return date(day.year, 1 if day.month < 7 else 7, 1)


def propose_weeding(*, by: Viewer, at: datetime) -> int:
    """Write once a month to each who may decide, when something may go; give how many mails. Nothing is touched."""
    by.check(DECIDE)
    if not time_out(by, day_of(at)).goes:
        return 0
    return sum(_propose(account, at) for account in Account.objects.filter(is_active=True).order_by("pk"))


@transaction.atomic
def _propose(account: Account, at: datetime) -> bool:
    key = f"contactpoint:weeding:{day_of(at):%Y-%m}:{account.pk}"
    viewer = viewer_for(account, at)
    if not viewer.may(DECIDE) or OutboxMessage.objects.filter(key=key).exists():
        return False
    found = time_out(viewer, day_of(at))
    with override(account.language):
        link = f"{settings.UTBLICK_ADDRESS}{reverse('contactpoint:weeding')}"
        words = _("Nothing is erased by itself. Look at the list and choose:")
        outbox.enqueue(
            key=key,
            to=account.email,
            subject=found.words,
            text=f"{found.words}.\n\n{words}\n{link}\n",
            language=account.language,
            at=at,
        )
    return True
