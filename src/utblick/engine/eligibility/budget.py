"""Checks of size and money: small or regular, months, the grant's share, the call's cap, the partners' shares."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from utblick.engine.deadlines.wording import count_en, count_sv, day_en, day_sv
from utblick.engine.eligibility.case import Case
from utblick.engine.eligibility.countries import country_en, country_sv
from utblick.engine.eligibility.findings import Checked, Said, Verdict
from utblick.engine.eligibility.idea import Idea, Role
from utblick.engine.eligibility.places import Place
from utblick.engine.eligibility.programme import Kind, Measure, Rate, Size, holding
from utblick.engine.eligibility.wording import (
    eur_en,
    eur_sv,
    kind_en,
    kind_sv,
    listed_en,
    listed_sv,
    share_en,
    share_sv,
)


def project_size(case: Case) -> Checked:
    """The grant fits the kind of project; what does not fit a small one is taken as a regular one."""
    idea = case.idea
    if idea.eu_eur is None:
        yield Said(
            Verdict.ASK,
            "Sökt bidrag i euro saknas: utan det går det inte att säga om det är ett småprojekt.",
            "The grant in euro is missing: without it, it cannot be said whether this is a small project.",
        )
        return
    kind = _kind_of(case)
    not_small_sv, not_small_en = _not_small(case) if kind is Kind.REGULAR and not idea.kind else ("", "")
    for size in _sizes(case, kind):
        fits = _fits(idea, size)
        limit_sv, limit_en = _limit(size)
        name_sv, name_en = kind_sv(kind), kind_en(kind)
        grant_sv, grant_en = eur_sv(idea.eu_eur), eur_en(idea.eu_eur)
        if fits is None:
            verdict = Verdict.ASK
            sv = (
                f"Bidraget på {grant_sv} ryms i ett {name_sv} ({limit_sv}), men kanske inte hela kostnaden: fråga "
                "sekretariatet vilken summa taket gäller."
            )
            en = (
                f"The grant of {grant_en} fits a {name_en} ({limit_en}), but the whole cost may not: ask the "
                "secretariat which sum the limit is for."
            )
        elif fits:
            verdict = Verdict.MET
            sv = f"Bidraget på {grant_sv} ryms i ett {name_sv} ({limit_sv})."
            en = f"The grant of {grant_en} fits a {name_en} ({limit_en})."
        else:
            verdict = Verdict.NOT_MET
            sv = f"Bidraget på {grant_sv} är för stort för ett {name_sv} ({limit_sv})."
            en = f"The grant of {grant_en} is too large for a {name_en} ({limit_en})."
        yield Said(verdict, sv + not_small_sv, en + not_small_en, case.basis(size.basis))


def _sizes(case: Case, kind: Kind) -> list[Size]:
    return [row for row in holding(case.programme.sizes, case.on) if row.kind is kind][:1]


def _kind_of(case: Case) -> Kind:
    """Give the kind that the idea says; without that, what is surely over a limit of small projects is regular."""
    idea = case.idea
    if idea.kind:
        return idea.kind
    is_small = any(
        _fits(idea, size) is not False
        and not (idea.months and size.most_months and idea.months > size.most_months)
        for size in _sizes(case, Kind.SMALL)
    )
    return Kind.SMALL if is_small else Kind.REGULAR


def _not_small(case: Case) -> tuple[str, str]:
    """Say why an idea of no said kind is taken as a regular project."""
    for size in _sizes(case, Kind.SMALL):
        limit_sv, limit_en = _limit(size)
        return (
            f" Det är inte ett småprojekt ({limit_sv} och {size.most_months} månader) och prövas som ordinarie.",
            f" It is no small project ({limit_en} and {size.most_months} months) and is checked as a regular one.",
        )
    return "", ""


def _fits(idea: Idea, size: Size) -> bool | None:
    """Say whether the money fits; None where it depends on which sum the limit is for."""
    grant, total = idea.eu_eur, idea.total_eur
    if size.most_eur is None or grant is None:
        return True
    if grant > size.most_eur:
        return False
    if size.measure is Measure.GRANT or (total is not None and total <= size.most_eur):
        return True
    return None


def _limit(size: Size) -> tuple[str, str]:
    if size.most_eur is None:
        return "inget tak är känt", "no limit is known"
    if size.measure is Measure.GRANT:
        return f"högst {eur_sv(size.most_eur)} från Eruf", f"at most {eur_en(size.most_eur)} from the ERDF"
    return f"budgettak {eur_sv(size.most_eur)}", f"budget limit {eur_en(size.most_eur)}"


def duration(case: Case) -> Checked:
    """The months fit a small project; of a regular one only what is usual is known."""
    idea = case.idea
    if idea.months is None:
        yield Said(
            Verdict.ASK,
            "Antal månader saknas: ange hur länge projektet ska pågå.",
            "The months are missing: say how long the project is to last.",
        )
        return
    kind = _kind_of(case)
    months_sv, months_en = count_sv(idea.months, "månad", "månader"), count_en(idea.months, "month")
    for size in _sizes(case, kind):
        name_sv, name_en = kind_sv(kind), kind_en(kind)
        basis = case.basis(size.basis)
        if size.most_months is None:
            if size.usual_months is not None:
                yield _usual(size.usual_months, idea.months, name_sv, name_en)
        elif idea.months > size.most_months:
            yield Said(
                Verdict.NOT_MET,
                f"{months_sv} är längre än ett {name_sv} får vara (högst {size.most_months} månader).",
                f"{months_en} is longer than a {name_en} may be (at most {size.most_months} months).",
                basis,
            )
        elif idea.eu_eur is None and not idea.kind:
            yield Said(
                Verdict.ASK,
                f"{months_sv} ryms i ett {name_sv} (högst {size.most_months} månader), om bidraget också gör det: ange "
                "sökt bidrag.",
                f"{months_en} fits a {name_en} (at most {size.most_months} months), if the grant does too: give the "
                "grant.",
                basis,
            )
        else:
            yield Said(
                Verdict.MET,
                f"{months_sv} ryms i ett {name_sv} (högst {size.most_months} månader).",
                f"{months_en} fits a {name_en} (at most {size.most_months} months).",
                basis,
            )


def _usual(usual: tuple[int, int], months: int, name_sv: str, name_en: str) -> Said:
    low, high = usual
    months_sv, months_en = count_sv(months, "månad", "månader"), count_en(months, "month")
    if low <= months <= high:
        return Said(
            Verdict.MET,
            f"{months_sv} är vanligt för ett {name_sv} ({low}–{high} månader).",
            f"{months_en} is usual for a {name_en} ({low}–{high} months).",
        )
    return Said(
        Verdict.ASK,
        f"{months_sv} är ovanligt för ett {name_sv}, som brukar pågå {low}–{high} månader: fråga sekretariatet.",
        f"{months_en} is unusual for a {name_en}, which mostly lasts {low}–{high} months: ask the secretariat.",
    )


def co_financing(case: Case) -> Checked:
    """The grant's share of the whole cost is within the partners' rates."""
    share = _share(case.idea.eu_eur, case.idea.total_eur)
    if share is None:
        yield Said(
            Verdict.ASK,
            "Sökt bidrag och total kostnad behövs för att räkna ut stödandelen.",
            "The grant and the whole cost are needed to work out the grant's share.",
        )
        return
    rates = _rates(case)
    if not rates:
        yield Said(
            Verdict.ASK,
            "Ingen stödandel är känd för partnernas länder: fråga sekretariatet.",
            "No rate is known for the partners' countries: ask the secretariat.",
        )
        return
    low = Fraction(min(row.percent for row in rates), 100)
    high = Fraction(max(row.percent for row in rates), 100)
    weighted = _weighted(case)
    limit = weighted if weighted is not None else (low if share <= low else high)
    basis = case.basis(*(row.basis for row in rates))
    by_sv = listed_sv(f"{country_sv(row.country)} {row.percent}\u00a0%" for row in rates)
    by_en = listed_en(f"{country_en(row.country)} {row.percent}%" for row in rates)
    said_sv, said_en = share_sv(share, limit), share_en(share, limit)
    top_sv, top_en = share_sv(limit), share_en(limit)
    if share > limit:
        yield Said(
            Verdict.NOT_MET,
            f"Bidraget är {said_sv} av kostnaden, mer än de {top_sv} som är högst med dessa partner ({by_sv}).",
            f"The grant is {said_en} of the cost, more than {top_en}, the most with these partners ({by_en}).",
            basis,
        )
    elif weighted is not None or share <= low:
        yield Said(
            Verdict.MET,
            f"Bidraget är {said_sv} av kostnaden; högst {top_sv} med dessa partner ({by_sv}).",
            f"The grant is {said_en} of the cost; at most {top_en} with these partners ({by_en}).",
            basis,
        )
    else:
        yield Said(
            Verdict.ASK,
            f"Bidraget är {said_sv} av kostnaden. Om det ryms beror på hur kostnaderna fördelas ({by_sv}): ange "
            "varje partners budget.",
            f"The grant is {said_en} of the cost. Whether it fits depends on how the costs are divided ({by_en}): give "
            "each partner's budget.",
            basis,
        )


def _share(grant: Decimal | None, total: Decimal | None) -> Fraction | None:
    if grant is None or not total:
        return None
    return Fraction(grant) / Fraction(total)


def _financed(case: Case) -> list[Place]:
    return [place for place in case.places if place.partner.role is not Role.ASSOCIATED]


def _rates(case: Case) -> list[Rate]:
    """Give the rates of the partners' countries; all of them where one of the partners has none."""
    rows = {row.country: row for row in holding(case.programme.rates, case.on)}
    countries = {place.country for place in _financed(case)}
    wanted = countries if countries and countries <= rows.keys() else rows.keys()
    return [row for country, row in rows.items() if country in wanted]


