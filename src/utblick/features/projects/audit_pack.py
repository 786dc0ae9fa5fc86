"""All projects as the auditors ask for them: by board, with decision, financing, state, outcome and what is missing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import docx
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from utblick.features.organisation.models import Board
from utblick.features.projects import queries
from utblick.features.projects.models import BoardDecision, Project
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import Stage, day_of_step
from utblick.features.projects.words import STAGES, day_words
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped
from utblick.ui.exports import Sheet
from utblick.ui.typesetting import literal, printable, tagged_pdf


@dataclass(frozen=True, slots=True)
class Row:
    """A project as the auditors read it; all but the project itself is in words."""

    told: Told
    stage: str
    decisions: str
    granted: str
    sums: tuple[str, ...]
    rate: str
    financing: str
    outcome: str
    missing: str

    @property
    def project(self) -> Project:
        """Give the project."""
        return self.told.project

    @property
    def money(self) -> str:
        """Give the amounts with the rate, in a line."""
        return "; ".join(filter(None, [*self.sums, self.rate]))

    @property
    def cells(self) -> tuple[str, ...]:
        """Give what stands in the table, in the order of `headings`."""
        return (
            self.project.name,
            self.project.diary_number,
            self.project.unit.name if self.project.unit else "",
            self.stage,
            self.decisions,
            self.granted,
            self.money,
            self.financing,
            self.outcome,
            self.missing,
        )


@dataclass(frozen=True, slots=True)
class BoardPart:
    """A board's projects; None for those that no board owns."""

    board: Board | None
    rows: Sequence[Row]

    @property
    def name(self) -> str:
        """Give the board's name."""
        return self.board.name if self.board else _("No owner board")

    @property
    def lacking(self) -> int:
        """Count the projects of which something is missing."""
        return sum(bool(row.missing) for row in self.rows)


def headings() -> tuple[str, ...]:
    """Give the headings of the table."""
    return (
        _("Project"),
        _("Diary number"),
        _("Unit"),
        _("Stage"),
        _("Board's decision"),
        _("Grant decided"),
        _("Money"),
        _("Own share decided"),
        _("Outcome"),
        _("Missing for the auditors"),
    )


def pack(viewer: Viewer, today: date) -> list[BoardPart]:
    """Give all projects by owner board, in the boards' order; those without a board last."""
    rows = queries.with_parts(queries.projects(viewer)).prefetch_related("documents")
    by_board: dict[int | None, list[Row]] = {}
    owners: dict[int | None, Board | None] = {}
    for told in queries.told(rows, today):
        board = told.project.board
        key = board.pk if board else None
        owners[key] = board
        by_board.setdefault(key, []).append(_row(told, today))
    ordered = sorted(owners.items(), key=lambda one: (one[1] is None, one[1].sort_order if one[1] else 0))
    return [BoardPart(board, by_board[key]) for key, board in ordered]


def _row(told: Told, today: date) -> Row:
    one = told.project
    granted = day_of_step(told.events, "granted", today)
    return Row(
        told,
        f"{STAGES[told.standing.stage]} {day_words(told.standing.since)}".strip(),
        "; ".join(_decision(row) for row in one.decisions.all()),
        day_words(granted),
        _sums(one),
        _rate(one),
        ", ".join(
            filter(
                None,
                [one.financed_by, day_words(one.financed_on), one.financing_diary, one.financing_account],
            )
        ),
        _outcome(told),
        "; ".join(str(lack.words) for lack in told.audit_lacks),
    )


def _decision(row: BoardDecision) -> str:
    delegated = _("by delegation") if row.is_delegated else ""
    words = [row.board.key, day_words(row.on), row.paragraph, str(row.get_matter_display()), delegated]
    return " ".join(filter(None, [*words, f"({row.diary_number})" if row.diary_number else ""]))


def _sums(project: Project) -> tuple[str, ...]:
    labels = {"our_budget": _("budget"), "our_grant": _("grant"), "own_share": _("own")}
    found = ((label, getattr(project, name)) for name, label in labels.items())
    return tuple(
        f"{label} {grouped(value)} {project.currency}" for label, value in found if value is not None
    )


