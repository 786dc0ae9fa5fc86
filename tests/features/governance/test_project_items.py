"""A project before a board: the same form, and what the board decides comes back to the project with its paragraph."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from utblick.features.governance import actions
from utblick.features.governance.doors import project_before_a_board
from utblick.features.governance.models import Decision, Item
from utblick.features.governance.related import project_before_boards, project_of
from utblick.features.organisation.models import Board, Unit
from utblick.features.projects import actions as of_projects
from utblick.features.projects.models import Project
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.rules import RuleBroken

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Make = Callable[..., Any]
BY = system("test")


@pytest.fixture
def project(region: None, at: datetime) -> Project:
    """Begin a project of the unit for energy and climate, whose board is TSN."""
    idea = of_projects.Idea("Biogas till bussar", Unit.objects.get(key="energi-klimat"), "Billigare bränsle")
    made = of_projects.begin(idea, by=BY, at=at)
    return of_projects.change_money(made, version=1, own_share=520000, by=BY, at=at)


def marked(project: Project, at: datetime) -> Project:
    """Mark a project as secret."""
    return of_projects.change_facts(
        project,
        version=project.version,
        units=[],
        topics=[],
        concerned=[],
        secrecy="osl-31-16",
        secrecy_reason="Partnerns priser",
        by=BY,
        at=at,
    )


def decided(project: Project, at: datetime, matter: str = "finance", **fields: Any) -> Decision:
    """Put a project before TSN and record what it decided."""
    board = Board.objects.get(key="TSN")
    item = actions.create_item(board, title="Projektet", project=project, project_matter=matter, by=BY, at=at)
    fields = {
        "title": "Projektet",
        "on": date(2026, 11, 13),
        "number": "§ 87",
        "diary_number": "RÖ 2026-87",
        "text": "Nämnden finansierar.",
        **fields,
    }
    return actions.record_decision(board, item=item, by=BY, at=at, **fields)


def test_from_the_projects_page_to_the_board_and_back(
    project: Project, client_of: SignIn, meeting: Make, at: datetime
) -> None:
    client, sheet = client_of("sekreterare.tsn", "sv"), reverse("projects:project", args=[project.pk])
    shown = client.get(sheet).content.decode()
    assert "Ta upp i TSN: att söka" in shown
    url = f"/namnder/bord/TSN/ny-punkt/?project={project.pk}&what=finance"
    page = client.get(url)
    assert page.status_code == 200
    form = page.context["form"]
    assert form.initial["title"] == "Biogas till bussar: finansieringen"
    assert "520" in form.initial["proposal"]
    assert "Billigare" in form.initial["summary"]
    yesterday = timezone.localdate() - timedelta(days=1)
    there = meeting(on=yesterday)
    sent = {"title": form.initial["title"], "kind": "decision", "place": "50", "project_matter": "finance"}
    sent |= {"proposal": form.initial["proposal"], "background": "x", "is_ready": "on"}
    assert client.post(url, sent).status_code == 302
    item = Item.objects.get(project=project)
    assert (item.project_matter, item.board.key) == ("finance", "TSN")
    actions.change_item(item, version=1, meeting=there, by=BY, at=at)
    made = client.post(
        f"/namnder/bord/TSN/nytt-beslut/?item={item.pk}",
        {"title": "Finansieringen", "item": item.pk, "meeting": there.pk, "on": yesterday.isoformat(),
         "number": "§ 87", "diary_number": "RÖ 2026-87", "text": "Nämnden finansierar."},
    )  # fmt: skip
    assert made.status_code == 302
    row = project.decisions.get()
    assert (row.board.key, row.on, row.paragraph, row.matter) == ("TSN", yesterday, "§ 87", "finance")
    shown = client.get(sheet).content.decode()
    assert "§ 87" in shown
    assert "beslutade: finansieringen" in shown
    assert "Ta upp i TSN: att söka" in shown
    assert f"/projekt/{project.pk}/" in client.get(made["Location"]).content.decode()
    assert "Biogas till bussar" in client.get("/namnder/bord/TSN/").content.decode()


def test_a_corrected_decision_is_corrected_on_the_project(project: Project, at: datetime) -> None:
    decision = decided(project, at)
    actions.change_decision(decision, version=1, number="§ 88", on=date(2026, 11, 14), by=BY, at=at)
    row = project.decisions.get()
    assert (row.paragraph, row.on, row.version) == ("§ 88", date(2026, 11, 14), 2)
    with pytest.raises(RuleBroken, match="beslutets egen sida"):
        of_projects.change_part(row, "decision", version=2, paragraph="§ 1", by=BY, at=at)
    with pytest.raises(RuleBroken, match="beslutets egen sida"):
        of_projects.remove_part(row, "decision", by=BY, at=at)
    actions.change_decision(decision, version=2, item=None, by=BY, at=at)
    assert not project.decisions.exists()
    decision.refresh_from_db()
    assert decision.on_project is None


def test_what_follows_of_a_decision_is_one_press_away(
    project: Project, client_of: SignIn, person: Person, at: datetime
) -> None:
    decided(project, at)
    manager = person("projektledare.biogas")
    part = project_before_boards(manager, project)
    assert part is not None
    ((words, url),) = part.lines[0].links
    assert "insatsen" in str(words)
    form = client_of("projektledare.biogas").get(url).context["form"]
    assert form["financed_by"].value().endswith("§ 87")
    assert form["financing_diary"].value() == "RÖ 2026-87"
    decided(project, at, "close", number="§ 90", diary_number="")
    ((_words, url),) = project_before_boards(manager, project).lines[1].links  # type: ignore[union-attr]
    form = client_of("projektledare.biogas").get(url).context["form"]
    assert (form["kind"].value(), form["words"].value()) == ("closed", "TSN § 90")
    for who in ("opposition.tsn", "sekreterare.tsn"):
        seen = project_before_boards(person(who), project)
        assert seen is not None
        assert not any(line.links for line in seen.lines)


MAY = {"strateg", "bryssel", "sekreterare.tsn"}


@pytest.mark.parametrize(
    "who",
    [*MAY, "admin", "projektledare.biogas", "kontakt.us", "sekreterare.hsn", "majoritet.tsn", "contactpoint"],
)
def test_who_puts_a_project_before_a_board(project: Project, person: Person, at: datetime, who: str) -> None:
    by = person(who)
    assert bool(list(project_before_a_board(by, project))) is (who in MAY)
    board = Board.objects.get(key="TSN")
    if who not in MAY:
        with pytest.raises(NotAllowed):
            actions.create_item(board, title="x", project=project, by=by, at=at)


def test_what_is_decided_is_not_asked_again(project: Project, person: Person, at: datetime) -> None:
    by = person("sekreterare.tsn")
    assert [door.url.rsplit("=")[-1] for door in project_before_a_board(by, project)] == ["idea", "apply"]
    decided(project, at, "idea")
    assert [door.url.rsplit("=")[-1] for door in project_before_a_board(by, project)] == ["apply"]
    decided(project, at, "apply", number="§ 88")
    project = Project.objects.get(pk=project.pk)
    assert [door.url.rsplit("=")[-1] for door in project_before_a_board(by, project)] == ["other"]
    of_projects.write_step(project, "granted", on=date(2026, 11, 20), by=BY, at=at)
    of_projects.change_money(
        project, version=2, financed_by="Nämnden", financed_on=date(2026, 11, 21), by=BY, at=at
    )
    project = Project.objects.get(pk=project.pk)
    assert [door.url.rsplit("=")[-1] for door in project_before_a_board(by, project)] == ["other"]
    of_projects.write_step(project, "withdrawn", on=date(2026, 11, 22), by=BY, at=at)
    assert not list(project_before_a_board(by, Project.objects.get(pk=project.pk)))


def test_a_secret_project_is_named_on_no_agenda(
    project: Project, client_of: SignIn, person: Person, at: datetime
) -> None:
    project = marked(project, at)
    board = Board.objects.get(key="TSN")
    with pytest.raises(NotAllowed):
        actions.create_item(board, title="x", project=project, by=person("bryssel"), at=at)
    url = f"/namnder/bord/TSN/ny-punkt/?project={project.pk}&what=finance"
    form = client_of("sekreterare.tsn").get(url).context["form"]
    public = " ".join(str(form.initial[name]) for name in ("title", "summary", "proposal"))
    assert "Biogas" not in public
    assert "Billigare" not in public
    assert "31:16" in form.initial["secrecy"]
    assert "Biogas till bussar" in form.initial["background"]
    assert "project_matter" not in client_of("bryssel").get(url).context["form"].initial
    decision = decided(project, at)
    for who, sees in (
        ("strateg", True),
        ("sekreterare.tsn", True),
        ("majoritet.tsn", False),
        ("admin", False),
    ):
        assert (project_of(person(who), decision) is not None) is sees, who
        page = client_of(who).get(f"/namnder/beslut/{decision.pk}/").content.decode()
        assert ("Biogas till bussar" in page) is sees, who
