"""An issue as it stands on the site: one text in the small Markdown that public wording is written in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.publishing.letters.contents import Told, sections
from utblick.features.publishing.letters.words import day_words, to_act

# What a text would mean something else by in Markdown.
_SIGNS = re.compile(r"([\\`*_\[\]<>])")
_FIRST = re.compile(r"^(\s*)([#>+-]|\d+[.)])", re.MULTILINE)


def plain(text: str) -> str:
    """Give a text that Markdown shows as it was written."""
    return _FIRST.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def in_language(texts: dict[str, str] | object, language: str) -> tuple[str, str]:
    """Give a text in a language or else in the other one, and the language that it is in."""
    assert isinstance(texts, dict)
    other = "sv" if language == "en" else "en"
    for each in (language, other):
        if text := texts.get(each, ""):
            return text, each
    return "", language


def body_of(rows: Sequence[Told], language: str) -> str:
    """Write the items of an issue under their sections, each with the link to its own page."""
    parts: list[str] = []
    with override(language):
        for section, told in sections(rows):
            parts.append(f"## {section.label}")
            for row in told:
                title, _language = in_language(row.title, language)
                text, _language = in_language(row.text, language)
                why, _language = in_language(row.why, language)
                heading = plain(title)
                path = row.paths.get(language, "")
                parts.append(f"### [{heading}]({path})" if path else f"### {heading}")
                parts += [plain(each) for each in (text, why) if each]
                if told_last := day_and_who(row, language):
                    parts.append(plain(told_last))
    return "\n\n".join(parts)


def day_and_who(row: Told, language: str) -> str:
    """Say by when and who, as far as they are known, in the language that is switched on."""
    if row.by_when and row.section in ("calls", "events"):
        said = _("Closes %(day)s.") if row.section == "calls" else _("On %(day)s.")
        return said % {"day": day_words(row.by_when, language)}
    who, _language = in_language(row.who, language)
    return to_act(row.by_when, who, language)
