"""The example's EU annual review: drafted and frozen as a person would, so that there is one to read."""

from __future__ import annotations

from datetime import date, datetime

from utblick.features.followup.actions.reports import draft_report, freeze_report
from utblick.features.followup.models import Report, ReportKind
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer


def freeze_review(by: Viewer, at: datetime) -> None:
    """Freeze the EU annual review of last year, where nobody has drafted one."""
    year = day_of(at).year - 1
    first, last = date(year, 1, 1), date(year, 12, 31)
    if not Report.objects.filter(kind=ReportKind.YEAR, first=first, last=last).exists():
        freeze_report(draft_report(ReportKind.YEAR, first, last, by=by, at=at), by=by, at=at)
