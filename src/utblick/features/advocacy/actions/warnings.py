"""Warn of dates in EU files: one mail a day to each who works with them, never of the same thing twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from utblick.features.advocacy.calendar import Ahead, ahead_in
from utblick.features.advocacy.models import Procedure, Process, TeamMember, ToldWarning
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox import enqueue


def warn_of_dates(*, by: Viewer, at: datetime) -> int:
    """Write to those who own or work on a process of the file; give how many mails were written."""
    by.check("advocacy.procedure.change")
    today = day_of(at)
    team = TeamMember.objects.at(today).values_list("process", "account")
    owners = Process.objects.filter(owner__isnull=False).values_list("pk", "owner")
    processes: dict[int, set[int]] = {}
    for process, number in (*team, *owners):
        processes.setdefault(number, set()).add(process)
    mails = 0
    for account in Account.objects.filter(pk__in=processes).order_by("pk"):
        if account.may_sign_in(today):
            mails += _warn(account, processes[account.pk], by, at)
    return mails


@transaction.atomic
def _warn(account: Account, processes: set[int], by: Viewer, at: datetime) -> int:
    files = (
        Procedure.objects.filter(processes__in=processes)
        .distinct()
        .prefetch_related("events", "processes__board")
    )
    with override(account.language):
        reached = [one for one in ahead_in(by, files, at) if one.warning is not None]
        told = set(ToldWarning.objects.filter(account=account).values_list("key", "days"))
        fresh = [one for one in reached if (one.pk, one.warning) not in told]
        if not fresh:
            return 0
        ToldWarning.objects.bulk_create(
            ToldWarning(account=account, key=one.pk, days=one.warning or 0, at=at) for one in fresh
        )
        lines = [_line(one) for one in fresh]
        subject = ngettext("%(n)s date in your EU files", "%(n)s dates in your EU files", len(fresh)) % {
            "n": len(fresh)
        }
        enqueue(
            key=f"advocacy:warnings:{account.pk}:{day_of(at).isoformat()}",
            to=account.email,
            subject=subject,
            text=_text(subject, lines),
            html=render_to_string("advocacy/mail/warnings.html", {"heading": subject, "lines": lines}),
            language=account.language,
            at=at,
        )
    return 1


def _line(one: Ahead) -> dict[str, str]:
    day = date_format(localtime(one.at), "SHORT_DATE_FORMAT")
    return {
        "day": _("%(day)s at the earliest") % {"day": day} if one.is_earliest else day,
        "name": one.name,
        "file": one.procedure.name,
        "url": f"{settings.UTBLICK_ADDRESS}{reverse('advocacy:procedure', args=[one.procedure.key])}",
    }


def _text(subject: str, lines: Sequence[dict[str, str]]) -> str:
    rows = [f"{one['day']}: {one['name']}\n  {one['file']}\n  {one['url']}\n" for one in lines]
    return "\n".join([subject, "", *rows, _("You get this because you work with the policy process.")])
