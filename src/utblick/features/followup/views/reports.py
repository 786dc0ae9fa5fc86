"""Reports: the list, one with every figure leading to its records, its texts, and its forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utblick.features.followup import queries
from utblick.features.followup.actions import reports as actions
from utblick.features.followup.models import Report, ReportKind
from utblick.features.followup.reporting import KINDS, last_half_year
from utblick.features.organisation.forms import DayField
from utblick.features.organisation.models import Board
from utblick.features.organisation.queries import boards
from utblick.foundation.rules import RuleBroken
from utblick.ui import charts
from utblick.ui.messages import toast
from utblick.ui.reports.data import Chart, Data
from utblick.ui.reports.rendering import FORMS
from utblick.ui.reports.wording import said, told
from utblick.ui.shell import viewer_of


class DraftForm(forms.Form):
    """Which report, of which board, about which days."""

    kind = forms.ChoiceField(label=gettext_lazy("Report"), choices=ReportKind.choices)
    board = forms.ModelChoiceField(
        Board.objects.none(),
        label=gettext_lazy("Board"),
        required=False,
        help_text=gettext_lazy("For a board report."),
    )
    first = DayField(label=gettext_lazy("First day"))
    last = DayField(label=gettext_lazy("Last day"))

    def __init__(self, *given: Any, keys: list[str], of_all: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(key, one.label) for key, one in KINDS.items() if of_all or one.of_board]
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Board.objects.at(timezone.localdate()).filter(key__in=keys)
        first, last = last_half_year(timezone.localdate())
        self.initial.update(first=first, last=last)


@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    """List the reports, and draft one."""
    viewer, at = viewer_of(request), timezone.now()
    viewer.check(queries.VIEW)
    keys = [board.key for board in boards(at) if viewer.may(queries.WRITE, board=board.key)]
    posted = request.POST if request.method == "POST" else None
    form = DraftForm(posted, keys=keys, of_all=viewer.may(queries.WRITE)) if keys else None
    if request.method == "POST":
        if form is None:
            viewer.check(queries.WRITE)
            raise Http404
        if form.is_valid():
            given = form.cleaned_data
            try:
                made = actions.draft_report(
                    given["kind"], given["first"], given["last"], board=given["board"], by=viewer, at=at
                )
            except (RuleBroken, ValidationError) as problem:
                form.add_error(None, str(problem) if isinstance(problem, RuleBroken) else problem)
            else:
                return redirect("followup:report", made.pk)
    context = {"reports": queries.reports(viewer)[:100], "form": form, "view": queries.VIEW}
    status = 422 if form is not None and form.is_bound and form.errors else 200
    return render(request, "followup/reports.html", context, status=status)


@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a report; every figure leads to its records."""
    viewer = viewer_of(request)
    report = queries.report_by_number(viewer, number)
    data = queries.data_of(report, _language())
    context = {
        "report": report,
        "data": data,
        "sections": sections_shown(data),
        "forms": list(FORMS),
        "may_write": queries.may_write(viewer, report) and report.frozen_at is None,
        "view": queries.VIEW if report.frozen_at else queries.WRITE,
    }
    return render(request, "followup/report.html", context)


def sections_shown(data: Data) -> list[dict[str, Any]]:
    """Give a report's sections as its page shows them."""
    return [
        {
            "section": section,
            "charts": [_chart(chart) for chart in section.charts if chart.known],
            "figures": [(figure, said(figure)) for figure in section.figures],
            "tables": [
                {
                    "table": table,
                    "rows": [([told(cell) for cell in row], url) for row, url in _with_urls(table)],
                }
                for table in section.tables
                if table.rows
            ],
        }
        for section in data.sections
    ]


def _with_urls(table: Any) -> list[tuple[list[Any], str]]:
    urls = table.urls or [""] * len(table.rows)
    return list(zip(table.rows, urls, strict=True))


def _language() -> str:
    return (get_language() or "sv")[:2]


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: int) -> HttpResponse:
    """Write the texts of a draft, in both languages."""
    viewer = viewer_of(request)
    report = queries.report_by_number(viewer, number)
    viewer.check(queries.WRITE, board=report.board.key if report.board else None)
    if request.method == "POST":
        texts = {key: value for key, value in request.POST.items() if ":" in key and isinstance(value, str)}
        try:
            actions.write_report(report, texts, by=viewer, at=timezone.now())
        except RuleBroken as reason:
            toast(request, str(reason), kind="error")
        else:
            toast(request, _("Saved."))
        return redirect("followup:report", number)
    told_in: list[tuple[str, list[Any]]] = []
    for language in actions.LANGUAGES:
        with override(language):
            sections = [
                (one.key, one.heading, one.text) for one in queries.data_of(report, language).sections
            ]
        told_in.append((language, sections))
    context = {"report": report, "told": told_in, "view": queries.WRITE}
    return render(request, "followup/report_write.html", context)


@require_POST
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """Freeze a report."""
    report = queries.report_by_number(viewer_of(request), number)
    return _pressed(request, report, freeze_it=True)


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a draft."""
    report = queries.report_by_number(viewer_of(request), number)
    return _pressed(request, report, freeze_it=False)


def _pressed(request: HttpRequest, report: Report, *, freeze_it: bool) -> HttpResponse:
    act = actions.freeze_report if freeze_it else actions.remove_report
    try:
        act(report, by=viewer_of(request), at=timezone.now())
    except RuleBroken as reason:
        toast(request, str(reason), kind="error")
    else:
        toast(request, _("Frozen: it stays as it is.") if freeze_it else _("Removed."))
        if not freeze_it:
            return redirect("followup:reports")
    return redirect("followup:report", report.pk)


@require_GET
def download(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Give a report as Word, PDF or Excel, in the language of the page."""
    if form not in FORMS:
        raise Http404
    report = queries.report_by_number(viewer_of(request), number)
    data = queries.data_of(report, _language())
    return as_file(data, form, slugify(f"{data.title}-{report.last.isoformat()}") or "rapport")


def as_file(data: Data, form: str, name: str) -> HttpResponse:
    """Give a report in one of its forms, to be saved under a name."""
    kind, write_it = FORMS[form]
    answer = HttpResponse(write_it(data), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer


def _chart(chart: Chart) -> SafeString:
    bars = [charts.Bar(label, value) for label, value in chart.known]
    if chart.across:
        return charts.across(chart.caption, bars, unit=chart.unit, group=chart.period)
    return charts.bars(
        chart.caption, bars, unit=chart.unit, period=chart.period, is_sum=chart.is_sum, most_labels=4
    )
