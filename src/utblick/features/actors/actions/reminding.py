"""Remind those who may destroy that something's time is out: one mail a month, and nothing is touched."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.actors.time_out import DESTROY, time_out
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation import outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage


def remind_of_time_out(*, by: Viewer, at: datetime) -> dict[str, int]:
    """Count what is out of time, and write once a month to each who may destroy it."""
    by.check(DESTROY)
    found = time_out(by, day_of(at))
    mails = 0
    if found.count:
        for account in Account.objects.filter(is_active=True).order_by("pk"):
            mails += _remind(account, at)
    return {
        "contacts": len(found.contacts),
        "drafts": len(found.drafts),
        "people": len(found.people),
        "held": len(found.held),
        "mails": mails,
    }


@transaction.atomic
def _remind(account: Account, at: datetime) -> bool:
    key = f"actors:time-out:{day_of(at):%Y-%m}:{account.pk}"
    viewer = viewer_for(account, at)
    if not viewer.may(DESTROY) or OutboxMessage.objects.filter(key=key).exists():
        return False
    found = time_out(viewer, day_of(at))
    if not found.count:
        return False
    with override(account.language):
        subject = found.words
        link = f"{settings.UTBLICK_ADDRESS}{reverse('actors:time_out')}"
        words = _("Nothing is destroyed by itself. Look at the list and choose:")
        outbox.enqueue(
            key=key,
            to=account.email,
            subject=subject,
            text=f"{subject}.\n\n{words}\n{link}\n",
            language=account.language,
            at=at,
        )
    return True
