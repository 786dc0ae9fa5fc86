"""Write the mails: the question a year after closing whether results are in use, and what waits each week."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.projects.answer_links import address
from utblick.features.projects.models import Project, ResultAnswer, ResultQuestion
from utblick.features.projects.waiting import Waiting
from utblick.features.projects.words import day_words, outward_name


class Letter(NamedTuple):
    """A mail as it is put into the outbox."""

    subject: str
    text: str
    html: str


class Due(NamedTuple):
    """What waits in a project, and the question it answers where it was put."""

    project: Project
    waiting: Waiting
    question: ResultQuestion | None = None

    @property
    def name(self) -> str:
        """Give what the project is called in a mail."""
        return outward_name(self.project)

    @property
    def words(self) -> str:
        """Say what waits, and for which day; of a secret project only that something does."""
        if self.project.secrecy:
            return _("something waits")
        on = self.waiting.on
        return f"{self.waiting.words}, {day_words(on)}" if on else self.waiting.words

    @property
    def url(self) -> str:
        """Give where it is done: the page that needs no signing in, or the project's."""
        if self.question is not None:
            return address(self.question.pk)
        return f"{settings.UTBLICK_ADDRESS}{reverse('projects:project', args=[self.project.pk])}"


def reminder(lines: Sequence[Due]) -> Letter:
    """Write the week's mail of what waits, in the language that is switched on."""
    subject = ngettext(
        "%(n)d thing waits in your projects", "%(n)d things wait in your projects", len(lines)
    ) % {"n": len(lines)}
    foot = _("Each stands here every Monday until it is done, and on your start page until then.")
    said = [subject, ""]
    for one in lines:
        said += [f"{one.name}: {one.words}", f"  {one.url}", ""]
    html = render_to_string("projects/mail/reminder.html", {"title": subject, "lines": lines, "foot": foot})
    return Letter(subject, "\n".join([*said, foot]), html)


def letter_of(question: ResultQuestion) -> Letter:
    """Write the mail of a question in the language that is switched on."""
    asked, name = _("Are the results used in your ordinary work?"), outward_name(question.project)
    answers = [(label, address(question.pk, value)) for value, label in ResultAnswer.choices]
    lines = [asked, "", name, ""]
    for label, link in answers:
        lines += [f"{label}:", f"  {link}", ""]
    lines += [_("Write a line instead:"), f"  {address(question.pk)}", ""]
    lines.append(
        _("The links need no signing in. They work for 120 days, and you may change your answer until then.")
    )
    context = {"name": name, "asked": asked, "answers": answers, "write": address(question.pk)}
    html = render_to_string("projects/mail/question.html", context)
    return Letter(f"{name[:120]}: {asked[0].lower()}{asked[1:]}", "\n".join(lines), html)
