"""What is told to all staff of a programme and of a public project: what it led to. No case is ever among it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.contactpoint import periods, queries
from utblick.features.contactpoint.models import Story
from utblick.features.contactpoint.results import stories_of
from utblick.features.programmes.models import Programme, PublicProject
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 5


def of_programme(viewer: Viewer, programme: Programme) -> Part | None:
    """Give what projects of one of our programmes led to, and the way to what was granted in our counties."""
    if not viewer.may(queries.OPEN) or programme.family.casefold() != periods.FAMILY.casefold():
        return None
    rows = queries.stories(viewer).filter(programme=programme.key)
    count = rows.count()
    more = f"{reverse('contactpoint:stories')}?programme={programme.key}"
    said = ngettext("%(n)s story of what a project led to", "%(n)s stories of what projects led to", count)
    return Part(
        "contactpoint-results",
        _("What it led to in our counties"),
        [_line(row) for row in rows[:SHOWN]],
        empty=_("Nobody has told yet."),
        more=more,
        more_words=said % {"n": count} if count else _("Results of the Contact Point"),
        order=41,
    )


def of_project(viewer: Viewer, project: PublicProject) -> Part | None:
    """Give what a public project led to."""
    if not viewer.may(queries.OPEN):
        return None
    rows = stories_of(viewer, project)
    lines = [_line(row) for row in rows[:SHOWN]]
    return Part("contactpoint-results", _("What it led to"), lines, order=41) if rows else None


def _line(row: Story) -> Line:
    address = (
        f"{reverse('contactpoint:stories')}?programme={row.programme}&county={row.county}#story-{row.pk}"
    )
    return Line(row.title, address, words=row.project, day=row.on)


RELATED = {"programmes.programme": of_programme, "programmes.publicproject": of_project}
