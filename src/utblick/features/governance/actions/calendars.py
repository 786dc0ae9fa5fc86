"""Addresses where a calendar program fetches the year's days: secret, and revoked at any time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from utblick.features.governance import rules
from utblick.features.governance.models import CalendarAddress
from utblick.features.organisation.models import Board
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer

VIEW = "governance.desk.view"


def digest_of(token: str) -> str:
    """Give what is kept of an address's secret part."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_address(
    board: Board | None, name: str = "", *, by: Viewer, at: datetime
) -> tuple[CalendarAddress, str]:
    """Make an address for the viewer's own days, or a board's; give it with its secret part, shown only now."""
    by.check(VIEW)
    if by.account_id is None:
        raise NotAllowed(VIEW)
    own = CalendarAddress.objects.filter(account_id=by.account_id, revoked_at=None)
    rules.check_one_calendar(own.count())
    token = secrets.token_urlsafe(32)
    made = CalendarAddress.objects.create(
        account_id=by.account_id, board=board, name=name.strip()[:60], digest=digest_of(token), made_at=at
    )
    audit.record("governance.calendar.made", by=by, at=at, target=made)
    return made, token


@transaction.atomic
def revoke_address(made: CalendarAddress, *, by: Viewer, at: datetime) -> None:
    """Let an address no longer answer."""
    if made.account_id != by.account_id:
        raise NotAllowed(VIEW)
    if made.revoked_at is None:
        made.revoked_at = at
        made.save()
        audit.record("governance.calendar.revoked", by=by, at=at, target=made)