def _weighted(case: Case) -> Fraction | None:
    """Give the rate that the partners' budgets come to, where they are all known and make up the whole cost."""
    percents = {row.country: row.percent for row in holding(case.programme.rates, case.on)}
    places, total = _financed(case), case.idea.total_eur
    if not places or not total or any(place.country not in percents for place in places):
        return None
    costs = [place.partner.total_eur for place in places]
    known = [cost for cost in costs if cost is not None]
    if len(known) < len(costs) or sum(known) != total:
        return None
    paid = sum(
        Fraction(cost) * percents[place.country] / 100 for cost, place in zip(known, places, strict=True)
    )
    return paid / Fraction(total)


def call_cap(case: Case) -> Checked:
    """In a call with a cap of its own, the grant's share is within that too."""
    share = _share(case.idea.eu_eur, case.idea.total_eur)
    rows = [row for row in holding(case.programme.calls, case.on) if row.most_percent is not None]
    starts_on = case.idea.starts_on
    for row in rows:
        if share is None or row.most_percent is None or (case.calls() and row not in case.calls()):
            continue
        if not case.calls() and starts_on and row.starts_from and starts_on < row.starts_from:
            continue
        cap = Fraction(row.most_percent, 100)
        said_sv, said_en = share_sv(share, cap), share_en(share, cap)
        top_sv, top_en = share_sv(cap), share_en(cap)
        basis = case.basis(row.basis)
        if share <= cap:
            yield Said(
                Verdict.MET,
                f"Bidraget är {said_sv} av kostnaden; i utlysning {row.key} var taket {top_sv} för hela projektet.",
                f"The grant is {said_en} of the cost; in call {row.key} the cap was {top_en} for the whole project.",
                basis,
            )
        elif case.calls():
            yield Said(
                Verdict.NOT_MET,
                f"Bidraget är {said_sv} av kostnaden, över taket {top_sv} för hela projektet i utlysning {row.key}.",
                f"The grant is {said_en} of the cost, over the cap of {top_en} for whole projects in call {row.key}.",
                basis,
            )
        else:
            since_sv = f", vars projekt fick börja den {day_sv(row.starts_from)}," if row.starts_from else ""
            since_en = (
                f", whose projects could begin on {day_en(row.starts_from)}," if row.starts_from else ""
            )
            yield Said(
                Verdict.ASK,
                f"Bidraget är {said_sv} av kostnaden. Gäller idén utlysning {row.key}{since_sv} är taket {top_sv} för "
                "hela projektet: ange utlysning.",
                f"The grant is {said_en} of the cost. If the idea is for call {row.key}{since_en} the cap is {top_en} "
                "for the whole project: say which call.",
                basis,
            )


