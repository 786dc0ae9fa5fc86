"""Who may give, change, end and lend which role: a table of roles and people, also with a matrix that says too much."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.organisation.viewing import account, viewer
from tests.features.states import NOW
from utblick.features.organisation import actions
from utblick.features.organisation.forms import AssignmentForm
from utblick.features.organisation.models import Assignment, Board, Unit
from utblick.foundation.accounts.models import Account, PermissionRule
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer, system

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 1)
UNTIL = date(2026, 12, 8)
ROBOT = system("test")

EVERY = frozenset(Role.values)
WALLS = {"administrator", "contact_point_adviser"}
OF_BOARDS, OF_UNITS = {"board_secretary", "elected"}, {"unit_contact", "project_manager"}

# Who, and the roles they may give at their own board (RUN) or unit (US), at another of either, and in no place.
WHO: dict[str, tuple[set[str], set[str], set[str]]] = {
    "admin": (set(EVERY), set(EVERY), set(EVERY) - OF_BOARDS - OF_UNITS),
    "strateg": (set(EVERY) - WALLS, set(EVERY) - WALLS, set(EVERY) - WALLS - OF_BOARDS - OF_UNITS),
    "sekreterare.run": (OF_BOARDS, set(), set()),
    # With a matrix that lets unit contacts keep the list of their unit.
    "kontakt.us": (OF_UNITS, set(), set()),
    "bryssel": (set(), set(), set()),
    "majoritet.run": (set(), set(), set()),
    "contactpoint": (set(), set(), set()),
    "nobody": (set(), set(), set()),
}


@pytest.fixture(autouse=True)
def _a_matrix_that_says_much(region: dict[str, int]) -> None:
    """Begin with a matrix as an installation may have it: units' lists kept by contacts, walls lent to boards."""
    for role, action, reach in (
        ("unit_contact", "organisation.people.change", "unit"),
        ("board_secretary", "organisation.administrator.appoint", "board"),
        ("unit_contact", "organisation.administrator.appoint", "unit"),
    ):
        PermissionRule.objects.update_or_create(role=role, action=action, defaults={"reach": reach})


def _who(name: str) -> Viewer:
    return NOBODY if name == "nobody" else viewer(name)


def _newcomer(name: str = "one") -> Account:
    return Account.objects.create_user(f"{name}@utblick.example", name=name)


def _place(role: str, where: str) -> dict[str, Any]:
    """Give where a role is held: at one's own board or unit, at others, or in none of either."""
    if where == "nowhere":
        return {}
    own = where == "own"
    if role in OF_UNITS:
        return {"unit": Unit.objects.get(key="us" if own else "motala")}
    return {"board": Board.objects.get(key="RUN" if own else "HSN")}


CASES = [
    (who, role, where, role in may)
    for who, columns in WHO.items()
    for where, may in zip(("own", "other", "nowhere"), columns, strict=True)
    for role in Role.values
    # A role that has its place is held nowhere else: the rule says so, whoever asks.
    if where != "nowhere" or role not in OF_BOARDS | OF_UNITS
]


@pytest.mark.parametrize(("who", "role", "where", "may"), CASES)
def test_who_gives_ends_and_lends_which_role(who: str, role: str, where: str, may: bool) -> None:
    by, someone, place = _who(who), _newcomer(), _place(role, where)
    given = {"account": someone, "role": role, "valid_from": DAY, **place}
    held = actions.create_assignment(by=ROBOT, at=NOW, **{**given, "valid_from": date(2026, 11, 1)})
    tries = {
        "give": lambda: actions.create_assignment(by=by, at=NOW, **{**given, "account": _newcomer("two")}),
        "change": lambda: actions.change_assignment(held, by=by, at=NOW, title_sv="Annan titel"),
        "lend": lambda: actions.create_substitute(
            held, _newcomer("three"), valid_from=DAY, valid_until=UNTIL, by=by, at=NOW
        ),
        "end": lambda: actions.end_assignment(held, on=UNTIL, by=by, at=NOW),
    }
    for act in tries.values():
        if may:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


@pytest.mark.parametrize("role", sorted(EVERY - OF_BOARDS))
def test_a_secretary_gives_nobody_a_role_beyond_her_board(role: str) -> None:
    run, me = Board.objects.get(key="RUN"), account("sekreterare.run")
    place = _place(role, "own") if role in OF_UNITS else {"board": run}
    before = viewer("sekreterare.run")
    with pytest.raises(NotAllowed):
        actions.create_assignment(by=before, at=NOW, account=me, role=role, valid_from=NOW.date(), **place)
    assert viewer("sekreterare.run") == before


def test_the_refusal_says_what_one_may_give() -> None:
    held = Assignment.objects.get(account=account("strateg"))
    with pytest.raises(NotAllowed, match="only these roles, where you serve: Board secretary, Elected"):
        actions.end_assignment(held, on=DAY, by=viewer("sekreterare.run"), at=NOW)


@pytest.mark.parametrize("name", ["contactpoint", "admin"])
def test_nobody_lets_another_in_behind_a_wall(name: str) -> None:
    held = Assignment.objects.filter(account=account(name), role__in=WALLS).first()
    assert held
    days = {"valid_from": DAY, "valid_until": UNTIL}
    for by in ("contactpoint", "strateg", "sekreterare.run"):
        with pytest.raises(NotAllowed):
            actions.create_substitute(held, account("bryssel"), **days, by=viewer(by), at=NOW)
    actions.create_substitute(held, account("bryssel"), **days, by=viewer("admin"), at=NOW)


def test_a_role_is_not_moved_to_where_one_may_not_give_it() -> None:
    run, hsn = Board.objects.get(key="RUN"), Board.objects.get(key="HSN")
    by, there = viewer("sekreterare.run"), Assignment.objects.filter(board=hsn, role="elected").first()
    mine = Assignment.objects.filter(board=run, role="elected").first()
    assert there
    assert mine
    for assignment, board in ((mine, hsn), (there, run)):
        with pytest.raises(NotAllowed):
            actions.change_assignment(assignment, by=by, at=NOW, board=board)


OFFERED = {
    "admin": EVERY,
    "strateg": EVERY - WALLS,
    "sekreterare.run": OF_BOARDS,
    "kontakt.us": OF_UNITS,
}


@pytest.mark.parametrize("who", OFFERED)
def test_the_form_offers_only_what_one_may_give(who: str) -> None:
    form = AssignmentForm(viewer=viewer(who))
    assert {value for value, _label in form.fields["role"].choices if value} == OFFERED[who]  # type: ignore[attr-defined]
    assert ("board" in form.fields) == (who != "kontakt.us")
    assert ("unit" in form.fields) == (who != "sekreterare.run")


@pytest.mark.parametrize("role", ["contact_point_adviser", "strategist", "brussels_officer", "administrator"])
def test_a_forged_form_gives_nothing(role: str) -> None:
    client = Client()
    me = account("sekreterare.run")
    client.force_login(me, backend="utblick.foundation.accounts.backend.AccountBackend")
    board = Board.objects.get(key="RUN").pk
    forged = {"account": me.pk, "role": role, "board": board, "valid_from": "2026-11-01"}
    assert client.post(reverse("organisation:new_assignment"), forged).status_code == 422
    assert not Assignment.objects.filter(account=me, role=role).exists()
