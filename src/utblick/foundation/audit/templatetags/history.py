"""Show what was done to a record: `{% load history %}{% history matter %}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import Model

from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words, history_of
from utblick.foundation.audit.registry import words_of

register = template.Library()


@register.inclusion_tag("audit/history.html")
def history(target: Model, most: int = 50) -> dict[str, Any]:
    """Show the newest events of one record; one query."""
    found = list(history_of(target)[: most + 1])
    return {"events": found[:most], "more": len(found) > most}


@register.filter
def done(event: AuditEvent) -> str:
    """Give the words of what was done."""
    return words_of(event.action)


@register.filter
def changed(event: AuditEvent) -> Iterable[str]:
    """Give the changes of an event in words."""
    return list(changes_in_words(event))
