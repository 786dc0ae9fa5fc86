"""The auditors' pack, as `utblick report` makes it: all projects on the period's last day."""

from __future__ import annotations

import io
from datetime import datetime, time
from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.projects import audit_files, audit_pack
from utblick.features.projects.audit_pack import Pack
from utblick.features.projects.words import day_words
from utblick.ui.exports import write_xlsx
from utblick.ui.reports.data import Data, Section, Table
from utblick.ui.reports.html import as_html
from utblick.ui.reports.listed import Asked, Forms, Report


def _make(asked: Asked) -> Forms:
    """Give the pack with every project's stage on the last day, and today's amounts.

    Raises NotAllowed for who may not see projects.
    """
    # At noon: the day is the same on every clock of the region's year.
    noon = timezone.make_aware(datetime.combine(asked.last, time(12)))
    pack = audit_pack.pack(asked.viewer, noon)
    return {
        "html": partial(_html, pack, asked),
        "docx": partial(audit_files.as_docx, pack),
        "pdf": partial(audit_files.as_pdf, pack),
        "xlsx": partial(_xlsx, pack),
    }


def _xlsx(pack: Pack) -> bytes:
    out = io.BytesIO()
    write_xlsx(audit_files.as_sheet(pack), out)
    return out.getvalue()


def _html(pack: Pack, asked: Asked) -> bytes:
    sections = [
        Section(
            f"part{place}",
            part.name,
            part.words,
            tables=[
                Table(
                    f"part{place}",
                    _("Projects"),
                    list(audit_pack.headings()),
                    [["; ".join(lines) for lines in row.cells] for row in part.rows],
                    [reverse("projects:project", args=[row.project.pk]) for row in part.rows],
                )
            ],
        )
        for place, part in enumerate(pack.parts)
    ]
    facts = [[_("Stages as of"), day_words(asked.last)], [_("What the pack holds"), " ".join(pack.statement)]]
    language = (get_language() or "sv")[:2]
    return as_html(Data(pack.title, language, facts, sections))


REPORTS = (
    Report(
        "audit-pack",
        gettext_lazy("EU projects for the auditors: decision, financing, stage, outcome, what is missing"),
        _make,
    ),
)
