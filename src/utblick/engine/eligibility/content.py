"""Checks of what and when: the programme's period, the call, priority and objective, the project's start and end."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from utblick.engine.deadlines.wording import count_en, count_sv, day_en, day_sv
from utblick.engine.eligibility.case import Case, is_open
from utblick.engine.eligibility.findings import Checked, Said, Verdict
from utblick.engine.eligibility.programme import Call, Objective, Priority, holding
from utblick.engine.eligibility.wording import kind_en, kind_sv, listed_en, listed_sv


def period(case: Case) -> Checked:
    """The programme's time has come and is not over."""
    programme, idea = case.programme, case.idea
    if idea.programme and idea.programme != programme.key:
        yield Said(
            Verdict.ASK,
            f"Idén anger {idea.programme} men prövas mot {programme.key}: kontrollera vilken programperiod den gäller.",
            f"The idea says {idea.programme} but is checked against {programme.key}: find out which period it is for.",
        )
    start, end = programme.starts_on, programme.costs_end_on
    if programme.is_closed(case.on):
        yield Said(
            Verdict.NOT_MET,
            f"{programme.name_sv} är avslutat: kostnader kunde tas med till och med den {day_sv(end)}. Det som sägs "
            "här gäller arkivet, inte en ny ansökan.",
            f"{programme.name_en} is closed: costs could be counted until {day_en(end)}. What is said here is for the "
            "archive, not for a new application.",
        )
    elif case.on < start:
        yield Said(
            Verdict.ASK,
            f"{programme.name_sv} börjar den {day_sv(start)}: fråga sekretariatet vad som gäller innan dess.",
            f"{programme.name_en} begins on {day_en(start)}: ask the secretariat what holds before that.",
        )
    else:
        yield Said(
            Verdict.MET,
            f"{programme.name_sv} pågår den {day_sv(case.on)}; kostnader kan tas med till och med den {day_sv(end)}.",
            f"{programme.name_en} is running on {day_en(case.on)}; costs can be counted until {day_en(end)}.",
        )


def call(case: Case) -> Checked:
    """There is a call to apply in."""
    programme, on = case.programme, case.on
    calls = case.calls()
    if case.idea.call and not calls:
        known = [row.key for row in holding(programme.calls, on)]
        yield Said(
            Verdict.ASK,
            f"Utlysning {case.idea.call} är inte känd här; kända är {listed_sv(known) or 'inga'}. Fråga sekretariatet.",
            f"Call {case.idea.call} is not known here; known are {listed_en(known) or 'none'}. Ask the secretariat.",
        )
    elif case.idea.call:
        yield _named(calls[0], case)
    elif calls:
        yield Said(
            Verdict.MET,
            f"Öppet den {day_sv(on)}: {listed_sv(_window_sv(one) for one in calls)}.",
            f"Open on {day_en(on)}: {listed_en(_window_en(one) for one in calls)}.",
        )
    else:
        yield _without(case)


def _named(named: Call, case: Case) -> Said:
    on, kind = case.on, case.idea.kind
    if kind and named.kind and kind is not named.kind:
        return Said(
            Verdict.NOT_MET,
            f"Utlysning {named.key} tar bara {kind_sv(named.kind, many=True)}, men idén är ett {kind_sv(kind)}.",
            f"Call {named.key} takes {kind_en(named.kind, many=True)} only, but the idea is a {kind_en(kind)}.",
            case.basis(named.basis),
        )
    if is_open(named, on):
        return Said(Verdict.MET, f"Öppen: {_window_sv(named)}.", f"Open: {_window_en(named)}.")
    if named.closes_on is not None and on > named.closes_on:
        basis = case.basis(named.basis)
        return Said(Verdict.NOT_MET, f"Stängd: {_window_sv(named)}.", f"Closed: {_window_en(named)}.", basis)
    if named.opens_on is not None and on < named.opens_on:
        return Said(
            Verdict.ASK,
            f"Har inte öppnat den {day_sv(on)}: {_window_sv(named)}. Fråga sekretariatet om det är nästa tillfälle.",
            f"Not open yet on {day_en(on)}: {_window_en(named)}. Ask the secretariat whether it is the next occasion.",
        )
    return Said(
        Verdict.ASK,
        f"Dagarna för utlysning {named.key} är inte belagda: fråga sekretariatet.",
        f"The days of call {named.key} are in no source: ask the secretariat.",
    )


