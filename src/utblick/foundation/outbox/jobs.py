"""Send waiting mail while a worker runs, and forget old mail."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from utblick.foundation.jobs import Running, job, pulse
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.outbox.sending import send_due

KEPT = timedelta(days=365)


@pulse("outbox.send", timedelta(seconds=5))
def send_waiting(at: datetime) -> None:
    """Send what is due."""
    send_due(at)


@job("outbox.forget", _("Forget old outgoing mail"), timedelta(days=1), at_time=time(2, 30))
def forget_old(job: Running) -> dict[str, int]:
    """Remove mail sent or given up more than a year ago."""
    old = OutboxMessage.objects.filter(created_at__lt=job.at - KEPT)
    removed, _by_model = old.exclude(sent_at=None, failed_at=None).delete()
    return {"removed": removed}
