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
from utblick.features.actors.hosting import key_of, people_by_key
from utblick.features.actors.kinds import Institution
from utblick.features.actors.models import PublishedMeeting
from utblick.features.actors.rules import PUBLISHED_MONTHS
from utblick.features.actors.views.answering import pressed, tabs
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice, Contains, DateRange, Flag
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


def _who(meeting: PublishedMeeting) -> SafeString:
    if not meeting.body_words:
        return format_html("{}", meeting.who)
    body = format_html('<span class="muted small">{}</span>', meeting.body_words)
    return format_html("<span>{}<br>{}</span>", meeting.who, body) if meeting.who else body


# In short, as a column has room for.
INSTITUTIONS = (
    (Institution.PARLIAMENT, gettext_lazy("Parliament")),
    (Institution.COMMISSION, gettext_lazy("Commission")),
)


def _institution(row: Any) -> str:
    return str(dict(INSTITUTIONS)[row.institution])


COLUMNS = (
    Column("on", gettext_lazy("Day"), html=lambda row: day_html(row.on), sort="on", narrow=True),
    Column("subject", gettext_lazy("Subject"), html=_subject, sort="subject", heading=True),
    Column("institution", gettext_lazy("Institution"), value=_institution, sort="institution", narrow=True),
    Column(
        "person",
        gettext_lazy("Who published it"),
        value=lambda row: "; ".join(filter(None, (row.who, row.body_words))),
        html=_who,
        sort="person_name",
    ),
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


def both(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the two directions of the comparison, and where lists are brought in."""
    pages = (
        ("actors:published", _("Published with us")),
        ("actors:unpublished", _("Ours that are not published")),
        ("actors:take_published", _("Bring in a list")),
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
            Contains(
                key="q",
                label=_("Words"),
                field="subject",
                also=("person_name", "body_name", "body_code", "procedure"),
            ),
            Choice(key="institution", label=_("Institution"), choices=INSTITUTIONS),
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
                "They come when a list of meetings is brought in, and are found by our names and our register number."
            ),
            reverse("actors:plan") if viewer.may("actors.plan.change") else "",
            _("Our names"),
        ),
    )
    context = {
        "published_months": PUBLISHED_MONTHS,
        "tabs": tabs(request),
        "both": both(request),
        "view": MATCH,
    }
    return listing.response("actors/published.html", context)


def _contact(row: comparing.Unpublished) -> SafeString:
    address = reverse("actors:contact", args=[row.contact.pk])
    return format_html('<a href="{}">{}</a>', address, row.subject)


OURS = (
    Column("on", gettext_lazy("Day"), html=lambda row: day_html(row.on), sort=True, narrow=True),
    Column("subject", gettext_lazy("Subject"), html=_contact, sort=True, heading=True),
    Column("institution", gettext_lazy("Institution"), value=_institution, sort=True, narrow=True),
    Column(
        "who",
        gettext_lazy("With whom"),
        value=lambda row: "; ".join(one.words for one in row.contact.counterparts.all()),
    ),
    Column("channel", gettext_lazy("How"), value="contact.get_channel_display", narrow=True),
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
        filters=(Choice(key="institution", label=_("Institution"), choices=INSTITUTIONS),),
        default_sort="-on",
        empty=(_("Nothing of ours is lacking in what they publish"), "", "", ""),
    )
    context = {
        "published_months": PUBLISHED_MONTHS,
        "tabs": tabs(request),
        "both": both(request),
        "view": MATCH,
    }
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
        "hosts": _hosts(viewer, meeting),
        "suggestions": comparing.suggestions(viewer, meeting),
        "matches": meeting.matches.filter(contact__in=queries.contacts(viewer).values("pk")).select_related(
            "contact"
        ),
        "view": MATCH,
    }
    return render(request, "actors/published_meeting.html", context)


def _hosts(viewer: Viewer, meeting: PublishedMeeting) -> list[dict[str, Any]]:
    """Give who held it, with whom of ours that is, as far as the viewer sees people of that kind."""
    known = people_by_key(one["name"] for one in meeting.hosts)
    seen = queries.kinds_seen(viewer)
    people = [known.get(key_of(one["name"])) for one in meeting.hosts]
    return [
        {**one, "person": person if person is not None and person.kind in seen else None}
        for one, person in zip(meeting.hosts, people, strict=True)
    ]


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
