"""A notice as plain text and as HTML without a page around it, to paste where it is wanted."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.words import day_words


def as_text(notice: Notice, language: str) -> str:
    """Write the notice as plain text."""
    with override(language):
        parts = [notice.text("title", language), notice.text("what", language)]
        if why := notice.text("why", language):
            parts.append(f"{pgettext('heading', 'Why it concerns us')}: {why}")
        last = []
        if notice.by_when:
            last.append(f"{_('By when')}: {day_words(notice.by_when, language)}")
        if who := notice.text("who", language):
            last.append(f"{_('Who acts')}: {who}")
        sources = [" ".join(filter(None, (link["title"], link["address"]))) for link in notice.links]
        return "\n\n".join(filter(None, [*parts, "\n".join(last), "\n".join(sources)])) + "\n"


def as_fragment(notice: Notice, language: str) -> str:
    """Write the notice as HTML whose heading is of the second level; the language stands in it."""
    with override(language):
        context = {
            "language": language,
            "title": notice.text("title", language),
            "what": notice.text("what", language),
            "why": notice.text("why", language),
            "who": notice.text("who", language),
            "by_when": notice.by_when,
            "day": day_words(notice.by_when, language) if notice.by_when else "",
            "links": notice.links,
        }
        return render_to_string("letters/fragment.html", context)


def as_text_file(notice: Notice, language: str) -> bytes:
    """Give the plain text as a file."""
    return as_text(notice, language).encode()


def as_fragment_file(notice: Notice, language: str) -> bytes:
    """Give the HTML as a file of text: it is to be pasted, not to be opened as a page of ours."""
    return as_fragment(notice, language).encode()
