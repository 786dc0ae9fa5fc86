"""The open advocacy log of a time, as `utblick report` makes it: no person's name, no word of what was said."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from utblick.features.advocacy.openness import CONTACT, Entry, log
from utblick.features.advocacy.rules import HELD_BACK
from utblick.foundation.accounts.viewer import NotAllowed
from utblick.ui.reports.data import Data, Figure, Section, Table
from utblick.ui.reports.listed import Asked, Forms, Report, forms_of


def _make(asked: Asked) -> Forms:
    """Give what could be made public of a time's contacts. Raises NotAllowed for who sees no contacts."""
    if not asked.viewer.may_somewhere(CONTACT):
        raise NotAllowed(CONTACT)
    found = log(asked.viewer, asked.first, asked.last)
    figures = [Figure("entries", _("contacts that could be made public"), len(found.entries))]
    figures += [
        Figure(reason, _("held back: %(why)s") % {"why": HELD_BACK[reason]}, number)
        for reason, number in sorted(found.held_back.items())
    ]
    table = Table(
        "entries",
        _("Contacts"),
        [_("Day"), _("With whom"), _("How"), _("About what"), _("What we asked for"), _("On which position")],
        [_row(entry) for entry in found.entries],
        [reverse("actors:contact", args=[entry.pk]) for entry in found.entries],
    )
    said = ngettext("%(n)d contact about EU files.", "%(n)d contacts about EU files.", len(found.entries))
    words = said % {"n": len(found.entries)}
    section = Section("log", _("The log"), words, figures, [table])
    first, last = (date_format(day, "SHORT_DATE_FORMAT") for day in (asked.first, asked.last))
    language = (get_language() or "sv")[:2]
    title = f"{_('Open advocacy log')}, {asked.period.written}"
    return forms_of(Data(title, language, [[_("Period"), f"{first} – {last}"]], [section]))


def _row(entry: Entry) -> list[str | int | None]:
    lists = ("; ".join(one) for one in (entry.files, entry.asks, entry.positions))
    return [entry.on.isoformat(), "; ".join(entry.whom), entry.channel, *lists]


REPORTS = (
    Report(
        "advocacy-log",
        gettext_lazy("Open advocacy log: when, with which function, about what; no person's name"),
        _make,
    ),
)
