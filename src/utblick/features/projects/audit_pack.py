"""All projects as the auditors ask for them: by board, with decision, financing, state, outcome and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.organisation.models import Board
from utblick.features.projects import queries
from utblick.features.projects.models import BoardDecision, Project, Result
from utblick.features.projects.money import Total, total_of
from utblick.features.projects.queries import Told
from utblick.features.projects.stages import FUNDED, Stage, day_of_step
from utblick.features.projects.waiting import question_of, waits_for_result
from utblick.features.projects.words import STAGES, day_words
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.columns import grouped


@dataclass(frozen=True, slots=True)
class Row:
    """A project as the auditors read it; all but the project itself is in words, each a line of its cell."""

    told: Told
    stage: tuple[str, ...]
    decisions: tuple[str, ...]
    granted: date | None
    sums: tuple[str, ...]
    rate: str
    financing: tuple[str, ...]
    outcome: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def project(self) -> Project:
        """Give the project."""
        return self.told.project

    @property
    def about(self) -> tuple[str, ...]:
        """Give its diary number and its unit, and its ground of secrecy."""
        one = self.project
        secrecy = _("secret: %(ground)s") % {"ground": one.get_secrecy_display()} if one.secrecy else ""
        return tuple(filter(None, [one.diary_number, one.unit.name if one.unit else "", secrecy]))

    @property
    def money(self) -> tuple[str, ...]:
        """Give when the grant was decided, the amounts and their rate."""
        granted = _("granted %(day)s") % {"day": day_words(self.granted)} if self.granted else ""
        return tuple(filter(None, [granted, *self.sums, self.rate]))

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Give the lines of each cell of the table, in the order of `headings`."""
        return (
            (self.project.name, *self.about),
            self.stage,
            self.decisions,
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

    @property
    def under_way(self) -> int:
        """Count the projects that are on their way."""
        return sum(row.told.standing.is_open for row in self.rows)

    @property
    def in_use(self) -> int:
        """Count the projects whose results are in use."""
        return sum(row.told.standing.stage == Stage.IN_USE for row in self.rows)

    def total(self, field: str) -> Total:
        """Give what an amount comes to in the projects that somebody has given money to."""
        funded = (row.project for row in self.rows if row.told.standing.stage in FUNDED)
        return total_of(queries.sum_of(project, field) for project in funded)

    @property
    def words(self) -> str:
        """Say how many they are and of how many something is missing."""
        n = len(self.rows)
        told = ngettext("%(n)d project", "%(n)d projects", n) % {"n": n}
        if not self.lacking:
            return _("%(projects)s, nothing is missing") % {"projects": told}
        lacking = ngettext("%(n)d lacks something", "%(n)d lack something", self.lacking) % {
            "n": self.lacking
        }
        return f"{told}, {lacking}"


@dataclass(frozen=True, slots=True)
class Pack:
    """All that the viewer may see of it; `hidden` projects are secret and not in it, `secret` ones are."""

    at: datetime
    parts: Sequence[BoardPart]
    hidden: int

    @property
    def secret(self) -> int:
        """Count the projects under secrecy that are in it."""
        return sum(bool(row.project.secrecy) for part in self.parts for row in part.rows)

    @property
    def title(self) -> str:
        """Give the title."""
        return _("EU projects for the auditors, %(day)s") % {"day": day_words(timezone.localdate(self.at))}

    @property
    def name(self) -> str:
        """Give the name of its files."""
        return f"revision-{timezone.localdate(self.at).isoformat()}"

    @property
    def statement(self) -> list[str]:
        """Say what it holds and what it leaves out."""
        said = [_("All projects in the portfolio, by the board that owns them.")]
        if self.hidden:
            words = ngettext(
                "%(n)d project under secrecy is not in it.",
                "%(n)d projects under secrecy are not in it.",
                self.hidden,
            )
            said.append(words % {"n": self.hidden})
        if self.secret:
            words = ngettext(
                "It holds %(n)d project under secrecy: try whether it may be given out before you do.",
                "It holds %(n)d projects under secrecy: try whether they may be given out before you do.",
                self.secret,
            )
            said.append(words % {"n": self.secret})
        return said


def headings() -> tuple[str, ...]:
    """Give the headings of the table."""
    return (
        _("Project"),
        _("Stage"),
        _("Board's decision"),
        _("Financing"),
        _("Own share decided"),
        _("Outcome"),
        _("Missing for the auditors"),
    )


def pack(viewer: Viewer, at: datetime) -> Pack:
    """Give all projects by owner board, in the boards' order; those without a board last."""
    today = timezone.localdate(at)
    rows = queries.with_parts(queries.projects(viewer))
    by_board: dict[int | None, list[Row]] = {}
    owners: dict[int | None, Board | None] = {}
    for told in queries.told(rows, today):
        board = told.project.board
        key = board.pk if board else None
        owners[key] = board
        by_board.setdefault(key, []).append(_row(told, today))
    ordered = sorted(owners.items(), key=lambda one: (one[1] is None, one[1].sort_order if one[1] else 0))
    parts = [BoardPart(board, by_board[key]) for key, board in ordered]
    return Pack(at, parts, queries.hidden(viewer))


def _row(told: Told, today: date) -> Row:
    one = told.project
    financing = [one.financed_by, day_words(one.financed_on), one.financing_diary, one.financing_account]
    return Row(
        told,
        tuple(filter(None, [str(STAGES[told.standing.stage]), day_words(told.standing.since)])),
        tuple(_decision(row) for row in one.decisions.all()),
        day_of_step(told.events, "granted", today),
        _sums(one),
        _rate(one),
        tuple(filter(None, financing)),
        _outcome(told),
        tuple(str(lack.words) for lack in told.audit_lacks),
    )


def _decision(row: BoardDecision) -> str:
    delegated = _("by delegation") if row.is_delegated else ""
    words = [row.board.key, day_words(row.on), row.paragraph, str(row.get_matter_display()), delegated]
    return " ".join(filter(None, [*words, f"({row.diary_number})" if row.diary_number else ""]))


def _sums(project: Project) -> tuple[str, ...]:
    labels = {"our_budget": _("budget"), "our_grant": _("grant"), "own_share": _("own")}
    found = ((label, getattr(project, name)) for name, label in labels.items())
    # A number is not parted from its currency at the end of a line.
    return tuple(
        f"{label} " + f"{grouped(value)} {project.currency}".replace(" ", "\u00a0")
        for label, value in found
        if value is not None
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


def _outcome(told: Told) -> tuple[str, ...]:
    """Say what came of it: what changed, whether it is in use and where that is seen, or why nothing is written."""
    stage = told.standing.stage
    said = [_result(row) for row in told.project.results.all()]
    if stage == Stage.IN_USE:
        said.insert(0, _("results in use since %(day)s") % {"day": day_words(told.standing.since)})
    question = question_of(told)
    if (
        question is not None
        and question.answered_at is not None
        and question.answer
        and stage != Stage.IN_USE
    ):
        answer = {"answer": question.get_answer_display(), "day": day_words(question.answered_at.date())}
        said.append(_("asked whether it is used: %(answer)s, %(day)s") % answer)
    if waits_for_result(told):
        said.append(_("closed a year ago, and nobody has said what changed"))
    if not said and stage in (Stage.REJECTED, Stage.WITHDRAWN):
        said.append(str(STAGES[stage]))
    return tuple(said)


def _result(row: Result) -> str:
    marks = [_("in use") if row.is_in_use else "", row.where, row.address]
    if not row.has_evidence:
        marks.append(_("without evidence"))
    held = ", ".join(filter(None, marks))
    return f"{row.words} ({held})" if held else row.words
