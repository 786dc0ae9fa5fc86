"""The copy of an answer that is kept where no other file was sent: its text as a document."""

from __future__ import annotations

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.advocacy.models import Answer
from utblick.features.advocacy.sheets.wording import day_words
from utblick.foundation.files.models import StoredFile
from utblick.foundation.files.storing import store
from utblick.ui.sheets.pdf import as_pdf
from utblick.ui.sheets.sheet import Block, Item, Sheet


def sheet_of(answer: Answer) -> Sheet:
    """Write an answer in the language of its text, Swedish where there are both."""
    language = "sv" if answer.text_sv.strip() else "en"
    with override(language):
        told = [(_("To"), answer.to)]
        if answer.their_reference:
            told.append((_("Their number"), answer.their_reference))
        if answer.diary_number:
            told.append((_("Diary number"), answer.diary_number))
        if answer.signed_on:
            board = answer.board.name
            decided = _("by delegation for %(board)s") % {"board": board} if answer.is_delegated else board
            told.append(
                (
                    _("Decided"),
                    ", ".join(filter(None, (decided, answer.decision, day_words(answer.signed_on)))),
                )
            )
        if answer.sent_on:
            told.append((_("Sent"), day_words(answer.sent_on)))
        texts = [(answer.text_sv, _("In Swedish")), (answer.text_en, _("In English"))]
        there = [(text, heading) for text, heading in texts if text.strip()]
        blocks = [
            Block(
                heading if len(there) > 1 else _("Our answer"),
                tuple(
                    Item(part.strip(), language="en" if text == answer.text_en and language == "sv" else "")
                    for part in text.split("\n")
                    if part.strip()
                ),
                is_list=False,
            )
            for text, heading in there
        ]
        return Sheet(_("Answer"), answer.title, language, facts=tuple(told), blocks=tuple(blocks))


def stored_copy(answer: Answer) -> StoredFile:
    """Make the copy and keep it."""
    sheet = sheet_of(answer)
    return store(as_pdf(sheet), f"{slugify(sheet.title)[:80] or 'svar'}.pdf", "application/pdf")
