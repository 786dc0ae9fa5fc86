"""Goals and indicators: worked out or entered, closed years, corrections with a note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.features.states import region
from tests.laid import state
from utblick.features.exchanges.example import load as load_exchanges
from utblick.features.exchanges.models import Exchange
from utblick.features.followup import goals
from utblick.features.followup.actions import indicators as actions
from utblick.features.followup.example import load as load_goal
from utblick.features.followup.indicators import COMPUTED
from utblick.features.followup.models import ClosedYear, Goal, Indicator, IndicatorValue
from utblick.features.followup.suggested_goals import SUGGESTED
from utblick.features.networks.example import load as load_networks
from utblick.features.networks.models import Gain, Network, YearCost
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

pytestmark = pytest.mark.django_db
BY = system("test")
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
LAST = timezone.localdate().year - 1


@state(region)
def at() -> datetime:
    """Fill the region with its example, and give the moment."""
    moment = timezone.now()
    for load in (load_networks, load_exchanges, load_goal):
        load(moment)
    return moment


@pytest.fixture
def client_of(region: None) -> SignIn:
    def signed_in(name: str, language: str = "sv") -> Client:
        client = Client()
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client.force_login(accounts.get(), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


def one(key: str) -> Indicator:
    return Indicator.objects.get(key=key)


def figure(key: str, year: int) -> goals.YearFigure:
    (row,) = goals.figured([one(key)], [year], timezone.localdate())
    return row.figures[0]


WRITES: dict[str, Callable[[Viewer, datetime], Any]] = {
    "suggested": lambda by, at: actions.add_suggested_goals(by=by, at=at),
    "goal": lambda by, at: actions.save_goal(None, name_sv="A", name_en="A", by=by, at=at),
    "indicator": lambda by, at: actions.save_indicator(one("coverage"), target=90, by=by, at=at),
    "value": lambda by, at: actions.set_value(one("steering-seats"), LAST, 7, by=by, at=at),
    "close": lambda by, at: actions.close_year(LAST, by=by, at=at),
}


@pytest.mark.parametrize("what", WRITES)
@pytest.mark.parametrize(
    ("account", "may"),
    [
        ("strateg", True),
        ("bryssel", False),
        ("sekreterare.tsn", False),
        ("kontakt.us", False),
        ("majoritet.tsn", False),
        ("opposition.hsn", False),
        ("kommunikator", False),
    ],
)
def test_who_may_write_goals(at: datetime, person: Person, what: str, account: str, may: bool) -> None:
    if may:
        WRITES[what](person(account), at)
    else:
        with pytest.raises(NotAllowed):
            WRITES[what](person(account), at)


def test_the_suggested_goals_are_all_there_and_come_once(at: datetime) -> None:
    assert Goal.objects.count() == len(SUGGESTED)
    assert Indicator.objects.count() == sum(len(row.indicators) for row in SUGGESTED)
    assert actions.add_suggested_goals(by=BY, at=at) == 0


def test_every_way_of_working_out_is_in_use_and_known() -> None:
    used = {one.computed for row in SUGGESTED for one in row.indicators if one.computed}
    assert used == set(COMPUTED)


def test_worked_out_figures_agree_with_the_rows_themselves(at: datetime) -> None:
    held = Exchange.objects.filter(ends_on__year=LAST, is_draft=False, cancelled_on=None)
    assert held.count() > 0
    assert figure("exchanges", LAST).value == held.count()
    assert figure("units", LAST).value == len({unit.pk for row in held for unit in row.units.all()})
    answered = [row for row in held if row.changed]
    changed = sum(row.changed == "yes" for row in answered)
    assert figure("changed", LAST).value == (round(100 * changed / len(answered)) if answered else None)


def test_a_fee_for_each_unit_needs_both_fee_and_gain(at: datetime) -> None:
    YearCost.objects.all().delete()
    Gain.objects.all().delete()
    network = Network.objects.earliest("pk")
    YearCost.objects.create(network=network, year=LAST, fee=90_001)
    assert figure("cost-for-each-unit", LAST).value is None
    for unit in Unit.objects.filter(level=3)[:2]:
        Gain.objects.create(network=network, on=date(LAST, 5, 1), words="En kontakt", unit=unit)
    assert figure("cost-for-each-unit", LAST).value == 45_000


def test_a_year_before_anything_was_told_is_not_known_rather_than_nought(at: datetime) -> None:
    assert figure("changed", 1996).value is None
    assert figure("exchanges", 1996).value is None


def test_a_share_says_which_version_it_was_counted_by(at: datetime, client_of: SignIn) -> None:
    now = timezone.localdate().year
    assert (figure("coverage", 2025).version, figure("coverage", now).version) == (1, 2)
    assert figure("exchanges", 2025).version is None
    actions.close_year(2025, by=BY, at=at)
    assert figure("coverage", 2025).version == 1
    assert "version 1" in client_of("strateg", "sv").get("/malet/mal/").content.decode()


def test_a_closed_year_keeps_its_figures_when_the_data_change(at: datetime) -> None:
    before = figure("exchanges", LAST)
    assert before.is_live
    actions.close_year(LAST, by=BY, at=at)
    Exchange.objects.filter(ends_on__year=LAST).delete()
    after = figure("exchanges", LAST)
    assert (after.value, after.is_live) == (before.value, False)
    assert figure("exchanges", LAST + 1).is_live, "the running year follows the data"


def test_a_correction_of_a_closed_year_needs_a_note_that_is_shown(at: datetime, client_of: SignIn) -> None:
    actions.close_year(LAST, by=BY, at=at)
    with pytest.raises(RuleBroken, match=r"rättas|corrected"):
        actions.set_value(one("exchanges"), LAST, 3, note="  ", by=BY, at=at)
    actions.set_value(one("exchanges"), LAST, 3, note="Två räknades dubbelt.", by=BY, at=at)
    stood = IndicatorValue.objects.get(indicator=one("exchanges"), year=LAST).first_value
    assert figure("exchanges", LAST) == goals.YearFigure(LAST, 3, "Två räknades dubbelt.", first_value=stood)
    actions.set_value(one("exchanges"), LAST, 4, note="En till hittades.", by=BY, at=at)
    twice = figure("exchanges", LAST)
    assert (twice.value, twice.first_value) == (4, stood)
    assert twice.note.splitlines() == ["Två räknades dubbelt.", "En till hittades."]
    page = client_of("opposition.hsn", "sv").get(f"/malet/indikator/{one('exchanges').pk}/")
    assert "Två räknades dubbelt." in page.content.decode()
    event = AuditEvent.objects.filter(action="followup.value.set").latest("pk")
    assert event.changes["value"] == [3, 4]


def test_rules_of_years_and_figures(at: datetime) -> None:
    with pytest.raises(RuleBroken):  # Worked out, and its year is open.
        actions.set_value(one("exchanges"), LAST, 3, by=BY, at=at)
    for year in (1, 1990, LAST + 2):  # Not years of ours.
        with pytest.raises(RuleBroken):
            actions.set_value(one("steering-seats"), year, 3, by=BY, at=at)
        with pytest.raises(RuleBroken):
            actions.close_year(year, by=BY, at=at)
    with pytest.raises(RuleBroken):  # The running year is not over.
        actions.close_year(LAST + 1, by=BY, at=at)
    actions.close_year(LAST, by=BY, at=at)
    with pytest.raises(RuleBroken):  # Once is enough.
        actions.close_year(LAST, by=BY, at=at)
    assert ClosedYear.objects.count() == 1
    actions.save_indicator(one("steering-seats"), last_year=LAST - 1, by=BY, at=at)
    with pytest.raises(RuleBroken):  # No longer followed.
        actions.set_value(one("steering-seats"), LAST + 1, 3, by=BY, at=at)
    assert not figure("steering-seats", LAST + 1).is_followed
    with pytest.raises(ValidationError):
        actions.save_indicator(one("steering-seats"), first_year=LAST, last_year=LAST - 1, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.save_indicator(one("steering-seats"), computed="moon", by=BY, at=at)


def test_an_entered_figure_changes_until_its_year_is_closed(at: datetime) -> None:
    actions.set_value(one("steering-seats"), LAST, 7, note="inte stängt", by=BY, at=at)
    actions.set_value(one("steering-seats"), LAST, 8, by=BY, at=at)
    row = IndicatorValue.objects.get(indicator=one("steering-seats"), year=LAST)
    assert (row.value, row.note) == (8, "")


def test_goals_of_ones_own_get_keys_of_their_own(at: datetime) -> None:
    first = actions.save_goal(None, name_sv="Fler möten", name_en="More meetings", by=BY, at=at)
    second = actions.save_goal(None, name_sv="Fler möten", name_en="More meetings", by=BY, at=at)
    assert (first.key, second.key) == ("fler-moten", "fler-moten-2")


def test_a_strategist_adds_a_goal_an_indicator_and_a_figure(at: datetime, client_of: SignIn) -> None:
    client = client_of("strateg")
    new = {"name_sv": "Egna mål", "name_en": "Own goals", "certainty": "sourced", "sort_order": 5}
    assert client.post("/malet/mal/ny/", new).status_code == 302
    goal = Goal.objects.get(key="egna-mal")
    indicator = {"goal": goal.pk, "name_sv": "Besök", "name_en": "Visits", "sort_order": 1, "computed": ""}
    assert client.post(f"/malet/mal/{goal.pk}/ny-indikator/", indicator).status_code == 302
    row = goal.indicators.get()
    address = f"/malet/indikator/{row.pk}/siffra/"
    assert client.post(address, {"year": LAST, "value": "många"}).status_code == 422
    assert client.post(address, {"year": LAST, "value": 1200}).status_code == 302
    assert client.post(address, {"year": LAST - 1, "value": 900}).status_code == 302
    said = client.get(f"/malet/indikator/{row.pk}/").content.decode()
    assert "1 200" in said.replace("\xa0", " ").replace("\u202f", " ")
    assert "<svg" in said


def test_others_see_the_figures_and_no_buttons(at: datetime, client_of: SignIn) -> None:
    for account in ("majoritet.tsn", "opposition.hsn"):
        client = client_of(account)
        page = client.get("/malet/mal/").content.decode()
        assert "Andel enheter som deltar" in page
        assert "/mal/ny/" not in page
        assert client.get("/malet/mal/ny/").status_code == 403
        assert client.post(f"/malet/mal/stang/{LAST}/").status_code == 403


def test_the_page_asks_the_same_number_of_questions_whatever_there_is(
    at: datetime, client_of: SignIn
) -> None:
    client = client_of("strateg")
    client.get("/malet/mal/")
    with CaptureQueriesContext(connection) as few:
        client.get("/malet/mal/")
    goal = Goal.objects.earliest("pk")
    for number in range(20):
        actions.save_indicator(None, goal=goal, name_sv=f"I {number}", name_en=f"I {number}", by=BY, at=at)
    with CaptureQueriesContext(connection) as many:
        client.get("/malet/mal/")
    assert len(many) == len(few) <= 60


def test_a_figure_may_have_decimals(region: None, client_of: SignIn, at: datetime) -> None:
    actions.add_suggested_goals(by=system("test"), at=at)
    indicator = Indicator.objects.filter(computed="").first()
    assert indicator is not None
    client = client_of("strateg", "sv")
    year = timezone.localdate().year
    address = reverse("followup:indicator_value", args=[indicator.pk])
    for given, shown in (("1 234,5", "1\xa0234,5"), ("12", "12"), ("0,25", "0,25")):
        assert client.post(address, {"year": year, "value": given, "note": ""}).status_code == 302
        page = client.get(reverse("followup:indicator", args=[indicator.pk])).content.decode()
        assert f">{shown}<" in page.replace("&nbsp;", "\xa0"), given
    again = client.get(f"{address}?year={year}").content.decode()
    assert 'value="0,25"' in again
    answer = client.post(address, {"year": year, "value": "0,255", "note": ""})
    assert answer.status_code == 422
    assert AuditEvent.objects.filter(action="followup.value.set").latest("pk").changes["value"] == [12, 0.25]
