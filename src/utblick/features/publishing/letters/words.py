"""A notice in words: each part in one language, and the talking points that are made from it."""

from __future__ import annotations

import re
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.publishing.letters.models import Notice
from utblick.features.publishing.letters.rules import FEWEST_POINTS, MOST_POINTS, points_in

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9])")


def sentences(text: str) -> list[str]:
    """Give the sentences of a text."""
    return [one for one in _SENTENCE_END.split(" ".join(text.split())) if one]


def day_words(on: date, language: str) -> str:
    """Give a day in words of one language."""
    with override(language):
        return date_format(on, "DATE_FORMAT")


def talking_points(notice: Notice, language: str) -> list[str]:
    """Give three to five points to say: those that were written, or else made from the notice.

    What has happened and why it concerns us come first, the day and who acts last; a notice of few words gives fewer.
    """
    if written := points_in(notice.text("points", language)):
        return written
    what, why = sentences(notice.text("what", language)), sentences(notice.text("why", language))
    last = closing(notice, language)
    room = MOST_POINTS - len(last)
    points = what[: max(1, room - max(1, len(why)))] if why else what[:room]
    points = points + why[: room - len(points)]
    if len(points) + len(last) < FEWEST_POINTS:
        points = [f"{notice.text('title', language).rstrip('.')}.", *points]
    return [*points, *last][:MOST_POINTS]


def closing(notice: Notice, language: str) -> list[str]:
    """Give the point about the day and who acts, or none where neither is known."""
    who = notice.text("who", language)
    with override(language):
        if notice.by_when and who:
            day = day_words(notice.by_when, language)
            return [_("By %(day)s: %(who)s.") % {"day": day, "who": who.rstrip(".")}]
        if notice.by_when:
            return [_("By %(day)s.") % {"day": day_words(notice.by_when, language)}]
        return [_("Acts: %(who)s.") % {"who": who.rstrip(".")}] if who else []


def written_in(notice: Notice, language: str) -> bool:
    """Say whether the notice has a heading and a text in a language."""
    return bool(notice.text("title", language) and notice.text("what", language))
