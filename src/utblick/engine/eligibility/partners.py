"""Checks of where the partners are and what they do: area, core area, roles, sub-programme, external border."""

from __future__ import annotations

from collections.abc import Iterable

from utblick.engine.deadlines.wording import day_en, day_sv
from utblick.engine.eligibility.case import Case
from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.engine.eligibility.findings import Checked, Said, Verdict
from utblick.engine.eligibility.idea import Role
from utblick.engine.eligibility.places import Place, Standing
from utblick.engine.eligibility.wording import listed_en, listed_sv

NO_PARTNERS = Said(
    Verdict.ASK,
    "Inga partner är angivna: ange varje partner med land och NUTS 3-kod.",
    "No partners are given: give each with its country and NUTS 3 code.",
)


def names(places: Iterable[Place]) -> list[str]:
    """Give the partners' names."""
    return [place.partner.name for place in places]


def area(case: Case) -> Checked:
    """Each partner is in a region of the programme that day; outside it, the secretariat is asked."""
    if not case.places:
        yield NO_PARTNERS
    for place in case.places:
        if place.standing is not Standing.INSIDE:
            yield _not_inside(place, case)
    inside = [place for place in case.places if place.standing is Standing.INSIDE]
    if inside:
        version = case.programme.nuts_version
        yield Said(
            Verdict.MET,
            f"I programområdet (NUTS {version}): {listed_sv(_where(one, 'sv') for one in inside)}.",
            f"In the programme area (NUTS {version}): {listed_en(_where(one, 'en') for one in inside)}.",
        )


def _where(place: Place, language: str) -> str:
    """Write a partner's place: name (LV00A, which is LV006 or LV007: Riga or Rigaregionen)."""
    is_sv = language == "sv"
    regions = [row.name_sv if is_sv else row.name_en for row in place.areas]
    written = listed_sv(regions, "eller") if is_sv else listed_en(regions, "or")
    code = place.partner.nuts3
    if not code or place.codes == (code,):
        return f"{place.partner.name} ({code or place.codes[0]}, {written})"
    was = listed_sv(place.codes, "eller") if is_sv else listed_en(place.codes, "or")
    return f"{place.partner.name} ({code}, {'motsvarar' if is_sv else 'corresponding to'} {was}: {written})"


def _not_inside(place: Place, case: Case) -> Said:
    name, code, version = place.partner.name, place.partner.nuts3, case.programme.nuts_version
    if place.standing is Standing.UNKNOWN:
        return Said(
            Verdict.ASK,
            f"{name}: NUTS 3-kod saknas, så det går inte att säga om partnern ligger i programområdet. Ange koden.",
            f"{name}: the NUTS 3 code is missing, so it cannot be said whether the partner is in the programme area. "
            "Give the code.",
        )
    if place.standing is Standing.NO_SUCH_CODE:
        return Said(
            Verdict.ASK,
            f"{name}: koden {code} finns inte i NUTS 2013–2024. Kontrollera adressen.",
            f"{name}: there is no code {code} in NUTS 2013–2024. Check the address.",
        )
    if place.standing is Standing.DOUBTED:
        return Said(
            Verdict.ASK,
            f"{_where(place, 'sv')}: att regionen ingår i programområdet är inte säkert belagt. Fråga sekretariatet.",
            f"{_where(place, 'en')}: that the region is in the programme area is not certain. Ask the secretariat.",
        )
    if place.standing is Standing.PARTLY:
        inside = [row.code for row in place.areas]
        out = [one for one in place.codes if one not in inside]
        return Said(
            Verdict.ASK,
            f"{name}: {code} går inte att översätta till en enda region i NUTS {version}. {listed_sv(inside)} ingår i "
            f"programområdet, {listed_sv(out)} gör det inte: ta reda på kommunen och fråga sekretariatet.",
            f"{name}: {code} cannot be translated to one region of NUTS {version}. {listed_en(inside)} is in the "
            f"programme area, {listed_en(out)} is not: find out the municipality and ask the secretariat.",
        )
    begins = [row for row in place.later if row.basis.valid_from and row.basis.valid_from > case.on]
    if begins and begins[0].basis.valid_from:
        first, day = begins[0], begins[0].basis.valid_from
        return Said(
            Verdict.ASK,
            f"{name}: {first.name_sv} ({first.code}) ingår först från den {day_sv(day)}. Fråga sekretariatet om "
            "partnern kan vara med.",
            f"{name}: {first.name_en} ({first.code}) belongs only from {day_en(day)}. Ask the secretariat whether the "
            "partner can take part.",
        )
    where_sv, where_en = code or country_sv(place.country), code or country_en(place.country)
    return Said(
        Verdict.ASK,
        f"{name}: {where_sv} ligger utanför programområdet. Organisationer utanför kan vara med i vissa fall: fråga "
        "sekretariatet.",
        f"{name}: {where_en} is outside the programme area. Organisations outside can take part in some cases: ask the "
        "secretariat.",
        case.basis(case.programme.outside),
    )


