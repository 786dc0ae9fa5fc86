"""Frozen reports as public records: their text in each language, and files that are made from that text alone.

A report lists what everybody inside may see, which is more than what may be public. So only tables that are known here
go out, without the addresses behind them, and without rows that name what has a secrecy ground.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from utblick.features.followup import queries
from utblick.features.followup.models import Report
from utblick.features.governance.models import Decision, Item
from utblick.features.organisation.dated import day_of
from utblick.features.projects.models import Project
from utblick.features.publishing.kinds.kind import Attached, Draft, Facts, Kind, Text, both, named
from utblick.features.publishing.models import Publication
from utblick.features.publishing.shapes import REVIEW
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.reports.data import Chart, Data, Figure, Section, Table, from_json
from utblick.ui.reports.html import as_html
from utblick.ui.reports.packing import steady
from utblick.ui.reports.rendering import FORMS

NOT_FROZEN = _("The report is not frozen: until then it is working material.")
NAMES_SECRET = _("A text or figure of the report names something that has a secrecy ground.")
# Tables that may go out. The watch's judgements and the meetings of the strategy are lists of working material.
TABLES = frozenset({"boards", "waiting", "exchanges", "decisions", "memberships", "areas", "seats"})
OFFICE = ("docx", "pdf")
_WORD = re.compile(r"[^\W_]+")


def _rows(viewer: Viewer) -> QuerySet[Report]:
    return queries.reports(viewer) if viewer.may(queries.VIEW) else Report.objects.none()


def _facts(report: Report) -> Facts:
    values: dict[str, Any] = {
        "kind": report.kind,
        "first": report.first,
        "last": report.last,
        "board": named(report.board),
        "board_key": report.board.key if report.board else None,
    }
    if report.frozen_at is None:
        titles = both(report.get_kind_display)
        drafts = {language: Draft(title) for language, title in titles.items()}
        return Facts(values, drafts, obstacles=(NOT_FROZEN,))
    secrets = _secrets()
    told = {language: _public(report, language, secrets) for language in LANGUAGES}
    values |= {
        "frozen_on": day_of(report.frozen_at),
        "left_out": told["sv"][1] or None,
        "texts": [_as_values(data) for data, _left in told.values()],
    }
    drafts = {
        language: Draft(_title(report, data), _summary(data)) for language, (data, _left) in told.items()
    }
    names_secret = any(_names(text, secrets) for data, _left in told.values() for text in _texts(data))
    return Facts(values, drafts, obstacles=(NAMES_SECRET,) if names_secret else ())


def _secrets() -> frozenset[str]:
    """Give the headings of everything that reports list and that has a secrecy ground now."""
    found: set[str] = set()
    for project in Project.objects.exclude(secrecy=""):
        found |= {project.title_sv, project.title_en, project.acronym}
    found |= set(Item.objects.exclude(secrecy="").values_list("title", flat=True))
    # Greater than nothing: a row that is not there has no ground.
    is_secret = Q(item__secrecy__gt="") | Q(item__project__secrecy__gt="")
    is_secret |= Q(on_project__project__secrecy__gt="")
    found |= set(Decision.objects.filter(is_secret).values_list("title", flat=True))
    return frozenset(" ".join(_WORD.findall(text)) for text in found if text.strip())


def _names(text: str, secrets: Collection[str]) -> bool:
    said = f" {' '.join(_WORD.findall(text))} "
    # A single word is an acronym, or would hit any word like it: it counts as it is written.
    return any(
        f" {secret} " in said if " " not in secret else f" {secret.casefold()} " in said.casefold()
        for secret in secrets
    )


def _public(report: Report, language: str, secrets: Collection[str]) -> tuple[Data, int]:
    """Give what may go out of a frozen report in a language, and how many rows of its tables may not."""
    assert report.frozen is not None
    data = from_json(report.frozen.get(language) or report.frozen["sv"])
    left_out, sections = 0, []
    for section in data.sections:
        tables = []
        for table in section.tables:
            rows = [row for row in table.rows if not any(_names(str(cell), secrets) for cell in row)]
            rows = rows if table.key in TABLES else []
            left_out += len(table.rows) - len(rows)
            if rows:
                tables.append(Table(table.key, table.caption, table.headings, rows))
        figures = [Figure(one.key, one.label, one.value, one.unit) for one in section.figures]
        sections.append(Section(section.key, section.heading, section.text, figures, tables, section.charts))
    return Data(data.title, data.language, data.facts, sections), left_out


def _texts(data: Data) -> Iterable[str]:
    """Give what a report says outside its tables."""
    yield data.title
    yield from (value for _name, value in data.facts)
    for section in data.sections:
        yield section.text
        yield from (figure.label for figure in section.figures)
        yield from (str(label) for chart in section.charts for label, _value in chart.points)


def _as_values(data: Data) -> dict[str, Any]:
    return {
        "language": data.language,
        "title": data.title,
        "facts": [{"label": label, "value": value} for label, value in data.facts],
        "sections": [
            {
                "key": section.key,
                "heading": section.heading,
                "text": section.text,
                "figures": [
                    {"key": one.key, "label": one.label, "value": one.value, "unit": one.unit}
                    for one in section.figures
                ],
                "charts": [_chart(chart) for chart in section.charts if chart.known],
                "tables": [_table(table) for table in section.tables],
            }
            for section in data.sections
        ],
    }


def _chart(chart: Chart) -> dict[str, Any]:
    told = {
        key: getattr(chart, key)
        for key in ("key", "caption", "period", "unit", "across", "is_sum", "is_told")
    }
    return told | {"points": [{"label": str(label), "value": value} for label, value in chart.points]}


def _table(table: Table) -> dict[str, Any]:
    rows = [
        {"cells": [{"number" if isinstance(cell, int) else "text": cell} for cell in row]}
        for row in table.rows
    ]
    return {"key": table.key, "caption": table.caption, "headings": table.headings, "rows": rows}


def _title(report: Report, data: Data) -> str:
    is_year = (report.first.month, report.first.day, report.last.month, report.last.day) == (1, 1, 12, 31)
    if is_year and report.first.year == report.last.year:
        return f"{data.title} {report.first.year}"
    with override(data.language):
        first, last = date_format(report.first, "DATE_FORMAT"), date_format(report.last, "DATE_FORMAT")
    return f"{data.title}, {first} – {last}"


def _summary(data: Data) -> str:
    """Give the first line of each section, as far as there is room."""
    said = ""
    for section in data.sections:
        line = section.text.strip().partition("\n")[0]
        if line and len(said) + len(line) < 600:
            said = f"{said} {line}".strip()
    return said


def _files(report: Report) -> Iterable[Attached]:
    """Make the files from the text that goes out, never from what was frozen."""
    if report.frozen_at is None:
        return
    secrets = _secrets()
    for language in LANGUAGES:
        data, _left = _public(report, language, secrets)
        name = slugify(_title(report, data))
        with override(language):
            yield Attached(language, f"{name}-{language}.html", "text/html", as_html(data))
            for form in OFFICE:
                media_type, write = FORMS[form]
                made = write(data)
                made = steady(made, report.frozen_at) if form == "docx" else made
                yield Attached(language, f"{name}-{language}.{form}", media_type, made)


def _barred(report: Report) -> tuple[Text, ...]:
    """Give why what is public of a report may not stay so: what has become secret since is named in it.

    It can be let through anew then, without the rows that name it.
    """
    if report.frozen_at is None:
        return (NOT_FROZEN,)
    row = Publication.objects.filter(kind=REVIEW.key, record=str(report.pk)).select_related("current").first()
    secrets = _secrets()
    if row is None or row.current is None or not secrets:
        return ()
    is_named = any(_names(text, secrets) for text in _strings(row.current.content))
    return (NAMES_SECRET,) if is_named else ()


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _url(report: Report) -> str:
    return reverse("followup:report", args=[report.pk])


KIND = Kind(
    REVIEW,
    _rows,
    _facts,
    _url,
    files=_files,
    speaks_for_itself=True,
    model="followup.report",
    barred_by=_barred,
)
