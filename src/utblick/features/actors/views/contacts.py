"""The list of contacts, the page of one, and what is done to it in a press."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.actors import actions, queries
from utblick.features.actors.contact_subjects import lines_of, subjects
from utblick.features.actors.kinds import Channel
from utblick.features.actors.models import Contact, Counterpart, Person, Promise
from utblick.features.actors.views.answering import listed, pressed, tabs
from utblick.features.organisation.queries import boards
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.dates import day_html, due_chip_html
from utblick.ui.desk import Line
from utblick.ui.filters import Choice, Contains, DateRange, Flag
from utblick.ui.lists import EXPORTS, Listing
from utblick.ui.shell import viewer_of


class About:
    """What the apps above say that the shown contacts were about: asked for once, when the first is drawn."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.listing: Listing | None = None
        self._lines: dict[int, list[Line]] | None = None

    def of(self, contact: Contact) -> list[Line]:
        """Give the lines of a contact."""
        if self._lines is None:
            assert self.listing is not None
            rows: Any = self.listing.rows
            if self.listing.request.GET.get("format") not in EXPORTS:
                start = (self.listing.page - 1) * self.listing.page_size
                rows = rows[start : start + self.listing.page_size]
            self._lines = lines_of(self.viewer, list(rows.prefetch_related(None))) if subjects() else {}
        return self._lines.get(contact.pk, [])


def _subject(contact: Contact) -> SafeString:
    link = format_html('<a href="{}">{}</a>', reverse("actors:contact", args=[contact.pk]), contact.subject)
    if contact.secrecy:
        return format_html('{} <span class="chip falu">{}</span>', link, _("secret"))
    return link


def _exported_subject(contact: Contact) -> str:
    """Give the subject as it goes out: what is marked says so, whichever columns are chosen."""
    if contact.secrecy:
        return f"{contact.subject} ({contact.get_secrecy_display()})"
    return contact.subject


def _follow_up(contact: Contact) -> SafeString:
    if contact.is_open:
        return due_chip_html(contact.follow_up_on, with_word=False)
    return SafeString("")


def _columns(viewer: Viewer, about: About, is_export: bool) -> tuple[Column, ...]:
    def words(row: Counterpart) -> str:
        # A protected person is never exported by name.
        if is_export and row.person is not None and row.person.is_protected:
            return ", ".join(filter(None, (row.function, row.institution)))
        return queries.counterpart_words(viewer, row)

    def with_whom(contact: Contact) -> str:
        return "; ".join(words(row) for row in contact.counterparts.all())

    def lines(contact: Contact) -> SafeString:
        return format_html_join(
            SafeString("<br>"), '<a href="{}">{}</a>', ((line.url, line.title) for line in about.of(contact))
        )

    found = (
        Column(
            "on", gettext_lazy("Day"), value="on", html=lambda row: day_html(row.on), sort="on", narrow=True
        ),
        Column(
            "subject",
            gettext_lazy("Subject"),
            value="subject",
            html=_subject,
            sort="subject",
            heading=True,
            export=_exported_subject,
        ),
        Column("who", gettext_lazy("With whom"), value=with_whom),
        Column("channel", gettext_lazy("How"), value="get_channel_display", sort="channel", narrow=True),
        Column(
            "about",
            gettext_lazy("About"),
            value=lambda row: "; ".join(str(line.title) for line in about.of(row)),
            html=lines,
        ),
        Column(
            "follow_up",
            gettext_lazy("Follow up"),
            value=lambda row: row.follow_up_on if row.is_open else None,
            html=_follow_up,
            sort="follow_up_on",
            narrow=True,
        ),
        Column(
            "by", gettext_lazy("Written by"), value="written_by.name", sort="written_by__name", roomy=True
        ),
        Column("place", gettext_lazy("Place"), value="place", sort="place", hidden=True),
        Column("hours", gettext_lazy("Hours"), value="hours", sort="hours", numeric=True, hidden=True),
        Column("standing", gettext_lazy("Kind of document"), value="get_standing_display", hidden=True),
        Column("diary", gettext_lazy("Diary number"), value="diary_number", hidden=True),
        Column("secrecy", gettext_lazy("Secrecy"), value="get_secrecy_display", hidden=True),
    )
    return tuple(column for column in found if column.key != "about" or subjects())


def _person(rows: QuerySet[Contact], number: str) -> QuerySet[Contact]:
    return rows.filter(pk__in=Counterpart.objects.filter(person=int(number)).values("contact"))


def _body(rows: QuerySet[Contact], number: str) -> QuerySet[Contact]:
    return rows.filter(pk__in=Counterpart.objects.filter(body=int(number)).values("contact"))


