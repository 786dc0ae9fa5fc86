"""What templates of the boards' work cannot say by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from utblick.engine.deadlines.meetings import Step
from utblick.features.governance.backwards import in_page_language

register = template.Library()


@register.filter
def item(table: Mapping[str, str], key: str) -> str:
    """Give what a table has under a key, or nothing."""
    return table.get(key, "")


@register.simple_tag
def step_words(step: Step) -> str:
    """Say a step of a plan in the language of the page."""
    return in_page_language(step)
