"""Ideas for 2021–2027, each with the finding that is expected of it."""

from __future__ import annotations

import pytest

from tests.engine.eligibility.ideas import SOUND, Row, differences, of_rule, screened

ROWS = [
    # partnership
    Row("two countries", "partnership", "met", ("Estonia and Sweden",)),
    Row("one country", "partnership", "not_met", ("2 partner från Sverige",), "SE123 public lead; SE124"),
    Row("Finland and Åland alone", "partnership", "not_met", ("Åland räknas med Finland",), "FI1C1 public lead; AX"),
    Row("Finland, Åland and Latvia", "partnership", "met", ("Finland och Lettland",), "FI1C1 public lead; AX; LV006"),
    Row("the other one in a region not in it yet", "partnership", "ask", ("beror på B",), "SE123 public lead; LV005", "2023-02-21"),
    # area
    Row("once additional", "area", "met", ("SE124, Örebro län",), "SE124 public lead; FI197"),
    Row("a code of 2013", "area", "met", ("EE006, motsvarar EE009: Mellersta Estland",), "SE123 public lead; EE006"),
    Row("a code of 2013 that was divided", "area", "met", ("EE007", "EE008, EE009 eller EE00A"), "SE123 public lead; EE007"),
    Row("Kirde-Eesti under its code", "area", "met", ("EE00A, Nordöstra Estland",), "SE123 public lead; EE00A"),
    Row("merged Riga", "area", "met", ("LV00A, corresponding to LV006 or LV007: Rīga or Pierīga",), "SE123 public lead; LV00A"),
    Row("enlarged Vidzeme", "area", "met", ("LV007 eller LV008: Rigaregionen eller Vidzeme",), "SE123 public lead; LV00C"),
    Row("Pierīga under its old code", "area", "met", ("LV007, Rigaregionen",), "SE123 public lead; LV007"),
    Row("enlarged Päijät-Häme", "area", "met", ("FI1C3 eller FI1C4",), "SE123 public lead; FI1C6"),
    Row("enlarged Birkaland", "area", "ask", ("FI19B går inte att översätta", "kommunen"), "SE123 public lead; FI19B"),
    Row("reduced Etelä-Savo", "area", "met", ("FI1DA, motsvarar FI1D1: Södra Savolax",), "SE123 public lead; FI1DA"),
    Row("a neighbour that took a part of it", "area", "ask", ("FI1DB", "FI1D1 ingår", "FI1D2 gör det inte"), "SE123 public lead; FI1DB"),
    Row("Etelä-Savo before it joined", "area", "ask", ("Södra Savolax (FI1D1) ingår först från den 1 januari 2024",), "SE123 public lead; FI1D1", "2023-12-31"),
    Row("Etelä-Savo since it joined", "area", "met", ("FI1D1, Södra Savolax",), "SE123 public lead; FI1D1", "2024-01-01"),
    Row("Latgale before it joined", "area", "ask", ("Latgale (LV005) belongs only from 1 January 2024",), "SE123 public lead; LV005", "2022-03-01"),
    Row("Latgale since it joined", "area", "met", ("LV005, Lettgallen",), "SE123 public lead; LV005"),
    Row("outside", "area", "ask", ("B: FI1D7 ligger utanför",), "SE123 public lead; FI1D7"),
    Row("a version that is said", "area", "met", ("EE008, Södra Estland",), "SE123 public lead; EE008 v2024"),
    # legal form
    Row("small company in PO4", "legal_form", "met", ("litet eller medelstort",), "SE123 public lead; EE001 sme"),
    Row("small company in PO1", "legal_form", "not_met", ("PO4 och PO5, inte i PO1",), "SE123 public lead; EE001 sme", None, {"priority": "PO1"}),
    Row("small company, no objective", "legal_form", "ask", ("välj ett mål först",), "SE123 public lead; EE001 sme", None, {"priority": None}),
    Row("large company", "legal_form", "ask", ("stort företag",), "SE123 public lead; EE001 large_company"),
    Row("publicly owned company", "legal_form", "ask", ("offentligt ägt bolag",), "SE123 kommunalt_bolag lead; EE001"),
    # roles
    Row("no lead", "roles", "not_met", ("ingen huvudpartner",), "SE123; EE001"),
    Row("two leads", "roles", "not_met", ("A and B",), "SE123 public lead; EE001 public lead"),
    # objective
    Row("one objective", "priority", "met", ("PO4 (Förbättrad kust- och havsmiljö)",)),
    Row("two objectives", "priority", "ask", ("PO3 och PO4",), fields={"priority": "PO3, PO4"}),
    Row("objective of the last period", "priority", "ask", ("SO2.4 finns inte",), fields={"priority": "SO2.4"}),
    Row("no such objective", "priority", "not_met", ("PO9",), fields={"priority": "PO9"}),
    # money
    Row("four fifths", "co_financing", "met", ("80\u00a0%",)),
    Row("over four fifths", "co_financing", "not_met", ("80,5\u00a0%",), fields={"eu_eur": 805_000}),
    Row("a grant larger than the cost", "co_financing", "not_met", ("120\u00a0%",), fields={"eu_eur": 1_200_000}),
    Row("a partner over four fifths", "partner_shares", "not_met", ("B: bidraget är 85\u00a0%",), "SE123 public lead 375000/500000; EE001 425000/500000"),
    Row("a partner without a rate", "partner_shares", "ask", ("C: ingen stödandel är känd för Tyskland",), f"{SOUND}; DE public 8/10"),
    Row("sums that do not add up", "partner_shares", "met", ("Inom sin stödandel",), "SE123 public lead 400000/500000; EE001 300000/400000"),
    # size and time
    Row("small on both limits", "project_size", "met", ("ryms i ett småprojekt",), fields={"eu_eur": 170_840, "total_eur": 213_550, "months": 18}),
    Row("small by its grant, not by its cost", "project_size", "ask", ("vilken summa taket gäller",), fields={"eu_eur": 213_550, "total_eur": 266_938, "months": 18}),
    Row("said small, grant over", "project_size", "not_met", ("213\u00a0551\u00a0euro", "213\u00a0550\u00a0euro"), fields={"eu_eur": 213_551, "total_eur": 300_000, "months": 18, "kind": "small"}),
    Row("said small, too long", "duration", "not_met", ("19 månader", "högst 18"), fields={"eu_eur": 100_000, "total_eur": 125_000, "months": 19, "kind": "small"}),
    Row("short enough for small, grant missing", "duration", "ask", ("ange sökt bidrag",), fields={"eu_eur": None, "months": 12}),
    Row("regular at four million", "project_size", "met", ("4\u00a0000\u00a0000\u00a0euro",), fields={"eu_eur": 3_200_000, "total_eur": 4_000_000}),
    Row("regular over four million", "project_size", "not_met", ("för stort för ett ordinarie",), fields={"eu_eur": 4_000_001, "total_eur": 6_000_000}),
    Row("regular, cost over four million", "project_size", "ask", ("hela kostnaden",), fields={"eu_eur": 3_600_000, "total_eur": 4_500_000}),
    Row("regular, unusually long", "duration", "ask", ("42 månader är ovanligt",), fields={"months": 42}),
    Row("ends on the last day", "project_end", "met", ("31 december 2029",), fields={"starts_on": "2027-07-01"}),
    Row("ends after the last day", "project_end", "not_met", ("31 januari 2030",), fields={"starts_on": "2027-08-01"}),
    # period and call
    Row("running", "period", "met", ("31 december 2029",)),
    Row("closed since 2030", "period", "not_met", ("avslutat",), on="2030-01-01"),
    Row("an idea of the other programme", "period", "ask", ("anger cb-2014 men prövas mot cb-2021",), fields={"says": "cb-2014"}),
    Row("open calls", "call", "met", ("utlysning 4a", "utlysning 4b")),
    Row("calls open for regular projects only", "call", "ask", ("Ingen utlysning är känd",), fields={"kind": "small"}),
    Row("no call is known", "call", "ask", ("Ingen utlysning är känd",), on="2026-11-28"),
    Row("a named call that has closed", "call", "not_met", ("12.00 finsk tid (11.00 i Sverige)",), on="2022-04-01", fields={"call": "1"}),
    Row("a named call that has not opened", "call", "ask", ("Har inte öppnat",), on="2023-01-01", fields={"call": "call 2"}),
    Row("a small project in a call for regular ones", "call", "not_met", ("tar bara ordinarie projekt",), on="2023-03-01", fields={"call": "2", "kind": "small"}),
    # external border
    Row("lead on the border", "external_border", "met", ("1 av 2 gör det (A)",), "EE00A public lead; SE123", None, {"call": "4b"}),
    Row("half on the border", "external_border", "met", ("(B)",), "SE123 public lead; LV008", None, {"call": "4b"}),
    Row("too few on the border", "external_border", "not_met", ("1 av 3",), "SE123 public lead; LV008; EE001", None, {"call": "4b"}),
    Row("too few, call not said", "external_border", "ask", ("Sök i en annan utlysning",), "SE123 public lead; LV006"),
    Row("perhaps on the border, by a split code", "external_border", "ask", ("0 av 2",), "SE123 public lead; LV00C", None, {"call": "4b"}),
    # questions
    Row("the result", "result_indicator", "ask", ("PO4", "skadliga ämnen"), SOUND),
    Row("what is left", "durability", "ask", ("finns kvar",)),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_an_idea_gets_the_finding_that_is_expected(row: Row) -> None:
    assert differences(row, "cb-2021") == []


def test_sums_that_do_not_add_up_are_said() -> None:
    who = "SE123 public lead 400000/500000; EE001 300000/400000"
    sentences = [one.sentence_en for one in of_rule(screened("cb-2021", who), "partner_shares")]
    assert sentences[1:] == [
        "The partners' grants come to EUR\u00a0700,000 together, but the project's are EUR\u00a0800,000: correct one.",
        "The partners' costs come to EUR\u00a0900,000 together, but the project's are EUR\u00a01,000,000: correct one.",
    ]
