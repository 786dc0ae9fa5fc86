"""Published meetings beside our log: theirs that we lack, ours that they lack, and the verdict on each pair."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.actors import actions, comparing, queries
from utblick.features.actors.models import Contact, PublishedMeeting
from utblick.features.actors.views.answering import pressed, tabs
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Contains, DateRange, Flag
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

MATCH = comparing.MATCH


def _subject(meeting: PublishedMeeting) -> SafeString:
    address = reverse("actors:published_meeting", args=[meeting.pk])
    return format_html('<a href="{}">{}</a>', address, meeting.subject or _("(no subject)"))


def _logged(meeting: Any) -> SafeString:
    if meeting.is_logged:
        return format_html('<span class="chip lichen">{}</span>', _("in our log"))
    return format_html('<span class="chip amber">{}</span>', _("not in our log"))


COLUMNS = (
    Column("on", gettext_lazy("Day"), html=lambda row: day_html(row.on), sort="on", narrow=True),
    Column("subject", gettext_lazy("Subject"), html=_subject, sort="subject", heading=True),
    Column("person", gettext_lazy("Who published it"), value="person_name", sort="person_name"),
    Column("procedure", gettext_lazy("Procedure"), sort="procedure", narrow=True, hidden=True),
    Column("met", gettext_lazy("Met with"), value="met", roomy=True),
    Column(
        "logged",
        gettext_lazy("Our log"),
        value="is_logged",
        html=_logged,
        sort="is_logged",
        narrow=True,
    ),
    Column("source", gettext_lazy("Source"), sort="source", hidden=True),
)


def _both(request: HttpRequest) -> list[dict[str, Any]]:
    pages = (
        ("actors:published", _("Published with us")),
        ("actors:unpublished", _("Ours that are not published")),
    )
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for name, label in pages
    ]


@require_GET
def theirs(request: HttpRequest) -> HttpResponseBase:
    """List the published meetings with us."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        comparing.with_us(viewer),
        name="published",
        title=_("Published meetings with us"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="subject", also=("person_name", "procedure")),
            DateRange(key="when", label=_("Day"), field="on"),
            Flag(
                key="lacking",
                label=_("Not in our log"),
                apply=lambda rows, _value: rows.filter(is_logged=False),
            ),
        ),
        default_sort="-on",
        empty=(
            _("No published meeting with us is known"),
            _(
                "They come when a source's list of meetings is read, and are found by the names others write us by."
            ),
            reverse("actors:plan") if viewer.may("actors.plan.change") else "",
            _("Our names"),
        ),
    )
    context = {"tabs": tabs(request), "both": _both(request), "view": MATCH}
    return listing.response("actors/published.html", context)


def _contact(contact: Contact) -> SafeString:
    address = reverse("actors:contact", args=[contact.pk])
    return format_html('<a href="{}">{}</a>', address, contact.subject)


OURS = (
    Column("on", gettext_lazy("Day"), html=lambda row: day_html(row.on), sort=True, narrow=True),
    Column("subject", gettext_lazy("Subject"), html=_contact, sort=True, heading=True),
    Column(
        "who",
        gettext_lazy("With whom"),
        value=lambda row: "; ".join(one.words for one in row.counterparts.all()),
    ),
    Column("channel", gettext_lazy("How"), value="get_channel_display", narrow=True),
)


@require_GET
def ours(request: HttpRequest) -> HttpResponseBase:
    """List our meetings with people who publish theirs, but not this one."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        comparing.not_published(viewer, timezone.localdate()),
        name="unpublished",
        title=_("Ours that are not published"),
        columns=OURS,
        default_sort="-on",
        empty=(_("Nothing of ours is lacking in what they publish"), "", "", ""),
    )
    context = {"tabs": tabs(request), "both": _both(request), "view": MATCH}
    return listing.response("actors/unpublished.html", context)


def _meeting(request: HttpRequest, number: int) -> PublishedMeeting:
    return get_object_or_404(comparing.with_us(viewer_of(request)), pk=number)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a published meeting beside the contacts that may be it."""
    viewer = viewer_of(request)
    meeting = _meeting(request, number)
    context = {
        "meeting": meeting,
        "suggestions": comparing.suggestions(viewer, meeting),
        "matches": meeting.matches.filter(contact__in=queries.contacts(viewer).values("pk")).select_related(
            "contact"
        ),
        "view": MATCH,
    }
    return render(request, "actors/published_meeting.html", context)


@require_POST
def judge(request: HttpRequest, number: int, contact: int) -> HttpResponse:
    """Say that a contact is the meeting, or that it is not."""
    viewer = viewer_of(request)
    meeting = _meeting(request, number)
    found = queries.contact_by_number(viewer, contact)
    is_same = request.POST.get("same") == "1"
    stood = {"1": True, "0": False}.get(request.POST.get("stood", ""))
    return pressed(
        request,
        lambda **who: actions.judge_match(meeting, found, is_same, stood=stood, **who),
        reverse("actors:published_meeting", args=[number]),
        _("Remembered."),
    )


@require_POST
def log(request: HttpRequest, number: int) -> HttpResponse:
    """Make a draft of a meeting that we have not logged."""
    contact = actions.log_published(_meeting(request, number), by=viewer_of(request), at=timezone.now())
    toast(request, _("A draft is made. Complete it with what was said."))
    return redirect("actors:change_contact", contact.pk)
