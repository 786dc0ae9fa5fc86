"""Check an idea against a programme's rules on a day. What comes of it is advice: only the programme decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from utblick.engine.eligibility import budget, content, organisations, partners, partnership, questions
from utblick.engine.eligibility.case import Case, case_of
from utblick.engine.eligibility.findings import Checked, Finding, Screening, Verdict, finding
from utblick.engine.eligibility.idea import Idea
from utblick.engine.eligibility.programme import Programme, holding
from utblick.engine.eligibility.rules import NAMES
from utblick.engine.eligibility.wording import listed_en, listed_sv

CHECKS: dict[str, Callable[[Case], Checked]] = {
    "period": content.period,
    "call": content.call,
    "priority": content.priority,
    "partnership": partnership.partnership,
    "area": partners.area,
    "core_area": partners.core_area,
    "roles": partners.roles,
    "legal_form": organisations.legal_form,
    "sub_programme": partners.sub_programme,
    "external_border": partners.external_border,
    "project_size": budget.project_size,
    "duration": budget.duration,
    "project_end": content.project_end,
    "co_financing": budget.co_financing,
    "call_cap": budget.call_cap,
    "partner_shares": budget.partner_shares,
    "state_aid": organisations.state_aid,
    "cross_border_need": questions.cross_border_need,
    "result_indicator": questions.result_indicator,
    "own_financing": questions.own_financing,
    "durability": questions.durability,
}


def check(idea: Idea, programme: Programme, on: date) -> Screening:
    """Check an idea against the rules that hold on a day.

    Findings come in the order of `rules.NAMES`, and within a rule what is wrong before what is right, in the order of
    the partners. A rule that is unsure never says not met.
    """
    rules = {rule.key: rule for rule in holding(programme.rules, on)}
    findings: list[Finding] = []
    for key in NAMES:
        if key in rules:
            case = case_of(idea, programme, on, rules[key])
            findings += (finding(key, said, rules[key].basis) for said in CHECKS[key](case))
    return _summed_up(tuple(findings), programme, on)


def _summed_up(findings: tuple[Finding, ...], programme: Programme, on: date) -> Screening:
    """Say what speaks for, what against and what is to be asked, each rule once."""
    screening = Screening(findings, "", "")
    sv, en = [], []
    if programme.is_closed(on):
        sv.append(f"{programme.name_sv} är avslutat och finns bara som arkiv.")
        en.append(f"{programme.name_en} is closed and kept as an archive only.")
    for verdict, words_sv, words_en in _SUMS:
        keys = screening.rules(verdict)
        if keys:
            sv.append(f"{words_sv}: {listed_sv(NAMES[key][0] for key in keys)}.")
            en.append(f"{words_en}: {listed_en(NAMES[key][1] for key in keys)}.")
    sv.append("Bara programmet avgör om en idé kan få stöd; det här är ett underlag för rådgivning.")
    en.append("Only the programme decides whether an idea can be funded; this is a basis for advice.")
    return Screening(findings, " ".join(sv), " ".join(en))


_SUMS = (
    (Verdict.MET, "Talar för", "Speaks for it"),
    (Verdict.NOT_MET, "Talar emot", "Speaks against it"),
    (Verdict.ASK, "Att fråga om", "To ask about"),
)
