"""What the pages about amending acts write of their changes."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from utblick.engine.amending.instructions import Instruction
from utblick.features.advocacy.amending import DOES, WHY_LEFT

register = template.Library()

TONES = {"replace": "amber", "insert": "lichen", "delete": "falu", "words": "water", "unread": ""}


@register.simple_tag
def does(change: Instruction) -> SafeString:
    """Say in a word what a change does."""
    return format_html('<span class="chip {}">{}</span>', TONES[change.kind], DOES[change.kind])


@register.filter
def why_left(reason: str) -> str:
    """Give why a change was not made."""
    return str(WHY_LEFT.get(reason, reason))
