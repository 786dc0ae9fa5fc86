"""What is missing of a project, for what, and where it is filled in. Pure: it looks at facts, never at the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from utblick.engine.coverage.months import months_after
from utblick.features.projects.stages import Stage

APPLICATION, RUNNING, RESULTS, AUDIT = "application", "running", "results", "audit"
MONTHS_AFTER = 12


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a project; the days and codes are as stored, `has_…` are whether there is at least one."""

    unit: bool = False
    board: bool = False
    programme: bool = False
    call: bool = False
    diary_number: bool = False
    starts_on: bool = False
    ends_on: bool = False
    own_share: bool = False
    financed: bool = False
    financing_diary: bool = False
    our_budget: bool = False
    our_grant: bool = False
    needs_rate: bool = False
    has_grant_step: bool = False
    has_reports: bool = False
    has_partners: bool = False
    has_board_decision: bool = False
    has_results: bool = False
    has_evidence: bool = False
    adds_up: bool = True


class Lack(NamedTuple):
    """Something that is missing: its words, the form where it is filled in, and the field there."""

    key: str
    words: Promise
    form: str
    field: str = ""


class _Need(NamedTuple):
    words: Promise
    form: str
    field: str
    is_there: Callable[[Facts], bool]


# The forms: `facts`, `money`, `step` and the parts of a project by their names.
NEEDS: dict[str, _Need] = {
    "unit": _Need(_("the unit that answers for it"), "facts", "unit", lambda f: f.unit),
    "board": _Need(_("the board that owns it"), "facts", "board", lambda f: f.board),
    "programme": _Need(_("the programme"), "facts", "programme", lambda f: f.programme),
    "call": _Need(_("the call"), "facts", "call", lambda f: f.call),
    "diary": _Need(_("the diary number"), "facts", "diary_number", lambda f: f.diary_number),
    "starts": _Need(_("the first day"), "facts", "starts_on", lambda f: f.starts_on),
    "ends": _Need(_("the last day"), "facts", "ends_on", lambda f: f.ends_on),
    "own": _Need(_("our own share"), "money", "own_share", lambda f: f.own_share),
    "financed": _Need(
        _("who decided on the own share, and when"), "money", "financed_by", lambda f: f.financed
    ),
    "financing-diary": _Need(
        _("the diary number of the financing decision"),
        "money",
        "financing_diary",
        lambda f: f.financing_diary,
    ),
    "budget": _Need(_("our part of the budget"), "money", "our_budget", lambda f: f.our_budget),
    "grant": _Need(_("the grant to us"), "money", "our_grant", lambda f: f.our_grant),
    "sum": _Need(
        _("amounts that agree: the grant to us and our own share are not our part of the budget"),
        "money",
        "own_share",
        lambda f: f.adds_up,
    ),
    "rate": _Need(
        _("the rate of the euro, its day and where it is from"), "money", "rate", lambda f: not f.needs_rate
    ),
    "granted": _Need(_("the decision on the grant"), "step", "granted", lambda f: f.has_grant_step),
    "reports": _Need(_("the days when reports are due"), "report", "", lambda f: f.has_reports),
    "partners": _Need(_("the partners"), "partner", "", lambda f: f.has_partners),
    "decided": _Need(_("the board's decision"), "decision", "", lambda f: f.has_board_decision),
    "result": _Need(_("what changed"), "result", "", lambda f: f.has_results),
    "evidence": _Need(
        _("evidence of what changed: an address or a passage"), "result", "", lambda f: f.has_evidence
    ),
}
NEEDED: dict[str, tuple[str, ...]] = {
    APPLICATION: ("unit", "board", "programme", "call", "partners", "own", "sum", "financed"),
    RUNNING: ("granted", "grant", "sum", "starts", "ends", "reports"),
    RESULTS: ("result", "evidence"),
    AUDIT: (
        "unit",
        "board",
        "diary",
        "decided",
        "programme",
        "granted",
        "budget",
        "grant",
        "own",
        "sum",
        "rate",
        "financed",
        "financing-diary",
    ),
}
WHAT_FOR: dict[str, Promise] = {
    APPLICATION: _("Missing before the application"),
    RUNNING: _("Missing while it runs"),
    RESULTS: _("Missing a year after closing"),
    AUDIT: _("Missing for the auditors"),
}


def missing(facts: Facts, for_what: str) -> tuple[Lack, ...]:
    """Give what is missing for something (`application`, `running`, `results`, `audit`), in the order to fill in.

    Where no result is written, its evidence is not asked for too.
    """
    found = []
    for key in NEEDED[for_what]:
        need = NEEDS[key]
        if key == "evidence" and not facts.has_results:
            continue
        if not need.is_there(facts):
            found.append(Lack(key, need.words, need.form, need.field))
    return tuple(found)


def matters_now(stage: str, closed_on: date | None, today: date) -> str:
    """Give what things are missing for at a stage; nothing where nothing is asked now."""
    if stage in (Stage.IDEA, Stage.APPLIED):
        return APPLICATION
    if stage in (Stage.GRANTED, Stage.RUNNING):
        return RUNNING
    if stage == Stage.IN_USE or (stage == Stage.CLOSED and is_asked(closed_on, today)):
        return RESULTS
    return ""


def asked_on(closed_on: date) -> date:
    """Give the day when a closed project is asked what it changed."""
    return months_after(closed_on, MONTHS_AFTER)


def is_asked(closed_on: date | None, today: date) -> bool:
    """Say whether a year has gone since a project was closed."""
    return closed_on is not None and asked_on(closed_on) <= today


def missing_for_audit(facts: Facts, stage: str, closed_on: date | None, today: date) -> tuple[Lack, ...]:
    """Give what the auditors would miss at a stage: what is not yet decided is asked of no idea or application."""
    early = stage in (Stage.IDEA, Stage.APPLIED, Stage.REJECTED, Stage.WITHDRAWN)
    found = [
        lack
        for lack in missing(facts, AUDIT)
        if not (early and lack.key in ("granted", "grant"))
        and not (stage in (Stage.IDEA, Stage.WITHDRAWN, Stage.REJECTED) and lack.key not in ("unit", "board"))
    ]
    if matters_now(stage, closed_on, today) == RESULTS:
        found += missing(facts, RESULTS)
    return tuple(found)
