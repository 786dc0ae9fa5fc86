"""The rule check: an idea beside a programme's rules. For all staff nothing is kept; advisers may keep it in a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from utblick.engine.eligibility import Screening, Unreadable, read_idea
from utblick.engine.eligibility import check as screen
from utblick.engine.eligibility.idea import Role
from utblick.engine.eligibility.programme import Programme
from utblick.engine.eligibility.versions import marks
from utblick.features.contactpoint import actions, documents, periods, queries
from utblick.features.contactpoint.counties import home_counties
from utblick.features.contactpoint.forms_check import MOST_ROWS, ROWS, IdeaForm, PartnerForm, idea_of
from utblick.features.contactpoint.models import Case, RuleCheck
from utblick.features.contactpoint.partner_places import place_name
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
    known = _known(case)
    form = IdeaForm(data, programme=key, initial={**known, "programme": key})
    partners = _partners(data, known.get("partners", []), rules, today)
    context: dict[str, Any] = {
        "tabs": tabs(request),
        "form": form,
        "partners": partners,
        "case": case,
        "may_add": len(partners) < MOST_ROWS,
        "no_promise": documents.NO_PROMISE[_language()],
    }
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
                context |= told(_plain(screening), periods.passages(rules.key))
                context |= {"screening": screening, "summary": _summary(screening)}
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


def _known(case: Case | None) -> dict[str, Any]:
    """Give what is known of an idea: as its latest check had it, else what its case says, else that ours leads."""
    home = home_counties(timezone.localdate())
    if case is None:
        return {"partners": [{"region": home[0], "role": Role.LEAD.value}]}
    if (latest := case.checks.first()) is not None:
        return dict(latest.idea)
    ours = {"name": case.organisation, "role": Role.LEAD.value}
    if case.county in home:
        ours["region"] = case.county
    return {"title": case.question[:200], "priority": case.priority, "partners": [ours]}


def _partners(
    data: QueryDict | None, known: list[dict[str, Any]], rules: Programme | None, today: date
) -> list[PartnerForm]:
    """Give the rows of partners: as they were sent, with an empty one more where that was asked for."""
    sent = 0
    if data is not None:
        asked = data.get("rows", "")
        sent = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else ROWS
        wanted = sent + (1 if "add" in data else 0)
    else:
        wanted = len(known)
    forms = []
    for number in range(1, max(ROWS, min(MOST_ROWS, wanted)) + 1):
        initial = dict(known[number - 1]) if number <= len(known) else {"role": Role.PARTNER.value}
        bound = data if number <= max(sent, ROWS) else None
        forms.append(PartnerForm(bound, prefix=f"p{number}", rules=rules, day=today, initial=initial))
    return forms


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
        **told(row.findings, periods.passages(row.programme)),
        "check": row,
        "summary": row.summary_en if _language() == "en" else row.summary_sv,
        "programme_name": periods.name_of(row.programme, periods.periods()),
        "partners": [
            (one.get("name", ""), place_name(one.get("country", ""), one.get("nuts3", "")))
            for one in row.idea.get("partners", [])
        ],
        "priority": periods.priority_names([row.programme]).called(
            row.programme, row.idea.get("priority", "")
        ),
        "changes": changes_between(row.rules_marks, marks(rules, today) if rules is not None else {}),
        "no_promise": documents.NO_PROMISE[_language()],
        "view": queries.VIEW,
    }
    return render(request, "contactpoint/kept_check.html", context)


def told(findings: list[dict[str, str]], passages: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Lay findings out: what speaks against first, each with its source, certainty and what the handbook says."""
    language = _language()
    groups = []
    for verdict, heading, tone in VERDICTS:
        lines = [
            (
                one[f"sentence_{language}"],
                one["source"],
                CERTAINTIES[one["certainty"]],
                passages.get(one.get("rule", ""), ("", ""))[1],
            )
            for one in findings
            if one["verdict"] == verdict
        ]
        if lines:
            groups.append((verdict, heading, tone, lines))
    return {"groups": groups}


def _plain(screening: Screening) -> list[dict[str, str]]:
    return [
        {
            "rule": one.rule,
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
