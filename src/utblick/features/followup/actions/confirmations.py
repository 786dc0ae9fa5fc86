"""Ask contacts to confirm, and take their answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.engine.coverage.months import HalfYear
from utblick.features.followup import rules
from utblick.features.followup.confirming import HANDLE, WRITE, answers, half_year_to_confirm
from utblick.features.followup.models import Confirmation
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Unit
from utblick.features.organisation.queries import people
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation import audit, outbox
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.outbox.models import OutboxMessage

# After that, the next half-year is nearer than the last.
ASKED_WITHIN = timedelta(days=60)


@transaction.atomic
def confirm_units(
    half: HalfYear, missing: Mapping[Unit, str], *, by: Viewer, at: datetime
) -> list[Confirmation]:
    """Confirm what some units did in a half-year, each with what is missing or nothing; the latest answer holds."""
    rules.check_half_year_is_over(half.last, day_of(at))
    made = []
    for unit, words in missing.items():
        by.check(WRITE, unit=unit.pk)
        row, _is_new = Confirmation.objects.update_or_create(
            unit=unit,
            year=half.year,
            half=half.half,
            defaults={
                "missing": words.strip()[:500],
                "account_id": by.account_id,
                "at": at,
                "handled_at": None,
            },
        )
        changes = {"half_year": f"{half.year}:{half.half}", "missing": ["", row.missing]}
        audit.record("followup.confirmation.given", by=by, at=at, target=row, changes=changes)
        made.append(row)
    return made


@transaction.atomic
def handle(row: Confirmation, *, by: Viewer, at: datetime) -> Confirmation:
    """Say that what a unit found missing or wrong has been seen to."""
    by.check(HANDLE)
    row = Confirmation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    rules.check_something_is_missing(row.missing)
    if row.handled_at is None:
        row.handled_at = at
        row.save()
        changes = {"missing": [row.missing, ""]}
        audit.record("followup.confirmation.handled", by=by, at=at, target=row, changes=changes)
    return row


def ask_contacts(*, by: Viewer, at: datetime) -> int:
    """Ask every contact once, by mail, to confirm the half-year that is over; give how many mails."""
    half = half_year_to_confirm(day_of(at))
    if day_of(at) - half.last > ASKED_WITHIN:
        return 0
    accounts = {row.account_id: row.account for row in people(at, role=Role.UNIT_CONTACT)}
    return sum(_ask(account, half, by=by, at=at) for account in accounts.values())


@transaction.atomic
def _ask(account: Account, half: HalfYear, *, by: Viewer, at: datetime) -> bool:
    key = f"followup:confirm:{half.year}:{half.half}:{account.pk}"
    if not account.may_sign_in(day_of(at)) or OutboxMessage.objects.filter(key=key).exists():
        return False
    waiting = [one for one in answers(viewer_for(account, at), half, at) if one.confirmation is None]
    if not waiting:
        return False
    with override(account.language):
        link = f"{settings.UTBLICK_ADDRESS}{reverse('followup:confirm')}"
        heading = _("Is this right? Your units' exchanges, %(half)s") % {"half": half_words(half)}
        context = {"heading": heading, "waiting": waiting, "link": link}
        lines = [heading, ""]
        for one in waiting:
            told = ", ".join(str(exchange) for exchange in one.exchanges) or _("nothing registered")
            lines.append(f"{one.unit.name}: {told}")
        lines += ["", _("Confirm or correct all of it on one page:"), link, ""]
        html = render_to_string("followup/mail/confirm.html", context)
        outbox.enqueue(
            key=key,
            to=account.email,
            subject=heading,
            text="\n".join(lines),
            html=html,
            language=account.language,
            at=at,
        )
    changes = {"half_year": f"{half.year}:{half.half}", "account": account.email}
    audit.record("followup.confirmation.asked", by=by, at=at, target=None, changes=changes)
    return True


def half_words(half: HalfYear) -> str:
    """Say a half-year."""
    return (_("%(year)d, first half") if half.half == 1 else _("%(year)d, second half")) % {"year": half.year}
