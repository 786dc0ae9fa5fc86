"""Checks of what kind of organisations the partners are: who may take part, and where state aid must be looked at."""

from __future__ import annotations

from utblick.engine.eligibility.case import Case
from utblick.engine.eligibility.findings import Checked, Said, Verdict
from utblick.engine.eligibility.forms import COMPANIES, LegalForm, form_en, form_sv
from utblick.engine.eligibility.idea import Partner, Role
from utblick.engine.eligibility.partners import NO_PARTNERS, names
from utblick.engine.eligibility.programme import Admission, FormRule, holding
from utblick.engine.eligibility.wording import listed_en, listed_sv


def legal_form(case: Case) -> Checked:
    """Each partner's legal form may take part, in the objective that is chosen."""
    if not case.places:
        yield NO_PARTNERS
        return
    rules = {row.form: row for row in holding(case.programme.forms, case.on)}
    fine: list[tuple[Partner, LegalForm, FormRule]] = []
    for place in case.places:
        partner = place.partner
        row = rules.get(partner.legal_form) if partner.legal_form else None
        if partner.legal_form is None or row is None:
            yield _unknown(partner)
        elif row.admission is Admission.YES and (not row.objectives or _is_chosen(case, row)):
            fine.append((partner, partner.legal_form, row))
        else:
            yield _not_fine(case, partner, partner.legal_form, row)
    if fine:
        yield Said(
            Verdict.MET,
            f"Får vara med: {listed_sv(f'{one.name} ({form_sv(form)})' for one, form, _ in fine)}.",
            f"May take part: {listed_en(f'{one.name} ({form_en(form)})' for one, form, _ in fine)}.",
            case.basis(*(row.basis for _, _, row in fine)),
        )


def _is_chosen(case: Case, row: FormRule) -> bool:
    keys = [objective.key for objective in case.chosen()[1]]
    return len(keys) == 1 and keys[0] in row.objectives


def _unknown(partner: Partner) -> Said:
    words = partner.form_words
    said_sv = f"”{words}” är ingen juridisk form som prövas här" if words else "juridisk form saknas"
    said_en = f"“{words}” is no legal form that is checked here" if words else "the legal form is missing"
    return Said(
        Verdict.ASK,
        f"{partner.name}: {said_sv}. Ange till exempel myndighet, lärosäte, förening, småföretag eller storföretag, "
        "eller fråga sekretariatet.",
        f"{partner.name}: {said_en}. Give for example public authority, university, association, SME or large company, "
        "or ask the secretariat.",
    )


def _not_fine(case: Case, partner: Partner, form: LegalForm, row: FormRule) -> Said:
    basis = case.basis(row.basis)
    who_sv, who_en = f"{partner.name} ({form_sv(form)})", f"{partner.name} ({form_en(form)})"
    if partner.role is Role.ASSOCIATED:
        return Said(
            Verdict.ASK,
            f"{who_sv} är associerad partner: fråga sekretariatet om regeln för partner gäller den.",
            f"{who_en} is an associated partner: ask the secretariat whether the rule for partners holds for it.",
            basis,
        )
    if row.admission is Admission.NO:
        return Said(
            Verdict.NOT_MET, f"{who_sv} får inte vara partner.", f"{who_en} cannot be a partner.", basis
        )
    if row.admission is Admission.ASK:
        return Said(
            Verdict.ASK,
            f"{who_sv}: programmet säger inte entydigt om formen får vara med. Ta reda på ägare och storlek och fråga "
            "sekretariatet.",
            f"{who_en}: the programme does not say clearly whether the form may take part. Find out owner and size and "
            "ask the secretariat.",
            basis,
        )
    keys = [objective.key for objective in case.chosen()[1]]
    only_sv, only_en = listed_sv(row.objectives), listed_en(row.objectives)
    if len(keys) != 1:
        return Said(
            Verdict.ASK,
            f"{who_sv} får bara vara partner i {only_sv}: välj ett mål först.",
            f"{who_en} can be a partner in {only_en} only: choose an objective first.",
            basis,
        )
    return Said(
        Verdict.NOT_MET,
        f"{who_sv} får bara vara partner i {only_sv}, inte i {keys[0]}.",
        f"{who_en} can be a partner in {only_en} only, not in {keys[0]}.",
        basis,
    )


def state_aid(case: Case) -> Checked:
    """A question, never a verdict: what is done decides, not who does it."""
    companies = [place for place in case.places if place.partner.legal_form in COMPANIES]
    if companies:
        yield Said(
            Verdict.ASK,
            f"Statligt stöd ska prövas för {listed_sv(names(companies))}: säljs något på en marknad? Gruppundantag "
            "eller stöd av mindre betydelse kan sänka stödandelen. Fråga sekretariatet.",
            f"State aid is to be looked at for {listed_en(names(companies))}: is anything sold on a market? A block "
            "exemption or de minimis aid can lower the grant's share. Ask the secretariat.",
        )
    else:
        yield Said(
            Verdict.ASK,
            "Får något företag en fördel, eller säljer en partner varor eller tjänster på en marknad? Då kan det vara "
            "statligt stöd: fråga sekretariatet.",
            "Does a company gain an advantage, or does a partner sell goods or services on a market? Then it can be "
            "state aid: ask the secretariat.",
        )
