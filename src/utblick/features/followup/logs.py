"""Who may read the log of a report, a goal or an indicator: those who may read the thing itself."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.features.followup import goals
from utblick.features.followup.models import Goal, Indicator
from utblick.features.followup.queries import VIEW, report_by_number
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log


def _report(viewer: Viewer, number: int) -> Log:
    found = report_by_number(viewer, number)
    return Log(found, reverse("followup:report", args=[number]), VIEW)


def _indicator(viewer: Viewer, number: int) -> Log:
    viewer.check(goals.VIEW)
    found = get_object_or_404(Indicator, pk=number)
    return Log(found, reverse("followup:indicator", args=[number]), goals.VIEW)


def _goal(viewer: Viewer, number: int) -> Log:
    viewer.check(goals.VIEW)
    return Log(get_object_or_404(Goal, pk=number), reverse("followup:goal", args=[number]), goals.VIEW)


LOGS = {"followup.report": _report, "followup.indicator": _indicator, "followup.goal": _goal}
