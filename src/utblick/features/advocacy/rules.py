"""What must be true in advocacy. A rule's docstring is what the user sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from utblick.engine.coverage.months import months_after
from utblick.engine.deadlines.rules import RULES
from utblick.engine.identifiers import comparing
from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.types import TYPES
from utblick.features.advocacy.models import Institution, PeriodKind
from utblick.foundation.rules import broken

# The Treaty of Paris was signed in 1951: no procedure of the communities is older.
FIRST_EVENT, EVENT_YEARS_AHEAD = date(1951, 1, 1), 10
FIRST_DEADLINE, DEADLINE_YEARS_AHEAD = date(1990, 1, 1), 15
_TYPE = re.compile(r"\(([A-Z]{2,3})\)$")


def canonical_reference(written: str) -> str:
    """Give a procedure's number as it is written canonically; what is no known number stays as it is."""
    written = " ".join(written.split())
    return next(
        (
            found
            for kind in ("procedure", "state_aid")
            if (found := comparing.canonical(kind, written)) is not None
        ),
        written,
    )


def canonical_number(type: str, written: str) -> str:
    """Give a number as it is written canonically; what is no known number stays as it is."""
    return comparing.canonical(type, written) or " ".join(written.split())


def type_of(reference: str) -> str:
    """Give the type that a number says, or nothing."""
    said = _TYPE.search(reference)
    if said and said.group(1) in TYPES:
        return said.group(1)
    return "SA" if reference.startswith("SA.") else ""


def check_key_is_free(taken: bool) -> None:
    """That short name is taken. Choose another."""
    if taken:
        raise broken(check_key_is_free)


def check_has_process(chosen: bool) -> None:
    """Choose the policy process that it belongs to."""
    if not chosen:
        raise broken(check_has_process)


def check_type_is_known(type: str) -> None:
    """Choose the type of procedure."""
    if type not in TYPES:
        raise broken(check_type_is_known)


def check_type_fits(reference: str, type: str) -> None:
    """The letters at the end of the number say another type of procedure than the one chosen."""
    said = _TYPE.search(reference)
    if said and said.group(1) in TYPES and said.group(1) != type:
        raise broken(check_type_fits)


def check_kind_is_known(kind: str) -> None:
    """Choose what happened."""
    if kind not in KINDS:
        raise broken(check_kind_is_known)


def check_is_another(one: int, other: int) -> None:
    """A procedure hangs together with another one, not with itself."""
    if one == other:
        raise broken(check_is_another)


def check_is_not_in_the_team(there: bool) -> None:
    """That person is in the team already."""
    if there:
        raise broken(check_is_not_in_the_team)


def check_has_zone(moment: datetime) -> None:
    """Say in which time zone the hour is."""
    if moment.tzinfo is None:
        raise broken(check_has_zone)


def check_event_is_likely(on: date, today: date) -> None:
    """An event lies between 1951 and ten years from now. Look at the year: it has four digits, such as 2027."""
    if not FIRST_EVENT <= on <= months_after(today, 12 * EVENT_YEARS_AHEAD):
        raise broken(check_event_is_likely)


def check_deadline_is_likely(on: date, today: date) -> None:
    """A date ahead lies between 1990 and fifteen years from now. Look at the year: it has four digits."""
    if not FIRST_DEADLINE <= on <= months_after(today, 12 * DEADLINE_YEARS_AHEAD):
        raise broken(check_deadline_is_likely)


def check_has_happened(on: date, today: date) -> None:
    """The day is in the future: note it when it has happened."""
    if on > today:
        raise broken(check_has_happened)


def check_others_have_name_and_day(holder: str, body: Any, on: date | None) -> None:
    """Say whose position it is and from which day: others' positions change too."""
    if holder != "own" and (body is None or on is None):
        raise broken(check_others_have_name_and_day)


def check_may_change(holder: str, standing: str) -> None:
    """An adopted position is not changed. Begin a new version of it."""
    if holder == "own" and standing != "draft":
        raise broken(check_may_change)


def check_holder_stays(before: str, after: str) -> None:
    """Whose position it is cannot change. Write another one."""
    if before != after:
        raise broken(check_holder_stays)


def check_is_own_draft(holder: str, standing: str) -> None:
    """Only a draft of our own can be adopted."""
    if holder != "own" or standing != "draft":
        raise broken(check_is_own_draft)


def check_is_adopted_own(holder: str, standing: str) -> None:
    """A new version begins from an adopted position of our own."""
    if holder != "own" or standing != "adopted":
        raise broken(check_is_adopted_own)


def check_has_no_successor(there: bool) -> None:
    """A new version has been begun already. Go on with that one."""
    if there:
        raise broken(check_has_no_successor)


def check_has_text(swedish: str) -> None:
    """Write the position in Swedish before it is adopted: the board decides in Swedish."""
    if not swedish.strip():
        raise broken(check_has_text)


