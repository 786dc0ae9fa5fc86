"""Forget old sign-in attempts and ended sessions."""

from __future__ import annotations

from datetime import time, timedelta

from django.contrib.sessions.models import Session
from django.utils.translation import gettext_lazy as _

from utblick.foundation.accounts.limits import forget_before
from utblick.foundation.jobs import Running, job

COUNTS = {"attempts": _("attempts"), "sessions": _("sessions")}


@job("accounts.forget", _("Forget sign-in attempts and ended sessions"), timedelta(days=1), at_time=time(2))
def forget_old(job: Running) -> dict[str, int]:
    """Remove what nobody may need: attempts after a day, sessions when they have run out."""
    sessions, _by_model = Session.objects.filter(expire_date__lt=job.at).delete()
    return {"attempts": forget_before(job.at - timedelta(days=1)), "sessions": sessions}
