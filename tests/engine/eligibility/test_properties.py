"""What holds of every idea, whatever it says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.engine.eligibility.ideas import RUNNING, idea, of_rule
from utblick.engine.eligibility import PROGRAMMES, Certainty, Idea, Partner, Programme, Role, Verdict, check
from utblick.engine.eligibility.checking import CHECKS
from utblick.engine.eligibility.forms import LegalForm
from utblick.engine.eligibility.nuts import CODES
from utblick.engine.eligibility.programme import Basis, Kind
from utblick.engine.eligibility.rules import NAMES

ALL_CODES = sorted(set().union(*CODES.values()) | {"DE300", "LT011", "NO081", "FI999"})
SUMS = st.one_of(
    st.none(), st.integers(1, 6_000_000).map(Decimal), st.sampled_from([Decimal(200_000), Decimal(213_550)])
)


@st.composite
def partners(draw: st.DrawFn) -> Partner:
    code = draw(st.sampled_from(["", *ALL_CODES]))
    country = code[:2] if code else draw(st.sampled_from(["", "SE", "FI", "AX", "EE", "LV", "DE"]))
    return Partner(
        name=draw(st.sampled_from("ABCDEF")),
        country=country,
        nuts3=code,
        legal_form=draw(st.sampled_from([None, *LegalForm])),
        role=draw(st.sampled_from([None, *Role])),
        eu_eur=draw(SUMS),
        total_eur=draw(SUMS),
    )


IDEAS = st.builds(
    Idea,
    title=st.just("T"),
    programme=st.sampled_from(["", "cb-2014", "cb-2021"]),
    priority=st.sampled_from(["", "P2", "P2 SO2.4", "SO3.1", "PO4", "PO1, PO2", "P1 SO2.4", "5", "hav"]),
    partners=st.lists(partners(), max_size=5).map(tuple),
    eu_eur=SUMS,
    total_eur=SUMS,
    months=st.one_of(st.none(), st.integers(1, 240)),
    starts_on=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 12, 31))),
    kind=st.sampled_from([None, *Kind]),
    call=st.sampled_from(["", "1", "2", "4", "4b", "5", "99"]),
)
BUILT_IN = st.sampled_from(list(PROGRAMMES.values()))
DAYS = st.one_of(st.dates(date(2012, 1, 1), date(2032, 1, 1)), st.sampled_from(list(RUNNING.values())))


def with_certainty(value: Any, certainty: Certainty) -> Any:
    """Give a programme, or any part of one, in which every fact is so certain."""
    if isinstance(value, Basis):
        return replace(value, certainty=certainty)
    if isinstance(value, tuple):
        return tuple(with_certainty(one, certainty) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{field.name: with_certainty(getattr(value, field.name), certainty) for field in fields(value)},
        )
    return value


DOUBTED: dict[str, Programme] = {
    key: with_certainty(programme, Certainty.UNSURE) for key, programme in PROGRAMMES.items()
}


@given(IDEAS, BUILT_IN, DAYS)
def test_no_uncertain_rule_says_not_met(given_idea: Idea, programme: Programme, on: date) -> None:
    for one in check(given_idea, programme, on).findings:
        assert one.certainty is not Certainty.UNSURE or one.verdict is Verdict.ASK
    doubted = check(given_idea, DOUBTED[programme.key], on)
    assert {one.verdict for one in doubted.findings} == {Verdict.ASK}
    in_rules = replace(programme, rules=DOUBTED[programme.key].rules)
    assert {one.verdict for one in check(given_idea, in_rules, on).findings} == {Verdict.ASK}


@given(IDEAS, BUILT_IN, DAYS)
def test_findings_are_the_same_each_time_in_the_order_of_the_rules(
    given_idea: Idea, programme: Programme, on: date
) -> None:
    first, second = check(given_idea, programme, on), check(given_idea, programme, on)
    assert first == second
    places = [list(NAMES).index(one.rule) for one in first.findings]
    assert places == sorted(places)
    assert {one.rule for one in first.findings} <= {rule.key for rule in programme.rules}


@given(IDEAS, BUILT_IN, DAYS)
def test_every_sentence_is_there_in_both_languages(given_idea: Idea, programme: Programme, on: date) -> None:
    screening = check(given_idea, programme, on)
    for one in screening.findings:
        assert one.source
        assert one.sentence_sv != one.sentence_en
        for sentence in (one.sentence_sv, one.sentence_en):
            assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] in "”“"
            assert sentence[-1] in ".?"
            assert "  " not in sentence
            assert "None" not in sentence
            assert "eligible" not in sentence  # nothing here is a promise
            assert "stödberättig" not in sentence
    assert "Bara programmet avgör" in screening.summary_sv
    assert "Only the programme decides" in screening.summary_en


@given(IDEAS, BUILT_IN, DAYS)
def test_each_rule_stands_once_in_the_summary(given_idea: Idea, programme: Programme, on: date) -> None:
    screening = check(given_idea, programme, on)
    keys = [key for verdict in Verdict for key in screening.rules(verdict)]
    assert sorted(keys) == sorted({one.rule for one in screening.findings})


@given(IDEAS, BUILT_IN, st.sampled_from(["SE123", "EE001", "FI1C1", "LV006", "FI200"]))
def test_one_more_partner_in_the_area_never_unmakes_a_partnership(
    given_idea: Idea, programme: Programme, code: str
) -> None:
    on = RUNNING[programme.key]
    more = replace(given_idea, partners=(*given_idea.partners, Partner("New", code[:2], code)))
    before = of_rule(check(given_idea, programme, on), "partnership")[0].verdict
    after = of_rule(check(more, programme, on), "partnership")[0].verdict
    worst_first = [Verdict.NOT_MET, Verdict.ASK, Verdict.MET]
    if given_idea.partners:
        assert worst_first.index(after) >= worst_first.index(before)


@given(IDEAS, BUILT_IN, DAYS)
def test_what_lies_outside_the_area_is_asked_and_never_refused(
    given_idea: Idea, programme: Programme, on: date
) -> None:
    verdicts = {one.verdict for one in of_rule(check(given_idea, programme, on), "area")}
    assert Verdict.NOT_MET not in verdicts


def test_rules_names_and_checks_are_the_same() -> None:
    assert list(CHECKS) == list(NAMES)
    for programme in PROGRAMMES.values():
        assert _doubles(rule.key for rule in programme.rules) == set()
        assert {rule.key for rule in programme.rules} <= NAMES.keys()


def test_the_areas_are_as_large_as_the_programmes_say() -> None:
    early, late = PROGRAMMES["cb-2014"], PROGRAMMES["cb-2021"]
    assert [area.area_class for area in early.areas].count(early.areas[0].area_class) == 18
    assert len(early.areas) == 27
    assert len([area for area in late.areas if area.basis.holds(date(2022, 1, 1))]) == 27
    assert len([area for area in late.areas if area.basis.holds(date(2024, 1, 1))]) == 29
    assert len([area for area in late.areas if area.is_external_border]) == 8
    for programme in (early, late):
        codes = [area.code for area in programme.areas]
        assert _doubles(codes) == set()
        assert set(codes) <= CODES[programme.nuts_version]


def test_a_region_may_give_rules_of_its_own() -> None:
    programme = PROGRAMMES["cb-2021"]
    own = replace(
        programme,
        least_partners=3,
        rules=tuple(rule for rule in programme.rules if rule.key != "durability"),
    )
    screening = check(idea("cb-2021"), own, RUNNING["cb-2021"])
    assert "minst 3 partner" in of_rule(screening, "partnership")[0].sentence_sv
    assert of_rule(screening, "durability") == []


def test_a_programme_may_lack_rates_and_small_projects() -> None:
    programme = PROGRAMMES["cb-2021"]
    own = replace(
        programme, rates=(), sizes=tuple(size for size in programme.sizes if size.kind is Kind.REGULAR)
    )
    screening = check(idea("cb-2021"), own, RUNNING["cb-2021"])
    assert of_rule(screening, "co_financing")[0].verdict is Verdict.ASK
    assert of_rule(screening, "project_size")[0].sentence_en == (
        "The grant of EUR\u00a0800,000 fits a regular project (budget limit EUR\u00a04,000,000)."
    )


def test_an_idea_that_began_before_a_call_is_not_held_to_its_cap() -> None:
    began = idea("cb-2014", "EE001 public lead; LV006", eu_eur=820_000, starts_on="2018-01-01")
    assert of_rule(check(began, PROGRAMMES["cb-2014"], date(2026, 1, 1)), "call_cap") == []


def test_a_region_of_the_area_that_is_not_certain_is_asked_about() -> None:
    programme = PROGRAMMES["cb-2014"]
    areas = tuple(
        replace(area, basis=replace(area.basis, certainty=Certainty.UNSURE)) if area.code == "EE001" else area
        for area in programme.areas
    )
    screening = check(idea("cb-2014"), replace(programme, areas=areas), RUNNING["cb-2014"])
    assert of_rule(screening, "partnership")[0].verdict is Verdict.ASK
    assert of_rule(screening, "area")[0].sentence_sv == (
        "B (EE001, Norra Estland): att regionen ingår i programområdet är inte säkert belagt. Fråga sekretariatet."
    )


def test_a_rule_holds_from_its_day_to_its_end() -> None:
    programme = PROGRAMMES["cb-2021"]
    dated = tuple(
        replace(rule, basis=replace(rule.basis, valid_from=date(2024, 1, 1), valid_until=date(2024, 7, 1)))
        for rule in programme.rules
        if rule.key == "roles"
    )
    own = replace(programme, rules=dated)
    found = [len(check(idea("cb-2021"), own, date(2024, month, 1)).findings) for month in (1, 6, 7)]
    assert found == [1, 1, 0]


def _doubles(keys: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {key for key in keys if key in seen or seen.add(key)}  # type: ignore[func-returns-value]
