"""Who may read the log of a report: those who may read the report."""

from django.urls import reverse

from utblick.features.followup.queries import VIEW, report_by_number
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log


def _report(viewer: Viewer, number: int) -> Log:
    found = report_by_number(viewer, number)
    return Log(found, reverse("followup:report", args=[number]), VIEW)


LOGS = {"followup.report": _report}
