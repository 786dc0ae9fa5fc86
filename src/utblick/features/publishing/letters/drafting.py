"""The words that a draft of an issue begins with: its subject and introduction, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.letters.gathering import Found
from utblick.features.publishing.letters.models import Audience, Section
from utblick.features.publishing.letters.words import day_words


class Beginning(NamedTuple):
    """A subject and an introduction."""

    title: str
    intro: str


def beginning(
    audience: Audience, found: Sequence[Found], since: datetime, at: datetime, language: str
) -> Beginning:
    """Propose a subject from the week, and an introduction that counts what is in the issue."""
    with override(language):
        week = day_of(at).isocalendar().week
        name = audience.name_en if language == "en" else audience.name_sv
        title = _("International news, week %(week)d: %(audience)s") % {"week": week, "audience": name}
        counts = {
            section: sum(one.section is section and not one.is_late for one in found) for section in Section
        }
        said = [
            words for section, number in counts.items() if number and (words := _counted(section, number))
        ]
        day = day_words(day_of(since), language)
        told = "".join(said)
        if len(said) > 1:
            told = _("%(first)s and %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}
        intro = _("In this issue: %(told)s. It tells what is new since %(day)s.") % {"told": told, "day": day}
        return Beginning(title[:120], intro if told else "")


def _counted(section: Section, number: int) -> str:
    words = {
        Section.NEWS: ngettext("%(n)d news item", "%(n)d news items", number),
        Section.RECORDS: ngettext("%(n)d new page on the site", "%(n)d new pages on the site", number),
        Section.CALLS: ngettext("%(n)d call that closes soon", "%(n)d calls that close soon", number),
        Section.EVENTS: ngettext("%(n)d event", "%(n)d events", number),
    }
    return words[section] % {"n": number}
