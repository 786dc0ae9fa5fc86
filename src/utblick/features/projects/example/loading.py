"""Load the example's projects through the actions that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import override

from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.programmes.models import Programme
from utblick.features.projects import actions
from utblick.features.projects.example.rows import PROJECTS, ProjectRow
from utblick.features.projects.models import Project
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system

AMOUNTS = ("total", "grant", "our_budget", "our_grant", "own_share")


def load(at: datetime) -> dict[str, int]:
    """Add the example's projects, once; give how many were added."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        if Project.objects.filter(is_example=True).exists():
            return {"projects": 0}
        units = {unit.key: unit for unit in Unit.objects.select_related("board")}
        rows = [row for row in PROJECTS if row.unit in units]
        for row in rows:
            _load(row, units[row.unit], by, at)
        return {"projects": len(rows)}


def _load(row: ProjectRow, unit: Unit, by: Viewer, at: datetime) -> None:
    today = day_of(at)
    first = max(one.days_ago for one in row.steps)
    begun = next((one.days_ago for one in row.steps if one.kind == "idea"), first + 60)
    idea = actions.Idea(row.title_sv, unit, row.purpose, today - timedelta(days=begun))
    project = actions.begin(idea, is_example=True, by=by, at=at)
    manager = Account.objects.filter(email=f"{row.manager}@utblick.example").first() if row.manager else None
    project = actions.change_facts(
        project,
        version=project.version,
        title_en=row.title_en,
        acronym=row.acronym,
        part=row.part,
        manager=manager,
        board=None,
        programme=Programme.objects.filter(key=row.programme).first(),
        diary_number=row.diary,
        starts_on=today + timedelta(days=row.days[0]) if row.days else None,
        ends_on=today + timedelta(days=row.days[1]) if row.days else None,
        units=[],
        topics=list(Topic.objects.filter(key__in=row.topics.split())),
        concerned=[],
        by=by,
        at=at,
    )
    _money(project, row, today, by, at)
    _steps(project, row, today, by, at)
    _parts(project, row, today, by, at)


def _money(project: Project, row: ProjectRow, today: date, by: Viewer, at: datetime) -> None:
    amounts = {
        name: Decimal(1000 * value) if value else None for name, value in zip(AMOUNTS, row.money, strict=True)
    }
    if row.money[3] and amounts["own_share"] is None:
        amounts["own_share"] = Decimal(0)
    who, days_ago, diary = row.financing or ("", None, "")
    actions.change_money(
        project,
        version=project.version,
        currency=row.currency,
        rate=Decimal(row.rate) if row.rate else None,
        rate_on=today - timedelta(days=30) if row.rate else None,
        rate_source="Påhittad kurs för exemplet" if row.rate else "",
        financed_by=who,
        financed_on=today - timedelta(days=days_ago) if days_ago is not None else None,
        financing_diary=diary,
        by=by,
        at=at,
        **amounts,
    )


def _steps(project: Project, row: ProjectRow, today: date, by: Viewer, at: datetime) -> None:
    for one in [step for step in row.steps if step.kind != "idea"]:
        on = today - timedelta(days=one.days_ago)
        step = actions.write_step(
            project, one.kind, on=on, words=one.words, diary_number=one.diary, by=by, at=at
        )
        if one.wrong:
            actions.put_right(project, [step.pk], one.wrong, by=by, at=at)


def _parts(project: Project, row: ProjectRow, today: date, by: Viewer, at: datetime) -> None:
    boards = {board.key: board for board in Board.objects.all()}
    for one in row.partners:
        share = Decimal(1000 * one.share) if one.share else None
        fields = {"name": one.name, "country": one.country, "nuts3": one.nuts3, "part": one.part}
        actions.add_part(project, "partner", **fields, total=share, reach=one.reach, by=by, at=at)
    for said in row.decisions:
        actions.add_part(
            project,
            "decision",
            board=boards[said.board],
            on=today - timedelta(days=said.days_ago),
            paragraph=said.paragraph,
            diary_number=said.diary,
            matter=said.matter,
            is_delegated=said.is_delegated,
            by=by,
            at=at,
        )
    for due in row.reports:
        on = today + timedelta(days=due.due_in)
        sent = on if due.is_sent else None
        actions.add_part(project, "report", words=due.words, to=due.to, due_on=on, sent_on=sent, by=by, at=at)
    for result in row.results:
        actions.add_part(
            project,
            "result",
            words=result.words,
            on=today - timedelta(days=result.days_ago),
            where=result.where,
            passage=result.passage,
            is_in_use=result.is_in_use,
            by=by,
            at=at,
        )
    for risk in row.risks:
        actions.add_part(project, "risk", **risk._asdict(), by=by, at=at)
