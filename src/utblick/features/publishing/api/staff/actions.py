"""What people do with keys: make and revoke them; by whom (`by`) and when (`at`) always said."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction

from utblick.features.publishing.api.models import ApiToken
from utblick.features.publishing.api.staff import rules
from utblick.features.publishing.api.staff.scopes import offered
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

MAKE, MANAGE = "api.token.make", "api.token.manage"
LONGEST_DAYS, MOST = 366, 20
START, SHOWN = "utb_", 10


def digest_of(secret: str) -> str:
    """Give the fingerprint of a key. Keys are long and random, so a plain one cannot be guessed back."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make(name: str, scopes: Collection[str], days: int, *, by: Viewer, at: datetime) -> tuple[ApiToken, str]:
    """Make a key that works for some days; give it and the key itself, which nobody can read again.

    Raises NotAllowed, RuleBroken, and ValidationError for a name that is empty or too long.
    """
    by.check(MAKE)
    rules.check_has_scopes(scopes, offered(by))
    rules.check_lasts(days, LONGEST_DAYS)
    standing = ApiToken.objects.filter(account=by.account_id, revoked_at=None, expires_at__gt=at)
    rules.check_has_room(standing.count(), MOST)
    secret = START + secrets.token_urlsafe(32)
    token = ApiToken(
        account=Account.objects.get(pk=by.account_id or 0),
        name=name.strip(),
        prefix=secret[:SHOWN],
        digest=digest_of(secret),
        scopes=sorted(scopes),
        made_at=at,
        expires_at=at + timedelta(days=days),
    )
    token.full_clean()
    token.save()
    changes = {"scopes": [[], token.scopes], "expires_at": ["", token.expires_at.date().isoformat()]}
    audit.record("api.token.made", by=by, at=at, target=token, changes=changes)
    return token, secret


@transaction.atomic
def revoke(token: ApiToken, *, by: Viewer, at: datetime) -> ApiToken:
    """End a key at once: one's own, or anybody's where that is allowed."""
    if token.account_id != by.account_id:
        by.check(MANAGE)
    token = ApiToken.objects.select_for_update().get(pk=token.pk)
    rules.check_still_works(token.works(at))
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    audit.record("api.token.revoked", by=by, at=at, target=token)
    return token


@transaction.atomic
def note_reading(token: ApiToken, resource: str, count: int, *, by: Viewer, at: datetime) -> None:
    """Tell in the trail that a program has read records that name people."""
    audit.record("api.token.read", by=by, at=at, target=token, changes={resource: count})
