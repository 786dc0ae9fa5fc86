"""The rule check: an idea beside a programme's rules. For all staff nothing is kept; advisers may keep it in a case."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.eligibility import Screening, Unreadable, read_idea
from utblick.engine.eligibility import check as screen
from utblick.engine.eligibility.programme import Programme
from utblick.engine.eligibility.versions import marks
from utblick.features.contactpoint import actions, documents, periods, queries
from utblick.features.contactpoint.forms_check import MOST_ROWS, ROWS, IdeaForm, PartnerForm, idea_of
from utblick.features.contactpoint.models import Case, RuleCheck
from utblick.features.contactpoint.views.changing import tabs
from utblick.features.contactpoint.views.desk import changes_between
from utblick.features.contactpoint.words import CERTAINTIES, VERDICTS
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.messages import toast
from utblick.ui.shell import viewer_of


def check(request: HttpRequest) -> HttpResponse:
    """Show the form, check what is filled in, give it as a document, or keep it in a case."""
    viewer, today = viewer_of(request), timezone.localdate()
    viewer.check(queries.TOOL)
    data = request.POST if request.method == "POST" else None
    case = _case(viewer, (data or request.GET).get("case", ""))
    key = _programme(request, case)
    rules = periods.rules_by_key(key)
    form = IdeaForm(data, programme=key, initial=_initial(case, key))
    rows = _rows(request)
    partners = [PartnerForm(data, prefix=f"p{number}", rules=rules) for number in range(1, rows + 1)]
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "partners": partners,
        "rows": rows,
        "case": case,
    }
    context |= {"may_add": rows < MOST_ROWS, "no_promise": documents.NO_PROMISE[_language()], "today": today}
    context["brief"] = [form[name] for name in ("kind", "starts_on", "months", "total_eur", "eu_eur")]
    status = 200
    if data is not None and not {"add", "choose"} & set(data) and rules is not None:
        # Every form is read before any is found wanting, so that all that is wrong is told at once.
        if all([form.is_valid(), *(one.is_valid() for one in partners)]):
            idea = idea_of(form, partners)
            try:
                screening = screen(read_idea(idea), rules, today)
            except Unreadable as reason:
                form.add_error(None, str(reason))
            else:
                if answer := _asked_for(request, viewer, case, idea, screening, rules):
                    return answer
                context |= told(_plain(screening)) | {"screening": screening, "summary": _summary(screening)}
                said = " ".join((form.cleaned_data["quoted"], form.cleaned_data["title"]))
                context |= {"quotes": periods.quoted(said, rules), "programme": rules.key}
        status = 200 if form.is_valid() and all(one.is_valid() for one in partners) else 422
    return render(request, "contactpoint/check.html", context, status=status)


def _case(viewer: Viewer, asked: str) -> Case | None:
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    viewer.check(queries.WRITE)
    return queries.case_by_number(viewer, int(asked))


def _programme(request: HttpRequest, case: Case | None) -> str:
    """Give the programme that is meant: chosen, the case's, or the one that runs."""
    asked = request.POST.get("programme") or request.GET.get("programme") or (case.programme if case else "")
    known = {key for key, _sv, _en in periods.checkable()}
    if asked in known:
        return asked
    current = periods.period_on(
        timezone.localdate(), [p for p in periods.periods().values() if p.key in known]
    )
    return current.key if current else ""


def _initial(case: Case | None, key: str) -> dict[str, Any]:
    found: dict[str, Any] = {"programme": key}
    if case is not None:
        found |= {"title": case.question[:200], "priority": case.priority}
    return found


def _rows(request: HttpRequest) -> int:
    asked = request.POST.get("rows", "")
    rows = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else ROWS
    return max(ROWS, min(MOST_ROWS, rows + (2 if "add" in request.POST else 0)))


def _asked_for(
    request: HttpRequest,
    viewer: Viewer,
    case: Case | None,
    idea: dict[str, Any],
    screening: Screening,
    rules: Programme,
) -> HttpResponse | None:
    """Give the document that a button asks for, or keep the check in the case; None where it is only looked at."""
    form = request.POST.get("document", "")
    if form in documents.TYPES:
        sheet = documents.check_sheet(idea, _plain(screening), rules.key, timezone.localdate(), _language())
        return documents.as_file(sheet, form, "rule-check")
    if "keep" in request.POST and case is not None:
        actions.keep_check(case, idea, screening, rules, by=viewer, at=timezone.now())
        toast(request, _("Kept in the case."))
        return redirect("contactpoint:case", case.pk)
    return None


def kept(request: HttpRequest, number: int) -> HttpResponse:
    """Show a check as it was made for a case, or give it as a document."""
    viewer = viewer_of(request)
    viewer.check(queries.VIEW)
    row = get_object_or_404(RuleCheck.objects.select_related("case"), pk=number)
    form = request.GET.get("document", "")
    if form in documents.TYPES:
        sheet = documents.check_sheet(row.idea, row.findings, row.programme, row.rules_on, _language())
        return documents.as_file(sheet, form, f"rule-check-{row.pk}")
    today = timezone.localdate()
    rules = periods.rules_by_key(row.programme)
    context = {
        **told(row.findings),
        "check": row,
        "summary": row.summary_en if _language() == "en" else row.summary_sv,
        "programme_name": periods.name_of(row.programme, periods.periods()),
        "changes": changes_between(row.rules_marks, marks(rules, today) if rules is not None else {}),
        "no_promise": documents.NO_PROMISE[_language()],
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/kept_check.html", context)


def told(findings: list[dict[str, str]]) -> dict[str, Any]:
    """Lay findings out for the page: what speaks against first, each sentence with its source and certainty."""
    language = _language()
    groups = []
    for verdict, heading, tone in VERDICTS:
        lines = [
            (one[f"sentence_{language}"], one["source"], CERTAINTIES[one["certainty"]])
            for one in findings
            if one["verdict"] == verdict
        ]
        if lines:
            groups.append((heading, tone, lines))
    return {"groups": groups}


def _plain(screening: Screening) -> list[dict[str, str]]:
    return [
        {
            "verdict": one.verdict.value,
            "sentence_sv": one.sentence_sv,
            "sentence_en": one.sentence_en,
            "source": one.source,
            "certainty": one.certainty.value,
        }
        for one in screening.findings
    ]


def _summary(screening: Screening) -> str:
    return screening.summary_en if _language() == "en" else screening.summary_sv


def _language() -> str:
    return "en" if get_language() == "en" else "sv"
