"""Standard answers: the list, with which rules have changed since, and one to write or check again."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from utblick.engine.eligibility.versions import marks
from utblick.features.contactpoint import actions, periods, queries
from utblick.features.contactpoint.forms_more import AnswerForm
from utblick.features.contactpoint.models import StandardAnswer
from utblick.features.contactpoint.views.changing import changed, tabs
from utblick.features.contactpoint.views.desk import changes_between
from utblick.ui.answering import given
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """List the standard answers by period, those whose rules have changed first."""
    viewer, today = viewer_of(request), timezone.localdate()
    rows = list(queries.answers(viewer))
    among = periods.periods()
    now = {
        key: marks(rules, today)
        for key in {row.programme for row in rows}
        if (rules := periods.rules_by_key(key)) is not None
    }
    told = [
        (
            row,
            periods.name_of(row.programme, among),
            changes_between(row.rules_marks, now.get(row.programme, {})),
        )
        for row in rows
    ]
    told.sort(key=lambda one: (one[0].is_retired, not one[2], one[0].title))
    context = {
        "tabs": tabs(request),
        "answers": told,
        "may_change": viewer.may(queries.WRITE),
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/answers.html", context)


def _above() -> tuple[str, str]:
    return _("Standard answers"), reverse("contactpoint:answers")


def new(request: HttpRequest) -> HttpResponse:
    """Write a standard answer."""
    viewer_of(request).check(queries.WRITE)
    current = periods.period_on(timezone.localdate(), periods.periods().values())
    form = AnswerForm(given(request), initial={"programme": current.key if current else ""})

    def act(**fields: Any) -> StandardAnswer:
        fields.pop("version")
        return actions.save_answer(None, **fields)

    above = _above()
    return changed(request, form, act, _("New standard answer"), above[1], above=above)


def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a standard answer; saving it says that it holds by the rules of today."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(queries.answers(viewer), pk=number)
    form = AnswerForm(given(request), instance=row)

    def act(**fields: Any) -> StandardAnswer:
        version = fields.pop("version") or 0
        return actions.save_answer(StandardAnswer.objects.get(pk=number), version=version, **fields)

    above = _above()
    return changed(
        request,
        form,
        act,
        row.title,
        above[1],
        above=above,
        version=lambda: StandardAnswer.objects.values_list("version", flat=True).get(pk=number),
        lead=_("Saving it says that it holds by the rules of today."),
    )


@require_POST
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Say that an answer holds by the rules of today too."""
    viewer = viewer_of(request)
    viewer.check(queries.WRITE)
    row = get_object_or_404(queries.answers(viewer), pk=number)
    actions.confirm_answer(row, by=viewer, at=timezone.now())
    toast(request, _("It holds by the rules of today."))
    return redirect("contactpoint:answers")
