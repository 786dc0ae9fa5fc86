"""The check of the partnership: enough partners from enough Member States."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from utblick.engine.deadlines.wording import count_en
from utblick.engine.eligibility.case import Case
from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.engine.eligibility.findings import Checked, Said, Verdict
from utblick.engine.eligibility.partners import NO_PARTNERS, names
from utblick.engine.eligibility.places import Place
from utblick.engine.eligibility.programme import Programme, SameState, holding
from utblick.engine.eligibility.wording import listed_en, listed_sv


def partnership(case: Case) -> Checked:
    """Enough partners from enough Member States; Åland is not a state of its own.

    Partners in the area count. Those that may count (outside it but in one of the countries, only associated, or of
    unknown place) can make the answer a question, never a yes.
    """
    same = {row.country: row for row in holding(case.programme.same_states, case.on)}
    home = {*case.programme.countries, *same}
    counted = [place for place in case.places if place.is_counted and place.country in home]
    possible = [place for place in case.places if place.country in home or not place.country]
    if not case.places:
        yield NO_PARTNERS
    elif _is_enough(counted, case.programme, same):
        yield _met(counted, case, same)
    elif _is_enough(possible, case.programme, same):
        yield _depends([place for place in possible if place not in counted], case)
    elif _is_enough(possible, case.programme, {}):
        yield _one_state(possible, case, same)
    else:
        yield _too_few(possible, case)


def _is_enough(places: Sequence[Place], programme: Programme, same: dict[str, SameState]) -> bool:
    """Say whether there are partners and states enough; a partner of unknown country may be from one more."""
    unknown = [place for place in places if not place.country]
    states = len(_states(places, same)) + len(unknown)
    return len(places) >= programme.least_partners and states >= programme.least_countries


def _states(places: Iterable[Place], same: dict[str, SameState]) -> list[str]:
    countries = {place.country for place in places if place.country}
    return sorted({same[country].state if country in same else country for country in countries})


def _need_sv(case: Case) -> str:
    partners, countries = case.programme.least_partners, case.programme.least_countries
    return f"minst {partners} partner från minst {countries} av programmets länder"


def _need_en(case: Case) -> str:
    partners, countries = case.programme.least_partners, case.programme.least_countries
    return f"at least {partners} partners from at least {countries} of the programme's countries"


def _met(counted: Sequence[Place], case: Case, same: dict[str, SameState]) -> Said:
    states = _states(counted, same)
    return Said(
        Verdict.MET,
        f"{len(counted)} partner i programområdet från {listed_sv(map(country_sv, states))}: det krävs "
        f"{_need_sv(case)}.",
        f"{count_en(len(counted), 'partner')} in the programme area from {listed_en(map(country_en, states))}; the "
        f"rule asks for {_need_en(case)}.",
    )


def _depends(unclear: Sequence[Place], case: Case) -> Said:
    return Said(
        Verdict.ASK,
        f"Det krävs {_need_sv(case)}. Om idén når dit beror på {listed_sv(names(unclear))}: komplettera land och kod, "
        "eller fråga sekretariatet.",
        f"The rule asks for {_need_en(case)}. Whether the idea gets there depends on {listed_en(names(unclear))}: "
        "complete country and code, or ask the secretariat.",
    )


def _one_state(possible: Sequence[Place], case: Case, same: dict[str, SameState]) -> Said:
    countries = _states(possible, {})
    apart = [row for row in same.values() if row.country in countries]
    pairs_sv = listed_sv(f"{country_sv(row.country)} räknas med {country_sv(row.state)}" for row in apart)
    pairs_en = listed_en(f"{country_en(row.country)} counts with {country_en(row.state)}" for row in apart)
    return Said(
        Verdict.NOT_MET,
        f"Det krävs {_need_sv(case)}. Partnerna kommer från {listed_sv(map(country_sv, countries))}, och {pairs_sv}: "
        "en enda medlemsstat är inte gränsöverskridande.",
        f"The rule asks for {_need_en(case)}. The partners are from {listed_en(map(country_en, countries))}, and "
        f"{pairs_en}: one Member State is not cross-border.",
        case.basis(*(row.basis for row in apart)),
    )


def _too_few(possible: Sequence[Place], case: Case) -> Said:
    countries = _states(possible, {})
    from_sv = f"{len(possible)} partner från {listed_sv(map(country_sv, countries)) or 'okänt land'}"
    from_en = f"{count_en(len(possible), 'partner')} from " + (
        listed_en(map(country_en, countries)) or "an unknown country"
    )
    return Said(
        Verdict.NOT_MET,
        f"Det krävs {_need_sv(case)}; idén har {from_sv if possible else 'ingen'}.",
        f"The rule asks for {_need_en(case)}; the idea has {from_en if possible else 'none'}.",
    )
