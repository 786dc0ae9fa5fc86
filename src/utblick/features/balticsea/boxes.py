"""The strategy's box on the page of anything that can be tagged: its tags, what its words suggest, and one choice."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from utblick.features.balticsea.queries import plans as queries
from utblick.features.balticsea.queries.tagged import suggestions, tags_of
from utblick.ui.boxes import Draw
from utblick.ui.shell import viewer_of
from utblick.ui.taggable import taggable

MOST_SUGGESTED = 3


def strategy(request: HttpRequest, record: Any) -> SafeString:
    """Show a record's tags, and to who may tag it the ways to set one: a press on what is suggested, or a choice."""
    viewer = viewer_of(request)
    one = taggable().get(record._meta.label_lower)
    if one is None or not viewer.may(queries.VIEW):
        return SafeString("")
    tags = tags_of(one.kind, record.pk)
    seen = one.rows(viewer).filter(pk=record.pk).first()
    may_tag = seen is not None and one.may_tag(viewer, seen)
    if seen is None or not (tags or may_tag):
        return SafeString("")
    context: dict[str, Any] = {"tags": tags, "may_tag": may_tag, "kind": one.kind, "number": record.pk}
    plan = queries.current_plan(viewer, timezone.localdate()) if may_tag else None
    if plan is not None:
        areas = list(queries.areas(viewer, plan))
        by_number = {area.pk: area for area in areas}
        taken = {tag.area_id for tag in tags}
        suggested = suggestions(one.thing(seen), areas, taken)[:MOST_SUGGESTED]
        context |= {
            "plan": plan,
            "areas": areas,
            "suggested": [(by_number[each.area], each.word) for each in suggested],
        }
    return SafeString(render_to_string("balticsea/box.html", context, request))


BOXES: tuple[Draw, ...] = (strategy,)
