"""Tags: where a call stands, a moment on both clocks, whether a row is sure, counties by their names."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from utblick.features.organisation.models import Certainty
from utblick.features.programmes.call_html import moment_html, state_html
from utblick.features.programmes.kinds import kind_words as words_of_kind
from utblick.features.programmes.queries import CallNow
from utblick.features.programmes.telling import country as name_of_country
from utblick.features.programmes.telling import listed
from utblick.features.programmes.times import Told
from utblick.ui.columns import grouped
from utblick.ui.geography import region

register = template.Library()


@register.simple_tag
def call_state(row: CallNow) -> SafeString:
    """Say where a call stands, and how long is left."""
    return state_html(row)


@register.simple_tag
def call_moment(said: Told | None) -> SafeString:
    """Say a moment on both clocks."""
    return moment_html(said)


@register.simple_tag
def certain(row: Any) -> SafeString:
    """Mark what is to be confirmed."""
    if row.certainty != Certainty.UNSURE:
        return SafeString("")
    return format_html(' <span class="chip amber">{}</span>', _("to be confirmed"))


@register.simple_tag
def counties(codes: Iterable[str]) -> str:
    """Name the counties of NUTS 3 codes; a code that is no place on the map stands as it is."""
    return listed(str(place.name) if (place := region(code)) else code for code in codes)


@register.filter
def country(code: str) -> str:
    """Name the country of two letters."""
    return name_of_country(code)


@register.filter
def rate_figure(number: Decimal) -> str:
    """Write a rate with the decimals that it has."""
    return grouped(number)


@register.filter
def kind_words(kind: str) -> str:
    """Say a kind of organisation in the language of the page."""
    return words_of_kind(kind)
