"""Who may read the log of a publication: those who see the gate."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from utblick.features.publishing.kinds import kind_of
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.record_logs import Log

VIEW = "publishing.publication.view"


def _publication(viewer: Viewer, number: int) -> Log:
    viewer.check(VIEW)
    row = get_object_or_404(Publication, pk=number)
    if not kind_of(row.kind).is_known_to(viewer):
        raise Http404
    return Log(row, reverse("publishing:record", args=[row.kind, row.record]), VIEW)


LOGS = {"publishing.publication": _publication}
