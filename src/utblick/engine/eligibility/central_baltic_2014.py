"""Interreg Central Baltic 2014–2020: a start, to be edited as data."""

from __future__ import annotations

from datetime import date, time

from utblick.engine.eligibility.central_baltic import COUNTRIES, NUTS_SOURCE, areas_2014
from utblick.engine.eligibility.forms import LegalForm
from utblick.engine.eligibility.programme import (
    Admission,
    Basis,
    Call,
    Certainty,
    FormRule,
    Kind,
    Objective,
    Priority,
    Programme,
    Rate,
    Rule,
    SameState,
    Size,
    SubProgramme,
)

_KNOWN, _UNSURE = Certainty.KNOWN, Certainty.UNSURE
_SITE = Basis("centralbaltic.eu 2014–2020")
_BROCHURE = Basis("Central Baltic 2014–2020, programme brochure")
_DOCUMENT = Basis("Central Baltic 2014–2020, programme document, 16.12.2014; centralbaltic.eu")
_RATES = Basis("centralbaltic.eu 2014–2020; interreg.eu")
_AREA = Basis(f"{_DOCUMENT.source}; {NUTS_SOURCE}")
_CALLS = Basis("centralbaltic.eu 2014–2020, calls")

# fmt: off
_OBJECTIVES = (
    Objective("SO1.1", "P1", "Nya kunskapsintensiva företag", "New knowledge-intensive companies", "gemensamma eller samverkande kunskapsintensiva företag", "joint or co-operating knowledge-intensive companies", _SITE),
    Objective("SO1.2", "P1", "Mer företagsamma unga", "More entrepreneurial youth", "gemensamma elevföretag", "joint student companies", _SITE),
    Objective("SO1.3", "P1", "Ökad export till nya marknader", "More exports to new markets", "klustersamarbeten som exporterar till nya marknader", "cluster co-operations that export to new markets", _SITE),
    Objective("SO2.1", "P2", "Natur- och kulturresurser som hållbara besöksmål", "Natural and cultural resources as sustainable tourist attractions", "hållbara gemensamma besöksmål i natur och kulturarv", "sustainable joint attractions of natural and cultural heritage", _BROCHURE),
    Objective("SO2.2", "P2", "Hållbart förvaltade havs- och kustområden", "Sustainably planned and managed marine and coastal areas", "andelen havs- och kustområden med bättre förvaltning", "the share of marine and coastal areas with better management", _BROCHURE),
    Objective("SO2.3", "P2", "Bättre stadsplanering", "Better urban planning", "andelen stadsområden med samordnad planering", "the share of urban areas with integrated management", _BROCHURE),
    Objective("SO2.4", "P2", "Mindre tillförsel av näringsämnen, farliga ämnen och gifter till Östersjön", "Lower inflows of nutrients, hazardous substances and toxins into the Baltic Sea", "mängden näringsämnen, farliga ämnen och gifter som når havet", "the amounts of nutrients, hazardous substances and toxins that reach the sea", _BROCHURE),
    Objective("SO3.1", "P3", "Bättre flöden av personer och gods", "Better flows of people and goods", "", "", Basis("Central Baltic 2014–2020", _KNOWN)),
    Objective("SO3.2", "P3", "Bättre service i befintliga småhamnar", "Better services in existing small ports", "andelen småhamnar med god service", "the share of small ports with good services", _SITE),
    Objective("SO4.1", "P4", "Fler som har nytta av starkare lokalsamhällen", "More people benefiting from stronger communities", "", "", _SITE),
    Objective("SO4.2", "P4", "Mer samstämda yrkesutbildningar", "More aligned vocational education and training", "", "", _SITE),
)
# fmt: on

