"""What waits in a project reaches who answers for it, on their day and by mail, and stays until it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.projects import actions, queries
from utblick.features.projects.audit_pack import pack
from utblick.features.projects.desk import portfolio
from utblick.features.projects.models import Project, ResultQuestion
from utblick.features.projects.today import due
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.outbox.models import OutboxMessage

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Begun = Callable[..., Project]
BY = system("test")
MONDAY = datetime(2027, 11, 22, 7, tzinfo=UTC)


@pytest.fixture
def managed(begun: Begun) -> Project:
    """Begin a project of the unit for energy and climate, with its manager."""
    project = begun()
    Project.objects.filter(pk=project.pk).update(
        manager=Account.objects.get(email="projektledare.biogas@utblick.example")
    )
    return project


@pytest.fixture
def closed(managed: Project, at: datetime) -> Project:
    """Let it have been closed more than a year before Monday."""
    for kind, on in (("started", date(2025, 1, 7)), ("closed", date(2026, 11, 10))):
        actions.write_step(managed, kind, on=on, by=BY, at=at)
    return managed


def words(viewer: Viewer, at: datetime) -> list[str]:
    part = due(viewer, at)
    return [str(line.words) for line in part.lines] if part else []


def mails(word: str) -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(key__startswith=f"projects:{word}:").order_by("pk"))


def test_what_changed_is_asked_and_stays_until_it_is_answered(
    closed: Project, person: Person, client: Client
) -> None:
    manager = person("projektledare.biogas")
    assert words(manager, datetime(2027, 11, 9, 7, tzinfo=UTC)) == []
    assert words(manager, MONDAY) == ["Avslutat för ett år sedan: vad förändrades?"]
    assert actions.ask_due(MONDAY - timedelta(days=10)) == 1
    for week in range(3):
        later = MONDAY + timedelta(days=7 * week)
        assert actions.ask_due(later) == 0
        assert actions.remind_due(later) == 1
        assert words(manager, later)
    assert [one.to for one in mails("remind")] == ["projektledare.biogas@utblick.example"] * 3
    assert closed.name in mails("remind")[0].text
    link = next(word for word in mails("remind")[0].text.split() if "/svar/" in word)
    answer = client.post("/" + link.split("/", 3)[3], {"svar": "no", "line": ""})
    assert answer.status_code == 200
    assert words(manager, MONDAY + timedelta(days=30)) == []
    assert actions.remind_due(MONDAY + timedelta(days=21)) == 0


def test_a_week_is_mailed_once_and_on_mondays(closed: Project) -> None:
    actions.ask_due(MONDAY - timedelta(days=10))
    assert actions.remind_due(MONDAY + timedelta(days=1)) == 0
    actions.remind_due(MONDAY)
    actions.remind_due(MONDAY + timedelta(hours=2))
    assert len(mails("remind")) == 1


def test_the_question_has_its_own_mail_first(closed: Project) -> None:
    actions.ask_due(MONDAY - timedelta(days=1))
    assert actions.remind_due(MONDAY) == 0
    assert len(mails("result")) == 1


def test_reports_and_risks_wait_too(managed: Project, at: datetime, person: Person) -> None:
    monday = date(2027, 11, 22)
    actions.write_step(managed, "started", on=date(2026, 10, 1), by=BY, at=at)
    for name, fields in (
        ("report", {"words": "Lägesrapport 1", "due_on": monday + timedelta(days=9)}),
        ("report", {"words": "Sen rapport", "due_on": monday - timedelta(days=40)}),
        ("report", {"words": "Långt fram", "due_on": monday + timedelta(days=300)}),
        ("report", {"words": "Inlämnad", "due_on": monday, "sent_on": monday}),
        ("risk", {"words": "Ingen partner", "review_on": monday - timedelta(days=1)}),
        ("risk", {"words": "Över", "review_on": monday, "is_over": True}),
    ):
        actions.add_part(managed, name, by=BY, at=at, **fields)
    told = words(person("projektledare.biogas"), MONDAY)
    assert told == ["Sen rapport", "Se över: Ingen partner", "Lägesrapport 1"]
    actions.remind_due(MONDAY)
    text = mails("remind")[0].text
    assert text.index("Sen rapport") < text.index("Ingen partner") < text.index("Lägesrapport 1")
    assert "Långt fram" not in text
    assert f"/projekt/{managed.pk}/" in text


def test_a_manager_without_a_unit_of_the_project_is_reminded(closed: Project, person: Person) -> None:
    Project.objects.filter(pk=closed.pk).update(
        manager=Account.objects.get(email="kommunikator@utblick.example")
    )
    assert words(person("kommunikator"), MONDAY)


@pytest.mark.parametrize("who", ["kontakt.us", "majoritet.tsn", "kommunikator", "sekreterare.tsn"])
def test_others_are_not_reminded(closed: Project, person: Person, who: str) -> None:
    assert words(person(who), MONDAY) == []


def test_a_secret_project_is_reminded_of_without_its_words(closed: Project, at: datetime) -> None:
    actions.ask_due(MONDAY - timedelta(days=10))
    Project.objects.filter(pk=closed.pk).update(secrecy="osl-19-1")
    actions.remind_due(MONDAY)
    (mail,) = mails("remind")
    assert closed.name not in f"{mail.subject} {mail.text} {mail.html}"


def test_examples_are_left_alone(closed: Project) -> None:
    actions.ask_due(MONDAY - timedelta(days=10))
    Project.objects.filter(pk=closed.pk).update(is_example=True)
    assert actions.remind_due(MONDAY) == 0


def test_results_in_use_are_seen_on_project_board_and_in_the_pack(
    closed: Project, person: Person, client_of: SignIn
) -> None:
    viewer = person("strateg")

    def of_board() -> list[str]:
        part = portfolio(viewer, "TSN", MONDAY)
        assert part is not None
        return [str(line.title) for line in part.lines]

    def outcome() -> tuple[str, ...]:
        rows = [row for part in pack(viewer, MONDAY).parts for row in part.rows]
        return next(row.outcome for row in rows if row.project == closed)

    assert of_board() == ["Om 1 projekt har ingen svarat vad som blev annorlunda"]
    assert any("ingen har svarat" in line for line in outcome())
    actions.ask_due(MONDAY - timedelta(days=10))
    question = ResultQuestion.objects.get()
    actions.answer(question, "in_use", "Bussarna går på gas", at=MONDAY)
    assert of_board() == ["Resultaten av 1 projekt används"]
    assert outcome()[0].startswith("resultaten används sedan 2027-11-22")
    assert any("Bussarna går på gas (används" in line for line in outcome())
    assert queries.told(queries.projects(viewer), MONDAY)[0].standing.stage == "in_use"
    page = client_of("strateg", "sv").get(reverse("projects:project", args=[closed.pk])).content.decode()
    assert "Bussarna går på gas" in page
