"""An exchange that belongs to a project of ours: tied by a press, told on both pages, and to nobody who may not see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.exchanges import actions
from utblick.features.exchanges.models import Exchange, Tie
from utblick.features.exchanges.related import of_project
from utblick.features.organisation.models import Unit
from utblick.features.projects import actions as of_projects
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Register = Callable[..., Exchange]
BY = system("test")


@pytest.fixture
def project(region: None, at: datetime) -> Project:
    """Begin a project of the unit for energy and climate."""
    idea = of_projects.Idea("Biogas till bussar", Unit.objects.get(key="energi-klimat"))
    return of_projects.begin(idea, by=BY, at=at)


def test_both_pages_show_it(
    project: Project, register: Register, client_of: SignIn, person: Person, at: datetime
) -> None:
    exchange = register("Studiebesök om gas", "energi-klimat", projects=["biogas till bussar", "Annat"])
    client, url = client_of("projektledare.biogas", "sv"), reverse("exchanges:exchange", args=[exchange.pk])
    page = client.get(url).content.decode()
    assert "Det är Biogas till bussar" in page
    assert (
        client.post(reverse("exchanges:tie", args=[exchange.pk]), {"project": project.pk}).status_code == 302
    )
    client.post(reverse("exchanges:tie", args=[exchange.pk]), {"project": project.pk})
    assert Tie.objects.count() == 1
    page = client.get(url).content.decode()
    assert f'href="{reverse("projects:project", args=[project.pk])}"' in page
    sheet = client.get(reverse("projects:project", args=[project.pk])).content.decode()
    assert f'href="{url}"' in sheet
    listed = client.get(reverse("exchanges:exchanges"), {"own": project.pk})
    assert listed.context["listing"].count == 1
    client.post(reverse("exchanges:untie", args=[exchange.pk, project.pk]))
    assert not Tie.objects.exists()
    assert of_project(person("strateg"), project) is None
    assert exchange.projects == ["biogas till bussar", "Annat"]


def test_it_is_registered_from_the_projects_page(
    project: Project, register: Register, client_of: SignIn
) -> None:
    client = client_of("projektledare.biogas", "sv")
    url = f"{reverse('exchanges:register')}?project={project.pk}"
    assert f'href="{url}"' in client.get(reverse("projects:project", args=[project.pk])).content.decode()
    page = client.get(url)
    assert "Det knyts till Biogas till bussar." in page.content.decode()
    form = page.context["form"]
    sent = {"title": "Projektmöte i Riga", "unit": Unit.objects.get(key="energi-klimat").pk}
    sent |= {"starts_on": "2026-10-02", "key": form.initial.get("key", "")}
    assert client.post(url, sent).status_code == 302
    assert Tie.objects.get().exchange.title == "Projektmöte i Riga"


@pytest.mark.parametrize("number", ["", "0", "999", "x", "9" * 30])
def test_what_is_no_project_is_told(register: Register, client_of: SignIn, number: str) -> None:
    exchange = register("Studiebesök om gas", "energi-klimat")
    client = client_of("projektledare.biogas", "sv")
    answer = client.post(reverse("exchanges:tie", args=[exchange.pk]), {"project": number}, follow=True)
    assert "Välj ett av projekten i listan." in answer.content.decode()
    assert not Tie.objects.exists()
    assert client.get(f"{reverse('exchanges:register')}?project={number}").status_code == 200


@pytest.mark.parametrize("who", ["majoritet.tsn", "kontakt.us", "sekreterare.tsn", "kommunikator"])
def test_who_does_not_change_the_exchange_ties_nothing(
    project: Project, register: Register, person: Person, client_of: SignIn, at: datetime, who: str
) -> None:
    exchange = register("Studiebesök om gas", "energi-klimat")
    for act in (actions.tie, actions.untie):
        with pytest.raises(NotAllowed):
            act(exchange, project.pk, by=person(who), at=at)
    page = client_of(who).get(reverse("exchanges:exchange", args=[exchange.pk])).content.decode()
    assert "tie-project" not in page


def test_a_secret_project_is_told_to_nobody_by_a_tie(
    project: Project, register: Register, person: Person, client_of: SignIn, at: datetime
) -> None:
    exchange = register("Studiebesök om gas", "energi-klimat", projects=["Biogas till bussar"])
    actions.tie(exchange, project.pk, by=BY, at=at)
    Project.objects.filter(pk=project.pk).update(secrecy="osl-19-1", secrecy_reason="x")
    url = reverse("exchanges:exchange", args=[exchange.pk])
    sheet = reverse("projects:project", args=[project.pk])
    for who, sees in (
        ("strateg", True),
        ("projektledare.biogas", True),
        ("admin", False),
        ("bryssel", False),
    ):
        assert (f'href="{sheet}"' in client_of(who).get(url).content.decode()) is sees, who
    with pytest.raises(RuleBroken):
        actions.untie(exchange, project.pk, by=person("bryssel"), at=at)
    told = AuditEvent.objects.get(action="exchanges.exchange.tied")
    assert told.changes == {"tied_project": ["", f"#{project.pk}"]}


def test_a_project_that_is_gone_is_seen_nowhere(
    project: Project, register: Register, client_of: SignIn, at: datetime
) -> None:
    exchange = register("Studiebesök om gas", "energi-klimat")
    actions.tie(exchange, project.pk, by=BY, at=at)
    of_projects.remove_project(project, version=1, by=BY, at=at)
    page = client_of("majoritet.tsn", "sv").get(reverse("exchanges:exchange", args=[exchange.pk]))
    assert "Biogas till bussar" not in page.content.decode()
