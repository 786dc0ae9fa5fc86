"""The reports that `utblick report` makes of what all rooms hold: the same kinds as on the pages, live."""

from __future__ import annotations

from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.features.balticsea.queries.plans import VIEW as STRATEGY
from utblick.features.followup import sections
from utblick.features.followup.reporting import KINDS, build
from utblick.features.followup.sections import Part
from utblick.features.followup.span import Span
from utblick.features.followup.strategy import strategy, strategy_areas, strategy_seats
from utblick.ui.reports.data import Data
from utblick.ui.reports.listed import Asked, Forms, Report, forms_of

# What one must be allowed to see for each section of a report.
NEEDED: dict[Part, str] = {
    sections.participation: "followup.coverage.view",
    sections.exchanges: "exchanges.exchange.view",
    sections.decisions: "governance.desk.view",
    sections.memberships: "networks.network.view",
    sections.matters: "monitoring.matter.view",
    strategy: STRATEGY,
    strategy_areas: STRATEGY,
    strategy_seats: STRATEGY,
}


def _make(kind: str, asked: Asked) -> Forms:
    """Work out a report for who reads it. Raises NotAllowed where a section is of what they may not see."""
    for part in KINDS[kind].parts:
        asked.viewer.check(NEEDED[part])
    data = build(kind, Span(asked.first, asked.last, asked.board, asked.viewer), {})
    name = asked.viewer.name
    sight = _("what %(name)s may see") % {"name": name} if name else _("what everybody may see")
    facts = [*data.facts, [_("What is told"), sight]]
    return forms_of(Data(f"{data.title}, {asked.period.written}", data.language, facts, data.sections))


def _report(name: str, kind: str, summary: Promise) -> Report:
    return Report(name, summary, partial(_make, kind), is_of_board=KINDS[kind].of_board)


REPORTS = (
    _report(
        "eu-review",
        "year",
        gettext_lazy("EU annual review: who takes part, exchanges, memberships, decisions, matters"),
    ),
    _report(
        "board",
        "board",
        gettext_lazy("The same for one board (--board), with its own exchanges and decisions"),
    ),
    _report("participation", "coverage", gettext_lazy("Coverage report: which units take part in exchanges")),
    _report(
        "memberships", "memberships", gettext_lazy("Membership review: networks, what they cost and gave")
    ),
    _report(
        "baltic-sea",
        "balticsea",
        gettext_lazy("Baltic Sea report: what was done in each policy area of the EU strategy"),
    ),
)
