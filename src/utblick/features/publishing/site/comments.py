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
