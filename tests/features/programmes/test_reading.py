"""Rows become the value that ideas are checked against, and say what the built-in one says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from utblick.engine.eligibility import PROGRAMMES, Certainty
from utblick.features.programmes.example import load
from utblick.features.programmes.models import Call, CallMoment, Programme, Rate
from utblick.features.programmes.reading import NotCheckable, is_checkable, rules_of
from utblick.features.programmes.storing import store


@pytest.mark.parametrize("key", sorted(PROGRAMMES))
def test_rows_say_what_the_built_in_programme_says(db: None, key: str) -> None:
    value = PROGRAMMES[key]
    programme = Programme.objects.create(key=key, name_sv=value.name_sv, name_en=value.name_en)
    store(value, programme)
    assert rules_of(Programme.objects.get(key=key)) == value


@pytest.mark.parametrize("key", sorted(PROGRAMMES))
def test_the_example_says_the_same_beside_its_invented_calls(region: None, at: datetime, key: str) -> None:
    load(at)
    told = rules_of(Programme.objects.get(key=key))
    known = [call for call in told.calls if call.key != "exempel"]
    assert replace(told, calls=tuple(known)) == PROGRAMMES[key]


def test_loading_twice_adds_nothing(region: None, at: datetime) -> None:
    first = load(at)
    assert first["programmes"] > 30
    assert first["calls"] == Call.objects.count()
    assert load(at) == {"programmes": 0, "calls": 0}


def test_a_day_to_be_confirmed_is_no_day_for_the_check(region: None, at: datetime) -> None:
    load(at)
    moments = CallMoment.objects.filter(call__programme__key="cb-2014", call__key="1", kind="opens")
    assert moments.get().certainty == "unsure"
    assert rules_of(Programme.objects.get(key="cb-2014")).calls[0].opens_on is None


def test_a_new_rate_is_read_with_its_days(region: None, at: datetime) -> None:
    load(at)
    programme = Programme.objects.get(key="cb-2021")
    Rate.objects.create(
        programme=programme, country="SE", percent=70, valid_from=date(2027, 1, 1), certainty="unsure"
    )
    last = rules_of(programme).rates[-1]
    assert (last.percent, last.basis.certainty) == (70, Certainty.UNSURE)
    assert last.basis.holds(date(2027, 1, 1))
    assert not last.basis.holds(date(2026, 12, 31))


def test_hours_of_another_zone_are_told_on_the_finnish_clock(region: None, at: datetime) -> None:
    load(at)
    call = Call.objects.get(programme__key="cb-2021", key="1")
    call.zone = "Europe/Stockholm"
    call.save()
    closes = rules_of(call.programme).calls[0].closes_at
    assert closes is not None
    assert closes.hour == 13


def test_what_has_no_rules_is_told(region: None, at: datetime) -> None:
    load(at)
    without = Programme.objects.get(key="horizon-2021")
    assert not is_checkable(without)
    with pytest.raises(NotCheckable, match="första eller sista dag"):
        rules_of(without)
    without.starts_on, without.costs_end_on = date(2021, 1, 1), date(2029, 12, 31)
    without.nuts_version = 2021
    with pytest.raises(NotCheckable, match="Ingen regel"):
        rules_of(without)
    assert is_checkable(Programme.objects.get(key="cb-2014"))
