"""Write the mail of a question, in the language that is switched on: the question, and links that answer it."""

from __future__ import annotations

from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from utblick.features.exchanges.answer_links import address
from utblick.features.exchanges.asking import QUESTIONS
from utblick.features.exchanges.models import Question


class Letter(NamedTuple):
    """A mail as it is put into the outbox."""

    subject: str
    text: str
    html: str


def letter_of(question: Question) -> Letter:
    """Write the mail of a question."""
    words = QUESTIONS[question.asking]
    exchange = question.exchange
    context = {
        "exchange": exchange,
        "question": words.question,
        "answers": [(label, address(question.pk, str(value))) for value, label in words.answers],
        "write": address(question.pk),
    }
    subject = f"{exchange.title}: {str(words.question)[0].lower()}{str(words.question)[1:]}"
    return Letter(
        subject if len(subject) <= 200 else str(words.question),
        _as_text(context),
        render_to_string("exchanges/mail/question.html", context),
    )


def _as_text(told: dict[str, object]) -> str:
    exchange, answers = told["exchange"], told["answers"]
    lines = [str(told["question"]), "", str(exchange), ""]
    for label, link in answers:  # type: ignore[attr-defined]
        lines += [f"{label}:", f"  {link}", ""]
    lines += [_("Write a line instead:"), f"  {told['write']}", ""]
    lines.append(
        _("The links need no signing in. They work for 120 days, and you may change your answer until then.")
    )
    return "\n".join(lines)
