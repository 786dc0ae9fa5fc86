"""Say a text of the tables in each language."""

from __future__ import annotations

from django.utils.translation import override

from utblick.features.publishing.shapes.fields import LANGUAGES, Text


def said(text: Text) -> dict[str, str]:
    """Give a text in each language: `{"sv": …, "en": …}`."""
    words = {}
    for language in LANGUAGES:
        with override(language):
            words[language] = str(text)
    return words
