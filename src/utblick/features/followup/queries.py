"""Read reports: frozen ones are everybody's, drafts are for those who write them."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from utblick.features.followup.models import Report
from utblick.features.followup.reporting import build
from utblick.features.followup.span import Span
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.reports.data import Data, from_json

VIEW, WRITE = "followup.report.view", "followup.report.write"


def reports(viewer: Viewer) -> QuerySet[Report]:
    """Give the reports that the viewer may see, the latest first."""
    viewer.check(VIEW)
    rows = Report.objects.select_related("board", "created_by")
    if viewer.may(WRITE):
        return rows
    own = [key for key in viewer.boards if viewer.may(WRITE, board=key)]
    return rows.filter(Q(frozen_at__isnull=False) | Q(board__key__in=own))


def report_by_number(viewer: Viewer, number: int) -> Report:
    """Give one report that the viewer may see. Raises Http404."""
    return get_object_or_404(reports(viewer), pk=number)


def may_write(viewer: Viewer, report: Report) -> bool:
    """Say whether the viewer may write in a report."""
    return viewer.may(WRITE, board=report.board.key if report.board else None)


def data_of(report: Report, language: str) -> Data:
    """Give a report's data in a language: as it was frozen, or as it is now in the language that is switched on."""
    if report.frozen is not None:
        return from_json(report.frozen.get(language) or report.frozen["sv"])
    span = Span(report.first, report.last, report.board.key if report.board else "")
    return build(report.kind, span, report.texts)
