"""The kinds of reports, and how one is put together of its sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from utblick.features.followup.coverage import definition_on
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.followup.sections import (
    Part,
    decisions,
    exchanges,
    matters,
    memberships,
    participation,
)
from utblick.features.followup.span import Span
from utblick.features.followup.strategy import strategy, strategy_areas, strategy_seats
from utblick.features.followup.words import day_words, definition_sentence
from utblick.features.organisation.models import Board
from utblick.ui.reports.data import Data, Section


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: its name and its sections; `of_board` says whether it is made for one board."""

    label: Promise
    parts: tuple[Part, ...]
    of_board: bool = False


KINDS: dict[str, Kind] = {
    "board": Kind(
        gettext_lazy("Board report"),
        (participation, exchanges, decisions, memberships, matters),
        of_board=True,
    ),
    "year": Kind(
        gettext_lazy("EU annual review"), (participation, exchanges, memberships, decisions, matters)
    ),
    "coverage": Kind(gettext_lazy("Coverage report"), (participation, exchanges)),
    "memberships": Kind(gettext_lazy("Membership review"), (memberships,)),
    "balticsea": Kind(gettext_lazy("Baltic Sea report"), (strategy, strategy_areas, strategy_seats)),
}


def build(kind: str, span: Span, texts: Mapping[str, str]) -> Data:
    """Work out a report in the language that is switched on; `texts` replace the drafted ones."""
    language = (get_language() or "sv")[:2]
    sections = []
    for part in KINDS[kind].parts:
        section = part(span)
        written = texts.get(f"{language}:{section.key}")
        if written is not None:
            section = Section(
                section.key, section.heading, written, section.figures, section.tables, section.charts
            )
        sections.append(section)
    board = Board.objects.filter(key=span.board).first() if span.board else None
    title = str(KINDS[kind].label) + (f": {board.name}" if board else "")
    facts = [
        [_("Period"), f"{day_words(span.first)} – {day_words(span.last)}"],
        [_("Board"), board.name if board else _("all")],
        [_("Made"), day_words(timezone.localdate())],
    ]
    definition = definition_on(span.last, ParticipationDefinition.objects.all())
    if participation in KINDS[kind].parts and definition is not None:
        facts.append([_("Who takes part is counted by"), definition_sentence(definition)])
    return Data(title, language, facts, sections)


def last_half_year(today: date) -> tuple[date, date]:
    """Give the first and last day of the half-year before the one that today lies in."""
    if today.month > 6:
        return date(today.year, 1, 1), date(today.year, 6, 30)
    last = date(today.year, 1, 1) - timedelta(days=1)
    return date(last.year, 7, 1), last
