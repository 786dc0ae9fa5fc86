"""The columns of a list are known by their names, by what stands in them, and by what fits together."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connectors.operations.headers import FIELDS, HEADERS, ROW
from tests.connectors.operations.usual_names import CELLS, LISTS
from utblick.connectors.operations.columns import Column, recognised
from utblick.connectors.operations.lists import read_list
from utblick.connectors.operations.reasons import CONCEPTS, KINDS, SENTENCES, Reason, why
from utblick.connectors.operations.rules import EU_SUMS, FURTHER, OPERATION, RULES, TOTALS
from utblick.connectors.operations.terms import concepts, plain, terms
from utblick.connectors.tables.reading import Line, Table, Value


def table(columns: list[str], *rows: tuple[Value, ...]) -> Table:
    return Table(tuple(columns), tuple(Line(at, row) for at, row in enumerate(rows, 2)), 1, ())


def fields(columns: list[str], *rows: tuple[Value, ...]) -> list[str | None]:
    return [one.field for one in recognised(table(columns, *rows))]


@pytest.mark.parametrize("language", HEADERS)
def test_the_columns_of_the_regulation_in_each_language(language: str) -> None:
    names = HEADERS[language].split("|")
    assert fields(names, ROW, ROW, ROW) == list(FIELDS)


@pytest.mark.parametrize("usual", LISTS)
def test_names_that_lists_use(usual: str) -> None:
    names, wanted = zip(*(one.rsplit(":", 1) for one in usual.split("|")[1:]), strict=True)
    row = tuple(CELLS[field] for field in wanted)
    either = {"total": set(TOTALS), "eu": set(EU_SUMS), "-": {None}}
    for column, field in zip(recognised(table(list(names), row, row, row)), wanted, strict=True):
        assert column.field in either.get(field, {field}), column


def test_every_language_of_the_union_has_words() -> None:
    languages = {term.language for term in terms()}
    assert languages == {
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "fi",
        "fr",
        "ga",
        "hr",
        "hu",
        "it",
        "lt",
        "lv",
        "mt",
        "nl",
        "pl",
        "pt",
        "ro",
        "sk",
        "sl",
        "sv",
    }
    known = {term.concept for term in terms()} | {"without_eu"}
    used = {
        one
        for rule in RULES
        for either in (*rule.needs.split(), *rule.bars.split())
        for one in either.split("|")
    }
    assert used <= known
    assert {rule.field for rule in RULES} - {"", "name"} <= {*OPERATION, *FURTHER}


@pytest.mark.parametrize(
    ("name", "plainly"),
    [
        ("Unions-Kofinan- zierungssatz", "unions kofinanzierungssatz"),
        ("ERDF- und nationale Mittel", "erdf und nationale mittel"),
        ("projekt_starttid", "projekt starttid"),
        ("startDate", "start date"),
        ("ΟΝΟΜΑΣΊΑ ΠΡΆΞΗΣ/", "ονομασια πραξησ"),
        ("Łódź (%)", "lodz %"),
    ],
)
def test_names_are_compared_without_accents_and_hyphens(name: str, plainly: str) -> None:
    assert plain(name) == plainly


def test_every_reason_can_be_written_in_both_languages() -> None:
    words = tuple((concept, "x") for concept in CONCEPTS)
    for sentence in SENTENCES:
        for kind in KINDS:
            told = [why([Reason(sentence, kind, "Sum", words)], language) for language in (0, 1)]
            assert all(one.endswith(".") and "{" not in one for one in told)
    assert {rule.holds for rule in RULES} - {""} <= KINDS.keys()
    assert {
        one for rule in RULES for either in rule.needs.split() for one in either.split("|")
    } <= CONCEPTS.keys()


def test_what_a_name_leaves_out_is_not_what_it_speaks_of() -> None:
    assert "without_eu" in concepts("Financement public sans FEDER")
    assert "fundname" not in concepts("Financement public sans FEDER")
    assert "own" not in concepts("Gewährte Beträge ohne Eigenmittel")


SUMS: tuple[Value, ...] = ("1.000,00 €", "400,00 €")


def test_what_stands_in_a_column_turns_what_its_name_says() -> None:
    assert fields(["Union co-financing rate"], ("50 %",), ("85",)) == ["eu_cofinancing_rate"]
    assert fields(["Union co-financing rate"], ("12.500,00",), ("8.500,00",)) == [
        "eu_cofinancing_amount_eligible"
    ]
    assert fields(["Postcode or other location"], ("58191",), ("11122",)) == ["postcode"]
    assert fields(["Postcode or other location"], ("Linköping",), ("Åbo",)) == ["beneficiary_city"]
    assert fields(["Programme"], ("ERDF",), ("ESF",)) == ["fund_acronym"]
    assert fields(["Programme"], ("Central Baltic",), ("South Baltic",)) == ["programme"]
    assert fields(["Start date"], ("not yet",), ("later",)) == [None]


def test_columns_whose_names_say_nothing() -> None:
    rows = [
        ("2014SE16M2OP001", "Sverige", "Luleå kommun", "q"),
        ("2014FI16M2OP001", "Finland", "Oulun Yliopisto", "r"),
    ]
    found = recognised(table(["A", "B", "C", "D"], *rows))
    assert [one.field for one in found] == ["cci_program_code", "country", "beneficiary", None]
    assert all(one.confidence < 0.75 for one in found)
    assert found[3].why == "Neither the name nor the contents say what it is."
    assert found[1].why_sv == "Namnet säger inget, under det står namn på länder."


def test_sums_and_days_are_held_against_each_other() -> None:
    rows = [("1 000", "400", "40 %", "2016-01-01", "2017-01-01")] * 3 + [
        ("2 000", "800", "40 %", "2016-02-01", "2017-03-01")
    ]
    names = ["Total cost", "EU funding", "EU rate %", "Start", "End"]
    found = recognised(table(names, *rows))
    assert [one.field for one in found] == [
        "total_eur",
        "eu_eur",
        "eu_cofinancing_rate",
        "starts_on",
        "ends_on",
    ]
    assert "the total times the rate" in found[0].why
    assert "starts come before ends" in found[3].why


def test_a_part_larger_than_its_whole_is_doubted() -> None:
    found = recognised(table(["Total cost", "EU funding"], *[("400", "1 000")] * 4))
    assert [one.field for one in found] == ["total_eur", "eu_eur"]
    assert [one.confidence for one in found] == [0.55, 0.55]
    assert "larger than the total" in found[1].why


def test_the_union_and_the_state_together_are_a_part_only_of_a_larger_sum() -> None:
    names = ["Myönnetty EU- ja valtion rahoitus", "Julkinen rahoitus yhteensä"]
    rows = [(str(value), str(value + 50)) for value in (100, 200, 300, 400)]
    assert fields(names, *rows) == ["eu_cofinancing_amount_eligible", "total_eur"]
    assert fields(names[:1], *[row[:1] for row in rows]) == ["total_amount_eligible"]


GRANTS: list[tuple[Value, ...]] = [(str(value), str(value * 2)) for value in (100, 200, 300, 400)]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["Bidrag"], [None]),
        (["Beviljat stöd"], [None]),
        (["Utbetalt bidrag"], [None]),
        (["Bidrag", "Total kostnad"], ["eu_eur", "total_eur"]),
        (["Beviljat bidrag", "Budget"], ["eu_cofinancing_amount_eligible", "total_eur"]),
        (["Kommunens bidrag", "Total kostnad"], [None, "total_eur"]),
        (["Eget bidrag", "Total kostnad"], ["third_party_amount", "total_eur"]),
        (["EU-bidrag"], ["eu_eur"]),
        (["Bidrag", "EU-stöd"], [None, "eu_eur"]),
    ],
)
def test_a_grant_is_the_unions_only_where_another_column_tells(
    names: list[str], wanted: list[str | None]
) -> None:
    found = recognised(table(names, *[row[: len(names)] for row in GRANTS]))
    assert [one.field for one in found] == wanted
    if names == ["Bidrag"]:
        assert "vems pengar det är står inte" in found[0].why_sv


@pytest.mark.parametrize("name", ["Partner", "Partners", "Deltagare", "Stödmottagare", "Projektpartner"])
def test_a_partner_is_an_organisation(name: str) -> None:
    rows = [("Ny väg", "Gården i Väst"), ("Ny bro", "Hamnlaget"), ("Ny hamn", "Byalaget")]
    assert fields(["Projekt", name], *rows) == ["title", "beneficiary"]


@pytest.mark.parametrize("name", ["Partner role", "Partners roll", "Typ av partner", "Antal partner"])
def test_what_is_told_of_a_partner_is_not_its_name(name: str) -> None:
    rows = [("Gården HB", "lead"), ("Hamnen AB", "lead")]
    below: list[tuple[Value, ...]] = [("Gården HB", "3"), ("Hamnen AB", "4")]
    assert fields(["Organisation", name], *(below if name.startswith("Antal") else rows))[1] is None


def test_the_last_payment_is_the_end_only_where_no_other_is() -> None:
    row = ("Alfa AB", "Nya broar", "2013")
    assert fields(["Begünstigter", "Vorhaben", "Jahr der Restzahlung"], row) == [
        "beneficiary",
        "title",
        "ends_on",
    ]
    names = ["Begünstigter", "Vorhaben", "Jahr der Restzahlung", "Ende des Vorhabens"]
    assert fields(names, (*row, "2012"))[2:] == ["final_payment_date", "ends_on"]


def test_a_column_of_zeros_is_no_sum_where_another_is() -> None:
    names = ["belopp_sek", "belopp_eur"]
    assert fields(names, (100, 0), (200, 0)) == ["total_eur", None]


def test_a_second_title_is_a_description_when_it_is_longer() -> None:
    names = ["Projektnamn", "Projekttitel"]
    found = fields(
        names, ("Nova", "En väg mellan två städer vid kusten"), ("Alfa", "En bro över älven vid staden")
    )
    assert set(found) == {"title", "project_description"}


def test_names_in_groups_are_read_by_their_last_part() -> None:
    names = ["projekt-údaje-názov", "projekt-plán-začiatok", "projekt-plán-ukončenie"]
    assert fields(names, ("Nová cesta", "1.1.2016", "1.1.2017"))[1:] == ["starts_on", "ends_on"]


def test_nothing_is_claimed_of_what_is_none_of_our_fields() -> None:
    names = ["E-post", "Telefon", "Finanzierungsform", "Stand vom", "Multimedia", "Dauer (Monate)"]
    assert fields(names, ("a@b.se", "070-1", "01", "01.01.2016", "Tak", "12")) == [None] * 6


@given(st.lists(st.text(max_size=30), min_size=1, max_size=8), st.data())
@settings(max_examples=60)
def test_any_table_gets_an_answer_for_each_column(names: list[str], data: st.DataObject) -> None:
    cell = st.none() | st.text(max_size=20) | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    rows = data.draw(st.lists(st.tuples(*[cell] * len(names)), max_size=5))
    found = recognised(table(names, *rows))
    assert [one.name for one in found] == names
    assert all(isinstance(one, Column) and 0 <= one.confidence <= 1 and one.why for one in found)
    assert all((one.field is None) == (one.confidence == 0) for one in found)


# Mapped by hand from real lists, a few of each country that the practice data has; the share of all is measured outside.
@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        (
            "list-of-operations/LV.latvia/2014-2020/all_funds_Latvia_2014-2020.xls",
            ["priority_number", "title", "beneficiary", "total_eur", "eu_eur"],
        ),
        (
            "list-of-operations/FI.finland/ERDF 2014-2020/projektilista-csv-final.csv",
            [
                "project_id",
                "fund_acronym",
                "title",
                "priority_number",
                "management_authority",
                "project_status",
                "starts_on",
                "ends_on",
                "beneficiary",
            ],
        ),
    ],
)
def test_real_lists(shared_data: Path, file: str, wanted: list[str]) -> None:
    found, _ = read_list((shared_data / file).read_bytes(), file)
    assert [one.field for one in recognised(found)][: len(wanted)] == wanted
