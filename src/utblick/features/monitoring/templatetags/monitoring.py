"""Say in the page's language why a matter is as it is."""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.features.monitoring.document_types import type_name
from utblick.features.monitoring.models import Document, Matter
from utblick.features.monitoring.reasons import reason_words as words_of_reason
from utblick.features.organisation.queries import reason_sentence
from utblick.ui import dates

register = template.Library()


@register.filter
def reason_words(reason: str) -> str:
    """Give a reason to dismiss in words."""
    return words_of_reason(reason)


@register.simple_tag
def deadline(
    moment: datetime | None, with_hour: bool = False, with_word: bool = True, of_source: object = None
) -> SafeString:
    """Show a deadline of the outside world as a chip: how long is left, or, quietly, that it has passed.

    With `of_source` it says that it is the source's, since a day of our own stands beside it.
    """
    if moment is None:
        return SafeString("")
    if moment >= timezone.now():
        word = _("the source’s deadline") if of_source else None
        return dates.due_chip_html(moment, with_hour=with_hour, with_word=with_word, word=word)
    return format_html('<span class="chip">{} {}</span>', _("closed"), dates.day_html(moment))


@register.filter
def joined_words(document: Document) -> str:
    """Say which rule put a document into its matter."""
    seen = {"what": document.joined_on}
    return {
        "first": "",
        "reference": _("joined by the reference %(what)s") % seen,
        "title": _("joined by the same title"),
        "text": _("joined because the texts are nearly the same"),
        "hand": _("joined by hand"),
        "split": _("split from “%(what)s” by hand") % seen,
    }[document.joined_by]


@register.filter
def type_words(type_: str) -> str:
    """Give a document's type in words."""
    return type_name(type_)


@register.filter
def proposal_words(matter: Matter) -> str:
    """Say why this owner is proposed."""
    proposal = matter.proposal or {}
    if not proposal.get("board"):
        return ""
    sentences = [reason_sentence(proposal["board"], get_language() or "sv")]
    if proposal.get("concerned"):
        sentences.append(_("Also concerned: %(boards)s.") % {"boards": ", ".join(proposal["concerned"])})
    if matter.proposed_owner:
        rule = proposal.get("person", {}).get("rule")
        words = {
            "profile": _("%(name)s owns the watch profile that hit most."),
            "strategist": _("%(name)s answers for what nobody else does."),
        }.get(rule, "%(name)s")
        sentences.append(words % {"name": matter.proposed_owner.name})
    return " ".join(sentences)


@register.filter
def owner_words(matter: Matter) -> str:
    """Say of a matter that has an owner what the remit says of it, and which other boards it concerns."""
    sentences = []
    board = (matter.proposal or {}).get("board")
    if board:
        if matter.proposed_board_id and matter.proposed_board_id != matter.owner_board_id:
            sentences.append(_("Another board was chosen than the one that the remit points to."))
        sentences.append(reason_sentence(board, get_language() or "sv"))
    if concerned := ", ".join(b.key for b in matter.concerned_boards.all()):
        sentences.append(_("Also concerned: %(boards)s.") % {"boards": concerned})
    return " ".join(sentences)
