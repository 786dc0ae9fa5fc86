"""Reading the organisation on a day: before, now and after a change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils.translation import override

from tests.features.organisation.viewing import viewer
from tests.features.states import NOW
from utblick.features.organisation import actions, queries
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Level, Remit, Topic, Unit
from utblick.foundation.accounts.viewer import system

pytestmark = pytest.mark.django_db
ROBOT = system("test")
TODAY = date(2026, 11, 23)


def test_a_moment_belongs_to_the_regions_own_day() -> None:
    assert day_of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2027, 1, 1)
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 12, 31, 23, 30))


def test_boards_come_in_order_and_only_while_they_exist(region: dict[str, int]) -> None:
    assert [board.key for board in queries.boards(NOW)] == ["RS", "RUN", "TSN", "HSN", "RF"]
    assert queries.boards(date(2014, 12, 31)) == []
    assert queries.board_by_key("TSN", NOW) is not None
    assert queries.board_by_key("TSN", date(2014, 12, 31)) is None


def test_a_renamed_board_keeps_its_name_for_the_time_before(region: dict[str, int]) -> None:
    board = Board.objects.get(key="TSN")
    actions.change_board(
        board, by=ROBOT, at=NOW, from_on=TODAY, name_sv="Samhällsnämnden", name_en="Community Committee"
    )
    names = {day: queries.boards(day)[2].name_sv for day in (date(2026, 11, 22), TODAY)}
    assert names == {
        date(2026, 11, 22): "Trafik- och samhällsplaneringsnämnden",
        TODAY: "Samhällsnämnden",
    }


def test_the_tree_has_three_levels(region: dict[str, int]) -> None:
    (trunk,) = queries.unit_tree(NOW)
    assert trunk.unit.level == Level.REGION
    assert {branch.unit.level for branch in trunk.branches} == {Level.AREA}
    assert {twig.unit.level for branch in trunk.branches for twig in branch.branches} == {Level.UNIT}
    assert len(list(trunk.walk())) == region["units"] == Unit.objects.count()


def test_the_tree_costs_the_same_however_large(region: dict[str, int], django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        list(queries.unit_tree(NOW)[0].walk())


def test_a_search_keeps_what_leads_to_what_it_finds(region: dict[str, int]) -> None:
    (trunk,) = queries.unit_tree(NOW, search="KATASTROF")
    kept = [(branch.unit.key, branch.found) for branch in trunk.walk()]
    assert kept == [("region", False), ("us", False), ("kmc", True)]
    assert queries.unit_tree(NOW, search="finns inte") == []
    (trunk,) = queries.unit_tree(NOW, board="TSN", kind="company")
    assert [branch.unit.key for branch in trunk.walk() if branch.found] == ["ostgotatrafiken"]


def test_a_moved_unit_is_where_it_was_on_the_day(region: dict[str, int]) -> None:
    kmc, staff = Unit.objects.get(key="kmc"), Unit.objects.get(key="ledningsstaben")
    actions.change_unit(
        kmc, by=ROBOT, at=NOW, from_on=date(2026, 6, 1), parent=staff, name_sv="Beredskapscentrum"
    )

    def place(day: date) -> tuple[str, str]:
        (trunk,) = queries.unit_tree(day)
        return next(
            (area.unit.key, unit.unit.name_sv)
            for area in trunk.branches
            for unit in area.branches
            if unit.unit.key == "kmc"
        )

    assert place(date(2026, 5, 31)) == ("us", "Katastrofmedicinskt centrum")
    assert place(date(2026, 6, 1)) == ("ledningsstaben", "Beredskapscentrum")


def test_units_below_reaches_the_lowest_level(region: dict[str, int]) -> None:
    hospital = Unit.objects.get(key="us")
    below = Unit.objects.filter(pk__in=queries.units_below([hospital.pk], NOW))
    assert {unit.key for unit in below} >= {"us", "kmc", "cmiv"}
    assert len(queries.units_below([Unit.objects.get(key="region").pk], NOW)) == Unit.objects.count()
    assert queries.units_below([], NOW) == frozenset()


@pytest.mark.parametrize(
    ("topic", "owner"),
    [
        ("biofuels", "TSN"),
        ("cohesion-policy", "RUN"),
        ("health-data", "HSN"),
        ("strategy", "RS"),
        ("cpmr", "TSN"),
    ],
)
def test_who_owns_a_topic(region: dict[str, int], topic: str, owner: str) -> None:
    board = queries.owner_for_topic(topic, NOW)
    assert board is not None
    assert board.key == owner
    assert queries.owner_for_topic("no-such-topic", NOW) is None


def test_a_topic_changes_hands_on_a_day(region: dict[str, int]) -> None:
    topic, board = Topic.objects.get(key="biofuels"), Board.objects.get(key="RUN")
    actions.create_remit(by=ROBOT, at=NOW, topic=topic, owner=board, valid_from=date(2027, 1, 1))
    before, after = (
        queries.owner_for_topic("biofuels", day) for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert before
    assert after
    assert (before.key, after.key) == ("TSN", "RUN")
    assert queries.overlapping_remits(date(2027, 1, 1)) == []


def test_a_proposal_says_why(region: dict[str, int]) -> None:
    proposal = queries.remit_for(["biofuels"], NOW)
    assert proposal.owner
    assert proposal.owner.key == "TSN"
    assert [board.key for board in proposal.concerned] == ["RS", "RUN"]
    with override("en"):
        sentence = queries.reason_sentence(proposal.reason, "en")
    assert sentence == "TSN owns the topic: Biofuels and bioenergy. The remit is to be confirmed."
    with override("sv"):
        assert "Biodrivmedel och bioenergi" in queries.reason_sentence(proposal.reason, "sv")


def test_without_a_topic_the_executive_board_is_proposed(region: dict[str, int]) -> None:
    proposal = queries.remit_for(["unknown"], NOW)
    assert proposal.owner
    assert proposal.owner.key == "RS"
    assert proposal.reason["rule"] == "executive"
    assert proposal.reason["unowned"] == ["unknown"]
    assert "executive board" in queries.reason_sentence(proposal.reason, "en")


def test_a_proposal_needs_few_queries(region: dict[str, int], django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(4):
        queries.remit_for(["biofuels", "cohesion-policy", "health", "transport", "culture"], NOW)


def test_concepts_lead_to_topics_most_signals_first(region: dict[str, int]) -> None:
    assert queries.topics_for_concepts(["interreg", "biofuel", "biogas"], NOW) == ["biofuels", "interreg"]
    assert queries.topics_for_concepts(["nothing"], NOW) == []


def test_topics_without_an_owner_are_seen(region: dict[str, int]) -> None:
    assert queries.ownerless_topics(NOW) == []
    remit = Remit.objects.get(topic__key="culture")
    actions.end_remit(remit, on=date(2026, 12, 1), by=ROBOT, at=NOW)
    assert [topic.key for topic in queries.ownerless_topics(date(2026, 12, 1))] == ["culture"]
    assert queries.ownerless_topics(date(2026, 11, 30)) == []


def test_remits_that_overlap_are_seen(region: dict[str, int]) -> None:
    remit = Remit.objects.get(topic__key="culture")
    # Straight into the database, as an import by other means might.
    Remit.objects.create(
        topic=remit.topic, owner=Board.objects.get(key="RS"), valid_from=TODAY, valid_until=date(2027, 1, 1)
    )
    (overlap,) = queries.overlapping_remits(NOW)
    assert overlap.topic.key == "culture"
    assert {claim.owner.key for claim in overlap.remits} == {"RS", "RUN"}


def test_a_signal_that_leads_to_topics_of_different_boards_is_seen(
    region: dict[str, int], client_of: Callable[..., Client]
) -> None:
    assert queries.shared_concepts(NOW) == []
    health, culture = Topic.objects.get(key="health"), Topic.objects.get(key="culture")
    actions.change_topic(culture, concepts=[*culture.concepts, *health.concepts], by=ROBOT, at=NOW)
    (shared,) = queries.shared_concepts(NOW)
    assert shared.concept == "health"
    assert {claim.owner.key for claim in shared.remits} == {"HSN", "RUN"}
    page = client_of("majoritet.rs").get("/regionen/uppdrag/").content.decode()
    assert "Topics of different boards with the same signal" in page
    # Who owns a topic jointly with the other's owner is no stranger to it.
    remit = Remit.objects.get(topic=culture)
    actions.change_remit(remit, joint_with=Board.objects.get(key="HSN"), by=ROBOT, at=NOW)
    assert queries.shared_concepts(NOW) == []


def test_a_new_owner_is_told_whom_it_takes_over_from(
    region: dict[str, int], client_of: Callable[..., Client]
) -> None:
    page = client_of("admin").get("/regionen/uppdrag/nytt/?topic=culture").content.decode()
    assert "Regional Development Committee owns Culture" in page


def test_people_by_role_board_and_unit(region: dict[str, int]) -> None:
    assert queries.people(NOW).count() == region["assignments"]
    assert queries.people(NOW, role="elected").count() == 8
    assert {row.account.email for row in queries.people(NOW, role="elected", board="TSN")} == {
        "majoritet.tsn@utblick.example",
        "opposition.tsn@utblick.example",
    }
    hospital = Unit.objects.get(key="us").pk
    assert {row.role for row in queries.people(NOW, unit=hospital)} == {"unit_contact", "project_manager"}


def test_the_elected_go_when_their_term_ends(region: dict[str, int]) -> None:
    assert queries.people(date(2026, 12, 31), role="elected").count() == 8
    assert queries.people(date(2027, 1, 1), role="elected").count() == 0
    assert viewer("majoritet.tsn", datetime(2027, 1, 1, 12, tzinfo=UTC)).roles == frozenset()
