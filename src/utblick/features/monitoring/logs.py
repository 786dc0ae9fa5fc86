"""Who may read the log of a matter, a profile, a concept or a source: those who see it on its page."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.features.monitoring.queries.matters import matter_by_number, sees_inside
from utblick.features.monitoring.queries.profiles import profile_by_number
from utblick.features.monitoring.queries.sources import sources
from utblick.features.monitoring.queries.vocabulary import concepts
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.record_logs import Log

INSIDE = "monitoring.inbox.view"
PROFILE = "monitoring.profile.view"
SOURCE = "monitoring.source.change"


def matter(viewer: Viewer, number: int) -> Log:
    """Give a matter's log, which tells how it was judged and why."""
    found = matter_by_number(viewer, number)
    if found.pk != number:
        # The log of a number that was joined with another is not the other's.
        raise Http404
    if not sees_inside(viewer, found):
        raise NotAllowed(INSIDE)
    return Log(found, reverse("monitoring:matter", args=[found.pk]), INSIDE)


def profile(viewer: Viewer, number: int) -> Log:
    """Give a watch profile's log."""
    viewer.check(PROFILE)
    found = profile_by_number(viewer, number)
    return Log(found, reverse("monitoring:profile", args=[found.pk]), PROFILE)


def concept(viewer: Viewer, number: int) -> Log:
    """Give a concept's log."""
    viewer.check(PROFILE)
    found = get_object_or_404(concepts(viewer), pk=number)
    return Log(found, reverse("monitoring:concept", args=[found.key]), PROFILE)


def source(viewer: Viewer, number: int) -> Log:
    """Give a source's log, which stands on its page for those who may change it."""
    viewer.check(SOURCE)
    found = get_object_or_404(sources(viewer), pk=number)
    return Log(found, reverse("monitoring:source", args=[found.key]), SOURCE)


LOGS = {
    "monitoring.matter": matter,
    "monitoring.watchprofile": profile,
    "monitoring.concept": concept,
    "monitoring.source": source,
}
