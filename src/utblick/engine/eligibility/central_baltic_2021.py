"""Interreg Central Baltic 2021–2027: a start, to be edited as data."""

from __future__ import annotations

from datetime import date, time

from utblick.engine.eligibility.central_baltic import COUNTRIES, NUTS_SOURCE, areas_2021
from utblick.engine.eligibility.forms import LegalForm
from utblick.engine.eligibility.programme import (
    Admission,
    Basis,
    Call,
    Certainty,
    FormRule,
    Kind,
    Measure,
    Objective,
    Programme,
    Rate,
    Rule,
    SameState,
    Size,
)

_KNOWN = Certainty.KNOWN
_SITE = Basis("centralbaltic.eu 2021–2027")
_INTERREG = Basis("interreg.eu")
_BOTH = Basis("centralbaltic.eu 2021–2027; interreg.eu")
_MANUAL = Basis("Central Baltic 2021–2027, programme manual 1.1")
_AREA = Basis(f"centralbaltic.eu 2021–2027; {NUTS_SOURCE}")
_JOINED = Basis(_AREA.source, valid_from=date(2024, 1, 1))

# fmt: off
_OBJECTIVES = (
    Objective("PO1", "", "Ökad export från små och medelstora företag", "More exports by SMEs", "försäljning och avtal på målmarknader", "sales and contracts on target markets", _BOTH),
    Objective("PO2", "", "Fler nya tillväxtföretag som skalar upp", "More new scaled-up growth companies", "företag som blir snabbväxande tillväxtföretag", "companies that reach scale-up status", _BOTH),
    Objective("PO3", "", "Gemensamma lösningar för cirkulär ekonomi", "Joint circular economy solutions", "bättre kretslopp för varor och tjänster", "better cycles of products and services", _BOTH),
    Objective("PO4", "", "Förbättrad kust- och havsmiljö", "Improved coastal and marine environment", "lägre belastning på havet av näringsämnen och andra skadliga ämnen", "a lower load of nutrients and other harmful substances on the sea", _BOTH),
    Objective("PO5", "", "Minskade koldioxidutsläpp", "Decreased CO2 emissions", "lägre utsläpp i noder och områden för intermodala transporter", "lower emissions in intermodal transport nodes and areas", _BOTH),
    Objective("PO6", "", "Bättre möjligheter till arbete", "Improved employment opportunities on labour market", "människors konkurrenskraft, företagande och arbete mot diskriminering", "people's competitiveness, entrepreneurship and work against discrimination", _BOTH),
    Objective("PO7", "", "Bättre offentliga tjänster och lösningar för medborgarna", "Improved public services and solutions for the citizens", "lösningar som organisationer börjar använda eller använder i större skala", "solutions that organisations take up or scale up", _BOTH),
)
# fmt: on

_FORMS = (
    FormRule(LegalForm.PUBLIC, Admission.YES, _SITE),
    FormRule(LegalForm.PUBLIC_LAW, Admission.YES, _SITE),
    FormRule(LegalForm.UNIVERSITY, Admission.YES, _SITE),
    FormRule(LegalForm.NGO, Admission.YES, _SITE),
    FormRule(LegalForm.SME, Admission.YES, _MANUAL, objectives=("PO4", "PO5")),
    FormRule(LegalForm.LARGE_COMPANY, Admission.ASK, _SITE),
    FormRule(LegalForm.COMPANY, Admission.ASK, _SITE),
    FormRule(LegalForm.PUBLIC_COMPANY, Admission.ASK, _SITE),
    FormRule(LegalForm.OTHER, Admission.ASK, _SITE),
)

# Days of the small-project calls 3 and 4c are in no source and left out.
_CALL_ROWS = (
    Call("1", _SITE, date(2022, 2, 10), date(2022, 3, 31), time(12)),
    Call("2", _SITE, date(2023, 2, 20), date(2023, 3, 10), time(12), kind=Kind.REGULAR),
    Call("3", _SITE, kind=Kind.SMALL),
    Call("4a", _SITE, date(2024, 4, 9), date(2024, 4, 30), kind=Kind.REGULAR),
    Call("4b", _SITE, date(2024, 4, 9), date(2024, 4, 30), kind=Kind.REGULAR, needs_external_border=True),
    Call("4c", _SITE, kind=Kind.SMALL),
)

CB_2021 = Programme(
    key="cb-2021",
    name_sv="Interreg Central Baltic 2021–2027",
    name_en="Interreg Central Baltic 2021–2027",
    starts_on=date(2021, 1, 1),
    projects_end_on=date(2029, 12, 31),
    costs_end_on=date(2029, 12, 31),
    nuts_version=2021,
    countries=COUNTRIES,
    outside=Basis("Central Baltic 2021–2027, programme manual", Certainty.UNSURE),
    rules=(
        Rule("period", Basis("Regulation (EU) 2021/1060, Article 63", _KNOWN)),
        Rule("call", _SITE),
        Rule("priority", _BOTH),
        Rule("partnership", _BOTH),
        Rule("area", _AREA),
        Rule("roles", Basis("Regulation (EU) 2021/1059, Article 26", _KNOWN)),
        Rule("legal_form", _SITE),
        Rule("external_border", _SITE),
        Rule("project_size", _BOTH),
        Rule("duration", _INTERREG),
        Rule("project_end", Basis("Regulation (EU) 2021/1060, Article 63", _KNOWN)),
        Rule("co_financing", _INTERREG),
        Rule("partner_shares", _INTERREG),
        Rule("state_aid", Basis("TFEU, Article 107; centralbaltic.eu 2021–2027")),
        Rule("cross_border_need", _INTERREG),
        Rule("result_indicator", _BOTH),
        Rule("own_financing", _INTERREG),
        Rule("durability", Basis("Contact Points' screening", _KNOWN)),
    ),
    objectives=_OBJECTIVES,
    areas=areas_2021(_AREA, {"FI1D1": _JOINED, "LV005": _JOINED}),
    same_states=(SameState("AX", "FI", Basis("Central Baltic 2021–2027", _KNOWN)),),
    forms=_FORMS,
    rates=tuple(Rate(country, 80, _INTERREG) for country in (*COUNTRIES, "AX")),
    sizes=(
        Size(Kind.SMALL, _INTERREG, most_eur=213_550, measure=Measure.BUDGET, most_months=18),
        Size(Kind.REGULAR, _BOTH, most_eur=4_000_000, measure=Measure.BUDGET, usual_months=(24, 36)),
    ),
    calls=_CALL_ROWS,
)