def _without(case: Case) -> Said:
    """No call is known to be open; only where the last one is known can it be said that none will come."""
    rows = list(holding(case.programme.calls, case.on))
    last = max((row.closes_on for row in rows if row.closes_on), default=None)
    if case.programme.is_last_call_listed and last is not None and case.on > last:
        return Said(
            Verdict.NOT_MET,
            f"Programmets sista utlysning stängde den {day_sv(last)}.",
            f"The programme's last call closed on {day_en(last)}.",
        )
    return Said(
        Verdict.ASK,
        f"Ingen utlysning är känd som öppen den {day_sv(case.on)}: fråga sekretariatet när nästa kommer.",
        f"No call is known to be open on {day_en(case.on)}: ask the secretariat when the next one comes.",
    )


def _window_sv(row: Call) -> str:
    """Write a call's days and hour: utlysning 2, från den … till den … klockan 15.00 finsk tid (14.00 i Sverige)."""
    first = f" från den {day_sv(row.opens_on)}" if row.opens_on else ""
    last = f" till den {day_sv(row.closes_on)}" if row.closes_on else ""
    hour = ""
    if at := row.closes_at:
        hour = f" klockan {at:%H.%M} finsk tid ({at.hour - 1:02}.{at:%M} i Sverige)"
    kind = f" för {kind_sv(row.kind, many=True)}" if row.kind else ""
    return f"utlysning {row.key}{kind}{first}{last}{hour}"


def _window_en(row: Call) -> str:
    """Write a call's days and hour: call 2, from … to … at 15:00 Finnish time (14:00 in Sweden)."""
    first = f" from {day_en(row.opens_on)}" if row.opens_on else ""
    last = f" to {day_en(row.closes_on)}" if row.closes_on else ""
    hour = ""
    if at := row.closes_at:
        hour = f" at {at:%H:%M} Finnish time ({at.hour - 1:02}:{at:%M} in Sweden)"
    kind = f" for {kind_en(row.kind, many=True)}" if row.kind else ""
    return f"call {row.key}{kind}{first}{last}{hour}"


def priority(case: Case) -> Checked:
    """One priority and one objective of the programme are chosen."""
    codes, objectives = case.chosen()
    priorities = {row.key: row for row in case.programme.priorities}
    known = {row.key for row in holding(case.programme.objectives, case.on)}
    foreign = [code for code in codes if code not in known and code not in priorities]
    if foreign:
        yield _foreign(case, foreign)
    elif len(objectives) > 1:
        yield _several(case, objectives)
    elif not objectives:
        yield _missing(case, codes)
    else:
        yield _one(case, [code for code in codes if code in priorities], priorities)


def _foreign(case: Case, codes: list[str]) -> Said:
    """A code of this programme's kind that it does not have is wrong; one of another kind may mean something else."""
    own = "S" if case.programme.priorities else "PO"
    is_wrong = any(code.startswith((own, "PO")) for code in codes)
    return Said(
        Verdict.NOT_MET if is_wrong else Verdict.ASK,
        f"{listed_sv(codes)} finns inte bland målen i {case.programme.name_sv}: välj bland {_choices(case)}.",
        f"{listed_en(codes)} is not among the objectives of {case.programme.name_en}: choose among {_choices(case)}.",
    )


def _several(case: Case, objectives: list[Objective]) -> Said:
    """That exactly one is chosen is a sourced rule only where objectives stand under priorities."""
    is_rule = bool(case.programme.priorities)
    keys = [row.key for row in objectives]
    return Said(
        Verdict.NOT_MET if is_rule else Verdict.ASK,
        f"Idén anger flera mål: {listed_sv(keys)}. Ett projekt ska bidra till ett enda: "
        + ("välj ett." if is_rule else "välj det som passar bäst, eller fråga sekretariatet."),
        f"The idea names several objectives: {listed_en(keys)}. A project is to contribute to one: "
        + ("choose one." if is_rule else "choose the one that fits best, or ask the secretariat."),
        case.basis(*(row.basis for row in objectives)),
    )


