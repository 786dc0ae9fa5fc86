"""Names of what a found document is, in the page's language."""

from __future__ import annotations

from django import template

from utblick.features.monitoring.document_types import type_name
from utblick.features.monitoring.queries.prose import language_name

register = template.Library()
register.filter("type_name", type_name)
register.filter("language_name", language_name)
