"""What templates of the boards' work cannot say by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def item(table: Mapping[str, str], key: str) -> str:
    """Give what a table has under a key, or nothing."""
    return table.get(key, "")
