"""What is made of one notice: a page in Word, a card to show, texts to paste."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.outputs import brief, card, pasting


class Output(NamedTuple):
    """One form of a notice: its word in the address, its file ending, its type and what writes it."""

    key: str
    ending: str
    media_type: str
    label: str | Promise
    make: Callable[[Notice, str], bytes]


OUTPUTS: dict[str, Output] = {
    one.key: one
    for one in (
        Output(
            "underlag",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _("Brief of one page (Word)"),
            brief.as_word,
        ),
        Output("bild", "png", "image/png", _("Card for slides (PNG, 1920 × 1080)"), card.as_png),
        Output("kort", "pdf", "application/pdf", _("Card as a page (PDF)"), card.as_pdf),
        Output("text", "txt", "text/plain; charset=utf-8", _("Plain text"), pasting.as_text_file),
        Output("html", "html", "text/plain; charset=utf-8", _("HTML to paste"), pasting.as_fragment_file),
    )
}

__all__ = ["OUTPUTS", "Output"]