def core_area(case: Case) -> Checked:
    """At least one partner is in the core area."""
    if not case.places:
        yield NO_PARTNERS
        return
    rows = {row.code: row for place in case.places for row in place.areas}
    basis = case.basis(*(row.class_basis for row in rows.values()))
    core = [place for place in case.places if place.is_core]
    maybe = [place for place in case.places if place.may_be_core]
    if core:
        yield Said(
            Verdict.MET,
            f"I kärnområdet: {listed_sv(_where(one, 'sv') for one in core)}. Nyttan ska också främst falla där.",
            f"In the core area: {listed_en(_where(one, 'en') for one in core)}. The benefit is mainly to fall there "
            "too.",
            basis,
        )
    elif maybe:
        yield Said(
            Verdict.ASK,
            f"Minst en partner ska ligga i kärnområdet. Det går inte att säga om {listed_sv(names(maybe), 'eller')} "
            "gör det och räknas: ta reda på kod och kommun, eller fråga sekretariatet.",
            f"At least one partner is to be in the core area. It cannot be said whether {listed_en(names(maybe), 'or')}"
            " is and counts: find out code and municipality, or ask the secretariat.",
            basis,
        )
    else:
        more = [place for place in case.places if place.areas]
        only_sv = f": bara tilläggsområde ({listed_sv(_where(one, 'sv') for one in more)})" if more else ""
        only_en = f": additional area only ({listed_en(_where(one, 'en') for one in more)})" if more else ""
        yield Said(
            Verdict.NOT_MET,
            f"Minst en partner ska ligga i kärnområdet, men ingen gör det{only_sv}.",
            f"At least one partner is to be in the core area, but none is{only_en}.",
            basis,
        )


def roles(case: Case) -> Checked:
    """Exactly one lead partner, which is in the programme area."""
    leads = [place for place in case.places if place.partner.role is Role.LEAD]
    if not case.places:
        yield NO_PARTNERS
    elif len(leads) > 1:
        yield Said(
            Verdict.NOT_MET,
            f"Bara en partner kan vara huvudpartner, men idén har {len(leads)}: {listed_sv(names(leads))}.",
            f"Only one partner can be lead partner, but the idea has {len(leads)}: {listed_en(names(leads))}.",
        )
    elif not leads and any(place.partner.role is None for place in case.places):
        unsaid = [place for place in case.places if place.partner.role is None]
        yield Said(
            Verdict.ASK,
            f"Ingen huvudpartner är angiven. Roll saknas för {listed_sv(names(unsaid))}: vem leder projektet?",
            f"No lead partner is given. The role is missing for {listed_en(names(unsaid))}: who leads the project?",
        )
    elif not leads:
        yield Said(
            Verdict.NOT_MET,
            "Idén har ingen huvudpartner. En partner ska leda projektet, skriva avtalet och svara för helheten.",
            "The idea has no lead partner. One partner is to lead the project, sign the contract and answer for the "
            "whole.",
        )
    elif leads[0].standing is not Standing.INSIDE:
        yield Said(
            Verdict.ASK,
            f"Huvudpartner är {leads[0].partner.name}, som inte säkert ligger i programområdet: fråga sekretariatet om "
            "den kan leda projektet.",
            f"The lead partner is {leads[0].partner.name}, which is not surely in the programme area: ask the "
            "secretariat whether it can lead the project.",
        )
    else:
        yield Said(
            Verdict.MET,
            f"En huvudpartner: {leads[0].partner.name}.",
            f"One lead partner: {leads[0].partner.name}.",
        )


