"""Ideas for 2014–2020, each with the finding that is expected of it."""

from __future__ import annotations

import pytest

from tests.engine.eligibility.ideas import SOUND, Row, differences, of_rule, screened
from utblick.engine.eligibility import Verdict

MORE = "SE124 public lead; FI197 public"
ROWS = [
    # partnership
    Row("two countries", "partnership", "met", ("2 partner", "Estland och Sverige")),
    Row("one country", "partnership", "not_met", ("Sverige",), "SE123 public lead; SE110"),
    Row("one partner", "partnership", "not_met", ("1 partner from Sweden",), "SE123 public lead"),
    Row("Finland and Åland alone", "partnership", "ask", ("Åland räknas med Finland", "sekretariat"), "FI1C1 public lead; AX"),
    Row("Finland and Åland by code", "partnership", "ask", ("Åland counts with Finland",), "FI1C1 public lead; FI200"),
    Row("Finland, Åland and Estonia", "partnership", "met", ("Estland och Finland",), "FI1C1 public lead; AX; EE001"),
    Row("Åland and Sweden", "partnership", "met", ("Finland och Sverige",), "AX public lead; SE214"),
    Row("two on Åland", "partnership", "not_met", ("2 partner från Åland",), "AX public lead; FI200"),
    Row("the other one outside", "partnership", "ask", ("beror på B",), "SE123 public lead; FI1D7"),
    Row("the other one associated", "partnership", "ask", ("beror på B",), "SE123 public lead; EE001 associated"),
    Row("the other one in Germany", "partnership", "not_met", ("1 partner från Sverige",), "SE123 public lead; DE300"),
    Row("the other one's country unknown", "partnership", "ask", ("beror på B",), "SE123 public lead; -"),
    Row("nobody yet", "partnership", "ask", ("Inga partner",), ""),
    # area
    Row("inside", "area", "met", ("A (SE123, Östergötlands län)", "NUTS 2013")),
    Row("a code of 2021", "area", "met", ("EE00A, motsvarar EE007: Nordöstra Estland",), "SE123 public lead; EE00A"),
    Row("a code of 2021 that grew", "area", "met", ("EE006 eller EE007: Mellersta Estland eller Nordöstra Estland", "EE006 or EE007"), "SE123 public lead; EE009"),
    Row("a code of 2024", "area", "met", ("FI1C7, motsvarar FI1C4: Kymmenedalen",), "SE123 public lead; FI1C7"),
    Row("merged Riga", "area", "met", ("LV00A, motsvarar LV006 eller LV007",), "SE123 public lead; LV00A"),
    Row("enlarged Kurzeme", "area", "met", ("LV00B, motsvarar LV003 eller LV007",), "SE123 public lead; LV00B"),
    Row("enlarged Birkaland", "area", "ask", ("FI19B", "FI197 ingår", "FI193 gör det inte"), "SE123 public lead; FI19B"),
    Row("outside", "area", "ask", ("B: SE232 ligger utanför", "inte säkert belagd"), "SE123 public lead; SE232"),
    Row("another country", "area", "ask", ("B: Tyskland ligger utanför",), "SE123 public lead; DE"),
    Row("Etelä-Savo was never in it", "area", "ask", ("FI1D1 is outside",), "SE123 public lead; FI1D1"),
    Row("no code", "area", "ask", ("B: NUTS 3-kod saknas",), "SE123 public lead; EE"),
    Row("no such code", "area", "ask", ("EE999 finns inte",), "SE123 public lead; EE999"),
    # core area
    Row("core", "core_area", "met", ("A (SE123", "B (EE001")),
    Row("additional area only", "core_area", "not_met", ("SE124, Örebro län", "FI197, Birkaland"), MORE),
    Row("additional area and outside", "core_area", "not_met", ("SE125",), "SE125 public lead; SE232"),
    Row("core only by an associated partner", "core_area", "ask", ("om C gör",), f"{MORE}; EE001 associated"),
    Row("core or not, by a split code", "core_area", "ask", ("om B gör",), "SE124 public lead; LV00C"),
    Row("core or not, by the enlarged Päijät-Häme", "core_area", "ask", ("om B gör",), "SE124 public lead; FI1C6"),
    Row("enlarged Southern Estonia, version unsaid", "core_area", "not_met", ("EE008",), "SE124 public lead; EE008"),
    Row("enlarged Southern Estonia of 2021", "core_area", "ask", ("om B gör",), "SE124 public lead; EE008 v2021"),
    Row("core or not, code missing", "core_area", "ask", ("om B gör",), "SE124 public lead; EE"),
    # roles
    Row("one lead", "roles", "met", ("En huvudpartner: A",)),
    Row("no lead", "roles", "not_met", ("ingen huvudpartner",), "SE123; EE001"),
    Row("two leads", "roles", "not_met", ("har 2: A och B",), "SE123 public lead; EE001 public lead"),
    Row("roles not said", "roles", "ask", ("Roll saknas för A och B",), "SE123 -role; EE001 -role"),
    Row("lead outside", "roles", "ask", ("A, som inte säkert ligger",), "SE232 public lead; EE001; SE123"),
    # legal form
    Row("large company", "legal_form", "not_met", ("B (stort företag) får inte",), "SE123 public lead; EE001 large_company"),
    Row("large company as associated", "legal_form", "ask", ("associerad",), f"{SOUND}; FI1C1 large_company associated"),
    Row("company of unknown size", "legal_form", "ask", ("B (företag av okänd storlek)",), "SE123 public lead; EE001 ab"),
    Row("small company", "legal_form", "met", ("B (litet eller medelstort företag)",), "SE123 public lead; EE001 sme"),
    Row("association", "legal_form", "met", ("B (association or foundation)",), "SE123 public lead; EE001 ngo"),
    Row("form not told", "legal_form", "ask", ("B: juridisk form saknas",), "SE123 public lead; EE001 -form"),
    Row("form not known", "legal_form", "ask", ("”guild”",), "SE123 public lead; EE001 guild"),
    # priority and objective
    Row("one of each", "priority", "met", ("SO2.4", "under P2")),
    Row("objective alone", "priority", "met", ("under P4",), fields={"priority": "4.2"}),
    Row("priority alone", "priority", "ask", ("SO2.1, SO2.2, SO2.3 eller SO2.4",), fields={"priority": "P2"}),
    Row("two objectives", "priority", "not_met", ("SO2.1 och SO2.4",), fields={"priority": ["SO2.1", "SO2.4"]}),
    Row("two priorities", "priority", "not_met", ("P1 och P2",), fields={"priority": "P1, P2"}),
    Row("objective of another priority", "priority", "not_met", ("SO2.4 hör till P2", "P1"), fields={"priority": "P1 SO2.4"}),
    Row("objective of the next period", "priority", "not_met", ("PO4 finns inte",), fields={"priority": "PO4"}),
    Row("technical assistance", "priority", "ask", ("P5",), fields={"priority": "P5"}),
    Row("words", "priority", "ask", ("”miljö” är inget mål",), fields={"priority": "miljö"}),
    Row("none", "priority", "ask", ("Inget mål är valt",), fields={"priority": None}),
    # money
    Row("three quarters", "co_financing", "met", ("75\u00a0%",), "SE123 public lead; FI1C1"),
    Row("over three quarters", "co_financing", "not_met", ("75,1\u00a0%",), "SE123 public lead; FI1C1", fields={"eu_eur": 751_000}),
    Row("a cent over", "co_financing", "not_met", ("drygt 75\u00a0%",), "SE123 public lead; FI1C1", fields={"eu_eur": 750_000.01}),
    Row("between the rates", "co_financing", "ask", ("Estland 85\u00a0%", "Sverige 75\u00a0%"), fields={"eu_eur": 800_000}),
    Row("over all rates", "co_financing", "not_met", ("more than 85%",), fields={"eu_eur": 850_001}),
    Row("within the weighted rate", "co_financing", "met", ("högst 80\u00a0%",), "SE123 public lead 375000/500000; EE001 425000/500000", fields={"eu_eur": 800_000}),
    Row("over the weighted rate", "co_financing", "not_met", ("mer än de 80\u00a0%",), "SE123 public lead 375000/500000; EE001 425000/500000", fields={"eu_eur": 800_001}),
    Row("Åland's rate", "co_financing", "not_met", ("Åland 75\u00a0%",), "AX public lead; SE123", fields={"eu_eur": 800_000}),
    Row("cost missing", "co_financing", "ask", ("total kostnad behövs",), fields={"total_eur": None}),
    Row("a partner over its rate", "partner_shares", "not_met", ("A: bidraget är 80\u00a0%", "Sverige"), "SE123 public lead 400000/500000; EE001 425000/500000"),
    Row("partners within their rates", "partner_shares", "met", ("A (75\u00a0% av högst 75\u00a0%)",), "SE123 public lead 375000/500000; EE001 375000/500000"),
    Row("call 5, on its cap", "call_cap", "met", ("81\u00a0%",), "EE001 public lead; LV006", fields={"eu_eur": 810_000}),
    Row("call 5, over its cap", "call_cap", "not_met", ("82\u00a0%", "81\u00a0%"), "EE001 public lead; LV006", fields={"eu_eur": 820_000}),
    Row("call 5 by name, over its cap", "call_cap", "not_met", ("utlysning 5",), "EE001 public lead; LV006", "2026-01-01", {"eu_eur": 820_000, "call": "5"}),
    Row("perhaps call 5, over its cap", "call_cap", "ask", ("Gäller idén utlysning 5",), "EE001 public lead; LV006", "2026-01-01", {"eu_eur": 820_000}),
    # size and time
    Row("small on both limits", "project_size", "met", ("ryms i ett småprojekt",), fields={"eu_eur": 200_000, "total_eur": 300_000, "months": 24}),
    Row("said small, grant over", "project_size", "not_met", ("200\u00a0001\u00a0euro är för stort",), fields={"eu_eur": 200_001, "months": 24, "kind": "small"}),
    Row("said small, too long", "duration", "not_met", ("25 månader", "högst 24"), fields={"eu_eur": 200_000, "months": 25, "kind": "small"}),
    Row("too long for small, kind unsaid", "project_size", "met", ("inte ett småprojekt", "ordinarie"), fields={"eu_eur": 200_000, "months": 25}),
    Row("too large for small, kind unsaid", "project_size", "met", ("no small project",), fields={"eu_eur": 200_001, "months": 24}),
    Row("regular, usual length", "duration", "met", ("24–48",)),
    Row("regular, unusually long", "duration", "ask", ("49 månader är ovanligt",), fields={"months": 49}),
    Row("grant missing", "project_size", "ask", ("bidrag i euro saknas",), fields={"eu_eur": None}),
    Row("months missing", "duration", "ask", ("månader saknas",), fields={"months": None}),
    Row("ends on the last day", "project_end", "met", ("31 december 2022",), fields={"months": 35}),
    Row("ends after the last day", "project_end", "not_met", ("31 januari 2023", "31 december 2022"), fields={"months": 36}),
    Row("begins before call 5's projects may", "project_end", "not_met", ("1 februari 2020",), fields={"starts_on": "2020-01-31"}),
    Row("begins before the programme", "project_end", "not_met", ("1 January 2014",), on="2015-09-01", fields={"starts_on": "2013-12-31"}),
    Row("start missing", "project_end", "ask", ("Startdag och antal månader",), fields={"starts_on": None}),
    # period, call, sub-programme, questions
    Row("running", "period", "met", ("pågår",)),
    Row("costs still count in 2023", "period", "met", ("31 december 2023",), on="2023-12-31"),
    Row("closed since 2024", "period", "not_met", ("avslutat", "arkivet"), on="2024-01-01"),
    Row("not begun", "period", "ask", ("börjar den 1 januari 2014",), on="2013-12-31"),
    Row("call 2 with its hour", "call", "met", ("15.00 finsk tid (14.00 i Sverige)",), on="2015-10-23"),
    Row("after the last call", "call", "not_met", ("15 oktober 2019",), on="2019-10-16"),
    Row("between calls", "call", "ask", ("Ingen utlysning är känd",), on="2016-06-01"),
    Row("a call without days", "call", "ask", ("utlysning 4",), fields={"call": "4"}),
    Row("a call that is not known", "call", "ask", ("Call 9 is not known",), fields={"call": "9"}),
    Row("the whole area", "sub_programme", "ask", ("delprogrammet Central Baltic", "Skärgård och öar")),
    Row("Southern Finland and Estonia", "sub_programme", "ask", ("Södra Finland–Estland",), "FI1B1 public lead; EE001"),
    Row("Åland is not Southern Finland", "sub_programme", "ask", ("delprogrammet Central Baltic",), "AX public lead; EE001"),
    Row("state aid of companies", "state_aid", "ask", ("prövas för B",), "SE123 public lead; EE001 sme"),
    Row("state aid of nobody yet", "state_aid", "ask", ("Får något företag en fördel",)),
    Row("the need", "cross_border_need", "ask", ("var för sig",)),
    Row("the result", "result_indicator", "ask", ("SO2.4", "gifter")),
    Row("a result that is not known", "result_indicator", "ask", ("Indikatorn är inte känd",), fields={"priority": "SO3.1"}),
    Row("own money", "own_financing", "ask", ("250\u00a0000\u00a0euro själva (25\u00a0%)",)),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_idea_gets_the_finding_that_is_expected(row: Row) -> None:
    assert differences(row, "cb-2014") == []


def test_a_sound_idea_has_nothing_against_it() -> None:
    screening = screened("cb-2014")
    assert not screening.rules(Verdict.NOT_MET)
    assert not of_rule(screening, "external_border")
