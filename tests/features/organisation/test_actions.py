"""Changing the organisation: permission, rule, row and audit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.features.organisation.viewing import account, viewer
from tests.features.states import NOW
from utblick.features.organisation import actions
from utblick.features.organisation.models import Assignment, Board, Level, Remit, Topic, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
ROBOT = system("test")
DAY = date(2026, 12, 1)


def _board() -> Board:
    return Board.objects.get(key="TSN")


CHANGES: dict[str, Callable[..., Any]] = {
    "create_board": lambda by: actions.create_board(
        by=by, at=NOW, key="NY", name_sv="Ny nämnd", name_en="New board", valid_from=DAY, certainty="known"
    ),
    "change_board": lambda by: actions.change_board(_board(), by=by, at=NOW, name_sv="Nytt namn"),
    "create_unit": lambda by: actions.create_unit(
        by=by,
        at=NOW,
        key="ny",
        name_sv="Ny",
        name_en="New",
        level=Level.AREA,
        parent=Unit.objects.get(key="region"),
        certainty="known",
        valid_from=DAY,
    ),
    "change_unit": lambda by: actions.change_unit(
        Unit.objects.get(key="kmc"), by=by, at=NOW, name_sv="Annat"
    ),
    "end_unit": lambda by: actions.end_unit(Unit.objects.get(key="kmc"), on=DAY, by=by, at=NOW),
    "create_topic": lambda by: actions.create_topic(
        by=by, at=NOW, key="space", name_sv="Rymd", name_en="Space", valid_from=DAY
    ),
    "change_topic": lambda by: actions.change_topic(
        Topic.objects.get(key="culture"), by=by, at=NOW, concepts=["culture", "museum"]
    ),
    "end_topic": lambda by: actions.end_topic(Topic.objects.get(key="culture"), on=DAY, by=by, at=NOW),
    "create_remit": lambda by: actions.create_remit(
        by=by, at=NOW, topic=Topic.objects.get(key="culture"), owner=_board(), valid_from=DAY
    ),
    "change_remit": lambda by: actions.change_remit(
        Remit.objects.get(topic__key="culture"), by=by, at=NOW, certainty="known"
    ),
    "end_remit": lambda by: actions.end_remit(Remit.objects.get(topic__key="culture"), on=DAY, by=by, at=NOW),
    "create_assignment": lambda by: actions.create_assignment(
        by=by, at=NOW, account=account("admin"), role="elected", board=_board(), valid_from=DAY
    ),
    "end_assignment": lambda by: actions.end_assignment(
        Assignment.objects.get(account=account("majoritet.tsn")), on=DAY, by=by, at=NOW
    ),
    "create_substitute": lambda by: actions.create_substitute(
        Assignment.objects.get(account=account("strateg")),
        account("bryssel"),
        valid_from=DAY,
        valid_until=date(2026, 12, 8),
        by=by,
        at=NOW,
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_audited(region: dict[str, int], change: str) -> None:
    by = viewer("admin")
    before = AuditEvent.objects.count()
    CHANGES[change](by)
    event = AuditEvent.objects.order_by("-id").first()
    assert AuditEvent.objects.count() > before
    assert event
    assert event.by_name == "Systemförvaltare"
    assert event.at == NOW
    assert event.changes


@pytest.mark.parametrize("name", ["bryssel", "majoritet.run", "kontakt.us", "sekreterare.run", None])
@pytest.mark.parametrize("change", CHANGES)
def test_those_who_must_not_change_anything(region: dict[str, int], change: str, name: str | None) -> None:
    before = AuditEvent.objects.count()
    with pytest.raises(NotAllowed):
        CHANGES[change](viewer(name) if name else NOBODY)
    assert AuditEvent.objects.count() == before


def test_only_administrators_appoint_administrators(region: dict[str, int]) -> None:
    fields = {"account": account("strateg"), "role": "administrator", "valid_from": DAY}
    with pytest.raises(NotAllowed):
        actions.create_assignment(by=viewer("strateg"), at=NOW, **fields)
    assert actions.create_assignment(by=viewer("admin"), at=NOW, **fields).pk


def test_a_secretary_keeps_the_list_of_her_own_board(region: dict[str, int]) -> None:
    by, someone = viewer("sekreterare.run"), Account.objects.create_user("ny@utblick.example", name="Ny")
    run = Board.objects.get(key="RUN")
    assert actions.create_assignment(
        by=by, at=NOW, account=someone, role="elected", board=run, valid_from=DAY
    )
    with pytest.raises(NotAllowed):
        actions.create_assignment(
            by=by, at=NOW, account=someone, role="elected", board=_board(), valid_from=DAY
        )


def test_a_secretary_cannot_move_an_assignment_to_another_board(region: dict[str, int]) -> None:
    assignment = Assignment.objects.get(account=account("majoritet.run"))
    with pytest.raises(NotAllowed):
        actions.change_assignment(assignment, by=viewer("sekreterare.run"), at=NOW, board=_board())


def test_everyone_names_their_own_substitute(region: dict[str, int]) -> None:
    assignment = Assignment.objects.get(account=account("bryssel"))
    given = {"valid_from": DAY, "valid_until": date(2026, 12, 8), "at": NOW}
    assert actions.create_substitute(assignment, account("strateg"), by=viewer("bryssel"), **given).pk
    with pytest.raises(NotAllowed):
        actions.create_substitute(assignment, account("kontakt.us"), by=viewer("kontakt.us"), **given)
    with pytest.raises(RuleBroken, match="own substitute"):
        actions.create_substitute(assignment, account("bryssel"), by=viewer("bryssel"), **given)


def test_a_board_that_owns_topics_cannot_end(region: dict[str, int]) -> None:
    with pytest.raises(RuleBroken, match="owns topics"):
        actions.end_board(_board(), on=DAY, by=ROBOT, at=NOW)
    for remit in Remit.objects.filter(owner=_board()):
        actions.end_remit(remit, on=DAY, by=ROBOT, at=NOW)
    actions.end_board(_board(), on=DAY, by=ROBOT, at=NOW)
    assert not Assignment.objects.at(DAY).filter(board=_board()).exists()


def test_an_area_with_units_cannot_end(region: dict[str, int]) -> None:
    with pytest.raises(RuleBroken, match="below this one"):
        actions.end_unit(Unit.objects.get(key="us"), on=DAY, by=ROBOT, at=NOW)


def test_a_unit_cannot_hang_under_a_unit(region: dict[str, int]) -> None:
    kmc, cmiv = Unit.objects.get(key="kmc"), Unit.objects.get(key="cmiv")
    with pytest.raises(RuleBroken, match="belongs to an area"):
        actions.change_unit(kmc, by=ROBOT, at=NOW, parent=cmiv)
    kmc.refresh_from_db()
    assert kmc.parent
    assert kmc.parent.key == "us"


def test_two_remits_for_one_topic_are_refused(region: dict[str, int]) -> None:
    topic = Topic.objects.get(key="culture")
    with pytest.raises(RuleBroken, match="another owner"):
        actions.create_remit(
            by=ROBOT, at=NOW, topic=topic, owner=_board(), valid_from=date(2015, 1, 1), valid_until=DAY
        )
    assert Remit.objects.filter(topic=topic).count() == 1


def test_a_change_from_a_day_that_has_not_come_is_refused(region: dict[str, int]) -> None:
    with pytest.raises(RuleBroken, match="has begun"):
        actions.change_board(_board(), by=ROBOT, at=NOW, from_on=DAY, name_sv="Samhällsnämnden")
    assert _board().name_sv == "Trafik- och samhällsplaneringsnämnden"


def test_the_same_role_twice_at_once_is_refused(region: dict[str, int]) -> None:
    with pytest.raises(RuleBroken, match="already"):
        actions.create_assignment(
            by=ROBOT, at=NOW, account=account("strateg"), role="strategist", valid_from=DAY
        )


def test_a_board_key_is_capitals(region: dict[str, int]) -> None:
    fields = {"key": "run 2", "name_sv": "X", "name_en": "X", "certainty": "known"}
    with pytest.raises(ValidationError, match=r"[Vv]ersaler|[Cc]apital"):
        actions.create_board(by=ROBOT, at=NOW, valid_from=DAY, **fields)


def _sourced(what: str, **told: str) -> Any:
    topic = Topic.objects.get(key="culture")
    given: dict[str, Any] = {"by": ROBOT, "at": NOW, "certainty": "sourced", **told}
    return {
        "board": lambda: actions.change_board(_board(), **given),
        "new board": lambda: actions.create_board(
            key="NY", name_sv="Ny", name_en="New", valid_from=DAY, **given
        ),
        "unit": lambda: actions.change_unit(Unit.objects.get(key="kmc"), **given),
        "remit": lambda: actions.change_remit(Remit.objects.get(topic=topic), **given),
        "new remit": lambda: actions.create_remit(topic=topic, owner=_board(), valid_from=DAY, **given),
    }[what]()


@pytest.mark.parametrize("what", ["board", "new board", "unit", "remit", "new remit"])
def test_what_is_from_a_source_says_which(region: dict[str, int], what: str) -> None:
    for model in (Board, Unit, Remit):
        model.objects.update(certainty="known", source_note="")
    for empty in ("", "   "):
        with pytest.raises(RuleBroken, match="says which"):
            _sourced(what, source_note=empty)
    assert _sourced(what, source_note="Reglementet 2026").certainty == "sourced"


def test_an_older_row_without_source_can_be_changed_otherwise(region: dict[str, int]) -> None:
    Board.objects.update(certainty="sourced", source_note="")
    assert actions.change_board(_board(), by=ROBOT, at=NOW, task_sv="Ny").task_sv == "Ny"


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "elected"},
        {"role": "unit_contact"},
        {"role": "strategist", "valid_until": date(2026, 12, 1)},
    ],
)
def test_the_database_itself_refuses_a_role_without_its_place(
    region: dict[str, int], fields: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(account=account("admin"), **{"valid_from": DAY, **fields})


def test_the_database_itself_refuses_a_unit_without_parent(region: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(key="los", name_sv="Lös", name_en="Loose", level=Level.UNIT, valid_from=DAY)