def check_same_process(process: int, others: Iterable[int]) -> None:
    """Choose from the same policy process."""
    if any(other != process for other in others):
        raise broken(check_same_process)


def check_language_is_that_of_the_words(said: str, read: str) -> None:
    """The wording is in the other language than the one chosen. It is compared with texts in its own language only."""
    if {said, read} == {"en", "sv"}:
        raise broken(check_language_is_that_of_the_words)


def check_is_in_the_process(process: int, processes: Iterable[int]) -> None:
    """The procedure is not in the policy process of the ask. Add it there first."""
    if process not in set(processes):
        raise broken(check_is_in_the_process)


def check_says_something(old: str, new: str) -> None:
    """Write the text we want, the text that is to go, or both."""
    if not old.strip() and not new.strip():
        raise broken(check_says_something)


def check_is_not_judged(judged: bool) -> None:
    """Somebody has judged how far this wording got, so it stays."""
    if judged:
        raise broken(check_is_not_judged)


def check_asks_have_a_file(found: Iterable[bool]) -> None:
    """An ask is put forward in an EU file: choose the file too, in the same policy process as the ask."""
    if not all(found):
        raise broken(check_asks_have_a_file)


def check_judged_stays_in_place(judged: bool, before: tuple[int, str], after: tuple[int, str]) -> None:
    """Somebody has judged this wording, so its EU file and language stay. Write another wording."""
    if judged and before != after:
        raise broken(check_judged_stays_in_place)


def check_same_procedure(one: int, other: int) -> None:
    """The wording and the text belong to different procedures."""
    if one != other:
        raise broken(check_same_procedure)


def check_passages_are_there(missing: Sequence[str]) -> None:
    """The version has no such passage. Choose among those it has."""
    if missing:
        raise broken(check_passages_are_there)


def check_has_evidence(outcome: str, has_passage: bool, reason: str) -> None:
    """Choose the passage that shows it. Only that nothing got in needs none, and then the reason is written."""
    if outcome == "none":
        if not has_passage and not reason.strip():
            raise broken(check_has_evidence)
    elif not has_passage:
        raise broken(check_has_evidence)


def check_confirmation(grade: int, confirmed_by: str) -> None:
    """Say which function and institution outside confirms it."""
    if grade == 4 and not confirmed_by.strip():
        raise broken(check_confirmation)


def check_holds(is_over: bool) -> None:
    """That verdict has been replaced or withdrawn already."""
    if is_over:
        raise broken(check_holds)


def check_says_why(because: str) -> None:
    """Say why the verdict is withdrawn: it stays to be read."""
    if not because.strip():
        raise broken(check_says_why)


def check_has_parts(count: int) -> None:
    """No part of a text was found in what was brought. Bring the text of the act itself."""
    if not count:
        raise broken(check_has_parts)


def check_text_is_not_judged(judged: bool) -> None:
    """Somebody has judged how far an ask got in this version, so it stays."""
    if judged:
        raise broken(check_text_is_not_judged)


def check_amends(amends: bool) -> None:
    """The text says nothing of changes in that act. Choose a version of the act that it changes."""
    if not amends:
        raise broken(check_amends)


def check_one_language(same: bool) -> None:
    """The two texts are in different languages. Choose versions in the same one."""
    if not same:
        raise broken(check_one_language)


def check_passage_is_read(found: bool) -> None:
    """The other passage was not found in this version. Write it as the text does: Article 13(1), recital 20."""
    if not found:
        raise broken(check_passage_is_read)


HELD_BACK = {
    "draft": _("not finished"),
    "secret": _("marked as secret"),
    "note": _("working notes, not official documents"),
}


def held_back_because(*, is_draft: bool, is_secret: bool, is_working_note: bool) -> str:
    """Give why a contact may not be made public, as a key of `HELD_BACK`; nothing when it may."""
    if is_draft:
        return "draft"
    if is_secret:
        return "secret"
    return "note" if is_working_note else ""


def check_time_limit_is_said(kind: str, rule: str) -> None:
    """Days that are not counted belong to a time limit: choose which."""
    if kind == PeriodKind.NOT_COUNTED and rule not in RULES:
        raise broken(check_time_limit_is_said)


def check_period_is_no_era(on: date, until: date | None) -> None:
    """A period of a calendar lasts a year at most. Check the last day."""
    if until is not None and (until - on).days > 366:
        raise broken(check_period_is_no_era)


def check_institution_elects(kind: str, institution: str) -> None:
    """Elections are those to the European Parliament, or Sweden's. Choose one of them as the institution."""
    if kind == PeriodKind.ELECTION and institution not in (Institution.PARLIAMENT, Institution.SWEDEN):
        raise broken(check_institution_elects)