def _rate(project: Project) -> str:
    if not project.rate:
        return ""
    told = {
        "rate": grouped(project.rate),
        "day": day_words(project.rate_on),
        "source": project.rate_source,
    }
    return _("%(rate)s kronor for one euro, %(day)s, %(source)s") % told


def _outcome(told: Told) -> str:
    results = list(told.project.results.all())
    if results:
        return "; ".join(row.words for row in results)
    if told.standing.stage in (Stage.REJECTED, Stage.WITHDRAWN):
        return str(STAGES[told.standing.stage])
    return ""


def title_of(at: datetime) -> str:
    """Give the title of the pack."""
    return _("EU projects for the auditors, %(day)s") % {"day": day_words(timezone.localdate(at))}


def as_sheet(parts: Sequence[BoardPart], at: datetime) -> Sheet:
    """Give the pack as one list, with the board first."""
    rows = [[part.name, *row.cells] for part in parts for row in part.rows]
    return Sheet(
        name=f"revision-{timezone.localdate(at).isoformat()}",
        title=title_of(at),
        statement=[_("All projects in the portfolio, by the board that owns them.")],
        headings=[_("Board"), *headings()],
        rows=rows,
    )


def as_pdf(parts: Sequence[BoardPart], at: datetime) -> bytes:
    """Set the pack as a tagged PDF, lying."""
    title, language = title_of(at), get_language() or "sv"
    lines = [
        f"#set document(title: {literal(title)})",
        f"#set text(lang: {literal(language)}, size: 8pt, hyphenate: true)",
        '#set page(paper: "a4", flipped: true, margin: 1.4cm, numbering: "1")',
        '#set table(stroke: 0.4pt + rgb("#9aa7ad"), inset: 3pt)',
        "#show table.cell.where(y: 0): strong",
        f"= {_words(title)}",
    ]
    for part in parts:
        head = ", ".join(f"[{_words(word)}]" for word in headings())
        cells = ", ".join(f"[{_words(cell)}]" for row in part.rows for cell in row.cells)
        widths = "1.4fr, 0.9fr, 1fr, 0.9fr, 1.2fr, 0.8fr, 1.5fr, 1.2fr, 1.4fr, 1.3fr"
        lines += [
            "",
            f"== {_words(part.name)}",
            "",
            _words(_told_of(part)),
            "",
            f"#table(columns: ({widths}), table.header({head}), {cells})",
        ]
    return tagged_pdf("\n".join(lines))


def _words(text: str) -> str:
    return f"#text({literal(printable(text))})"


def _told_of(part: BoardPart) -> str:
    return _("%(n)d projects, of which %(lacking)d lack something.") % {
        "n": len(part.rows),
        "lacking": part.lacking,
    }


def as_docx(parts: Sequence[BoardPart], at: datetime) -> bytes:
    """Write the pack as Word, lying, with real headings and a table for each board."""
    document = docx.Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.5)
    document.core_properties.title, document.core_properties.author = title_of(at), ""
    document.core_properties.language = {"sv": "sv-SE", "en": "en-GB"}.get(get_language() or "sv", "sv-SE")
    document.styles["Normal"].font.size = Pt(8)
    document.add_heading(title_of(at), level=1)
    for part in parts:
        document.add_heading(printable(part.name), level=2)
        document.add_paragraph(_told_of(part))
        _table(document, part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: Document, part: BoardPart) -> None:
    words = headings()
    made = document.add_table(rows=1, cols=len(words))
    made.style = "Table Grid"
    for cell, heading in zip(made.rows[0].cells, words, strict=True):
        cell.text = heading
        cell.paragraphs[0].runs[0].bold = True
    # The first row is read out with each cell, and repeated on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(mark)
    for row in part.rows:
        for cell, value in zip(made.add_row().cells, row.cells, strict=True):
            cell.text = printable(value)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), printable(part.name))
    made._tbl.tblPr.append(caption)