def partner_shares(case: Case) -> Checked:
    """Each partner's grant is within its country's rate, and the partners' sums make up the project's."""
    rows = {row.country: row for row in holding(case.programme.rates, case.on)}
    fine: list[tuple[Place, Rate, Fraction]] = []
    for place in _financed(case):
        partner = place.partner
        share = _share(partner.eu_eur, partner.total_eur)
        row = rows.get(place.country)
        if share is None:
            continue
        if row is None:
            yield Said(
                Verdict.ASK,
                f"{partner.name}: ingen stödandel är känd för {country_sv(place.country) or 'okänt land'}. Fråga "
                "sekretariatet.",
                f"{partner.name}: no rate is known for {country_en(place.country) or 'an unknown country'}. Ask the "
                "secretariat.",
            )
        elif share > Fraction(row.percent, 100):
            rate = Fraction(row.percent, 100)
            yield Said(
                Verdict.NOT_MET,
                f"{partner.name}: bidraget är {share_sv(share, rate)} av partnerns kostnad, mer än de {share_sv(rate)} "
                f"som är högst i {country_sv(place.country)}.",
                f"{partner.name}: the grant is {share_en(share, rate)} of its cost, more than {share_en(rate)}, the "
                f"most in {country_en(place.country)}.",
                case.basis(row.basis),
            )
        else:
            fine.append((place, row, share))
    if fine:
        yield Said(
            Verdict.MET,
            "Inom sin stödandel: "
            + listed_sv(
                f"{one.partner.name} ({share_sv(share)} av högst {row.percent}\u00a0%)"
                for one, row, share in fine
            )
            + ".",
            "Within their rates: "
            + listed_en(
                f"{one.partner.name} ({share_en(share)} of at most {row.percent}%)"
                for one, row, share in fine
            )
            + ".",
            case.basis(*(row.basis for _, row, _ in fine)),
        )
    partners = [place.partner for place in _financed(case)]
    yield from _sums([one.eu_eur for one in partners], case.idea.eu_eur, "bidrag", "grants")
    yield from _sums([one.total_eur for one in partners], case.idea.total_eur, "kostnader", "costs")


def _sums(parts: Sequence[Decimal | None], whole: Decimal | None, sv: str, en: str) -> Checked:
    """Say when the partners' sums, all known, do not make up the whole."""
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts) or whole is None or sum(known) == whole:
        return
    added = sum(known, Decimal(0))
    yield Said(
        Verdict.ASK,
        f"Partnernas {sv} blir {eur_sv(added)} tillsammans, men projektets är {eur_sv(whole)}: rätta det ena.",
        f"The partners' {en} come to {eur_en(added)} together, but the project's are {eur_en(whole)}: correct one.",
    )
