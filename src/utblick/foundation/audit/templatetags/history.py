"""Show what was done to a record: `{% load history %}{% history matter %}`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.db.models import Model, QuerySet

from utblick.foundation.accounts.viewer import NOBODY
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words, history_of
from utblick.foundation.audit.record_logs import openers
from utblick.foundation.audit.registry import words_of

register = template.Library()


@register.inclusion_tag("audit/history.html", takes_context=True)
def history(
    context: template.Context, target: Model | QuerySet[Any], most: int = 50, about: str = ""
) -> dict[str, Any]:
    """Show the newest events of one record, and the ways to all of them; one query.

    `target` may be several records of one kind (one query more); `about` then is what the trail is asked for.
    """
    found = list(history_of(target)[: most + 1])
    shown: dict[str, Any] = {"events": found[:most], "more": len(found) > most}
    if isinstance(target, QuerySet):
        kind, asked = target.model._meta.label_lower, {"record": about}
    else:
        kind, asked = target._meta.label_lower, {"id": str(target.pk)}
        if kind in openers():
            shown |= {"kind": kind, "number": target.pk}
    viewer = getattr(context.get("shell"), "viewer", NOBODY)
    if viewer.may("audit.event.view"):
        shown["asked"] = urlencode({"type": kind, **asked})
    return shown


@register.filter
def done(event: AuditEvent) -> str:
    """Give the words of what was done."""
    return words_of(event.action)


@register.filter
def changed(event: AuditEvent) -> Iterable[str]:
    """Give the changes of an event in words."""
    return list(changes_in_words(event))
