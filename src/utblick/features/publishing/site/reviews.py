"""A report as it is read on the page: its sections with figures, charts and tables, in the page's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from utblick.features.publishing.models import Release
from utblick.ui.charts import Bar, across, bars
from utblick.ui.columns import grouped

Row = Mapping[str, Any]
LONGEST = 9  # signs under a bar that stands


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report: its caption, headings, and rows of (text, whether it is a number)."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[tuple[str, bool]]]

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """Give the headings, each with whether numbers stand under it; the first names the row."""
        return [
            (heading, place > 0 and any(row[place][1] for row in self.rows if place < len(row)))
            for place, heading in enumerate(self.headings)
        ]

    @property
    def labelled_rows(self) -> list[list[tuple[str, str, bool]]]:
        """Give the rows, each cell with its column's heading, which stands beside it on a phone."""
        return [
            [
                (heading, text, is_number)
                for heading, (text, is_number) in zip(self.headings, row, strict=False)
            ]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a report."""

    anchor: str
    heading: str
    text: str
    figures: Sequence[tuple[str, str, str]]
    charts: Sequence[SafeString]
    tables: Sequence[Table]


@dataclass(frozen=True, slots=True)
class Text:
    """A report in a language: facts about it, and its sections."""

    language: str
    facts: Sequence[tuple[str, str]]
    parts: Sequence[Part]


def text_of(release: Release, language: str) -> Text | None:
    """Give the report in the page's language, or in the other one, or None where there is none."""
    texts = release.values.get("texts") or []
    found = next((one for one in texts if one.get("language") == language), texts[0] if texts else None)
    if found is None:
        return None
    facts = [(one["label"] or "", one["value"] or "") for one in found.get("facts", ())]
    parts = [_part(number, one) for number, one in enumerate(found.get("sections", ()), start=1)]
    return Text(str(found.get("language") or language), facts, parts)


def _part(number: int, row: Row) -> Part:
    figures = [
        (
            str(one["label"] or ""),
            "–" if one["value"] is None else grouped(one["value"]),
            str(one["unit"] or ""),
        )
        for one in row.get("figures", ())
    ]
    return Part(
        f"part-{number}",
        str(row.get("heading") or ""),
        str(row.get("text") or ""),
        figures,
        list(_charts(row.get("charts", ()))),
        [_table(one) for one in row.get("tables", ())],
    )


def _charts(rows: Sequence[Row]) -> Iterator[SafeString]:
    for row in rows:
        # What is not known is no bar: nought would be told of it.
        known = [one for one in row.get("points", ()) if one["value"] is not None]
        points = [Bar(str(one["label"] or ""), one["value"]) for one in known]
        title, unit, period = str(row["caption"] or ""), str(row["unit"] or ""), str(row["period"] or "")
        # Long words under bars that stand would run into each other.
        if row.get("across") or any(len(str(one.label)) > LONGEST for one in points):
            yield across(title, points, unit=unit, group=period)
        else:
            yield bars(title, points, unit=unit, period=period, is_sum=bool(row.get("is_sum")))


def _table(row: Row) -> Table:
    rows = [[_cell(cell) for cell in one.get("cells", ())] for one in row.get("rows", ())]
    return Table(str(row["caption"] or ""), list(row.get("headings", ())), rows)


def _cell(cell: Row) -> tuple[str, bool]:
    if cell.get("number") is not None:
        return grouped(cell["number"]), True
    return str(cell.get("text") or "–"), False
