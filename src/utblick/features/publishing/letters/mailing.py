"""Write the newsletter as mail: subject, text and HTML in one language, the same for all but their own links.

The HTML has no tables, loads nothing and tells of nobody who opened it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from textwrap import wrap
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.publishing.letters import addresses, links
from utblick.features.publishing.letters.archive import day_and_who, in_language
from utblick.features.publishing.letters.contents import Told, contents, sections
from utblick.features.publishing.letters.models import Issue, Subscriber
from utblick.ui.navigation import organisation_name

WIDTH = 76
# Stand in the letter where each receiver's own links will; no text that people write holds a NUL.
LEAVE, CHANGE = "\0leave\0", "\0change\0"


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it is put into the outbox."""

    subject: str
    text: str
    html: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def to(self, subscriber: Subscriber) -> Letter:
        """Give the letter with one subscriber's own links, also in the headers that mail programs show a button for."""
        leave = links.address(links.LEAVE, subscriber)
        change = links.address(links.CHANGE, subscriber)
        headers = {
            "List-Unsubscribe": f"<{leave}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<newsletter.{_host()}>",
        }
        text, html = (body.replace(LEAVE, leave).replace(CHANGE, change) for body in (self.text, self.html))
        return replace(self, text=text, html=html, headers=headers)


def write(
    issue: Issue, language: str, *, is_test: bool = False, bar: Mapping[str, Any] | None = None
) -> Letter:
    """Write an issue in a language. A test has no links for leaving, since its receiver does not subscribe.

    `bar` is what the line above it needs where it is looked at inside: the way back, in the looker's language.
    """
    above = render_to_string("letters/mail/bar.html", {"bar": bar}) if bar else ""
    with override(language):
        told = in_words(issue, language, is_test=is_test)
        text = as_text(told)
        html = render_to_string("letters/mail/letter.html", {**told, "above": above})
    subject = told["subject"] if not is_test else f"{_test_word(language)}: {told['subject']}"
    return Letter(subject, text, html)


def in_words(issue: Issue, language: str, *, is_test: bool) -> dict[str, Any]:
    """Give the words of a letter, in the language that is switched on."""
    subject, subject_in = in_language({"sv": issue.title_sv, "en": issue.title_en}, language)
    intro, intro_in = in_language({"sv": issue.intro_sv, "en": issue.intro_en}, language)
    return {
        "language": language,
        "subject": subject,
        "subject_lang": _other(subject_in, language),
        "intro": intro,
        "intro_lang": _other(intro_in, language),
        "number": issue.number,
        "organisation": organisation_name(),
        "web": addresses.counted(issue.number, 0, language),
        "sections": [
            {"title": str(section.label), "rows": [_row(issue, row, language) for row in rows]}
            for section, rows in sections(contents(issue))
        ],
        "leave": "" if is_test else LEAVE,
        "change": "" if is_test else CHANGE,
        "audience": issue.audience.name_en if language == "en" else issue.audience.name_sv,
    }


def _row(issue: Issue, row: Told, language: str) -> dict[str, Any]:
    title, title_in = in_language(row.title, language)
    text, text_in = in_language(row.text, language)
    why, why_in = in_language(row.why, language)
    return {
        "title": title,
        "title_lang": _other(title_in, language),
        "text": text,
        "text_lang": _other(text_in, language),
        "why": why,
        "why_lang": _other(why_in, language),
        "last": day_and_who(row, language),
        "url": addresses.counted(issue.number, row.number, language) if row.paths else "",
    }


def _other(found: str, language: str) -> str:
    return "" if found == language else found


def _test_word(language: str) -> str:
    with override(language):
        return _("Test")


def as_text(told: Mapping[str, Any]) -> str:
    """Give the letter as text alone."""
    out = [told["subject"], "=" * min(len(told["subject"]), WIDTH), "", *_wrapped(told["intro"]), ""]
    for section in told["sections"]:
        out += [section["title"].upper(), "-" * min(len(section["title"]), WIDTH), ""]
        for row in section["rows"]:
            out += _entry(row)
    out += [f"{_('Read it on the web')}: {told['web']}", "", "--"]
    out += _wrapped(_("You get this because you subscribe to: %(name)s.") % {"name": told["audience"]})
    if told["leave"]:
        out += [
            f"{_('Change what you get')}: {told['change']}",
            f"{_('Leave the newsletter')}: {told['leave']}",
        ]
    return "\n".join(out) + "\n"


def _entry(row: Mapping[str, Any]) -> Sequence[str]:
    lines = [*_wrapped(row["title"]), *_wrapped(row["text"], "  ")]
    if row["why"]:
        lines += _wrapped(f"{_('Why it concerns us')}: {row['why']}", "  ")
    if row["last"]:
        lines += _wrapped(row["last"], "  ")
    return [*lines, *([f"  {row['url']}"] if row["url"] else []), ""]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _host() -> str:
    return settings.UTBLICK_ADDRESS.partition("://")[2].partition(":")[0].partition("/")[0] or "localhost"
