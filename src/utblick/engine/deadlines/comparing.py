"""What moved between two plans for one deadline, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from utblick.engine.deadlines.meetings import Plan, RouteKind, Step, StepKind
from utblick.engine.deadlines.wording import day_en, day_sv

_NAMES: dict[StepKind, tuple[str, str]] = {
    StepKind.BEGIN: ("Början av analysen", "The beginning of the analysis"),
    StepKind.DRAFT: ("Analys och utkast", "The analysis and draft"),
    StepKind.INPUT_OUT: ("Utskicket till kommunerna", "Sending to the municipalities"),
    StepKind.INPUT_IN: ("Kommunernas synpunkter", "The municipalities' input"),
    StepKind.PRESIDIUM: ("Presidiet", "The presidium"),
    StepKind.PAPERS: ("Sista dag för handlingar", "The paper deadline"),
    StepKind.DELEGATED: ("Delegationsbeslutet", "The delegated decision"),
    StepKind.BOARD: ("Beslutet", "The decision"),
    StepKind.EXECUTIVE: ("Beslutet", "The decision"),
    StepKind.SEND: ("Sändandet", "Sending the answer"),
    StepKind.REPORT: ("Anmälan av delegationsbeslutet", "The report of the delegated decision"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that moved; `kind` is the step it is about, None for the plan as a whole."""

    sentence_sv: str
    sentence_en: str
    kind: StepKind | None = None
    board: str = ""


def differences(old: Plan, new: Plan) -> tuple[Difference, ...]:
    """Say what moved from one plan to another, that of the whole first, then step by step."""
    found = []
    if old.deadline != new.deadline:
        found.append(
            Difference(
                f"Fristen flyttades från {_moment_sv(old)} till {_moment_sv(new)}.",
                f"The deadline moved from {_moment_en(old)} to {_moment_en(new)}.",
            )
        )
    if old.route.kind is not new.route.kind:
        if new.route.kind is RouteKind.DELEGATION:
            sv, en = (
                "Nämnderna hinner inte längre: beslutet fattas med stöd av delegation.",
                "The boards can no longer decide in time: the decision is made by delegation.",
            )
        else:
            sv, en = (
                "Nämnderna hinner nu: beslutet behöver inte fattas med stöd av delegation.",
                "The boards can now decide in time: the decision need not be made by delegation.",
            )
        found.append(Difference(sv, en))
    before = {(step.kind, step.board): step for step in old.steps}
    after = {(step.kind, step.board): step for step in new.steps}
    for key, step in before.items():
        if key not in after:
            sv, en = _named(step)
            found.append(
                Difference(
                    f"{sv} den {day_sv(step.on)} utgår.",
                    f"{en} on {day_en(step.on)} is no longer part of the plan.",
                    *key,
                )
            )
    for key, step in after.items():
        found += _changed(before.get(key), step)
    return tuple(found)


def _changed(old: Step | None, new: Step) -> list[Difference]:
    sv, en = _named(new)
    found = []
    if old is None:
        found.append(
            (f"{sv} den {day_sv(new.on)} har tillkommit.", f"{en} on {day_en(new.on)} is new in the plan.")
        )
    elif old.on != new.on:
        found.append(
            (
                f"{sv} flyttades från den {day_sv(old.on)} till den {day_sv(new.on)}.",
                f"{en} moved from {day_en(old.on)} to {day_en(new.on)}.",
            )
        )
    if old and old.is_possible and not new.is_possible:
        found.append(
            (f"{sv} den {day_sv(new.on)} hinns inte längre.", f"{en} on {day_en(new.on)} is too late now.")
        )
    elif old and new.is_possible and not old.is_possible:
        found.append((f"{sv} den {day_sv(new.on)} hinns nu.", f"{en} on {day_en(new.on)} is possible now."))
    return [Difference(one, other, new.kind, new.board) for one, other in found]


def _named(step: Step) -> tuple[str, str]:
    sv, en = _NAMES[step.kind]
    return (f"{sv} ({step.board})", f"{en} ({step.board})") if step.board else (sv, en)


def _moment_sv(plan: Plan) -> str:
    return f"den {day_sv(plan.deadline.date())} {plan.deadline:%H.%M %Z}".rstrip()


def _moment_en(plan: Plan) -> str:
    return f"{day_en(plan.deadline.date())} {plan.deadline:%H:%M %Z}".rstrip()