def sub_programme(case: Case) -> Checked:
    """Which part of the programme the partners' places point to; islands are for the applicant to say."""
    if not case.places:
        yield NO_PARTNERS
        return
    countries = {place.country for place in case.places}
    rows = case.programme.sub_programmes
    narrow = [row for row in rows if row.countries and countries == set(row.countries)]
    broad = [row for row in rows if not row.countries and not row.for_islands]
    islands = [row for row in rows if row.for_islands]
    from_sv = listed_sv(sorted(country_sv(one) or "okänt land" for one in countries))
    from_en = listed_en(sorted(country_en(one) or "an unknown country" for one in countries))
    for row in (narrow or broad)[:1]:
        island_sv = f" Om nyttan faller på öar eller skärgård gäller {islands[0].name_sv}." if islands else ""
        island_en = (
            f" If the benefit falls on islands or archipelago it is {islands[0].name_en}." if islands else ""
        )
        yield Said(
            Verdict.ASK,
            f"Partnerna kommer från {from_sv}, vilket pekar på delprogrammet {row.name_sv}.{island_sv} Stäm av med "
            "sekretariatet.",
            f"The partners are from {from_en}, which points to the sub-programme {row.name_en}.{island_en} Check with "
            "the secretariat.",
        )


def external_border(case: Case) -> Checked:
    """In a call for the external border: the lead partner, or at least half of the partners, from its regions."""
    calls = [row for row in case.calls() if row.needs_external_border]
    if not calls:
        return
    if not case.places:
        yield NO_PARTNERS
        return
    is_named, key = bool(case.idea.call), calls[0].key
    counted = [place for place in case.places if place.partner.role is not Role.ASSOCIATED]
    lead = [place for place in counted if place.partner.role is Role.LEAD]
    on_border = [place for place in counted if place.is_on_border]
    maybe = [place for place in counted if place.may_be_on_border]
    rule_sv = f"Utlysning {key} kräver att huvudpartnern eller minst hälften av partnerna ligger vid den yttre gränsen"
    rule_en = f"Call {key} needs the lead partner, or at least half of the partners, on the external border"
    has_sv = f"{len(on_border)} av {len(counted)} gör det" + (
        f" ({listed_sv(names(on_border))})" if on_border else ""
    )
    has_en = f"{len(on_border)} of {len(counted)} are" + (
        f" ({listed_en(names(on_border))})" if on_border else ""
    )
    basis = case.basis(calls[0].basis)

    def is_fulfilled(places: list[Place]) -> bool:
        return bool(places) and (any(one in places for one in lead) or 2 * len(places) >= len(counted))

    if is_fulfilled(on_border):
        yield Said(Verdict.MET, f"{rule_sv}: {has_sv}.", f"{rule_en}: {has_en}.", basis)
    elif is_fulfilled(maybe) or not lead:
        yield Said(
            Verdict.ASK,
            f"{rule_sv}. Säkert är bara att {has_sv}: ange koder och huvudpartner, eller fråga sekretariatet.",
            f"{rule_en}. Sure is only that {has_en}: give codes and the lead partner, or ask the secretariat.",
            basis,
        )
    else:
        else_sv = "" if is_named else " Sök i en annan utlysning, eller fråga sekretariatet."
        else_en = "" if is_named else " Apply in another call, or ask the secretariat."
        verdict = Verdict.NOT_MET if is_named else Verdict.ASK
        yield Said(verdict, f"{rule_sv}: {has_sv}.{else_sv}", f"{rule_en}: {has_en}.{else_en}", basis)
