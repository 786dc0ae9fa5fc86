"""Events behind the wall: the list, one with who signed up and what they thought, and writing one."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from utblick.features.contactpoint import actions, links, periods, queries
from utblick.features.contactpoint.counties import called
from utblick.features.contactpoint.forms_more import EventForm
from utblick.features.contactpoint.kinds import Grade
from utblick.features.contactpoint.models import Event
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.filters import Choice, Contains, DateRange
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

KEPT = timedelta(days=60)

COLUMNS = (
    Column(
        "title",
        gettext_lazy("Event"),
        html=lambda row: format_html(
            '<a href="{}">{}</a>', reverse("contactpoint:event", args=[row.pk]), row.title
        ),
        sort="title_sv",
        heading=True,
    ),
    Column("starts_at", gettext_lazy("Begins"), sort=True, narrow=True),
    Column("place", gettext_lazy("Place"), sort=True),
    Column(
        "signed_up",
        gettext_lazy("Signed up"),
        value="on_list",
        numeric=True,
    ),
    Column("came", gettext_lazy("Came"), numeric=True, sort=True),
    Column("erase_on", gettext_lazy("The list is erased on"), sort=True, narrow=True),
)


def everything(request: HttpRequest) -> HttpResponseBase:
    """List the events, the latest first."""
    viewer = viewer_of(request)
    listing = Listing(
        request,
        queries.events(viewer),
        name="events",
        title=_("Events"),
        columns=COLUMNS,
        filters=(
            Contains(key="q", label=_("Words"), field="title_sv", also=("title_en", "place")),
            Choice(
                key="programme",
                label=_("Programme period"),
                choices=lambda: [(one.key, one.name) for one in periods.periods().values()],
            ),
            DateRange(key="on", label=_("Day"), field="starts_at", moment=True),
        ),
        default_sort="-starts_at",
        empty=(
            _("No events yet"),
            _("Write one, and its page for signing up is there."),
            reverse("contactpoint:new_event"),
            _("New event"),
        ),
    )
    return listing.response("contactpoint/events.html", {"tabs": tabs(request), "view": queries.VIEW})


SIGN_UPS = (
    Column("name", gettext_lazy("Name"), sort=True, heading=True),
    Column("organisation", gettext_lazy("Organisation"), sort=True),
    Column("county", gettext_lazy("County"), value=lambda row: called(row.county), sort="county"),
    Column("mail", gettext_lazy("Mail"), sort=True),
    Column("at", gettext_lazy("Signed up"), sort=True, narrow=True),
    Column("is_waiting", gettext_lazy("Waits for a seat"), sort=True),
    Column("came", gettext_lazy("Came"), sort=True),
)


def show(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show an event: its page for signing up, who did, who came, and what they thought."""
    viewer, at = viewer_of(request), timezone.now()
    event = get_object_or_404(queries.events(viewer), pk=number)
    listing = Listing(
        request,
        event.sign_ups.all(),
        name="sign-ups",
        title=event.title,
        columns=SIGN_UPS,
        default_sort="name",
        empty=(_("Nobody has signed up yet"), "", "", ""),
    )
    if "format" in request.GET:
        told = "contactpoint.event.exported"
        actions.tell_of_export(told, listing.count, target=event, by=viewer, at=at)
    judged = list(event.evaluations.all())
    grades = Counter(one.grade for one in judged)
    context = {
        "event": event,
        "period_name": periods.name_of(event.programme, periods.periods()),
        "sign_up_url": request.build_absolute_uri(reverse("contactpoint:sign_up", args=[event.key])),
        "waiting": sum(1 for one in event.sign_ups.all() if one.is_waiting),
        "judge_url": request.build_absolute_uri(links.path(links.JUDGE, event.pk)),
        "sign_ups": event.sign_ups.all(),
        "counties": [(called(code), number) for code, number in event.by_county.items()],
        "is_over": event.ends_at <= at,
        "has_begun": event.starts_at <= at,
        "grades": [(label, grades[grade]) for grade, label in Grade.choices],
        "judged": judged,
        "may_change": viewer.may(queries.WRITE),
        "view": queries.VIEW,
    }
    return listing.response("contactpoint/event.html", context)


def edit(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """Write an event, or change one."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(queries.events(viewer), pk=number) if number is not None else None
    current = periods.period_on(timezone.localdate(), periods.periods().values())
    initial: dict[str, Any] = {}
    if row is None:
        initial = {
            "programme": current.key if current else "",
            "erase_on": timezone.localdate() + KEPT,
            "is_open": True,
        }
    form = EventForm(given(request), instance=row, initial=initial)

    def act(**fields: Any) -> Event:
        version = fields.pop("version")
        stands = Event.objects.get(pk=row.pk) if row is not None else None
        return actions.save_event(stands, version=(version or 0) if stands else None, **fields)

    above = (
        (row.title, reverse("contactpoint:event", args=[row.pk]))
        if row is not None
        else (_("Events"), reverse("contactpoint:events"))
    )
    return changed(
        request,
        form,
        act,
        _("Change %(name)s") % {"name": row.title} if row is not None else _("New event"),
        lambda made: reverse("contactpoint:event", args=[made.pk]),
        above=above,
        version=lambda: Event.objects.values_list("version", flat=True).get(pk=number or 0),
    )


@require_POST
def attendance(request: HttpRequest, number: int) -> HttpResponse:
    """Note who came."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    event = get_object_or_404(Event, pk=number)
    came = {int(word) for word in request.POST.getlist("came") if word.isascii() and word.isdigit()}
    actions.note_attendance(event, came, by=viewer, at=timezone.now())
    toast(request, _("Who came is noted."))
    return redirect("contactpoint:event", number)
