"""Days, months, quarters and years, as lists write when an operation begins and ends."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from utblick.connectors.operations.days import day_in, is_month_first
from utblick.connectors.tables.cells import Value


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("27.06.2016", "2016-06-27", "2016-06-27"),
        ("01. Nov 15", "2015-11-01", "2015-11-01"),
        ("01-Jul-12", "2012-07-01", "2012-07-01"),
        ("Tuesday, October 18, 2011", "2011-10-18", "2011-10-18"),
        ("05.02.16", "2016-02-05", "2016-02-05"),
        ("02/5/16", "2016-05-02", "2016-05-02"),
        ("6/29/2015", "2015-06-29", "2015-06-29"),
        ("2009.05.13", "2009-05-13", "2009-05-13"),
        ("2014-01-01 00:00:00.000", "2014-01-01", "2014-01-01"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("Feb 16", "2016-02-01", "2016-02-29"),
        ("12.2015", "2015-12-01", "2015-12-31"),
        ("Q3 2014", "2014-07-01", "2014-09-30"),
        ("Quarter 4 2008", "2008-10-01", "2008-12-31"),
        (datetime(2015, 3, 2, 4, 5), "2015-03-02", "2015-03-02"),
        (date(2015, 3, 2), "2015-03-02", "2015-03-02"),
        (42_000, "2014-12-27", "2014-12-27"),
    ],
)
def test_a_day(cell: Value, first: str, last: str) -> None:
    assert (day_in(cell), day_in(cell, last=True)) == (first, last)


@pytest.mark.parametrize("cell", ["", "soon", "31.02.2016", "13/13/2016", "13.2016", None, True, "Xyz 2016"])
def test_no_day(cell: Value) -> None:
    assert day_in(cell) is None


def test_a_column_is_month_first_only_where_it_cannot_be_otherwise() -> None:
    assert is_month_first(["6/29/2015", "6/1/2015"])
    assert not is_month_first(["6/1/2015", "29/6/2015"])
    assert not is_month_first(["6/1/2015"])
    assert day_in("6/1/2015", month_first=True) == "2015-06-01"
