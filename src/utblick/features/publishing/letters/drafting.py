"""The words that a draft of an issue begins with: its subject and introduction, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from utblick.features.organisation.dated import day_of
from utblick.features.publishing.letters.models import Audience, Section
from utblick.features.publishing.letters.words import day_words

_NUMBER = "%(n)d"


def subject(audience: Audience, at: datetime, language: str) -> str:
    """Propose a subject: the week and whom the letter is for."""
    with override(language):
        week = day_of(at).isocalendar().week
        name = audience.name_en if language == "en" else audience.name_sv
        return (_("International news, week %(week)d: %(audience)s") % {"week": week, "audience": name})[:120]


def introduction(counts: Mapping[str, int], since: datetime, language: str) -> str:
    """Propose an introduction that counts what the issue holds, by section; empty where it holds nothing."""
    with override(language):
        said = [_counted(section, counts[section]) for section in Section if counts.get(section)]
        if not said:
            return ""
        told = said[0]
        if len(said) > 1:
            told = _("%(first)s and %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}
        day = day_words(day_of(since), language)
        return _("In this issue: %(told)s. It tells what is new since %(day)s.") % {"told": told, "day": day}


def counts_that_moved(text: str, counts: Mapping[str, int], language: str) -> list[tuple[str, str]]:
    """Give the counts in an introduction that hold no more, each as it stands there and as it would be now.

    Somebody may have written around the proposed words, and then left items out.
    """
    found: list[tuple[str, str]] = []
    with override(language):
        for section in Section:
            number = counts.get(section, 0)
            forms = {
                re.escape(_words(section, each)).replace(re.escape(_NUMBER), r"(\d+)") for each in (1, 2)
            }
            for hit in re.finditer(rf"(?<!\d)(?:{'|'.join(sorted(forms))})(?!\w)", text):
                said = next(int(group) for group in hit.groups() if group)
                if said != number:
                    found.append((hit[0], _counted(section, number)))
    return found


def _counted(section: Section, number: int) -> str:
    return _words(section, number) % {"n": number}


def _words(section: Section, number: int) -> str:
    words = {
        Section.NEWS: ngettext("%(n)d news item", "%(n)d news items", number),
        Section.RECORDS: ngettext("%(n)d new page on the site", "%(n)d new pages on the site", number),
        Section.CALLS: ngettext("%(n)d call that closes soon", "%(n)d calls that close soon", number),
        Section.EVENTS: ngettext("%(n)d event", "%(n)d events", number),
    }
    return words[section]
