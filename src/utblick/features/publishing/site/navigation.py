"""Where visitors' reports stand in the menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from utblick.ui.navigation import Item

ITEMS = (
    Item(
        "site-comments",
        "site_comments:comments",
        _("Visitors' reports"),
        group="administration",
        permission="site.comment.view",
        order=80,
    ),
)
