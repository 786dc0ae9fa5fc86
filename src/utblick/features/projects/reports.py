"""The auditors' pack, as `utblick report` makes it: all projects on the period's last day."""

from __future__ import annotations

import io
from functools import partial

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.projects import audit_pack
from utblick.features.projects.audit_pack import BoardPart
from utblick.features.projects.words import day_words
from utblick.ui.exports import write_xlsx
from utblick.ui.reports.data import Data, Section, Table
from utblick.ui.reports.html import as_html
from utblick.ui.reports.listed import Asked, Forms, Report


def _make(asked: Asked) -> Forms:
    """Give the pack as it was on the last day. Raises NotAllowed for who may not see projects."""
    parts = audit_pack.pack(asked.viewer, asked.last)
    return {
        "html": partial(_html, parts, asked),
        "docx": partial(audit_pack.as_docx, parts, asked.at),
        "pdf": partial(audit_pack.as_pdf, parts, asked.at),
        "xlsx": partial(_xlsx, parts, asked),
    }


def _xlsx(parts: list[BoardPart], asked: Asked) -> bytes:
    out = io.BytesIO()
    write_xlsx(audit_pack.as_sheet(parts, asked.at), out)
    return out.getvalue()


def _html(parts: list[BoardPart], asked: Asked) -> bytes:
    sections = [
        Section(
            f"part{place}",
            part.name,
            "",
            tables=[
                Table(
                    f"part{place}",
                    _("Projects"),
                    list(audit_pack.headings()),
                    [list(row.cells) for row in part.rows],
                    [reverse("projects:project", args=[row.project.pk]) for row in part.rows],
                )
            ],
        )
        for place, part in enumerate(parts)
    ]
    facts = [[_("Stages as of"), day_words(asked.last)]]
    language = (get_language() or "sv")[:2]
    return as_html(Data(audit_pack.title_of(asked.at), language, facts, sections))


REPORTS = (
    Report(
        "audit-pack",
        gettext_lazy("EU projects for the auditors: decision, financing, stage, outcome, what is missing"),
        _make,
    ),
)
