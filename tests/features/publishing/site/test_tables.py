"""Tables and charts of public records, as they are read on a phone and where something is not known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from utblick.features.publishing.models import Release

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]
PARTNERS = [{"name": "Tartu linn", "role": "partner", "country": "EE", "nuts3": "EE008"}]


def test_each_cell_of_a_table_says_what_its_column_is(let_out: LetOut, get: Get) -> None:
    let_out("project", "biogas", {"partners": PARTNERS}, ("Biogas till buss", "Kort."))
    (row,) = html.fromstring(get("/sv/projekt/biogas/")).xpath("//table[@class='stacks']//tbody/tr")
    assert row.xpath("string(th[@scope='row'])") == "Tartu linn"
    assert "NUTS 3-kod" in row.xpath("td/@data-label")


def test_what_a_chart_of_a_report_does_not_know_is_no_nought(let_out: LetOut, get: Get) -> None:
    points = [{"label": "2023", "value": None}, {"label": "2024", "value": 118000}]
    chart = {"key": "fees", "caption": "Avgifter", "period": "År", "unit": "kronor", "points": points}
    section = {
        "key": "m",
        "heading": "Medlemskap",
        "text": "",
        "figures": [],
        "charts": [chart],
        "tables": [],
    }
    text = {"language": "sv", "title": "Översikt", "facts": [], "sections": [section]}
    let_out("review", "oversikt", {"kind": "year", "texts": [text]}, ("Årsöversikt", "."))
    rows = html.fromstring(get("/sv/rapporter/oversikt/")).xpath("//figure//tbody/tr/th")
    assert [one.text_content() for one in rows] == ["2024"]
