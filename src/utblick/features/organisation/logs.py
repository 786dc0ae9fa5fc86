"""Who may read the log of a board, a unit, a role, a topic or a remit: those who see it on its page."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.features.organisation.models import Assignment, Board, Remit, Topic, Unit
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log

VIEW = "organisation.region.view"
# Topics and remits have no page but the form that changes them.
REMIT = "organisation.remit.change"


def board(viewer: Viewer, number: int) -> Log:
    """Give a board's log."""
    viewer.check(VIEW)
    found = get_object_or_404(Board, pk=number)
    return Log(found, reverse("organisation:board", args=[found.key]), VIEW)


def unit(viewer: Viewer, number: int) -> Log:
    """Give a unit's log."""
    viewer.check(VIEW)
    found = get_object_or_404(Unit, pk=number)
    return Log(found, reverse("organisation:unit", args=[found.pk]), VIEW)


def assignment(viewer: Viewer, number: int) -> Log:
    """Give the log of somebody's role."""
    viewer.check(VIEW)
    found = get_object_or_404(Assignment, pk=number)
    return Log(found, reverse("organisation:assignment", args=[found.pk]), VIEW)


def topic(viewer: Viewer, number: int) -> Log:
    """Give a topic's log."""
    viewer.check(REMIT)
    found = get_object_or_404(Topic, pk=number)
    return Log(found, reverse("organisation:change_topic", args=[found.key]), REMIT)


def remit(viewer: Viewer, number: int) -> Log:
    """Give a remit's log."""
    viewer.check(REMIT)
    found = get_object_or_404(Remit, pk=number)
    return Log(found, reverse("organisation:change_remit", args=[found.pk]), REMIT)


LOGS = {
    "organisation.board": board,
    "organisation.unit": unit,
    "organisation.assignment": assignment,
    "organisation.topic": topic,
    "organisation.remit": remit,
}
