"""The participation goal at the gate: a table for each year that adds up, and says whether the year is closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from utblick.engine.coverage.counting import State
from utblick.features.exchanges.models import Exchange
from utblick.features.followup.actions.indicators import close_year
from utblick.features.followup.coverage import Goal
from utblick.features.followup.models import IndicatorValue, ParticipationDefinition
from utblick.features.organisation.models import Unit
from utblick.features.publishing.gate import actions
from utblick.features.publishing.kinds import KINDS
from utblick.features.publishing.kinds.coverage import NOBODY_COUNTED
from utblick.features.publishing.kinds.kind import Facts
from utblick.foundation.accounts.viewer import NOBODY, Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]
Who = Callable[[str], Viewer]
Tell = Callable[[str, object, Viewer], Facts]


def values_of(found: Facts) -> dict[str, Any]:
    return KINDS["coverage"].shape.checked(found.values)


def test_a_year_is_told_by_board_under_the_definition_of_that_year(facts: Tell, who: Who) -> None:
    values = values_of(facts("coverage", 2025, who("kommunikator")))
    assert (values["year"], values["on"]) == (2025, "2025-12-31")
    definition = ParticipationDefinition.objects.get(number=1)
    goal = Goal(definition, date(2025, 12, 31))
    states = [row.standing.state for row in goal.rows]
    assert values["done"] == states.count(State.DONE) > 0
    assert values["counted"] == sum(state in (State.DONE, State.DUE, State.SILENT) for state in states)
    for count in ("done", "counted", "due", "silent", "exempt"):
        assert sum(row[count] for row in values["boards"]) == values[count]
    assert {"RUN", "TSN", "HSN"} <= {row["key"] for row in values["boards"]}
    assert (values["level"], values["months"]) == ("area", 36)
    assert values["definition"]["en"].startswith("Version 1: each area at least once in 36 months")
    assert values["definition"]["sv"].startswith(
        "Version 1: varje område ska delta minst en gång på 36 månader"
    )


def test_types_that_count_are_told_by_name(facts: Tell, who: Who) -> None:
    ParticipationDefinition.objects.update(kinds=["study-visit"])
    values = values_of(facts("coverage", 2025, who("strateg")))
    assert values["types"] == [{"sv": "Studiebesök", "en": "Study visit"}]
    assert values["directions"] == []


def test_a_year_says_whether_it_is_closed_and_what_its_share_was_then(
    facts: Tell, who: Who, at: datetime
) -> None:
    by = who("strateg")
    before = facts("coverage", 2025, by)
    assert values_of(before)["is_closed"] is False
    assert values_of(before)["closed_share"] is None
    assert "not closed" in before.drafts["en"].summary
    assert "inte stängt" in before.drafts["sv"].summary
    close_year(2025, by=by, at=at)
    kept = IndicatorValue.objects.get(year=2025, indicator__computed="coverage").value
    Exchange.objects.all().delete()
    after = facts("coverage", 2025, by)
    assert values_of(after)["is_closed"] is True
    assert values_of(after)["closed_share"] == kept > values_of(after)["share"] == 0
    assert "not closed" not in after.drafts["en"].summary


def test_the_running_year_is_counted_by_whole_months(who: Who) -> None:
    years = [(year.pk, year.on) for year in KINDS["coverage"].rows(who("kommunikator"))]
    # From the year of the first definition on.
    assert years == [
        ("2026", date(2026, 10, 31)),
        ("2025", date(2025, 12, 31)),
        ("2024", date(2024, 12, 31)),
    ]


def test_it_goes_out_in_its_own_words(who: Who, at: datetime) -> None:
    made = actions.release("coverage", "2025", by=who("kommunikator"), at=at)
    assert made.title("sv") == "Deltagande 2025"
    assert made.title("en") == "Participation 2025"
    assert made.slug == "deltagande-2025"


def test_a_year_in_which_the_goal_is_about_nobody_cannot_pass(facts: Tell, who: Who) -> None:
    Unit.objects.update(valid_from=date(2026, 6, 1))
    assert facts("coverage", 2025, who("strateg")).obstacles == (NOBODY_COUNTED,)


def test_who_sees_no_coverage_and_who_has_no_definition_has_no_year(who: Who) -> None:
    kind = KINDS["coverage"]
    assert list(kind.rows(NOBODY)) == []
    assert kind.record(who("strateg"), "1999") is None
    ParticipationDefinition.objects.all().delete()
    assert list(kind.rows(who("strateg"))) == []