_FORMS = (
    FormRule(LegalForm.PUBLIC, Admission.YES, _SITE),
    FormRule(LegalForm.PUBLIC_LAW, Admission.YES, _SITE),
    FormRule(LegalForm.UNIVERSITY, Admission.YES, _SITE),
    FormRule(LegalForm.NGO, Admission.YES, _SITE),
    FormRule(LegalForm.SME, Admission.YES, _SITE),
    FormRule(LegalForm.LARGE_COMPANY, Admission.NO, _SITE),
    FormRule(LegalForm.COMPANY, Admission.ASK, _SITE),
    FormRule(LegalForm.PUBLIC_COMPANY, Admission.ASK, _SITE),
    FormRule(LegalForm.OTHER, Admission.ASK, _SITE),
)

# Days that no source gives are left out: those of calls 1 and 4, and the day on which call 3 opened.
_CALL_ROWS = (
    Call("1", _CALLS),
    Call("2", _CALLS, date(2015, 8, 24), date(2015, 10, 23), time(15)),
    Call("3", _CALLS, None, date(2017, 2, 27), time(15)),
    Call("4", _CALLS),
    Call(
        "5",
        _CALLS,
        date(2019, 8, 15),
        date(2019, 10, 15),
        starts_from=date(2020, 2, 1),
        ends_by=date(2022, 12, 31),
        most_percent=81,
    ),
)

CB_2014 = Programme(
    key="cb-2014",
    name_sv="Interreg Central Baltic 2014–2020",
    name_en="Interreg Central Baltic 2014–2020",
    starts_on=date(2014, 1, 1),
    projects_end_on=date(2022, 12, 31),
    costs_end_on=date(2023, 12, 31),
    nuts_version=2013,
    countries=COUNTRIES,
    outside=Basis("Central Baltic 2014–2020, programme manual", Certainty.UNSURE),
    rules=(
        Rule("period", _DOCUMENT),
        Rule("call", _CALLS),
        Rule("priority", _SITE),
        Rule("partnership", _SITE),
        Rule("area", _AREA),
        Rule("core_area", _SITE),
        Rule("roles", Basis("Regulation (EU) No 1299/2013, Article 13", _KNOWN)),
        Rule("legal_form", _SITE),
        Rule("sub_programme", _SITE),
        Rule("project_size", _SITE),
        Rule("duration", _SITE),
        Rule("project_end", _DOCUMENT),
        Rule("co_financing", _RATES),
        Rule("call_cap", _RATES),
        Rule("partner_shares", _RATES),
        Rule("state_aid", Basis("TFEU, Article 107; Central Baltic 2014–2020", _KNOWN)),
        Rule("cross_border_need", _SITE),
        Rule("result_indicator", _SITE),
        Rule("own_financing", _RATES),
        Rule("durability", Basis("Contact Points' screening", _KNOWN)),
    ),
    priorities=(
        Priority("P1", "Konkurrenskraftig ekonomi", "Competitive economy"),
        Priority("P2", "Hållbar användning av gemensamma resurser", "Sustainable use of common resources"),
        Priority("P3", "Väl sammanlänkad region", "Well-connected region"),
        Priority("P4", "Kunnig och socialt inkluderande region", "Skilled and socially inclusive region"),
    ),
    objectives=_OBJECTIVES,
    areas=areas_2014(_AREA, Basis("Central Baltic 2014–2020, core and additional area", _KNOWN)),
    same_states=(SameState("AX", "FI", Basis("Central Baltic 2014–2020, programme manual", _UNSURE)),),
    forms=_FORMS,
    rates=(
        Rate("EE", 85, _RATES),
        Rate("LV", 85, _RATES),
        Rate("FI", 75, _RATES),
        Rate("SE", 75, _RATES),
        Rate("AX", 75, Basis(_RATES.source, _KNOWN)),
    ),
    sizes=(
        Size(Kind.SMALL, _SITE, most_eur=200_000, most_months=24),
        Size(Kind.REGULAR, _SITE, usual_months=(24, 48)),
    ),
    calls=_CALL_ROWS,
    sub_programmes=(
        SubProgramme("Central Baltic", "Central Baltic"),
        SubProgramme("Södra Finland–Estland", "Southern Finland – Estonia", countries=("EE", "FI")),
        SubProgramme("Skärgård och öar", "Archipelago and Islands", for_islands=True),
    ),
    is_last_call_listed=True,
)
