"""Who may do what: the foundation's own rows, the registry, and its page's rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

import utblick
from utblick.foundation.accounts import matrix
from utblick.foundation.accounts.matrix import UnknownPermission, declared, set_rule, who_may
from utblick.foundation.accounts.models import PermissionRule
from utblick.foundation.accounts.roles import Reach, Role
from utblick.foundation.accounts.viewer import NOBODY, NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent

ADMINISTRATION = [
    "accounts.account.view",
    "accounts.account.change",
    "accounts.permission.change",
    "audit.event.view",
    "audit.event.export",
    "outbox.message.view",
    "outbox.message.resend",
    "jobs.run.traceback",
]
OTHERS = [role for role in Role.values if role != Role.ADMINISTRATOR]


@pytest.mark.django_db
@pytest.mark.parametrize("action", ADMINISTRATION)
def test_administration_is_for_administrators_only(action: str, viewer_with: Callable[..., Viewer]) -> None:
    assert viewer_with(Role.ADMINISTRATOR).may(action)
    assert [role for role in OTHERS if viewer_with(role).may_somewhere(action)] == []
    assert not NOBODY.may_somewhere(action)


@pytest.mark.django_db
def test_everyone_with_a_role_sees_the_matrix_and_the_background_work(
    viewer_with: Callable[..., Viewer],
) -> None:
    for action in ("accounts.permission.view", "jobs.run.view"):
        assert all(viewer_with(role).may(action) for role in Role.values)
        assert not viewer_with().may(action)


def test_every_default_rule_is_of_a_known_role_action_and_reach() -> None:
    for rule in declared().defaults:
        assert rule.role in Role.values, rule
        assert rule.reach in Reach.values, rule
        assert rule.action in declared().actions, rule
    cells = [(rule.role, rule.action) for rule in declared().defaults]
    assert len(cells) == len(set(cells)), "one role has two rules for the same action"


def test_every_action_that_the_code_asks_for_is_listed() -> None:
    """A misspelt action would let nobody in, silently."""
    asked: dict[str, str] = {}
    pattern = re.compile(
        r"""(?:\.may|\.check|\.may_somewhere|who_may|who_sees|permission=|\|may:)\s*\(?\s*["']([a-z_]+\.[a-z_]+\.[a-z_]+)["']"""
    )
    package = Path(utblick.__file__).parent
    for path in [*package.rglob("*.py"), *package.rglob("*.html")]:
        for code in pattern.findall(path.read_text(encoding="utf-8")):
            asked[code] = str(path.relative_to(package))
    assert asked["accounts.account.view"]
    assert {code: where for code, where in asked.items() if code not in declared().actions} == {}


@pytest.mark.django_db
def test_loading_the_defaults_again_changes_nothing(
    viewer_with: Callable[..., Viewer], now: datetime
) -> None:
    before = PermissionRule.objects.count()
    assert before == len(declared().defaults)
    admin = viewer_with(Role.ADMINISTRATOR)
    assert set_rule(Role.ELECTED, "jobs.run.view", "", by=admin, at=now)
    assert matrix.load_defaults() == 0
    assert PermissionRule.objects.get(role=Role.ELECTED, action="jobs.run.view").reach == ""
    assert not viewer_with(Role.ELECTED).may_somewhere("jobs.run.view")


@pytest.mark.django_db
def test_a_change_is_recorded_with_what_it_was(viewer_with: Callable[..., Viewer], now: datetime) -> None:
    admin = viewer_with(Role.ADMINISTRATOR)
    assert set_rule(Role.BOARD_SECRETARY, "audit.event.view", "board", by=admin, at=now)
    assert not set_rule(Role.BOARD_SECRETARY, "audit.event.view", "board", by=admin, at=now)
    event = AuditEvent.objects.get()
    assert event.action == "accounts.permission.changed"
    assert event.changes["reach"] == ["", "board"]
    secretary = viewer_with(Role.BOARD_SECRETARY, boards=("RUN",))
    assert secretary.may("audit.event.view", board="RUN")
    assert not secretary.may("audit.event.view", board="HSN")
    assert not secretary.may("audit.event.view")


@pytest.mark.django_db
@pytest.mark.parametrize("role", OTHERS)
def test_others_may_not_change_the_matrix(
    role: str, viewer_with: Callable[..., Viewer], now: datetime
) -> None:
    with pytest.raises(NotAllowed):
        set_rule(role, "accounts.permission.change", "all", by=viewer_with(role), at=now)


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["accounts.permission.change", "accounts.account.change"])
def test_administrators_cannot_lose_the_key(
    action: str, viewer_with: Callable[..., Viewer], now: datetime
) -> None:
    with pytest.raises(ValueError, match="Administratörer måste behålla"):
        set_rule(Role.ADMINISTRATOR, action, "", by=viewer_with(Role.ADMINISTRATOR), at=now)
    assert PermissionRule.objects.get(role=Role.ADMINISTRATOR, action=action).reach == "all"
    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
def test_bad_input_gets_a_sentence(now: datetime) -> None:
    by = system("test")
    with pytest.raises(ValueError, match="finns inte"):
        set_rule("emperor", "audit.event.view", "all", by=by, at=now)
    with pytest.raises(ValueError, match="finns inte"):
        set_rule(Role.ELECTED, "audit.event.view", "sideways", by=by, at=now)
    with pytest.raises(UnknownPermission, match=r"permissions\.py"):
        set_rule(Role.ELECTED, "audit.event.sing", "all", by=by, at=now)


@pytest.mark.django_db
def test_who_may_in_words(now: datetime) -> None:
    set_rule(Role.BOARD_SECRETARY, "audit.event.view", "board", by=system("test"), at=now)
    set_rule(Role.UNIT_CONTACT, "audit.event.view", "unit", by=system("test"), at=now)
    assert who_may("audit.event.view") == [
        "Verksamhetskontakt (egna enheter)",
        "Nämndsekreterare (egna nämnder)",
        "Administratör",
    ]
    assert who_may("audit.event.view", board="RUN") == ["Nämndsekreterare (egna nämnder)", "Administratör"]
    assert who_may("audit.event.view", unit=4) == ["Verksamhetskontakt (egna enheter)", "Administratör"]
    with pytest.raises(UnknownPermission):
        who_may("audit.event.sing")


@pytest.mark.django_db
def test_a_refusal_says_what_and_who_may() -> None:
    assert (
        matrix.explain_refusal("audit.event.view")
        == "Du får inte läsa hela händelseloggen. Det får: Administratör."
    )
    assert matrix.explain_refusal("no.such.thing") == "Du får inte se eller göra det här."


@pytest.mark.django_db
def test_what_stands_behind_a_wall_can_be_given_to_its_own_role_alone(
    viewer_with: Callable[..., Viewer], now: datetime
) -> None:
    walled = [code for code, action in declared().actions.items() if action.only]
    assert walled
    for code in walled:
        for role in Role.values:
            is_for = declared().actions[code].is_for(role)
            if not is_for:
                with pytest.raises(ValueError, match="vägg"):
                    set_rule(role, code, "all", by=system("test"), at=now)
                PermissionRule.objects.create(role=role, action=code, reach="all")
            assert viewer_with(role).may(code) == is_for
        assert len(who_may(code)) == len(declared().actions[code].only)
