"""Where an item stands, in a word."""

from __future__ import annotations

from django.utils.translation import gettext as _

from utblick.features.governance.models import Item


def state_of(item: Item) -> tuple[str, str]:
    """Give the word for where an item stands, and its tone."""
    if item.withdrawn_at:
        return _("withdrawn"), ""
    if hasattr(item, "decision"):
        return _("decided"), "lichen"
    return (_("ready"), "water") if item.is_ready else (_("being written"), "amber")