def _with_whom(rows: QuerySet[Contact], value: str) -> QuerySet[Contact]:
    # Not the name: it may be hidden from the viewer. People of a name are found on their own pages.
    names = ("institution_sv", "institution_en", "function_sv", "function_en")
    condition = reduce(or_, (Q(**{f"{name}__icontains": value}) for name in names))
    return rows.filter(pk__in=Counterpart.objects.filter(condition).values("contact"))


def _led_here(request: HttpRequest, viewer: Viewer) -> list[Choice]:
    """Give the filter that a person's or a body's page has led here with, by its name."""
    found = []
    for key, label, rows, apply in (
        ("person", _("Person"), queries.people, _person),
        ("body", _("Body"), queries.bodies, _body),
    ):
        number = request.GET.get(key, "")
        if number.isascii() and number.isdigit() and len(number) < 10:
            row = rows(viewer).filter(pk=number).first()
            if row is not None:
                name = row.called if isinstance(row, Person) else row.name
                found.append(Choice(key=key, label=label, choices=[(row.pk, name)], apply=apply))
    return found


def _board(rows: QuerySet[Contact], key: str) -> QuerySet[Contact]:
    return rows.filter(pk__in=Contact.boards.through.objects.filter(board__key=key).values("contact"))


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the contacts."""
    viewer = viewer_of(request)
    about = About(viewer)
    may_write = viewer.may_somewhere(queries.WRITE)
    is_export = request.GET.get("format") in EXPORTS
    mine = (
        Flag(
            key="mine",
            label=_("Mine to follow up"),
            apply=lambda rows, _value: rows.filter(follow_up_by=viewer.account_id, followed_up_on=None),
        ),
    )
    listing = Listing(
        request,
        queries.contacts(viewer),
        name="contacts",
        title=_("Contacts"),
        columns=_columns(viewer, about, is_export),
        filters=(
            Contains(key="q", label=_("Words"), field="subject", also=("said",)),
            Contains(key="who", label=_("With whom"), apply=_with_whom),
            Choice(key="channel", label=_("How"), choices=Channel.choices),
            DateRange(key="when", label=_("Day"), field="on"),
            Choice(
                key="board",
                label=_("Board"),
                choices=lambda: [(row.key, f"{row.key} {row.name}") for row in boards(timezone.localdate())],
                apply=_board,
            ),
            *_led_here(request, viewer),
            *mine,
            *(one for subject in subjects() for one in subject.filters(viewer)),
        ),
        default_sort="-on",
        empty=(
            _("No contacts yet"),
            _("A meeting, a call, a mail: it is written in half a minute, on a phone too."),
            reverse("actors:write") if may_write else "",
            _("Write a contact"),
        ),
    )
    about.listing = listing
    context = {"tabs": tabs(request), "may_write": may_write, "view": queries.CONTACT}
    return listed(listing, "actors/contacts.html", context)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a contact."""
    viewer, today = viewer_of(request), timezone.localdate()
    contact = queries.contact_by_number(viewer, number)
    may_change = queries.may_change(viewer, contact)
    context = {
        "contact": contact,
        "counterparts": [
            (row, queries.counterpart_words(viewer, row), queries.is_named(viewer, row))
            for row in contact.counterparts.all()
        ],
        "promises": contact.promises.select_related("account"),
        "lines": lines_of(viewer, [contact]).get(contact.pk, []),
        "matches": contact.matches.filter(is_same=True).select_related("meeting"),
        "may_change": may_change,
        "may_finish": may_change or contact.follow_up_by_id == viewer.account_id,
        "own_account": viewer.account_id,
        "is_late": contact.is_open and (contact.follow_up_on or date.max) < today,
        "view": queries.SECRET if contact.secrecy else queries.CONTACT,
    }
    return render(request, "actors/contact.html", context)


@require_POST
def follow_up(request: HttpRequest, number: int) -> HttpResponse:
    """Say that a contact has been followed up."""
    contact = queries.contact_by_number(viewer_of(request), number)
    back = reverse("actors:contact", args=[number])
    return pressed(request, lambda **who: actions.follow_up(contact, **who), back, _("Followed up."))


@require_POST
def keep_promise(request: HttpRequest, number: int) -> HttpResponse:
    """Say that what was promised has been done."""
    promise = get_object_or_404(Promise, pk=number)
    queries.contact_by_number(viewer_of(request), promise.contact_id)
    back = reverse("actors:contact", args=[promise.contact_id])
    return pressed(request, lambda **who: actions.keep_promise(promise, **who), back, _("Noted as done."))
