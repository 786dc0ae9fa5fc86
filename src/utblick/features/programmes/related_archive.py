"""What the archive of public projects knows of a programme and of a body of the register."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.actors.models import Body
from utblick.features.programmes.models import Programme, PublicOrganisation, PublicProject
from utblick.features.programmes.queries import VIEW
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.desk import Line, Part


def granted_by_programme(viewer: Viewer, programme: Programme) -> Part | None:
    """Give how many projects public lists tell of a programme, and the way to them."""
    if not viewer.may(VIEW):
        return None
    n = PublicProject.objects.filter(programme=programme, same_as=None).count()
    if not n:
        return None
    said = ngettext("%(n)s project in public lists", "%(n)s projects in public lists", n) % {"n": grouped(n)}
    lines = [Line(said, reverse("programmes:granted", args=[programme.key]))]
    return Part("granted", _("What was granted"), lines, order=40)


def projects_of_body(viewer: Viewer, body: Body) -> Part | None:
    """Give the organisations of public lists that a body is, each with how many projects it was in."""
    if not viewer.may(VIEW):
        return None
    rows = PublicOrganisation.objects.filter(body=body, same_as=None, projects__gt=0)
    lines = [
        Line(
            row.name,
            reverse("programmes:organisation", args=[row.pk]),
            words=ngettext("%(n)s public project", "%(n)s public projects", row.projects)
            % {"n": grouped(row.projects)},
        )
        for row in rows[:5]
    ]
    return Part("public_projects", _("In public EU projects"), lines, order=45) if lines else None
