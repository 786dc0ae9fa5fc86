"""Tables of CORDIS: projects, organisations and what is said of a project in a table of its own.

The samples of projects and organisations are made by us after the documented columns; the others are real where they are.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.cordis.adapt import read
from utblick.connectors.project_record import OperationRecord, PartnershipRecord, ProjectDetailRecord
from utblick.connectors.record import Record, Reject

PROJECT = (
    '"id";"acronym";"status";"title";"startDate";"endDate";"totalCost";"ecMaxContribution";"legalBasis";"topics";'
    '"ecSignatureDate";"frameworkProgramme";"masterCall";"subCall";"fundingScheme";"nature";"objective";"rcn";"grantDoi"\n'
    '"101000001";"ALFA";"SIGNED";"Clean; and ""green""";"2023-01-01";"2026-12-31";"2000000,50";"1500000";"HORIZON.2.5";'
    '"HORIZON-CL5-2022";"2022-11-02";"HORIZON";"C";"S";"RIA";"";"An aim";"1";"10.3030/101000001"\n'
    '"101000002";"BETA";"SIGNED";"";"";"";"";"";"";"";"";"HORIZON";"";"";"";"";"";"";""\n'
    '"cut";"off"\n'
)
ORGANISATION = (
    "projectID;projectAcronym;organisationID;vatNumber;name;shortName;SME;activityType;street;postCode;city;country;nutsCode;"
    "geolocation;organizationURL;contactForm;contentUpdateDate;rcn;order;role;ecContribution;netEcContribution;totalCost\n"
    "101000001;ALFA;999000001;SE556;Region A;RA;false;PUB;Vägen 1;58191;Linköping;SE;SE123;;;;;1;1;coordinator;1000;900,5;1200\n"
    "101000001;ALFA;999000002;;Universität B;;false;HES;;;Wien;AT;AT130;;;;;1;2;participant;0;0;500\n"
    "101000001;ALFA;999000003;;C Ltd;;true;PRC;;;Bern;CH;;;;;;1;3;associatedPartner;;;\n"
    "101000001;ALFA;999000004;;D;;true;PRC;;;Bern;CH;;;;;;1;3;visitor;;;\n"
)


def test_projects() -> None:
    first, no_title, cut = read(PROJECT.encode("utf-8-sig"), "project.csv")
    assert isinstance(first, OperationRecord)
    assert (first.source_id, first.title, first.programme) == (
        "101000001",
        'Clean; and "green"',
        "Horizon Europe",
    )
    assert (first.total_eur, first.eu_eur, first.rate) == (2_000_000.5, 1_500_000, 0.75)
    assert (first.starts_on, first.ends_on, first.approved_on) == ("2023-01-01", "2026-12-31", "2022-11-02")
    assert first.fields["topic"] == ["HORIZON-CL5-2022"]
    assert isinstance(no_title, Reject)
    assert (no_title.line, no_title.id, no_title.reason) == (3, "101000002", "The project has no title.")
    assert isinstance(cut, Reject)
    assert cut.reason == "The row has 2 columns, the header 19."


def test_organisations() -> None:
    lead, partner, associated, visitor = read(ORGANISATION.encode(), "organization.csv")
    assert isinstance(lead, PartnershipRecord)
    assert (lead.source_id, lead.role, lead.nuts3) == ("101000001:999000001", "lead", "SE123")
    assert (lead.budget_eur, lead.eu_eur, lead.identifiers["pic"]) == (1200, 900.5, "999000001")
    assert isinstance(partner, PartnershipRecord)
    assert (partner.role, partner.country, partner.budget_eur, partner.eu_eur) == ("partner", "AT", 500, None)
    assert isinstance(associated, PartnershipRecord)
    assert (associated.role, associated.nuts3) == ("associated", None)
    assert isinstance(visitor, Reject)
    assert visitor.reason == "“visitor” is no role of a participant."


def test_details_of_a_project() -> None:
    text = "projectID;topic;title\n101;T-1;Rails\n101;T-1;Rails\n;T-2;Roads\n101;;Roads\n"
    found = list(read(text.encode(), "topics.csv"))
    assert [one.source_id for one in found if isinstance(one, Record)] == ["101:topic:T-1", "101:topic:T-1-2"]
    assert [one.reason for one in found if isinstance(one, Reject)] == [
        "The row does not say of which project it is.",
        "The row has no topic.",
    ]


def test_another_table_is_refused_row_by_row() -> None:
    found = list(read(b"colour;weight\nred;1\nblue;2\n", "f.csv"))
    assert [one.line for one in found if isinstance(one, Reject)] == [2, 3]
    (empty,) = read(b"", "f.csv")
    assert isinstance(empty, Reject)


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_no_file_breaks_the_reader(data: bytes) -> None:
    assert all(isinstance(one, Record | Reject) for one in read(data, "f"))


@pytest.mark.parametrize(
    ("table", "name", "rows"),
    [("legalBasis", "legal_basis", 20512), ("topics", "topic", 15341), ("webItem", "web_item", 4)],
)
def test_the_real_tables(shared_data: Path, table: str, name: str, rows: int) -> None:
    found = list(read((shared_data / f"cordis-horizon/{table}.xlsx").read_bytes(), table))
    assert Counter(type(one) for one in found) == {ProjectDetailRecord: rows}
    details = [one for one in found if isinstance(one, ProjectDetailRecord)]
    assert all(one.name == name and one.project.isdecimal() for one in details if one.name != "web_item")
    assert len({one.source_id for one in details}) == rows
