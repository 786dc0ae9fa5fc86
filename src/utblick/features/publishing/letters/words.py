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

# How a sentence begins that says nothing without the one before it.
_REFERS_BACK = re.compile(
    r"(?:Resten|Övriga|Båda|Samma|Sådana?|Detta|Denna|Dessa|De[nt]? (?:är|var|blir|ska|kan|får|har|gäller|innebär)|"
    r"Därför|Därmed|Därefter|Däremot|Dessutom|Också|Men|Och|"
    r"The rest|The others?|The same|Both|Such|It|They|This|These|Therefore|However|But|And|Also)\b"
)


def sentences(text: str) -> list[str]:
    """Give the sentences of a text."""
    return [one for one in _SENTENCE_END.split(" ".join(text.split())) if one]


def standing_alone(rows: list[str]) -> list[str]:
    """Give the sentences that can be said by themselves: one that refers back to the one before it is left out."""
    return [row for place, row in enumerate(rows) if not place or not _REFERS_BACK.match(row)]


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
    what, why = (standing_alone(sentences(notice.text(part, language))) for part in ("what", "why"))
    last = closing(notice, language)
    room = MOST_POINTS - len(last)
    points = what[: max(1, room - max(1, len(why)))] if why else what[:room]
    points = points + why[: room - len(points)]
    if len(points) + len(last) < FEWEST_POINTS:
        points = [f"{notice.text('title', language).rstrip('.')}.", *points]
    return [*points, *last][:MOST_POINTS]


def closing(notice: Notice, language: str) -> list[str]:
    """Give the point about the day and who acts, or none where neither is known."""
    with override(language):
        said = to_act(notice.by_when, notice.text("who", language), language)
    return [said] if said else []


def to_act(by_when: date | None, who: str, language: str) -> str:
    """Say who has to act and by when, as far as they are known, in the language that is switched on."""
    who = who.rstrip(".")
    if by_when is None:
        return _("Acts: %(who)s.") % {"who": who} if who else ""
    day = day_words(by_when, language)
    if who:
        return _("To act by %(day)s: %(who)s.") % {"day": day, "who": who}
    return _("Last day to act: %(day)s.") % {"day": day}


def written_in(notice: Notice, language: str) -> bool:
    """Say whether the notice has a heading and a text in a language."""
    return bool(notice.text("title", language) and notice.text("what", language))
