"""Exports of keep.eu and Jems. No real one has been seen: these samples are made of what others' programs read."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.interreg import jems, keep
from utblick.connectors.project_record import OperationRecord, PartnershipRecord
from utblick.connectors.record import Record, Reject

PROJECTS = [
    [
        "Programme",
        "Period",
        "Project ID (2021-2027 only)",
        "Project acronym",
        "Project name in English",
        "Project start",
        "Project end",
        "Project's total budget / expenditure",
        "Project's EU funding",
        "Union co-financing rate",
        "Theme 1",
    ],
    [
        "2014 - 2020 Interreg V-A",
        "2014-2020",
        None,
        "ALFA",
        "Clean water",
        "2016-01-01",
        "2018-12-31",
        "1,000,000.00",
        "750,000.00",
        "75%",
        "Water",
    ],
    [
        "2021 - 2027 Interreg VI-A",
        "2021-2027",
        "CB0100001",
        "BETA",
        "Green rails",
        "2023-01-01",
        "2025-12-31",
        2000000,
        1600000,
        "80%",
        "Transport",
    ],
    ["2021 - 2027 Interreg VI-A", "2021-2027", "CB0100002", None, None, None, None, None, None, None, None],
]
PARTNERS = [
    [
        "Programme",
        "Project ID (2021-2027 only)",
        "Project acronym",
        "Lead partner",
        "Organisation in English",
        "Organisation in language 2",
        "Country code",
        "NUTS3 code (or equivalent)",
        "Town",
        "Participant Identification Code",
        "Partner's total eligible budget / expenditure",
        "ERDF contribution (2014-2020 only)",
        "Partner’s programme co-financing (EUR) (2021-2027 only)",
    ],
    [
        "2014 - 2020 Interreg V-A",
        None,
        "ALFA",
        "Yes",
        "Region A",
        None,
        "SE",
        "SE123",
        "Linköping",
        "999999999",
        "400,000.00",
        "300,000.00",
        None,
    ],
    [
        "2021 - 2027 Interreg VI-A",
        "CB0100001",
        "BETA",
        "No",
        None,
        "Kaupunki B",
        "FI",
        "FI1C1",
        "Turku",
        None,
        100000,
        None,
        80000,
    ],
    [
        "2021 - 2027 Interreg VI-A",
        None,
        None,
        "No",
        "Lost Ltd",
        None,
        "LV",
        None,
        None,
        None,
        None,
        None,
        None,
    ],
    [
        "2021 - 2027 Interreg VI-A",
        "CB0100001",
        "BETA",
        "No",
        None,
        None,
        "LV",
        None,
        None,
        None,
        None,
        None,
        None,
    ],
]


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = openpyxl.Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_export_of_keep_ties_partners_to_their_projects() -> None:
    found = list(keep.read(workbook(Projects=PROJECTS, Partners=PARTNERS), "keep.xlsx"))
    first, second, no_title, lead, partner, lost, nameless = found
    assert isinstance(first, OperationRecord)
    assert (first.title, first.total_eur, first.eu_eur, first.rate) == (
        "Clean water",
        1_000_000,
        750_000,
        0.75,
    )
    assert isinstance(second, OperationRecord)
    assert (second.number, second.fields["theme"]) == ("CB0100001", ["Transport"])
    assert isinstance(lead, PartnershipRecord)
    assert (lead.role, lead.organisation, lead.nuts3, lead.eu_eur) == ("lead", "Region A", "SE123", 300_000)
    assert (lead.project.title, lead.project.starts_on, lead.period) == (
        "Clean water",
        "2016-01-01",
        "2014-2020",
    )
    assert lead.identifiers == {"pic": "999999999"}
    assert isinstance(partner, PartnershipRecord)
    assert (partner.organisation, partner.country, partner.nuts3) == ("Kaupunki B", "FI", "FI1C1")
    assert (partner.budget_eur, partner.eu_eur, partner.role) == (100_000, 80_000, "partner")
    assert [one.reason for one in (no_title, lost, nameless) if isinstance(one, Reject)] == [
        "The row names no project.",
        "The row does not say of which project it is: it lacks the programme, or both number and acronym.",
        "The row names no organisation.",
    ]


def test_each_sheet_of_keep_may_come_alone_and_others_are_told() -> None:
    kinds = [type(one) for one in keep.read(workbook(Partners=PARTNERS), "keep.xlsx")]
    assert kinds == [PartnershipRecord, PartnershipRecord, Reject, Reject]
    (other,) = keep.read(workbook(Words=[["Colour", "Weight"], ["red", "1"]]), "keep.xlsx")
    assert isinstance(other, Reject)
    assert "“Words”" in other.reason


JEMS = [
    [
        "Call ID",
        "Call name",
        "Project ID",
        "Project acronym",
        "Project title",
        "Project version",
        "Project status",
        "Programme priority",
        "Specific objective",
        "Partner number",
        "Partner role",
        "Partner abbreviation",
        "Partner name in original language",
        "Partner name in English",
        "Country",
        "NUTS 3",
        "NUTS 2",
        "ERDF",
        "Public contribution",
        "Total eligible budget",
    ],
    [
        3,
        "Call 3",
        "CB0300012",
        "GAMMA",
        "Wider paths",
        "1.0",
        "APPROVED",
        "P2",
        "RSO2.4",
        "LP1",
        "LEAD_PARTNER",
        "RegA",
        "Region A",
        "Region A (County)",
        "Sverige (SE)",
        "Östergötlands län (SE123)",
        "Östra Mellansverige (SE12)",
        80000,
        20000,
        100000,
    ],
    [
        3,
        "Call 3",
        "CB0300012",
        "GAMMA",
        "Wider paths",
        "1.0",
        "APPROVED",
        "P2",
        "RSO2.4",
        "PP2",
        "PARTNER",
        "B",
        "Kaupunki B",
        None,
        "Suomi/Finland (FI)",
        "Varsinais-Suomi (FI1C1)",
        "Etelä-Suomi (FI1C)",
        40000,
        10000,
        50000,
    ],
    [
        3,
        "Call 3",
        "CB0300012",
        "GAMMA",
        "Wider paths",
        "1.0",
        "APPROVED",
        "P2",
        "RSO2.4",
        "PP3",
        "GUEST",
        "C",
        "C",
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ],
]


def test_an_export_of_jems() -> None:
    lead, partner, guest = jems.read(workbook(Partners=JEMS), "jems.xlsx")
    assert isinstance(lead, PartnershipRecord)
    assert (lead.project.number, lead.project.acronym, lead.project.objective) == (
        "CB0300012",
        "GAMMA",
        "RSO2.4",
    )
    assert (lead.organisation, lead.role, lead.country, lead.nuts3) == (
        "Region A (County)",
        "lead",
        "SE",
        "SE123",
    )
    assert (lead.budget_eur, lead.eu_eur) == (100_000, 80_000)
    assert lead.identifiers == {"abbreviation": "RegA", "original": "Region A"}
    assert isinstance(partner, PartnershipRecord)
    assert (partner.organisation, partner.role, partner.nuts3) == ("Kaupunki B", "partner", "FI1C1")
    assert isinstance(guest, Reject)
    assert guest.reason == "“GUEST” in the column “Partner role” is no role of a partner."


def test_another_file_is_no_export_of_jems() -> None:
    (found,) = jems.read(b"Colour;Weight\nred;1\n", "f.csv")
    assert isinstance(found, Reject)
    assert found.reason.startswith("The file lacks")


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_no_file_breaks_the_readers(data: bytes) -> None:
    for reader in (keep.read, jems.read):
        assert all(isinstance(one, Record | Reject) for one in reader(data, "f"))
