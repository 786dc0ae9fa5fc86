"""The accessibility statement that the Act (2018:1937) on digital public service asks for, from data.

What is known not to work stands in `SHORTCOMINGS`, and goes when it works. Both languages say the same. When it was
last checked, and how much, is what the check itself wrote (`accessibility_check.json`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECORD = Path(__file__).with_name("accessibility_check.json")


@dataclass(frozen=True, slots=True)
class Check:
    """The last automatic check of every public page: the day, how many pages, languages and widths, what was found.

    `version` is axe-core's.
    """

    on: date
    pages: int
    languages: int
    widths: int
    faults: int
    version: str


@cache
def last_check() -> Check:
    """Give what the last check wrote."""
    told = json.loads(RECORD.read_text("utf-8"))
    return Check(**{**told, "on": date.fromisoformat(told["on"])})


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something that does not yet meet a requirement, what to do meanwhile, and the criterion in WCAG 2.2."""

    what: str | Promise
    instead: str | Promise
    criterion: str


SHORTCOMINGS: tuple[Shortcoming, ...] = (
    Shortcoming(
        _(
            "Documents from outside are shown as their publisher made them: some have headings or tables "
            "that are not marked as such."
        ),
        _("Each has a link to the publisher's own page, and you may ask us for the content in another form."),
        "1.3.1",
    ),
    Shortcoming(
        _(
            "Titles and quotations in languages that could not be recognised are read out as if they were in "
            "the language of the page."
        ),
        _("The language is right for those that were recognised, which are marked as such."),
        "3.1.2",
    ),
)

METHODS: tuple[str | Promise, ...] = (
    _(
        "Automatic tests of the pages in both languages, both colour schemes and two widths, at every change "
        "of the system."
    ),
    _("Walks through the pages with the keyboard alone, also automatic."),
    _("Computed contrast for every pair of colours that is used."),
    _("Our own review. No test with a screen reader by its daily users has been made yet."),
)


def statement(request: HttpRequest) -> HttpResponse:
    """Show the statement; open to everyone."""
    contact = getattr(settings, "UTBLICK_ACCESSIBILITY_CONTACT", "") or settings.DEFAULT_FROM_EMAIL
    context = {
        "shortcomings": SHORTCOMINGS,
        "methods": METHODS,
        "check": last_check(),
        "contact": parseaddr(contact)[1],
        "supervisor": getattr(settings, "UTBLICK_SUPERVISOR", "Digg"),
        "supervisor_url": getattr(settings, "UTBLICK_SUPERVISOR_URL", "https://www.digg.se/tdosanmalan"),
    }
    return render(request, "ui/accessibility.html", context)
