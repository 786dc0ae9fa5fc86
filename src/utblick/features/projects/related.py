"""What projects know of other rooms' records: a unit's projects, a body's, a programme's and a call's."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.actors.queries import contacts
from utblick.features.projects import queries
from utblick.features.projects.lines import line, open_first
from utblick.features.projects.models import Partner, Project, SourceLink
from utblick.features.projects.remembering import known_bodies
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line, Part

SHOWN = 6


def of_unit(viewer: Viewer, unit: Any) -> Part | None:
    """Give a unit's projects; an area's are those of its units too."""
    if not viewer.may(queries.VIEW):
        return None
    below = [unit.pk, *unit.children.values_list("pk", flat=True)]
    more = f"{reverse('projects:projects')}?{urlencode({'unit': unit.pk})}"
    return _part(
        viewer, queries.own_units(queries.projects(viewer), below), more, _("No project is written.")
    )


def of_body(viewer: Viewer, body: Any) -> Part | None:
    """Give what we have done with a body in projects, and whom of ours to ask."""
    if not viewer.may(queries.VIEW):
        return None
    told = known_bodies(viewer, [body.pk]).get(body.pk)
    if told is None:
        return None
    lines = [
        Line(
            row.project.name,
            reverse("projects:project", args=[row.project_id]),
            words=str(row.get_part_display()),
            day=row.project.ends_on or row.project.starts_on,
        )
        for row in _once(told.rows)[:SHOWN]
    ]
    names = ", ".join(one.name for one in told.colleagues)
    if names:
        lines.append(Line(_("Ask %(names)s") % {"names": names}, "", words=told.reach))
    return Part(f"projects-with-{body.pk}", _("In our projects"), lines, total=told.times)


def _once(rows: list[Partner]) -> list[Partner]:
    return list({row.project_id: row for row in reversed(rows)}.values())[::-1]


def of_programme(viewer: Viewer, programme: Any) -> Part | None:
    """Give our projects in a programme."""
    if not viewer.may(queries.VIEW):
        return None
    more = f"{reverse('projects:projects')}?{urlencode({'programme': programme.key})}"
    return _part(viewer, queries.projects(viewer).filter(programme=programme), more, "")


def of_call(viewer: Viewer, call: Any) -> Part | None:
    """Give our projects in a call, and the way to begin one for it."""
    if not viewer.may(queries.VIEW):
        return None
    told = open_first(queries.told(queries.projects(viewer).filter(call=call), timezone.now()))
    begins = viewer.may_somewhere(queries.BEGIN)
    if not told and not begins:
        return None
    return Part(
        "our-projects",
        _("Our projects"),
        [line(row, row.project.unit.name if row.project.unit else "") for row in told],
        empty=_("No project of ours is for this call."),
        more=f"{reverse('projects:begin')}?{urlencode({'call': call.pk})}" if begins else "",
        more_words=_("Begin a project for it"),
    )


def of_public(viewer: Viewer, public: Any) -> Part | None:
    """Give our own project that somebody has said a public one is."""
    if not viewer.may(queries.VIEW):
        return None
    tied = SourceLink.objects.filter(public=public, is_same=True).values("project")
    told = queries.told(queries.projects(viewer).filter(pk__in=tied), timezone.now())
    return Part("our-projects", _("Our own record of it"), [line(row) for row in told]) if told else None


def contacts_of(viewer: Viewer, project: Any) -> Part | None:
    """Give the contacts that were about a project, as the viewer may see them."""
    if not viewer.may_somewhere("actors.contact.view"):
        return None
    about = project.contacts.values("contact")
    rows = contacts(viewer).filter(pk__in=about)
    lines = [
        Line(row.subject, reverse("actors:contact", args=[row.pk]), day=row.on)
        for row in rows.order_by("-on")[:SHOWN]
    ]
    return Part("project-contacts", _("Contacts about it"), lines) if lines else None


def _part(viewer: Viewer, rows: QuerySet[Project], more: str, empty: str) -> Part | None:
    told = open_first(queries.told(rows, timezone.now()))
    if not told and not empty:
        return None
    lines = [line(row, row.project.programme.name if row.project.programme else "") for row in told[:SHOWN]]
    return Part(
        "our-projects",
        _("Our projects"),
        lines,
        empty=empty,
        more=more if told else "",
        more_words=_("All of them"),
        total=len(told),
    )


RELATED = {
    "organisation.unit": of_unit,
    "actors.body": of_body,
    "programmes.programme": of_programme,
    "programmes.call": of_call,
    "programmes.publicproject": of_public,
    "projects.project": contacts_of,
}
