"""Weeding on one page: what is proposed, what is held back and why, the rules, and what has gone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from utblick.features.contactpoint import actions, queries
from utblick.features.contactpoint.forms_network import WeedForm, WeedingRuleForm
from utblick.features.contactpoint.kinds import Sort
from utblick.features.contactpoint.models import Case, Listener, NetworkMeeting, Profile, Weeding, WeedingRule
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.features.contactpoint.weeding import DECIDE, Due, Row, time_out
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

# So many are looked at before the next come.
SHOWN = 200


@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """Show what is proposed; weed out what somebody has left ticked, with the reason."""
    viewer, at, status = viewer_of(request), timezone.now(), 200
    viewer.check(DECIDE)
    form = WeedForm(given(request))
    chosen = request.POST.getlist("chosen")
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = actions.weed(chosen, form.cleaned_data["reason"], by=viewer, at=at)
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            else:
                n = sum(rule["count"] for rule in row.rules)
                said = ngettext("%(n)s record is weeded out.", "%(n)s records are weeded out.", n)
                toast(request, said % {"n": n})
                return redirect("contactpoint:weeding")
    found = time_out(viewer, timezone.localdate(at))
    rules = {rule.sort: rule for rule in WeedingRule.objects.all()}
    context = {
        "form": form,
        "goes": [
            (due, _words(viewer, due), not form.is_bound or due.key in chosen) for due in found.goes[:SHOWN]
        ],
        "total": len(found.goes),
        "is_more": len(found.goes) > SHOWN,
        "held": [(due, _words(viewer, due)) for due in found.held],
        "rules": [(sort, rules.get(sort.value)) for sort in Sort],
        "done": [(row, [_told(rule) for rule in row.rules]) for row in Weeding.objects.all()[:50]],
        "sees_cases": viewer.may(queries.VIEW),
        "tabs": tabs(request),
        "view": DECIDE,
    }
    return render(request, "contactpoint/weeding.html", context, status=status)


def _words(viewer: Viewer, due: Due) -> tuple[str, str]:
    """Say which record it is, and where; who may not see cases is told its number alone."""
    row: Row = due.row
    number = {"n": row.pk}
    sees = viewer.may(queries.VIEW)
    if isinstance(row, Case):
        address = reverse("contactpoint:case", args=[row.pk])
        return (row.question, address) if sees else (_("Case %(n)s") % number, "")
    if isinstance(row, Profile):
        address = reverse("contactpoint:profile", args=[row.pk])
        return (row.title, address) if sees else (_("Partner search %(n)s") % number, "")
    if isinstance(row, Listener):
        words = _("Wants partner searches, %(n)s") % number
        return (row.organisation, reverse("contactpoint:listeners")) if sees else (words, "")
    if isinstance(row, NetworkMeeting):
        address = reverse("contactpoint:meeting", args=[row.pk])
        return (row.title, address) if sees else (_("Network meeting %(n)s") % number, "")
    raise TypeError(type(row))


def _told(rule: dict[str, Any]) -> dict[str, Any]:
    return {**rule, "words": Sort(rule["sort"]).label}


def edit_rule(request: HttpRequest, sort: str) -> HttpResponse:
    """Say how long a sort of information is kept."""
    viewer = viewer_of(request)
    viewer.check(DECIDE)
    if sort not in Sort.values:
        raise Http404
    row = WeedingRule.objects.filter(sort=sort).first()
    form = WeedingRuleForm(given(request), instance=row or WeedingRule(sort=sort))

    def act(**fields: Any) -> WeedingRule:
        version = fields.pop("version")
        return actions.keep_weeding_rule(sort, version=version or 0, **fields)

    def version() -> int:
        return WeedingRule.objects.filter(sort=sort).values_list("version", flat=True).first() or 0

    back = reverse("contactpoint:weeding")
    return changed(
        request,
        form,
        act,
        str(Sort(sort).label).capitalize(),
        back,
        above=(_("Weeding"), back),
        permission=DECIDE,
        version=version,
    )
