"""The parts of a page that need a little thinking. Available in every template without `load`."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    ChoiceField,
    ModelChoiceField,
    RadioSelect,
    Select,
    SelectMultiple,
)
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from utblick.foundation.audit.naming import called
from utblick.ui import dates, marking, messages
from utblick.ui.boxes import boxes
from utblick.ui.columns import grouped
from utblick.ui.doors import Door
from utblick.ui.doors import doors as doors_of
from utblick.ui.related import related as related_to
from utblick.ui.shell import viewer_of

register = template.Library()

TABS_ON_A_PHONE = 4
DASHES = "---------"  # what Django shows for a choice that is not made
# The colours a board may have; its own `colour` chooses, or else its key.
TONES = ("ink", "water", "lichen", "falu", "granite")
# Mixed with the key, it spreads a handful of boards well: RS, RUN, TSN and HSN get a colour each.
SALT = "1443"


@register.filter
def widget_kind(field: BoundField) -> str:
    """Say how a field is laid out: `check` (label after), `group` (legend around) or `plain`."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    return "plain"


@register.filter
def must_be_filled_in(field: BoundField) -> bool:
    """Say whether a field is required and may be left empty: a list where something is always chosen may not."""
    inner = field.field
    if isinstance(inner.widget, SelectMultiple) or not isinstance(inner.widget, Select):
        return bool(inner.required)
    if isinstance(inner, ModelChoiceField):
        return inner.required and inner.empty_label is not None
    if isinstance(inner, ChoiceField):
        return inner.required and next(iter(inner.widget.choices), ("", ""))[0] == ""
    return bool(inner.required)


@register.filter
def with_words(field: BoundField) -> BoundField:
    """Give the field, with words where a list would show dashes for what is not chosen."""
    inner = field.field
    if isinstance(inner, ChoiceField) and isinstance(inner.widget, Select):
        words = gettext("choose …") if inner.required else gettext("not chosen")
        inner.widget.choices = [
            (value, words if value == "" and label == DASHES else label)
            for value, label in inner.widget.choices
        ]
    return field


@register.simple_tag
def due(on: date | datetime | None, today: date | None = None) -> SafeString:
    """Show a deadline: `{% due matter.due_on %}`."""
    return dates.due_html(on, today)


@register.simple_tag
def due_chip(on: date | datetime | None, today: date | None = None, with_hour: bool = False) -> SafeString:
    """Show a deadline as a chip, its colour by the days left: `{% due_chip matter.due_on %}`."""
    return dates.due_chip_html(on, today, with_hour=with_hour)


@register.simple_tag
def day(on: date | datetime | None, today: date | None = None) -> SafeString:
    """Show a day: `{% day document.published_on %}`."""
    return dates.day_html(on, today)


@register.simple_tag
def ago(moment: datetime | None, now: datetime | None = None) -> SafeString:
    """Show a moment in the past: `{% ago source.last_success_at %}`."""
    return dates.ago_html(moment, now)


@register.simple_tag
def since(moment: datetime | None, now: datetime | None = None) -> SafeString:
    """Show a moment after the word `since`: `{% since source.failing_since %}`."""
    return dates.since_html(moment, now)


@register.simple_tag
def marked(text: str, spans: Iterable[Any]) -> SafeString:
    """Show a text with what was found in it: `{% marked document.title spans %}`."""
    return marking.marked(text, spans)


@register.simple_tag
def excerpt(text: str, spans: Iterable[Any], around: int = 60, most: int = 3) -> SafeString:
    """Show the surroundings of what was found: `{% excerpt document.text spans around=80 %}`."""
    return marking.excerpt(text, spans, around, most)


@register.simple_tag
def foreign(language: str | None) -> SafeString:
    """Give a `lang` attribute for text not in the page's language: `<p{% foreign document.language %}>`."""
    if not language or language == get_language():
        return SafeString("")
    return format_html(' lang="{}"', language)


@register.simple_tag
def key(name: str) -> SafeString:
    """Show a key beside what it does: `{% key "a" %}`."""
    return format_html('<kbd data-hint aria-hidden="true">{}</kbd>', name.upper() if len(name) == 1 else name)


def tone_of(board_key: str) -> str:
    """Give a board's colour when it has not chosen one: always the same for the same key."""
    return TONES[zlib.crc32(f"{SALT}{board_key}".encode()) % len(TONES)]


@register.simple_tag
def board(board: Any, name: str = "", url: str = "") -> SafeString:
    """Show a board as its small coloured tag: `{% board matter.owner %}` or `{% board "RUN" name %}`.

    `board` is a key, or has `key` and, if it likes, `name` and `colour`.
    """
    if not board:
        return SafeString("")
    board_key = str(getattr(board, "key", board))
    name = name or str(getattr(board, "name", ""))
    tone = getattr(board, "colour", "") or tone_of(board_key)
    inside = (
        format_html(
            '<span aria-hidden="true" title="{}">{}</span><span class="sr">{}</span>', name, board_key, name
        )
        if name
        else board_key
    )
    if url:
        return format_html('<a class="board" data-tone="{}" href="{}">{}</a>', tone, url, inside)
    return format_html('<span class="board" data-tone="{}">{}</span>', tone, inside)


@register.simple_tag(takes_context=True)
def doors(context: Any, record: Any) -> list[Door]:
    """Give the ways on from a record to other apps: `{% doors matter as ways %}`."""
    return doors_of(viewer_of(context["request"]), record)


@register.simple_tag(takes_context=True)
def related(context: Any, record: Any) -> SafeString:
    """Show what other apps know of a record, a card for each, and their forms for it: `{% related unit %}`."""
    request = context["request"]
    parts = related_to(viewer_of(request), record)
    shown = [render_to_string("ui/parts/part.html", {"part": part}) for part in parts]
    return SafeString("".join([*shown, *boxes(request, record)]))


@register.inclusion_tag("ui/parts/nothing.html")
def nothing(title: str, text: str = "", url: str = "", label: str = "", level: int = 2) -> dict[str, Any]:
    """Show that there is nothing and what to do next: `{% nothing "No hits" "Add words" url "Edit" %}`."""
    return {"title": title, "text": text, "url": url, "label": label, "level": level}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Iterable[Any], label: str) -> dict[str, Any]:
    """Link pages that belong together; each item has `label`, `url`, `current` and maybe `count`.

    Many of them would fill half a phone's screen: there they stand behind the name of the page that is shown.
    """
    listed = list(items)
    here = next((item for item in listed if item.get("current")), None)
    return {"items": listed, "label": label, "here": here, "are_many": len(listed) > TABS_ON_A_PHONE}


@register.inclusion_tag("ui/parts/crumbs.html")
def crumbs(*words: Any) -> dict[str, Any]:
    """Show the way here: `{% crumbs "Watch" watch_url "Profiles" "" %}`, each label with its address."""
    return {"steps": [{"label": words[at], "url": words[at + 1]} for at in range(0, len(words) - 1, 2)]}


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "") -> SafeString:
    """Say something that matters, with its way out inside: `{% notice "warning" title %}…{% endnotice %}`.

    `kind` is info, success, warning or error; the last is read out at once.
    """
    role = SafeString(' role="alert"') if kind == "error" else SafeString("")
    heading = format_html('<p class="kind">{}</p>', title) if title else SafeString("")
    return format_html('<div class="notice {}"{}>{}{}</div>', kind, role, heading, content)


register.filter("undo_url", messages.undo_url)
register.filter("thousands", grouped)
register.filter("who", called)
