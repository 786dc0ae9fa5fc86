"""What has changed inside since it was let through is marked, and told to whoever may refresh it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from utblick.features.projects.models import Project
from utblick.features.publishing import today
from utblick.features.publishing.gate import actions
from utblick.features.publishing.gate.looking import look
from utblick.features.publishing.models import Publication
from utblick.foundation.accounts.viewer import Viewer, system

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("work")]
JOB = system("publishing.look")
SV = {"title": "Biogas till bussar", "summary": "Gårdar ska leverera biogas."}


@pytest.fixture
def public(who: Callable[[str], Viewer], at: datetime) -> Project:
    """Give a project that is public."""
    project = Project.objects.get(title_sv="Biogas från gård till buss runt Östersjön")
    by = who("kommunikator")
    actions.write_wording("project", str(project.pk), "sv", SV, version=1, by=by, at=at)
    actions.release("project", str(project.pk), by=by, at=at)
    return project


def test_a_change_inside_is_marked_until_it_is_let_through_again(
    public: Project, who: Callable[[str], Viewer], at: datetime
) -> None:
    assert look(by=JOB) == 0
    assert today.moved(who("kommunikator"), at) is None
    Project.objects.filter(pk=public.pk).update(acronym="NYTT")
    assert (look(by=JOB), look(by=JOB)) == (1, 1)
    row = Publication.objects.get(kind="project")
    assert row.has_moved
    part = today.moved(who("kommunikator"), at)
    assert part is not None
    assert [line.title for line in part.lines] == ["Biogas till bussar"]
    assert today.moved(who("bryssel"), at) is None
    actions.release("project", str(public.pk), by=who("strateg"), at=at)
    assert look(by=JOB) == 0
    row.refresh_from_db()
    assert not row.has_moved


def test_what_was_changed_back_has_not_moved(public: Project) -> None:
    Project.objects.filter(pk=public.pk).update(acronym="NYTT")
    look(by=JOB)
    Project.objects.filter(pk=public.pk).update(acronym=public.acronym)
    assert look(by=JOB) == 0
    assert not Publication.objects.get(kind="project").has_moved


def test_it_costs_as_much_for_many_as_for_few(public: Project, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(70):
        look(by=JOB)
