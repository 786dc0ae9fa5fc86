"""The example region: whole, loaded once, and nobody's password in production."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import authenticate

from tests.features.states import NOW
from utblick.config.command import main
from utblick.features.organisation import actions, queries
from utblick.features.organisation.example import SIGN_INS, load
from utblick.features.organisation.example.loading import term_of
from utblick.features.organisation.models import Assignment, Board, Remit, Topic
from utblick.foundation.accounts.roles import Role
from utblick.foundation.accounts.viewer import system
from utblick.foundation.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_the_example_is_whole(region: dict[str, int]) -> None:
    assert queries.ownerless_topics(NOW) == []
    assert queries.overlapping_remits(NOW) == []
    assert {row.role for row in Assignment.objects.all()} == set(Role.values)
    assert Remit.objects.filter(certainty="unsure").exists()
    joint = Remit.objects.get(topic__key="cpmr")
    assert joint.joint_with
    assert (joint.owner.key, joint.joint_with.key) == ("TSN", "RUN")


def test_a_second_load_adds_nothing(region: dict[str, int]) -> None:
    events = AuditEvent.objects.count()
    assert set(load(NOW).values()) == {0}
    assert AuditEvent.objects.count() == events


def test_a_second_load_leaves_what_people_changed(region: dict[str, int]) -> None:
    topic = Topic.objects.get(key="culture")
    actions.create_remit(
        by=system("test"),
        at=NOW,
        topic=topic,
        owner=Board.objects.get(key="RS"),
        valid_from=date(2026, 11, 1),
    )
    assert set(load(NOW).values()) == {0}
    owner = queries.owner_for_topic("culture", NOW)
    assert owner
    assert owner.key == "RS"


def test_everyone_can_sign_in(region: dict[str, int]) -> None:
    assert len(SIGN_INS) == region["accounts"]
    for email, password, label in SIGN_INS:
        account = authenticate(None, username=email, password=password)
        assert account is not None, email
        assert account.get_username() == email
        assert label


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 11, 23), 2023), (date(2026, 12, 31), 2023), (date(2027, 1, 1), 2027)]
)
def test_a_term_is_four_years_from_the_turn_of_the_year(day: date, first: int) -> None:
    assert term_of(day) == (date(first, 1, 1), date(first + 4, 1, 1))


def test_the_example_loads_in_any_year(db: None) -> None:
    at = datetime(2031, 2, 1, tzinfo=UTC)
    load(at)
    assert queries.people(at, role="elected").count() == 8


def test_production_is_refused(settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.PRODUCTION = True
    assert main(["example"]) == 2
    assert "production" in capsys.readouterr().err
