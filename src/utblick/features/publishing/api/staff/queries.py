"""Read keys: one's own, those of others where that is allowed, and whose a key is that somebody shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.organisation.viewers import viewer_for
from utblick.features.publishing.api.models import ApiToken
from utblick.features.publishing.api.staff.actions import MANAGE, START, digest_of
from utblick.features.publishing.api.staff.scopes import limited
from utblick.foundation.accounts.viewer import NOBODY, Viewer

# How exactly it is known when a key was last used: a call a second is not a write a second.
EXACTLY = timedelta(minutes=10)


def own(viewer: Viewer) -> QuerySet[ApiToken]:
    """Give the viewer's own keys, the newest first."""
    return ApiToken.objects.filter(account=viewer.account_id, account__isnull=False)


def others(viewer: Viewer, at: datetime) -> QuerySet[ApiToken]:
    """Give other people's keys that still work, for those who may revoke them; else none."""
    if not viewer.may(MANAGE):
        return ApiToken.objects.none()
    rows = ApiToken.objects.exclude(account=viewer.account_id).filter(revoked_at=None, expires_at__gt=at)
    return rows.select_related("account")


def token_by_number(viewer: Viewer, number: int) -> ApiToken:
    """Give a key that the viewer may revoke. Raises Http404."""
    rows = ApiToken.objects.all() if viewer.may(MANAGE) else own(viewer)
    return get_object_or_404(rows, pk=number)


def viewer_of(secret: str, at: datetime) -> tuple[ApiToken, Viewer] | None:
    """Give whose a key is, as far as it reaches; None for one that opens nothing. It is noted that it was used."""
    if not secret.startswith(START) or len(secret) > 100:
        return None
    token = ApiToken.objects.select_related("account").filter(digest=digest_of(secret)).first()
    if token is None or not token.works(at):
        return None
    viewer = viewer_for(token.account, at)
    if viewer == NOBODY:
        return None
    stale = Q(used_at=None) | Q(used_at__lt=at - EXACTLY)
    ApiToken.objects.filter(stale, pk=token.pk).update(used_at=at)
    return token, limited(viewer, token.scopes, token.prefix)
