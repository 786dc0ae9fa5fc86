"""Calendars of institutions: see, note, change, bring a file, add what is suggested for a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from utblick.features.advocacy import queries_calendars as queries
from utblick.features.advocacy.actions import calendars as actions
from utblick.features.advocacy.actions.taking_calendars import take_periods
from utblick.features.advocacy.forms_calendars import CalendarFileForm, PeriodForm
from utblick.features.advocacy.models import CalendarPeriod, Institution, PeriodKind
from utblick.features.advocacy.queries import VIEW
from utblick.features.advocacy.reading_calendars import periods_of_file
from utblick.features.advocacy.source_names import called
from utblick.features.advocacy.views.changing import changed, done
from utblick.features.advocacy.views.overview import tabs
from utblick.features.advocacy.views.procedures import CHANGE
from utblick.features.organisation.models import Certainty
from utblick.foundation.taking import Taken, Told
from utblick.ui.answering import given
from utblick.ui.columns import Column
from utblick.ui.dates import day_html
from utblick.ui.filters import Choice, Contains, Flag
from utblick.ui.lists import Listing
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def _name(row: CalendarPeriod) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("advocacy:change_period", args=[row.pk]), row.name)


def _certainty(row: CalendarPeriod) -> SafeString:
    words = row.get_certainty_display()
    chip = '<span class="chip amber">{}</span>' if row.certainty == Certainty.UNSURE else "{}"
    return format_html(chip, words)


def _columns(*, may_change: bool) -> tuple[Column, ...]:
    return (
        Column(
            "name",
            gettext_lazy("Days"),
            value="name",
            html=_name if may_change else None,
            sort=True,
            heading=True,
        ),
        Column("institution", gettext_lazy("Institution"), value=lambda row: row.get_institution_display()),
        Column(
            "on", gettext_lazy("From"), value="on", html=lambda row: day_html(row.on), sort=True, narrow=True
        ),
        Column("last", gettext_lazy("To"), value="last", html=lambda row: day_html(row.last), narrow=True),
        Column("kind", gettext_lazy("Kind of days"), value=lambda row: row.get_kind_display()),
        Column("source", gettext_lazy("Source"), value=lambda row: called(row.source)),
        Column(
            "certainty",
            gettext_lazy("Certainty"),
            value=lambda row: row.get_certainty_display(),
            html=_certainty,
            narrow=True,
        ),
    )


@require_GET
def everything(request: HttpRequest) -> HttpResponseBase:
    """List the calendars' days, of one year or of all."""
    viewer, today = viewer_of(request), timezone.localdate()
    may_change = viewer.may(CHANGE)
    year = queries.year_asked(request.GET.get("year", ""))
    listing = Listing(
        request,
        queries.periods(viewer),
        name="calendars",
        title=_("Calendars of institutions"),
        columns=_columns(may_change=may_change),
        filters=(
            Choice(
                key="year",
                label=_("Year"),
                choices=[(str(one), str(one)) for one in queries.years(viewer, today.year)],
                apply=lambda found, year: queries.within(
                    found, date(int(year), 1, 1), date(int(year), 12, 31)
                ),
            ),
            Choice(
                key="institution",
                label=_("Institution"),
                choices=Institution.choices,
                apply=lambda found, key: found.filter(institution=key),
            ),
            Choice(
                key="kind",
                label=_("Kind of days"),
                choices=PeriodKind.choices,
                apply=lambda found, key: found.filter(kind=key),
            ),
            Contains(key="q", label=_("Words"), field="name_sv", also=("name_en", "source")),
            Flag(
                key="unsure",
                label=_("Only what is to be confirmed"),
                apply=lambda found, _value: found.filter(certainty=Certainty.UNSURE),
            ),
        ),
        default_sort="on",
        empty=(
            _("No days are noted"),
            _("Bring a file with the calendar, note days one by one, or add what is suggested for the year."),
            reverse("advocacy:bring_calendar") if may_change else "",
            _("Bring a file") if may_change else "",
        ),
    )
    return listing.response(
        "advocacy/calendars.html",
        {
            "tabs": tabs(request),
            "year": year,
            "suggest": year or today.year,
            "missing": queries.missing_years(viewer, year) if year else [],
            "may_change": may_change,
            "view": VIEW,
        },
    )


