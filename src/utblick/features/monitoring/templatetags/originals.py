"""Links to the originals of documents that were brought in by hand."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from utblick.features.monitoring.models import Document
from utblick.foundation.files.views import download_address

register = template.Library()

# The sources that files without a source of their own belong to; nothing is asked about the others.
BY_HAND = frozenset({"upload", "mailbox", "feed"})


@register.simple_tag(takes_context=True)
def originals(context: dict[str, Any], document: Document) -> SafeString:
    """Link the files that a document was brought in as: `{% originals document %}`."""
    if document.source.key not in BY_HAND:
        return SafeString("")
    viewer = context["shell"].viewer
    files = [row.file for row in document.originals.select_related("file")]
    return format_html_join(
        "", ' · <a href="{}" download>{}</a>', ((download_address(one, viewer), one.name) for one in files)
    )
