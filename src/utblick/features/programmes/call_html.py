"""A call's state, moments and title as markup, alike on every page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.programmes.models import Moment
from utblick.features.programmes.queries import CallNow
from utblick.features.programmes.times import State, Told

TONES = {State.OPEN: "lichen", State.COMING: "water", State.BETWEEN: "amber"}


def state_html(row: CallNow) -> SafeString:
    """Give where a call stands as a chip, with how long is left."""
    chip = format_html(
        '<span class="chip {}">{}</span>', TONES.get(row.standing.state, ""), row.standing.words
    )
    ahead = row.standing.next
    if ahead is None or not row.left or not row.is_applicable:
        return chip
    words = _("opens in %(left)s") if ahead.kind == Moment.OPENS else _("%(left)s left")
    return format_html('{} <span class="nowrap">{}</span>', chip, words % {"left": row.left})


def moment_html(said: Told | None) -> SafeString:
    """Give a moment with both clocks, and whether it is to be confirmed."""
    if said is None:
        return format_html('<span class="muted">{}</span>', _("not known"))
    day = format_html('<time datetime="{}">{}</time>', said.moment.instant.isoformat(), said.day)
    clocks = format_html('<br><span class="muted small">{}</span>', said.clocks) if said.clocks else ""
    unsure = (
        format_html(' <span class="chip amber">{}</span>', _("to be confirmed")) if said.is_unsure else ""
    )
    return format_html("<span>{}{}{}</span>", day, unsure, clocks)


def title_html(row: CallNow) -> SafeString:
    """Give a call's title as the way to its page, in the language that it is in."""
    url = reverse("programmes:call", args=[row.call.pk])
    return format_html('<a href="{}" lang="{}">{}</a>', url, row.language or "en", row.title)