def _list(year: int) -> str:
    return f"{reverse('advocacy:calendars')}?year={year}"


def _crumbs() -> tuple[str, str]:
    return _("Calendars of institutions"), reverse("advocacy:calendars")


def new(request: HttpRequest) -> HttpResponse:
    """Note days."""
    viewer_of(request).check(CHANGE)

    def act(**fields: Any) -> CalendarPeriod:
        fields.pop("version")
        return actions.note_period(**fields)

    asked = request.GET.get("institution", "")
    initial = {"institution": asked} if asked in Institution.values else {}
    return changed(
        request,
        PeriodForm(given(request), initial=initial),
        act,
        title=_("New days in a calendar"),
        back=lambda row: _list(row.on.year),
        permission=CHANGE,
        crumbs=_crumbs(),
    )


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change days, or confirm them."""
    viewer_of(request).check(CHANGE)
    row = get_object_or_404(CalendarPeriod, pk=number)

    def act(**fields: Any) -> CalendarPeriod:
        version = fields.pop("version") or 0
        return actions.change_period(get_object_or_404(CalendarPeriod, pk=number), version=version, **fields)

    return changed(
        request,
        PeriodForm(given(request), instance=row),
        act,
        title=_("Change %(name)s") % {"name": row.name},
        back=lambda changed_row: _list(changed_row.on.year),
        permission=CHANGE,
        version=lambda: CalendarPeriod.objects.values_list("version", flat=True).get(pk=number),
        crumbs=_crumbs(),
        remove=(reverse("advocacy:remove_period", args=[number]), row.name, _("Remove")),
    )


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take days away."""
    row = get_object_or_404(CalendarPeriod, pk=number)
    return done(
        request,
        lambda: actions.remove_period(row, by=viewer_of(request), at=timezone.now()),
        _list(row.on.year),
        _("Removed."),
    )


def bring(request: HttpRequest) -> HttpResponse:
    """Bring a file with a calendar."""
    viewer_of(request).check(CHANGE)
    counted: list[tuple[Taken, date]] = []

    def act(by: Any, at: Any, institution: str, file: Any) -> None:
        found = periods_of_file(institution, file.name, file.read(), timezone.localdate(at))
        first = date.fromisoformat(min(one.first for one in found))
        counted.append((take_periods(found, Told(), by=by, at=at), first))

    answer = changed(
        request,
        CalendarFileForm(given(request), request.FILES or None),
        act,
        title=_("Bring a calendar"),
        back=lambda _made: _list(counted[0][1].year),
        permission=CHANGE,
        crumbs=_crumbs(),
        lead=_("The same file can be brought again: only what is new or has moved is changed."),
    )
    for taken, _first in counted:
        toast(request, told_of(taken))
    return answer


def told_of(taken: Taken) -> str:
    """Say what came of a file."""
    counts = {"new": taken.inserted, "moved": taken.updated, "same": taken.unchanged}
    said = _("%(new)d new, %(moved)d changed, %(same)d as before.") % counts
    if taken.rejects:
        said += " " + _("Could not be used: %(n)d.") % {"n": len(taken.rejects)}
    return said


@require_POST
def add_suggested(request: HttpRequest) -> HttpResponse:
    """Add what is suggested for a year."""
    year = queries.year_asked(request.POST.get("year", "")) or timezone.localdate().year
    added = actions.add_suggested_periods(year, by=viewer_of(request), at=timezone.now())
    said = _("%(n)d periods added.") % {"n": len(added)} if added else _("All of them are there already.")
    toast(request, said)
    return redirect(_list(year))
