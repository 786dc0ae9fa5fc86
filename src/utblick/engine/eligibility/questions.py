"""What no rule can answer and the programme will ask: the need to work across borders, results, own money."""

from __future__ import annotations

from fractions import Fraction

from utblick.engine.eligibility.case import Case
from utblick.engine.eligibility.findings import Checked, Said, Verdict
from utblick.engine.eligibility.wording import eur_en, eur_sv, share_en, share_sv


def cross_border_need(_: Case) -> Checked:
    """Why the partners cannot do it alone."""
    yield Said(
        Verdict.ASK,
        "Varför går det inte att nå samma resultat var för sig, i varje land? Be sökanden skriva ner svaret.",
        "Why can the same result not be reached in each country alone? Have the applicant write down the answer.",
    )


def result_indicator(case: Case) -> Checked:
    """What the idea adds to the objective's result."""
    objectives = case.chosen()[1]
    if len(objectives) != 1:
        yield Said(
            Verdict.ASK,
            "Välj ett mål först: projektet ska bidra till målets resultatindikator.",
            "Choose an objective first: the project is to contribute to the objective's result indicator.",
        )
        return
    objective = objectives[0]
    result_sv = f" ({objective.result_sv})" if objective.result_sv else ""
    result_en = f" ({objective.result_en})" if objective.result_en else ""
    more_sv = "" if result_sv else " Indikatorn är inte känd här: fråga sekretariatet."
    more_en = "" if result_en else " The indicator is not known here: ask the secretariat."
    yield Said(
        Verdict.ASK,
        f"Hur bidrar idén, i siffror, till resultatet i {objective.key}{result_sv}?{more_sv}",
        f"How does the idea contribute, in figures, to the result of {objective.key}{result_en}?{more_en}",
        case.basis(objective.basis),
    )


def own_financing(case: Case) -> Checked:
    """Who pays what the grant does not."""
    grant, total = case.idea.eu_eur, case.idea.total_eur
    if grant is None or total is None or grant > total:
        yield Said(
            Verdict.ASK,
            "Hur mycket betalar varje partner själv, och vem har beslutat om det?",
            "How much does each partner pay itself, and who has decided that?",
        )
        return
    own = total - grant
    share = Fraction(own) / Fraction(total)
    yield Said(
        Verdict.ASK,
        f"Partnerna betalar {eur_sv(own)} själva ({share_sv(share)}): vem har beslutat om det hos varje partner?",
        f"The partners pay {eur_en(own)} themselves ({share_en(share)}): who has decided that at each partner?",
    )


def durability(_: Case) -> Checked:
    """What is left when the project has ended."""
    yield Said(
        Verdict.ASK,
        "Vad finns kvar när projektet är slut, och vem tar hand om det?",
        "What is left when the project has ended, and who looks after it?",
    )
