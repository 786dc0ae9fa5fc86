"""What a check says, and what becomes of it when the rule is not certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from utblick.engine.eligibility.programme import Basis, Certainty


class Verdict(StrEnum):
    """What a rule says of an idea."""

    MET = "met"
    NOT_MET = "not_met"
    ASK = "ask"


_WEIGHT = (Verdict.NOT_MET, Verdict.ASK, Verdict.MET)


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict with its sentence, before it is known how certain the rule is; `basis` is more than the rule's own."""

    verdict: Verdict
    sv: str
    en: str
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of an idea."""

    rule: str
    verdict: Verdict
    sentence_sv: str
    sentence_en: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Screening:
    """All findings in the order of the rules, and what they come to. It promises nothing."""

    findings: tuple[Finding, ...]
    summary_sv: str
    summary_en: str

    def rules(self, verdict: Verdict) -> tuple[str, ...]:
        """Give the keys of the rules whose weightiest finding says so, in order; each rule has one."""
        said = {key: [one.verdict for one in self.findings if one.rule == key] for key in self._keys()}
        return tuple(key for key, verdicts in said.items() if min(verdicts, key=_WEIGHT.index) is verdict)

    def _keys(self) -> Iterator[str]:
        return iter(dict.fromkeys(one.rule for one in self.findings))


Checked = Iterator[Said]

_UNSURE_SV = " Regeln är inte säkert belagd"
_UNSURE_EN = " This rule is not certain"
_ASK_SV, _ASK_EN = ": fråga programmets sekretariat.", ": ask the programme's secretariat."


def finding(rule: str, said: Said, basis: Basis) -> Finding:
    """Make a finding of what was said; a rule that is unsure only asks."""
    basis = said.basis or basis
    if basis.certainty is not Certainty.UNSURE:
        return Finding(rule, said.verdict, said.sv, said.en, basis.source, basis.certainty)
    # A sentence that asks has said whom or for what.
    ask_sv, ask_en = (".", ".") if said.verdict is Verdict.ASK else (_ASK_SV, _ASK_EN)
    sv, en = f"{said.sv}{_UNSURE_SV}{ask_sv}", f"{said.en}{_UNSURE_EN}{ask_en}"
    return Finding(rule, Verdict.ASK, sv, en, basis.source, basis.certainty)
