"""A notice as a brief: one page of Word that can be changed, with talking points and sources."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.data import publisher
from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.words import day_words, talking_points
from utblick.ui.navigation import organisation_name
from utblick.ui.sheets.sheet import Block, Item, Sheet, fitted
from utblick.ui.sheets.word import as_docx


def as_word(notice: Notice, language: str) -> bytes:
    """Write the brief as Word."""
    return as_docx(fitted(sheet(notice, language)))


def sheet(notice: Notice, language: str) -> Sheet:
    """Give the brief as data."""
    with override(language):
        facts = [
            (pgettext("last day", "By when"), day_words(notice.by_when, language) if notice.by_when else ""),
            (_("Who acts"), notice.text("who", language)),
            (_("Boards"), ", ".join(board.name for board in notice.boards.all())),
            (_("Topics"), ", ".join(topic.name for topic in notice.topics.all())),
        ]
        sources = tuple(
            Item(f"{link['title']}: {link['address']}" if link["title"] else link["address"])
            for link in notice.links
        )
        blocks = (
            Block(_("What has happened"), _said(notice.text("what", language)), is_list=False),
            Block(
                pgettext("heading", "Why it concerns us"), _said(notice.text("why", language)), is_list=False
            ),
            Block(_("Talking points"), tuple(Item(point) for point in talking_points(notice, language))),
            Block(_("Sources"), sources, rank=1, what=_("sources")),
        )
        working = "" if notice.is_ready else _("Working material: the notice has not been marked as ready.")
        return Sheet(
            kind=_("Notice"),
            title=notice.text("title", language) or notice.title_sv,
            language=language,
            facts=tuple((name, value) for name, value in facts if value),
            working=working,
            blocks=blocks,
            foot=tuple(filter(None, [organisation_name(), _dated(notice, language), _contact(notice)])),
            is_one_page=True,
        )


def _dated(notice: Notice, language: str) -> str:
    day = day_words(day_of(notice.changed_at), language)
    if notice.links:
        return _("As of %(day)s.") % {"day": day}
    return _("As of %(day)s. The notice names no source.") % {"day": day}


def _contact(notice: Notice) -> str:
    """Say whom to ask: who wrote it, as long as that account is used, or else whoever publishes."""
    if notice.made_by and notice.made_by.is_active:
        return _("Questions: %(name)s, %(mail)s") % {
            "name": notice.made_by.name,
            "mail": notice.made_by.email,
        }
    return _("Questions: %(mail)s") % {"mail": publisher.mail()} if publisher.mail() else ""


def _said(text: str) -> tuple[Item, ...]:
    return tuple(Item(part.strip()) for part in text.split("\n\n") if part.strip())
