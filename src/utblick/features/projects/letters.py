"""Write the mail that asks, a year after closing, whether a project's results are in use."""

from __future__ import annotations

from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from utblick.features.projects.answer_links import address
from utblick.features.projects.models import ResultAnswer, ResultQuestion


class Letter(NamedTuple):
    """A mail as it is put into the outbox."""

    subject: str
    text: str
    html: str


def letter_of(question: ResultQuestion) -> Letter:
    """Write the mail of a question in the language that is switched on."""
    asked, project = _("Are the results used in your ordinary work?"), question.project
    answers = [(label, address(question.pk, value)) for value, label in ResultAnswer.choices]
    lines = [asked, "", project.name, ""]
    for label, link in answers:
        lines += [f"{label}:", f"  {link}", ""]
    lines += [_("Write a line instead:"), f"  {address(question.pk)}", ""]
    lines.append(
        _("The links need no signing in. They work for 120 days, and you may change your answer until then.")
    )
    context = {"project": project, "asked": asked, "answers": answers, "write": address(question.pk)}
    html = render_to_string("projects/mail/question.html", context)
    return Letter(f"{project.name[:120]}: {asked[0].lower()}{asked[1:]}", "\n".join(lines), html)
