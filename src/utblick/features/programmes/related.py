"""What programmes know of a unit and of a matter: calls that are being looked at, and the call of a document."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.monitoring.models import Matter
from utblick.features.organisation.models import Unit
from utblick.features.programmes import queries, queries_matching
from utblick.features.programmes.desk import line
from utblick.features.programmes.models import Verdict
from utblick.features.programmes.related_archive import granted_by_programme, projects_of_body
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part


def calls_of_matter(viewer: Viewer, matter: Matter) -> Part | None:
    """Give the calls that a matter's documents tell of."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries.calls(viewer).filter(document__matter=matter)
    lines = [line(queries.now(call, timezone.now())) for call in rows]
    return Part("calls", _("The call"), lines, order=30) if lines else None


def calls_of_unit(viewer: Viewer, unit: Unit) -> Part | None:
    """Give the calls that a unit looks closer at or applies in, and the way to what suits it."""
    if not viewer.may(queries.VIEW):
        return None
    rows = queries_matching.verdicts(viewer).filter(unit=unit).exclude(verdict=Verdict.NOT_FOR_US)
    lines = [
        Line(
            row.call.title_sv or row.call.title,
            reverse("programmes:call", args=[row.call_id]),
            chip=row.get_verdict_display(),
        )
        for row in rows[:6]
    ]
    return Part(
        "calls",
        _("Calls"),
        lines,
        empty=_("No call is looked at."),
        more=f"{reverse('programmes:suits')}?unit={unit.pk}",
        more_words=_("What suits the unit"),
        order=35,
    )


RELATED = {
    "actors.body": projects_of_body,
    "monitoring.matter": calls_of_matter,
    "organisation.unit": calls_of_unit,
    "programmes.programme": granted_by_programme,
}
