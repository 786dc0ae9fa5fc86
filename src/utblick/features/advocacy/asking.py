"""The letter that asks others to contribute to an answer, and the mailboxes it can be sent to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.actors.kinds import BodyKind, PersonKind
from utblick.features.actors.models import Body
from utblick.features.actors.queries import people, posts_now, sees_details
from utblick.features.advocacy.models import Answer
from utblick.features.advocacy.sheets.wording import day_words, moment_words
from utblick.foundation.accounts.viewer import Viewer

# Whom a region asks before it answers: its municipalities and the university.
ASKED_FIRST = (BodyKind.MUNICIPALITY, BodyKind.UNIVERSITY)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent or copied."""

    subject: str
    text: str


def letter(answer: Answer, *, is_reminder: bool = False) -> Letter:
    """Write the letter, in Swedish: it goes to Swedish bodies, whoever presses the button."""
    with override("sv"):
        title = answer.title_sv
        until = day_words(answer.input_by) if answer.input_by else ""
        heading = (
            _("Reminder: %(title)s, until %(day)s")
            if is_reminder
            else _("Your views on %(title)s, until %(day)s")
        )
        lines = [_("Hello,"), ""]
        if is_reminder:
            lines += [_("We have not had your views yet. They still count if they reach us in time."), ""]
        lines += [
            _(
                "The region is to answer %(to)s about “%(title)s”. We would like to have your views before we write."
            )
            % {"to": answer.to, "title": title},
            "",
        ]
        if answer.question.strip():
            lines += [answer.question.strip(), ""]
        lines.append(
            _("Please answer this letter by %(day)s at the latest. A few lines are enough.") % {"day": until}
        )
        lines.append(
            _("Our answer is to be sent by %(day)s.")
            % {"day": moment_words(answer.deadline.at, is_whole_day=answer.deadline.is_whole_day)}
        )
        if answer.consultation_url:
            lines.append(_("What is asked: %(url)s") % {"url": answer.consultation_url})
        lines += ["", _("What you write to us becomes an official document.")]
        if answer.owner is not None:
            lines += ["", answer.owner.name, answer.owner.email]
        return Letter(heading % {"title": title, "day": until}, "\n".join(lines) + "\n")


def may_be_asked(answer: Answer, today: date) -> list[Body]:
    """Give the bodies in Sweden that are not asked yet, municipalities and universities first."""
    rows = Body.objects.at(today).filter(country="SE").exclude(contributions__answer=answer)
    order = {kind: at for at, kind in enumerate(ASKED_FIRST)}
    return sorted(rows, key=lambda row: (order.get(BodyKind(row.kind), len(order)), row.name))


def mailboxes(viewer: Viewer, bodies: Iterable[Body], today: date) -> dict[int, str]:
    """Give the mailbox of each body that has one which the viewer may see."""
    wanted = {body.pk for body in bodies}
    rows = people(viewer).filter(kind=PersonKind.MAILBOX, posts__body__in=wanted).exclude(mail="").distinct()
    found: dict[int, str] = {}
    for row in rows:
        if not sees_details(viewer, row):
            continue
        for post in posts_now(row, today):
            if post.body_id in wanted:
                found.setdefault(post.body_id, row.mail)
    return found
