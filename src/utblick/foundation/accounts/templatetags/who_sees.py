"""Say on a page who sees it. Available in every template without `load`."""

from __future__ import annotations

from typing import Any

from django import template

from utblick.foundation.accounts.matrix import action_of, who_may

register = template.Library()


@register.inclusion_tag("accounts/who_sees.html")
def who_sees(action: str, board: str = "") -> dict[str, Any]:
    """Show which roles may do an action: `{% who_sees "monitoring.matter.view" %}`; one query."""
    return {"roles": who_may(action, board=board or None), "label": action_of(action).label}


@register.filter
def may(viewer: Any, action: str) -> bool:
    """Say whether the viewer may do an action somewhere: `{% if shell.viewer|may:"audit.event.view" %}`."""
    return bool(viewer and viewer.may_somewhere(action))
