"""Enquiries: noted in under a minute, corrected, planned, and freed of personal data when its day comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from utblick.features.actors.naming import bodies_called
from utblick.features.contactpoint import rules
from utblick.features.contactpoint.actions.saving import WRITE, locked, saved
from utblick.features.contactpoint.actions.steps import note_step
from utblick.features.contactpoint.counties import county_choices
from utblick.features.contactpoint.kinds import Channel, StepKind
from utblick.features.contactpoint.models import Case, StandardAnswer
from utblick.features.contactpoint.periods import periods
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset(
    {
        "on",
        "channel",
        "programme",
        "county",
        "organisation",
        "body_number",
        "person",
        "reach",
        "purpose",
        "person_until",
        "question",
        "priority",
        "minutes",
        "owner",
        "next_step",
        "next_on",
        "diary_number",
        "secrecy",
        "secrecy_reason",
    }
)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """An enquiry as it is noted. `is_done` says that nothing is left: it is answered and closed at once.

    With a `standard` answer and no words of one's own, that answer's are noted.
    """

    on: date
    channel: str
    programme: str
    county: str
    question: str
    organisation: str = ""
    person: str = ""
    reach: str = ""
    purpose: str = ""
    person_until: date | None = None
    priority: str = ""
    minutes: int = 10
    answer: str = ""
    standard: StandardAnswer | None = None
    is_done: bool = False
    next_step: str = ""
    next_on: date | None = None


@transaction.atomic
def note_enquiry(wish: Enquiry, *, form_key: UUID | None = None, by: Viewer, at: datetime) -> Case:
    """Note an enquiry, with its answer where it was answered at once; the same form sent twice is kept once."""
    by.check(WRITE)
    if form_key is not None and (there := Case.objects.filter(form_key=form_key).first()):
        return there
    fields: dict[str, Any] = {
        "on": wish.on,
        "channel": wish.channel or Channel.PHONE,
        "programme": wish.programme,
        "county": wish.county,
        "organisation": " ".join(wish.organisation.split()),
        "person": wish.person.strip(),
        "reach": wish.reach.strip(),
        "purpose": wish.purpose.strip(),
        "person_until": wish.person_until if wish.person or wish.reach else None,
        "question": " ".join(wish.question.split()),
        "priority": wish.priority,
        "minutes": wish.minutes,
        "owner": Account.objects.filter(pk=by.account_id).first() if by.account_id else None,
        "next_step": "" if wish.is_done else wish.next_step.strip(),
        "next_on": None if wish.is_done else wish.next_on,
    }
    _check(fields, fields["person_until"], at)
    case = saved(Case(form_key=form_key), _named(fields), FIELDS, "contactpoint.case.noted", by=by, at=at)
    standard = wish.standard
    if standard is not None:
        rules.check_answer_is_of_period(standard.programme, case.programme)
    words = (
        wish.answer.strip() or (standard.text if standard else "") or (case.question if wish.is_done else "")
    )
    if words:
        passage = standard.passage if standard else ""
        used = {"words": words, "answer": standard, "passage": passage}
        note_step(case, StepKind.ADVICE, on=wish.on, **used, by=by, at=at)
    if wish.is_done:
        note_step(case, StepKind.CLOSED, on=wish.on, by=by, at=at)
    return case


@transaction.atomic
def change_case(case: Case, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Case:
    """Correct what was noted of a case, as it was at `version`."""
    by.check(WRITE)
    case = locked(case, version)
    new_end = fields.get("person_until")
    _check({**_all(case), **fields}, new_end if new_end != case.person_until else None, at)
    return saved(case, _named(fields), FIELDS, "contactpoint.case.changed", by=by, at=at)


@transaction.atomic
def plan_next(
    case: Case,
    next_step: str,
    next_on: date | None,
    owner: Account | None,
    *,
    version: int | None = None,
    by: Viewer,
    at: datetime,
) -> Case:
    """Say what happens next in a case, as it was at `version`, by when, and who answers for it."""
    by.check(WRITE)
    rules.check_next_has_both(next_step, next_on)
    fields = {"next_step": next_step.strip(), "next_on": next_on, "owner": owner}
    return saved(locked(case, version), fields, FIELDS, "contactpoint.case.planned", by=by, at=at)


@transaction.atomic
def erase_persons(*, by: Viewer, at: datetime) -> int:
    """Erase names and addresses whose day has come; give how many.

    What is registered in the diary or marked as secret is kept as it is there: its weeding follows the region's plan.
    """
    by.check(WRITE)
    due = Case.objects.filter(person_until__lte=day_of(at), diary_number="", secrecy="")
    rows = list(due.select_for_update(of=("self",)))
    for case in rows:
        case.person = case.reach = case.purpose = ""
        case.person_until = None
        case.save(update_fields=["person", "reach", "purpose", "person_until"])
        audit.record("contactpoint.case.person_erased", by=by, at=at, target=case)
    return len(rows)


def _check(fields: dict[str, Any], new_end: date | None, at: datetime) -> None:
    today = day_of(at)
    among = periods()
    rules.check_has_question(fields["question"])
    rules.check_has_happened(fields["on"], today)
    rules.check_programme_is_known(fields["programme"], among)
    rules.check_period_had_begun(fields["on"], among[fields["programme"]].starts_on)
    rules.check_county_is_known(fields["county"], [code for code, _words in county_choices(today)])
    rules.check_person_has_end(
        bool(fields["person"] or fields["reach"]), fields["person_until"], fields["on"]
    )
    rules.check_is_not_erased(new_end, today)
    rules.check_secrecy_has_reason(fields.get("secrecy", ""), fields.get("secrecy_reason", ""))
    rules.check_next_has_both(fields["next_step"], fields["next_on"])


def _all(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in FIELDS}


def _named(fields: dict[str, Any]) -> dict[str, Any]:
    """Tie the organisation to the register where exactly one body is called so."""
    if "organisation" not in fields:
        return fields
    called = bodies_called(fields["organisation"]) if fields["organisation"] else []
    return {**fields, "body_number": called[0].pk if len(called) == 1 else None}
