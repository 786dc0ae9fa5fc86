"""The pages that belong together, and their list."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from utblick.ui.shell import viewer_of

PAGES = (
    ("letters:notices", _("Notices"), "letters.notice.view"),
    ("letters:issues", _("Newsletter"), "letters.issue.view"),
    ("letters:audiences", _("Audiences"), "letters.issue.view"),
    ("letters:subscribers", _("Subscribers"), "letters.issue.view"),
)


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the pages about notices and the newsletter that the viewer may open."""
    viewer = viewer_of(request)
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label, permission in PAGES
        if viewer.may(permission)
    ]
