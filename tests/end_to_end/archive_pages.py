"""The pages of the archive of public projects, and of finding partners in it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from tests.end_to_end.page import Page
from utblick.features.programmes.actions.lists import Order, settle
from utblick.features.programmes.actions.rates import write_rate
from utblick.features.programmes.example import load
from utblick.features.programmes.models import ColumnMapping, ExchangeRate, PublicOrganisation, PublicProject
from utblick.foundation.accounts.viewer import Viewer

PAGES: dict[str, tuple[Page, ...]] = {
    "archive": (
        Page("programmes:find_partner"),
        Page("programmes:find_partner", query="?q=biogas"),
        Page("programmes:find_partner", query="?q=(biogas"),
        Page("programmes:organisation", PublicOrganisation),
        Page("programmes:organisation_same_as", PublicOrganisation),
        Page("programmes:archive"),
        Page("programmes:public_projects"),
        Page("programmes:public_project", PublicProject),
        Page("programmes:bring_list"),
        Page("programmes:remembered_columns", ColumnMapping),
        Page("programmes:granted", "cb-2014"),
        Page("programmes:rates"),
        Page("programmes:write_rate"),
        Page("programmes:change_rate", ExchangeRate),
    ),
}
NO_PAGES = {"programmes:list_refused": "a file"}


def fill(by: Viewer, at: datetime) -> None:
    """Load the invented projects, and remember what the columns of a list mean."""
    load(at)
    order = Order("columns", {"Insats": "title", "Vem": "beneficiary"}, {"programme": "Exempelprogrammet"})
    rate = {"currency": "SEK", "per_euro": Decimal("11.2"), "on": at.date(), "source_note": "Exempel"}
    write_rate(by=by, at=at, **rate)
    settle("insatser.xlsx", order, by=by, at=at)
