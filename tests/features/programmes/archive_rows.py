"""Rows of invented lists, for the tests of the archive."""

from __future__ import annotations

from typing import Any

from utblick.connectors.project_record import OperationRecord, PartnershipRecord, Project


def partner(organisation: str, project: str = "KRETS", **given: Any) -> PartnershipRecord:
    """Make a row of a list of partners."""
    about = {
        "acronym": project,
        "title": given.pop("title", f"{project} and biogas"),
        "number": given.pop("number", project),
        "starts_on": given.pop("starts_on", "2023-01-01"),
        "ends_on": "2025-12-31",
    }
    values: dict[str, Any] = {
        "source": "keep",
        "source_id": f"{project}-{organisation}",
        "programme": "Interreg Baltic Sea Region",
        "period": "2021-2027",
        "role": "partner",
        "country": "FI",
        "nuts3": "FI1C1",
    }
    return PartnershipRecord(project=Project(**about), organisation=organisation, **{**values, **given})


def operation(title: str, beneficiary: str = "Exempelbolaget AB", **given: Any) -> OperationRecord:
    """Make a row of a list of projects."""
    values: dict[str, Any] = {
        "source": "operations",
        "source_id": title,
        "programme": "Regionalfonden",
        "starts_on": "2016-01-01",
        "total_eur": 1000.0,
        "country": "SE",
    }
    return OperationRecord(title=title, beneficiary=beneficiary, **{**values, **given})