def _missing(case: Case, codes: list[str]) -> Said:
    """No objective can be read: nothing is written, or only one priority, several, or words without a code."""
    if len(codes) > 1:
        return Said(
            Verdict.NOT_MET,
            f"Idén anger flera prioriteringar: {listed_sv(codes)}. Välj en prioritering och ett av dess mål.",
            f"The idea names several priorities: {listed_en(codes)}. Choose one priority and one of its objectives.",
        )
    if codes:
        under = [row.key for row in holding(case.programme.objectives, case.on) if row.priority == codes[0]]
        return Said(
            Verdict.ASK,
            f"{codes[0]} är en prioritering, men målet saknas: välj {listed_sv(under, 'eller')}.",
            f"{codes[0]} is a priority, but the objective is missing: choose {listed_en(under, 'or')}.",
        )
    written = case.idea.priority
    return Said(
        Verdict.ASK,
        f"{f'”{written}” är inget mål med kod' if written else 'Inget mål är valt'}: välj bland {_choices(case)}.",
        f"{f'“{written}” is no objective with a code' if written else 'No objective is chosen'}: choose among "
        f"{_choices(case)}.",
    )


def _one(case: Case, named: list[str], priorities: dict[str, Priority]) -> Said:
    objective = case.chosen()[1][0]
    others = [key for key in named if key != objective.priority]
    if others:
        return Said(
            Verdict.NOT_MET,
            f"{objective.key} hör till {objective.priority}, men idén anger {listed_sv(others)}: välj en prioritering "
            "och ett av dess mål.",
            f"{objective.key} belongs to {objective.priority}, but the idea names {listed_en(others)}: choose one "
            "priority and one of its objectives.",
            case.basis(objective.basis),
        )
    above = priorities.get(objective.priority)
    above_sv = f" under {above.key} ({above.title_sv})" if above else ""
    above_en = f" under {above.key} ({above.title_en})" if above else ""
    return Said(
        Verdict.MET,
        f"Ett mål är valt: {objective.key} ({objective.title_sv}){above_sv}.",
        f"One objective is chosen: {objective.key} ({objective.title_en}){above_en}.",
        case.basis(objective.basis),
    )


def _choices(case: Case) -> str:
    keys = [row.key for row in holding(case.programme.objectives, case.on)]
    return ", ".join(keys)


def project_end(case: Case) -> Checked:
    """The project lies within the days that the programme pays for."""
    idea, programme = case.idea, case.programme
    if idea.starts_on is None or idea.months is None:
        yield Said(
            Verdict.ASK,
            "Startdag och antal månader behövs: projektet ska vara slut senast den "
            f"{day_sv(programme.projects_end_on)}.",
            "The day of the start and the months are needed: the project is to end by "
            f"{day_en(programme.projects_end_on)}.",
        )
        return
    start, end = idea.starts_on, last_day(idea.starts_on, idea.months)
    calls = case.calls()
    earliest = max([programme.starts_on, *(row.starts_from for row in calls if row.starts_from)])
    latest = min([programme.projects_end_on, *(row.ends_by for row in calls if row.ends_by)])
    basis = case.basis(*(row.basis for row in calls))
    months_sv, months_en = count_sv(idea.months, "månad", "månader"), count_en(idea.months, "month")
    if start < earliest:
        yield Said(
            Verdict.NOT_MET,
            f"Starten den {day_sv(start)} ligger före den {day_sv(earliest)}, då projekt tidigast får börja.",
            f"The start on {day_en(start)} is before {day_en(earliest)}, the first day on which projects may begin.",
            basis,
        )
    if end > latest:
        yield Said(
            Verdict.NOT_MET,
            f"Med start den {day_sv(start)} och {months_sv} slutar projektet den {day_sv(end)}, efter den "
            f"{day_sv(latest)} som är sista dag.",
            f"Beginning on {day_en(start)} and lasting {months_en} the project ends on {day_en(end)}, after "
            f"{day_en(latest)}, which is the last day.",
            basis,
        )
    elif start >= earliest:
        yield Said(
            Verdict.MET,
            f"Projektet pågår från den {day_sv(start)} till den {day_sv(end)}, inom tiden till den {day_sv(latest)}.",
            f"The project runs from {day_en(start)} to {day_en(end)}, within the time to {day_en(latest)}.",
            basis,
        )


def last_day(start: date, months: int) -> date:
    """Give the last day of a project of so many months."""
    moved = start + relativedelta(months=months)
    return date(moved.year, moved.month, moved.day) - timedelta(days=1)
