"""Read what visitors reported."""

from __future__ import annotations

from django.db.models import QuerySet

from utblick.features.publishing.site.models import Comment
from utblick.foundation.accounts.viewer import Viewer

VIEW = "site.comment.view"


def comments(viewer: Viewer) -> QuerySet[Comment]:
    """Give all reports, those that wait first. Raises NotAllowed."""
    viewer.check(VIEW)
    return Comment.objects.order_by("settled_at", "-received_at", "-pk")


def waiting(viewer: Viewer) -> int | None:
    """Give how many reports nobody has dealt with."""
    return Comment.objects.filter(settled_at__isnull=True).count()
