"""Load the example region through the actions that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import override

from utblick.features.organisation import actions
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.example.people import DOMAIN, PASSWORD, PEOPLE, PersonRow
from utblick.features.organisation.example.structure import (
    AREAS,
    BOARDS,
    REGION,
    REGION_FORMED,
    SITE,
    UnitRow,
)
from utblick.features.organisation.example.topics import PRIORITY, STRATEGIC, TOPICS, TopicRow
from utblick.features.organisation.models import Assignment, Board, Certainty, Level, Remit, Topic, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import Viewer, system

MARKS = {"S": Certainty.SOURCED, "K": Certainty.KNOWN, "?": Certainty.UNSURE}
FIRST_TERM = 2023
YEARS_OF_TERM = 4


def load(at: datetime) -> dict[str, int]:
    """Add what is missing of the example region; give how many boards, units, topics, remits, accounts and
    assignments were added. A second run adds nothing and changes nothing that people changed since.
    """
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        return {
            "boards": _boards(by, at),
            "units": _units(by, at),
            "topics": _topics(by, at),
            "remits": _remits(by, at),
            **_people(by, at),
        }


def term_of(day: date) -> tuple[date, date]:
    """Give the first day of the boards' term that holds on the day, and of the next."""
    first = FIRST_TERM + (day.year - FIRST_TERM) // YEARS_OF_TERM * YEARS_OF_TERM
    return date(first, 1, 1), date(first + YEARS_OF_TERM, 1, 1)


def _source(mark: str) -> dict[str, str]:
    return {"certainty": MARKS[mark], "source_note": SITE if mark == "S" else ""}


def _boards(by: Viewer, at: datetime) -> int:
    there = set(Board.objects.values_list("key", flat=True))
    missing = [(place, row) for place, row in enumerate(BOARDS, start=1) if row.key not in there]
    for place, row in missing:
        actions.create_board(
            by=by,
            at=at,
            key=row.key,
            name_sv=row.name_sv,
            name_en=row.name_en,
            other_names=list(row.other_names),
            task_sv=row.task_sv,
            task_en=row.task_en,
            colour=row.colour,
            is_executive=row.key == "RS",
            sort_order=10 * place,
            valid_from=REGION_FORMED,
            **_source(row.mark),
        )
    return len(missing)


def _units(by: Viewer, at: datetime) -> int:
    boards = {board.key: board for board in Board.objects.all()}
    there = {unit.key: unit for unit in Unit.objects.all()}
    added = 0

    def placed(row: UnitRow, level: Level, parent: Unit | None) -> Unit:
        nonlocal added
        if row.key not in there:
            there[row.key] = actions.create_unit(
                by=by,
                at=at,
                key=row.key,
                name_sv=row.name_sv,
                name_en=row.name_en,
                level=level,
                kind=row.kind,
                parent=parent,
                board=boards[row.board],
                place=row.place,
                valid_from=REGION_FORMED,
                **_source(row.mark),
            )
            added += 1
        return there[row.key]

    region = placed(REGION, Level.REGION, None)
    for area_row, unit_rows in AREAS:
        area = placed(area_row, Level.AREA, region)
        for row in unit_rows:
            placed(row, Level.UNIT, area)
    return added


def _topics(by: Viewer, at: datetime) -> int:
    there = set(Topic.objects.values_list("key", flat=True))
    missing = [(place, row) for place, row in enumerate(TOPICS, start=1) if row.key not in there]
    for place, row in missing:
        actions.create_topic(
            by=by,
            at=at,
            key=row.key,
            name_sv=row.name_sv,
            name_en=row.name_en,
            description_sv=row.description_sv,
            description_en=row.description_en,
            concepts=list(row.concepts),
            is_strategic=row.key in STRATEGIC,
            is_priority=row.key in PRIORITY,
            sort_order=10 * place,
            valid_from=REGION_FORMED,
        )
    return len(missing)


def boards_of(row: TopicRow) -> tuple[str, str | None, list[str]]:
    """Give the owner's key, the key of the one it owns the topic with, and the keys of the concerned."""
    owners, *concerned = row.boards.split()
    owner, _, partner = owners.partition("+")
    return owner, partner or None, concerned


def _remits(by: Viewer, at: datetime) -> int:
    boards = {board.key: board for board in Board.objects.all()}
    topics = {topic.key: topic for topic in Topic.objects.all()}
    there = set(Remit.objects.values_list("topic__key", flat=True))
    missing = [row for row in TOPICS if row.key not in there]
    for row in missing:
        owner, partner, concerned = boards_of(row)
        actions.create_remit(
            by=by,
            at=at,
            topic=topics[row.key],
            owner=boards[owner],
            joint_with=boards[partner] if partner else None,
            concerned=[boards[key] for key in concerned],
            valid_from=term_of(day_of(at))[0],
            **_source(row.mark),
        )
    return len(missing)


def _people(by: Viewer, at: datetime) -> dict[str, int]:
    boards = {board.key: board for board in Board.objects.all()}
    units = {unit.key: unit for unit in Unit.objects.all()}
    term_begins, term_ends = term_of(day_of(at))
    accounts = assignments = 0
    for row in PEOPLE:
        account, is_new = _account(row)
        accounts += is_new
        if not is_new and Assignment.objects.filter(account=account).exists():
            continue
        actions.create_assignment(
            by=by,
            at=at,
            account=account,
            role=row.role,
            board=boards.get(row.place),
            unit=units.get(row.place),
            title_sv=row.name_sv,
            title_en=row.name_en,
            valid_from=term_begins,
            valid_until=term_ends if row.role == Role.ELECTED else None,
        )
        assignments += 1
    return {"accounts": accounts, "assignments": assignments}


def _account(row: PersonRow) -> tuple[Account, bool]:
    email = f"{row.email}@{DOMAIN}"
    account = Account.objects.filter(email__iexact=email).first()
    if account is not None:
        return account, False
    return Account.objects.create_user(email, PASSWORD, name=row.name_sv, language="sv"), True
