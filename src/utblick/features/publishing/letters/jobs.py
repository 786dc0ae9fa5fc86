"""Background work of the newsletter."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.letters.actions import sending, subscribing
from utblick.features.publishing.letters.models import Issue
from utblick.foundation.jobs import Running, job

COUNTS = {"letters": _("newsletters written"), "requests": _("unconfirmed sign-ups erased")}


@job(sending.JOB, _("Write the mail of newsletters that have been sent"), timedelta(minutes=10), tries=3)
def deliver(job: Running) -> dict[str, int]:
    """Go on where the last round ended until every subscriber's mail lies in the outbox."""
    count = 0
    for issue in Issue.objects.filter(sent_at__isnull=False, delivered_at=None).order_by("sent_at"):
        while written := sending.deliver(issue, at=job.at):
            count += written
            job.progress(letters=count)
    return {"letters": count}


@job("letters.forget", _("Erase sign-ups for the newsletter that were not confirmed"), timedelta(hours=1))
def forget(job: Running) -> dict[str, int]:
    """Erase what nobody confirmed within two days."""
    return {"requests": subscribing.forget_unconfirmed(at=job.at)}
