"""Calendars from outside that stand on the year wheel."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from utblick.connectors.ical.days import LARGEST, NoCalendar
from utblick.features.governance import actions
from utblick.features.governance.actions.year import PERMISSION
from utblick.features.governance.forms import OutsideForm
from utblick.features.governance.models import OutsideCalendar
from utblick.features.monitoring.fetching import quick_fetcher
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """Show the calendars from outside, and take one more: a file or an address."""
    viewer_of(request).check(PERMISSION)
    form = OutsideForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        made = _taken(request, form)
        if made is not None:
            if made.problem:
                said = _("Followed, but it could not be read yet: %(why)s") % {"why": made.problem}
                toast(request, said, kind="error")
            else:
                toast(request, _("%(n)d days from %(name)s.") % {"n": made.days.count(), "name": made.name})
            return redirect("governance:outside_calendars")
    context = {
        "form": form,
        "calendars": OutsideCalendar.objects.select_related("board").annotate(count=Count("days")),
        "permission": PERMISSION,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "governance/outside.html", context, status=status)


def _taken(request: HttpRequest, form: OutsideForm) -> OutsideCalendar | None:
    """Take what the form holds; what is wrong with it goes beside its field."""
    given, by, at = form.cleaned_data, viewer_of(request), timezone.now()
    where = "address" if given["address"] else "file"
    about = {"name": given["name"], "kind": given["kind"], "board": given["board"], "by": by, "at": at}
    try:
        if given["address"]:
            answer = quick_fetcher().fetch(given["address"])
            return actions.follow_calendar(given["address"], answer, **about)
        return actions.bring_calendar(given["file"].read(LARGEST + 1), **about)
    except NoCalendar as problem:
        form.add_error(where, problem.sentence_en if get_language() == "en" else problem.sentence_sv)
    except RuleBroken as problem:
        form.add_error(where, str(problem))
    except ValidationError as problem:
        form.add_error(None, problem.messages)
    return None


@require_POST
def read_now(request: HttpRequest, number: int) -> HttpResponse:
    """Read a followed calendar now."""
    viewer_of(request).check(PERMISSION)
    made = get_object_or_404(OutsideCalendar.objects.exclude(address=""), pk=number)
    try:
        made = actions.take_answer(
            made, quick_fetcher().fetch(made.address), by=viewer_of(request), at=timezone.now()
        )
    except RuleBroken as problem:
        toast(request, str(problem), kind="error")
        return redirect("governance:outside_calendars")
    if made.problem:
        toast(request, made.problem, kind="error")
    else:
        toast(request, _("%(n)d days from %(name)s.") % {"n": made.days.count(), "name": made.name})
    return redirect("governance:outside_calendars")


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a calendar with its days."""
    actions.remove_calendar(
        get_object_or_404(OutsideCalendar, pk=number), by=viewer_of(request), at=timezone.now()
    )
    toast(request, _("Removed, with its days."))
    return redirect("governance:outside_calendars")
