"""The dated steps of a case, and the rule checks that are kept in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.engine.eligibility import Screening
from utblick.engine.eligibility.programme import Programme as Rules
from utblick.engine.eligibility.versions import marks
from utblick.features.contactpoint import periods, rules
from utblick.features.contactpoint.actions.saving import WRITE, check_version, locked, told
from utblick.features.contactpoint.kinds import CONSENT, EXTRA, HANDED_OVER, STEPS, StepKind
from utblick.features.contactpoint.models import Case, RuleCheck, Step
from utblick.features.organisation.actions.saving import checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset({"on", "words", "minutes", *EXTRA})


@transaction.atomic
def note_step(case: Case, kind: str, *, on: date, by: Viewer, at: datetime, **fields: Any) -> Step:
    """Note what happened in a case; advice keeps which rules it rests on."""
    by.check(WRITE)
    case = locked(case)
    wanted = _fields(kind, {**fields, "on": on})
    _check(case, kind, wanted, at)
    if kind == StepKind.REOPENED:
        rules.check_reopens(rules.standing(case.on, case.steps.all()).is_open)
    step = Step(case=case, kind=kind, by_name=by.name[:120])
    settable(step, wanted, FIELDS)
    if kind == StepKind.ADVICE:
        _pin(step, case)
    checked_and_saved(step)
    _carry(case, step)
    audit.record("contactpoint.step.noted", by=by, at=at, target=case, changes={"step_kind": str(kind)})
    return step


@transaction.atomic
def change_step(step: Step, *, version: int, on: date, by: Viewer, at: datetime, **fields: Any) -> Step:
    """Correct a step, as it was at `version`; the day of the rules follows the day of the advice."""
    by.check(WRITE)
    step = _held(step, version)
    wanted = _fields(step.kind, {**fields, "on": on})
    _check(step.case, step.kind, wanted, at)
    names = settable(step, wanted, FIELDS)
    if names:
        if step.kind == StepKind.ADVICE and "on" in names:
            _pin(step, step.case)
        step.version += 1
        checked_and_saved(step)
        changes = {"step_kind": step.kind, **told(names)}
        audit.record("contactpoint.step.changed", by=by, at=at, target=step.case, changes=changes)
    return step


@transaction.atomic
def remove_step(step: Step, *, version: int, by: Viewer, at: datetime) -> None:
    """Remove a step that never happened, as it was at `version`; the trail keeps that it stood there."""
    by.check(WRITE)
    step = _held(step, version)
    changes = {"step_kind": step.kind}
    audit.record("contactpoint.step.removed", by=by, at=at, target=step.case, changes=changes)
    step.delete()


@transaction.atomic
def keep_check(
    case: Case, idea: dict[str, Any], screening: Screening, against: Rules, *, by: Viewer, at: datetime
) -> RuleCheck:
    """Keep a rule check in a case, with the rules of that day and each finding as it was said."""
    by.check(WRITE)
    rules.check_names_no_personal_number(
        [idea.get("title"), *(one.get("name") for one in idea.get("partners", ()))]
    )
    today = day_of(at)
    row = RuleCheck(
        case=case,
        at=at,
        by_name=by.name[:120],
        programme=against.key,
        rules_on=today,
        rules_marks=marks(against, today),
        idea=idea,
        findings=[
            {
                "rule": one.rule,
                "verdict": one.verdict.value,
                "sentence_sv": one.sentence_sv,
                "sentence_en": one.sentence_en,
                "source": one.source,
                "certainty": one.certainty.value,
            }
            for one in screening.findings
        ],
        summary_sv=screening.summary_sv,
        summary_en=screening.summary_en,
    )
    checked_and_saved(row)
    audit.record("contactpoint.check.kept", by=by, at=at, target=case)
    return row


def _held(step: Step, version: int) -> Step:
    """Give a step as it stands now, held until the end; raises ChangedMeanwhile, also when it is there no more."""
    found = Step.objects.select_for_update(of=("self",)).select_related("case").filter(pk=step.pk).first()
    check_version(found or step, version if found else -1)
    assert found is not None
    return found


def _fields(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Keep what a kind of step takes; what it does not take is emptied by nobody and set by nobody."""
    takes = {"on", "words", "minutes", *STEPS[kind].takes}
    kept = {name: value for name, value in given.items() if name in takes}
    for name in ("words", "priority", "to_whom", "call", "passage", "agreed_by"):
        if isinstance(kept.get(name), str):
            kept[name] = kept[name].strip()
    rules.check_names_no_personal_number(kept.values())
    return kept


def _check(case: Case, kind: str, wanted: dict[str, Any], at: datetime) -> None:
    rules.check_has_happened(wanted["on"], day_of(at))
    rules.check_step_follows(wanted["on"], case.on)
    if STEPS[kind].takes == HANDED_OVER:
        rules.check_has_consent(all(wanted.get(name) for name in CONSENT))
        rules.check_agreed_by_function(rules.named_in(wanted["agreed_by"], [case.person]))
    rules.check_step_has_what_it_needs(rules.missing_fields(kind, wanted))


def _pin(step: Step, case: Case) -> None:
    """Keep which rules an advice rests on: those of its programme on its day."""
    found = periods.rules_by_key(case.programme)
    step.rules_on = step.on if found is not None else None
    step.rules_marks = marks(found, step.on) if found is not None else {}


def _carry(case: Case, step: Step) -> None:
    """Let what a step settles stand on the case: its priority; what ends it leaves nothing to do next."""
    changed = []
    if step.priority and step.priority != case.priority:
        case.priority = step.priority
        changed.append("priority")
    if STEPS[step.kind].ends and (case.next_step or case.next_on):
        case.next_step, case.next_on = "", None
        changed += ["next_step", "next_on"]
    if changed:
        case.version += 1
        case.save(update_fields=[*changed, "version"])
