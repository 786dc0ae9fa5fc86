"""The parts of a page that need a little thinking. Available in every template."""

from __future__ import annotations

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect

register = template.Library()


@register.filter
def widget_kind(field: BoundField) -> str:
    """Say how a field is laid out: `check` (label after), `group` (legend around) or `plain`."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "check"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "group"
    return "plain"
