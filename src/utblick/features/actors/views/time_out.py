"""What is out of time by the plan: looked at, chosen and destroyed on one page, with what stays and what has gone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from utblick.features.actors import actions
from utblick.features.actors.forms import DestroyForm
from utblick.features.actors.models import Destruction, Person
from utblick.features.actors.time_out import DESTROY, Due, time_out, without_rule
from utblick.features.actors.views.answering import tabs
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.rules import RuleBroken
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of

# So many are looked at before the next come.
SHOWN = 200


@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """Show what is out of time; destroy what somebody has left ticked, with the reason."""
    viewer, at, status = viewer_of(request), timezone.now(), 200
    viewer.check(DESTROY)
    form = DestroyForm(request.POST if request.method == "POST" else None)
    chosen = {name: _numbers(request.POST.getlist(name)) for name in ("contact", "person")}
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                row = actions.destroy(
                    chosen["contact"], chosen["person"], form.cleaned_data["reason"], by=viewer, at=at
                )
            except RuleBroken as reason:
                form.add_error(None, str(reason))
            else:
                toast(request, _told(row))
                return redirect("actors:time_out")
    found = time_out(viewer, timezone.localdate(at))
    context = {
        "form": form,
        "parts": [
            _part(viewer, _("Contacts"), "contact", found.contacts, chosen, form),
            _part(viewer, _("Drafts that were never completed"), "contact", found.drafts, chosen, form),
            _part(viewer, _("People"), "person", found.people, chosen, form),
        ],
        "count": found.count,
        "held": [(_words(viewer, due), due) for due in found.held],
        "unseen": found.unseen,
        "without_rule": without_rule(viewer),
        "done": [(row, [_rule(one) for one in row.rules]) for row in Destruction.objects.all()[:50]],
        "may_plan": viewer.may("actors.plan.change"),
        "tabs": tabs(request),
        "view": DESTROY,
    }
    return render(request, "actors/time_out.html", context, status=status)


def _part(
    viewer: Viewer, title: str, name: str, dues: list[Due], chosen: dict[str, list[int]], form: DestroyForm
) -> dict[str, Any]:
    """Give one sort with its lines: all ticked from the start, as somebody left them afterwards."""
    lines = [
        {
            "number": due.row.pk,
            "words": _words(viewer, due),
            "due": due,
            "ticked": not form.is_bound or due.row.pk in chosen[name],
        }
        for due in dues[:SHOWN]
    ]
    return {"title": title, "name": name, "lines": lines, "total": len(dues), "more": len(dues) > SHOWN}


def _words(viewer: Viewer, due: Due) -> dict[str, Any]:
    """Say which record it is, with no more than the viewer may see: of a draft, whose it is."""
    row = due.row
    if isinstance(row, Person):
        return {"title": row.called, "url": "actors:person", "note": row.get_kind_display()}
    if row.is_draft:
        by = row.written_by.name if row.written_by else _("somebody who is no longer here")
        return {"title": _("Draft by %(name)s") % {"name": by}, "url": "", "day": row.on}
    return {"title": row.subject, "url": "actors:contact", "day": row.on, "note": row.get_channel_display()}


def _rule(row: dict[str, Any]) -> dict[str, Any]:
    """Give a rule of an earlier destruction in the language of the page."""
    return {**row, "rule": row["rule"].get(get_language() or "sv") or row["rule"]["sv"]}


def _numbers(values: list[str]) -> list[int]:
    return [int(one) for one in values if one.isascii() and one.isdigit() and len(one) < 10]


def _told(row: Destruction) -> str:
    n = sum(rule[sort] for rule in row.rules for sort in ("contacts", "drafts", "people"))
    return ngettext("%(n)s record is destroyed.", "%(n)s records are destroyed.", n) % {"n": n}
