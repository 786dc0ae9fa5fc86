"""Who a viewer is, and what they may do: also those who must not get in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from tests.features.organisation.viewing import account, viewer
from tests.features.states import NOW
from utblick.features.organisation import actions
from utblick.features.organisation.models import Assignment, Unit
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NOBODY, system

pytestmark = pytest.mark.django_db
ROBOT = system("test")
PEOPLE = "organisation.people.change"


def test_an_account_without_assignments_may_do_nothing(region: dict[str, int]) -> None:
    newcomer = Account.objects.create_user("ny@utblick.example", name="Ny")
    seen = viewer_for(newcomer, NOW)
    assert seen.account_id == newcomer.pk
    assert (seen.roles, seen.grants) == (frozenset(), frozenset())
    assert not seen.may("organisation.region.view")


def test_a_closed_account_is_nobody(region: dict[str, int]) -> None:
    closed = account("strateg")
    closed.is_active = False
    assert viewer_for(closed, NOW) == NOBODY
    assert viewer_for(None, NOW) == NOBODY


@pytest.mark.parametrize(
    ("name", "action", "board", "allowed"),
    [
        ("admin", "organisation.structure.change", None, True),
        ("admin", "organisation.administrator.appoint", None, True),
        ("strateg", "organisation.structure.change", None, True),
        ("strateg", "organisation.remit.change", "TSN", True),
        ("strateg", "organisation.administrator.appoint", None, False),
        ("sekreterare.run", PEOPLE, "RUN", True),
        ("sekreterare.run", PEOPLE, "TSN", False),
        ("sekreterare.run", PEOPLE, None, False),
        ("sekreterare.run", "organisation.structure.change", None, False),
        ("bryssel", "organisation.region.view", None, True),
        ("bryssel", "organisation.remit.change", "RS", False),
        ("majoritet.tsn", "organisation.region.view", None, True),
        ("majoritet.tsn", PEOPLE, "TSN", False),
        ("kontakt.us", "organisation.structure.change", None, False),
        ("projektledare", PEOPLE, None, False),
        ("kommunikator", "organisation.remit.change", None, False),
        ("contactpoint", "organisation.structure.change", None, False),
    ],
)
def test_who_may_what(
    region: dict[str, int], name: str, action: str, board: str | None, allowed: bool
) -> None:
    assert viewer(name).may(action, board=board) is allowed


def test_a_unit_contact_serves_everything_below(region: dict[str, int]) -> None:
    seen = viewer("kontakt.us")
    assert {Unit.objects.get(pk=pk).key for pk in seen.units} >= {"us", "kmc", "us-akut"}
    assert Unit.objects.get(key="vrinnevi").pk not in seen.units
    assert viewer("sekreterare.hsn").boards == {"HSN"}


def test_a_viewer_costs_few_queries(region: dict[str, int], django_assert_num_queries) -> None:
    someone, contact = account("strateg"), account("kontakt.us")
    with django_assert_num_queries(2):
        viewer_for(someone, NOW)
    with django_assert_num_queries(3):
        viewer_for(contact, NOW)


def test_a_substitute_may_for_the_days_that_were_said(region: dict[str, int]) -> None:
    assignment = Assignment.objects.get(account=account("sekreterare.run"))
    start, end = date(2026, 12, 1), date(2026, 12, 8)
    actions.create_substitute(
        assignment, account("kommunikator"), valid_from=start, valid_until=end, by=ROBOT, at=NOW
    )

    def may(day: date) -> bool:
        return viewer_for(account("kommunikator"), day).may(PEOPLE, board="RUN")

    days = [start - timedelta(days=1), start, end - timedelta(days=1), end]
    assert [may(day) for day in days] == [False, True, True, False]


def test_what_has_ended_gives_nothing(region: dict[str, int]) -> None:
    assignment = Assignment.objects.get(account=account("sekreterare.run"))
    actions.end_assignment(assignment, on=date(2026, 11, 23), by=ROBOT, at=NOW)
    assert not viewer("sekreterare.run").may(PEOPLE, board="RUN")


@pytest.mark.parametrize(
    ("language", "called"),
    [("sv", "Strateg, EU och internationellt"), ("en", "Strategist, EU and international affairs")],
)
def test_who_is_named_by_their_role_is_called_in_the_language_of_the_page(
    region: dict[str, int], language: str, called: str
) -> None:
    with translation.override(language):
        assert viewer("strateg").called == called
    # What is kept has one name, whatever the page's language.
    assert viewer("strateg").name == "Strateg, EU och internationellt"


def test_a_person_with_a_name_keeps_it(region: dict[str, int]) -> None:
    Account.objects.filter(email="strateg@utblick.example").update(name="Anna Ek")
    with translation.override("en"):
        assert viewer("strateg").called == "Anna Ek"


def test_a_substitute_is_not_called_by_the_others_title(region: dict[str, int]) -> None:
    held = Assignment.objects.get(account=account("strateg"))
    day = NOW.date()
    held.substitutes.create(account=account("bryssel"), valid_from=day, valid_until=day + timedelta(days=1))
    Account.objects.filter(email="bryssel@utblick.example").update(name=held.title_sv)
    with translation.override("en"):
        assert viewer("bryssel").called == held.title_sv
