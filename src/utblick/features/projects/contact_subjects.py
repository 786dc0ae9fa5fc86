"""What contacts are about in projects: chosen in the very form that logs a contact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.actors.models import Contact
from utblick.features.projects import queries
from utblick.features.projects.models import Project, ProjectContact
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.desk import Line
from utblick.ui.filters import Choice, Filter


class ProjectsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Projects, each under its name."""

    def label_from_instance(self, obj: Project) -> str:
        """Give the name: who is shown the choice sees the project."""
        return obj.name


class Projects:
    """The projects that a contact was about."""

    key = "projects"

    def fields(self, viewer: Viewer, at: datetime, contact: Contact | None) -> Mapping[str, forms.Field]:
        """Give the field to who sees projects; nothing where there are none."""
        if not viewer.may(queries.VIEW) or not queries.visible(viewer).exists():
            return {}
        there = [] if contact is None or contact.pk is None else _numbers(contact)
        field = ProjectsField(
            queries.visible(viewer).order_by("title_sv"),
            label=gettext_lazy("About which projects"),
            required=False,
            initial=there,
            widget=forms.SelectMultiple(attrs={"size": 4}),
        )
        return {"projects": field}

    def asked(self, viewer: Viewer, given: Mapping[str, str]) -> Mapping[str, Any]:
        """Take the project from `?project=` in the address."""
        number = given.get("project", "")
        is_number = number.isascii() and number.isdigit() and len(number) < 10
        is_asked = is_number and viewer.may(queries.VIEW)
        row = queries.visible(viewer).filter(pk=int(number)).first() if is_asked else None
        return {"projects": [row.pk]} if row else {}

    def save(self, viewer: Viewer, at: datetime, contact: Contact, cleaned: Mapping[str, Any]) -> None:
        """Keep which projects it was about."""
        chosen = list(cleaned.get("projects") or ())
        if not viewer.may(queries.VIEW):
            return
        # What the writer does not see was not in the form: it stays.
        there = contact.project_subjects.filter(project__in=queries.visible(viewer))
        there.exclude(project__in=chosen).delete()
        for project in chosen:
            ProjectContact.objects.get_or_create(contact=contact, project=project)

    def freeze_anew(self, contact: Contact) -> bool:
        """Say that nothing was kept of the contact's day."""
        return False

    def lines(self, viewer: Viewer, contacts: Sequence[Contact]) -> Mapping[int, Sequence[Line]]:
        """Give each contact's projects."""
        if not viewer.may(queries.VIEW):
            return {}
        found: dict[int, list[Line]] = {}
        rows = ProjectContact.objects.filter(contact__in=contacts, project__in=queries.visible(viewer))
        for row in rows.select_related("project"):
            url = reverse("projects:project", args=[row.project_id])
            found.setdefault(row.contact_id, []).append(Line(row.project.name, url))
        return found

    def filters(self, viewer: Viewer) -> Sequence[Filter]:
        """Narrow the list to one project."""
        if not viewer.may(queries.VIEW):
            return ()
        seen = queries.visible(viewer)
        return (
            Choice(
                key="project",
                label=_("Project"),
                choices=lambda: [(row.pk, row.name) for row in seen.order_by("title_sv")],
                apply=lambda rows, number: rows.filter(pk__in=_about(seen.filter(pk=int(number)))),
            ),
        )


def _numbers(contact: Contact) -> list[int]:
    return list(ProjectContact.objects.filter(contact=contact).values_list("project", flat=True))


def _about(projects: QuerySet[Project]) -> QuerySet[ProjectContact, Any]:
    return ProjectContact.objects.filter(project__in=projects).values("contact")


SUBJECTS = (Projects(),)
