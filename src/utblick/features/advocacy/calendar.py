"""What is ahead in files: dates that somebody set, and those that the time limits of EU decision-making give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import get_language

from utblick.engine.deadlines.counting import Deadline as Counted
from utblick.engine.deadlines.counting import due, given, warnings_due
from utblick.engine.deadlines.rules import RULES, Rule
from utblick.engine.procedures.standing import Active, Standing
from utblick.features.advocacy import queries
from utblick.features.advocacy.institutions import Known, known
from utblick.features.advocacy.models import Deadline, Procedure
from utblick.features.advocacy.models.procedures import OUR_ANSWERS
from utblick.features.advocacy.standing import in_page_language, standing_of
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer

AMENDMENTS = "ep_am_deadline"
VOTES = ("omröstning", "vote")
# A date of no known sort is warned of too.
PLAIN = Rule("", "", "", "", "", None, warnings=(21, 7, 2))


@dataclass(frozen=True, slots=True)
class Ahead:
    """One date ahead in a file. `deadline` is the row of one that was set; a counted one has `how` instead.

    `is_earliest` when it may still move later. `warning` is the nearest of the rule's warnings that has been reached,
    in days before.
    """

    procedure: Procedure
    name: str
    at: datetime
    is_whole_day: bool
    certainty: str
    is_earliest: bool = False
    deadline: Deadline | None = None
    rule: str = ""
    warning: int | None = None
    how: tuple[str, ...] = field(default=())

    @property
    def is_counted(self) -> bool:
        """Say whether it was worked out from a time limit."""
        return self.deadline is None

    @property
    def is_our_answer(self) -> bool:
        """Say whether it is the last day of an answer of ours rather than a step of an institution."""
        return self.rule in OUR_ANSWERS if self.deadline is None else self.deadline.is_our_answer

    @property
    def pk(self) -> str:
        """Give what tells it from others in lists."""
        return f"{self.procedure.pk}-{self.rule or (self.deadline.pk if self.deadline else '')}"


def ahead_in(viewer: Viewer, procedures: Iterable[Procedure], at: datetime) -> list[Ahead]:
    """Give what is ahead in files, the soonest first. A date that was set counts before a counted one of its rule.

    In a file that is closed only our own answers and what is done in Sweden after an act are ahead.
    """
    viewer.check(queries.VIEW)
    listed = list(procedures)
    rows: dict[int, list[Deadline]] = {}
    for row in queries.deadlines(viewer).filter(procedure__in=listed, done_on__isnull=True):
        rows.setdefault(row.procedure_id, []).append(row)
    today, calendars = day_of(at), known()
    found: list[Ahead] = []
    for procedure in listed:
        there = rows.get(procedure.pk, [])
        standing = standing_of(procedure, today, calendars)
        found += [
            _set(procedure, row, today, calendars)
            for row in there
            if row.at >= at and (standing.is_open or row.outlasts_file)
        ]
        said = {row.rule for row in there if row.rule}
        found += [_counted(procedure, one, today, calendars) for one in _running(standing, today, said)]
    return sorted(found, key=lambda one: (one.at, one.name))


def amendments_after_vote(
    viewer: Viewer, procedure: Procedure, at: datetime
) -> tuple[Deadline, Deadline] | None:
    """Give a deadline for amendments in a file and the next vote, where the vote comes first; None in good order.

    A vote has no time limit that tells it: it is known by its name.
    """
    rows = list(queries.deadlines(viewer).filter(procedure=procedure, done_on__isnull=True, at__gte=at))
    vote = next((row for row in rows if _is_vote(row)), None)
    late = next((row for row in rows if row.rule == AMENDMENTS and vote and row.at > vote.at), None)
    return (late, vote) if late is not None and vote is not None else None


def _is_vote(row: Deadline) -> bool:
    words = f"{row.name_sv} {row.name_en}".casefold()
    return not row.rule and not row.is_our_answer and any(one in words for one in VOTES)


def _running(standing: Standing, today: date, said: set[str]) -> list[Active]:
    return [
        one
        for one in standing.active
        if one.state.clock and one.state.clock not in said and one.until is not None and one.until >= today
    ]


def _set(procedure: Procedure, row: Deadline, today: date, calendars: Known) -> Ahead:
    ends = given(RULES.get(row.rule, PLAIN), row.at, calendar=calendars.calendar)
    return Ahead(
        procedure,
        row.name,
        row.at,
        row.is_whole_day,
        row.certainty,
        deadline=row,
        warning=_reached(ends, today),
    )


def _counted(procedure: Procedure, active: Active, today: date, calendars: Known) -> Ahead:
    rule = RULES[active.state.clock or ""]
    assert active.until is not None
    ends = given(rule, active.until, calendar=calendars.calendar)
    how: tuple[str, ...] = ()
    is_sure = rule.is_sure and active.is_sure
    if rule.length is not None:
        start = None if active.until_is_earliest and rule.moves else active.since
        counted = due(rule, start, today=today, calendar=calendars.calendar)
        if counted.on == active.until:
            how = counted.sentences_en if get_language() == "en" else counted.sentences_sv
            is_sure = is_sure and counted.is_sure
    return Ahead(
        procedure,
        in_page_language(rule, "name"),
        ends.at,
        True,
        Certainty.KNOWN if is_sure else Certainty.UNSURE,
        is_earliest=active.until_is_earliest,
        rule=rule.key,
        warning=_reached(ends, today),
        how=how,
    )


def _reached(deadline: Counted, today: date) -> int | None:
    """Give the nearest warning that has been reached, in days before; None before the first."""
    reached = warnings_due(deadline, today, date.min)
    return min(reached) if reached and deadline.on >= today else None
