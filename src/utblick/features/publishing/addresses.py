"""Where a public record stands on the site: the language, the kind's word, its slug. Never changed once given."""

from __future__ import annotations

from utblick.features.publishing.shapes import SHAPES


def address_of(kind: str, slug: str, language: str) -> str:
    """Give the path of a public record in a language."""
    return f"/{language}/{SHAPES[kind].paths[language]}/{slug}/"
