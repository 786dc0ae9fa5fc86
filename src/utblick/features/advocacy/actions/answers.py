"""Answers to consultations and referrals: written, laid for sign-off, signed off, sent, let go."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.advocacy import rules, rules_answers
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.models import Answer, AnswerKind, Ask, Deadline, Procedure
from utblick.features.organisation.dated import day_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.files.models import StoredFile

WRITE, SIGN = "advocacy.answer.write", "advocacy.answer.sign"
FIELDS = frozenset(
    {
        "process",
        "procedure",
        "kind",
        "to",
        "their_reference",
        "consultation_url",
        "title_sv",
        "title_en",
        "opened_on",
        "text_sv",
        "text_en",
        "owner",
        "question",
        "input_by",
        "board",
        "is_delegated",
        "diary_number",
        "diary_link",
        "retention",
        "is_example",
    }
)
AFTER_SENDING = frozenset({"url", "diary_number", "diary_link", "retention"})
# The time limit that an answer of a kind is due by: it says when to warn.
TIME_LIMIT = {
    AnswerKind.CONSULTATION: "pub_consult",
    AnswerKind.EVIDENCE: "cfe_feedback",
    AnswerKind.FEEDBACK: "proposal_feedback",
    AnswerKind.DRAFT_ACT: "draft_act_feedback",
    AnswerKind.REMISS: "remiss",
}


@transaction.atomic
def begin_answer(
    *,
    moment: datetime,
    is_whole_day: bool,
    asks: Iterable[Ask] = (),
    also_about: Iterable[Procedure] = (),
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Answer:
    """Begin an answer; its last day is set among the dates of the EU file it is about."""
    by.check(WRITE)
    row = Answer()
    chosen = list(asks)
    _check(fields["process"].pk, fields["procedure"], chosen, fields, moment)
    deadline = Deadline(procedure=fields["procedure"])
    _set_date(deadline, fields, moment, is_whole_day, by=by, at=at)
    row.deadline = deadline
    return keeping.add(
        row,
        fields,
        FIELDS,
        action="advocacy.answer.begun",
        sets={"asks": chosen, "also_about": also_about},
        by=by,
        at=at,
    )


@transaction.atomic
def change_answer(
    row: Answer,
    *,
    version: int,
    moment: datetime,
    is_whole_day: bool,
    asks: Iterable[Ask],
    also_about: Iterable[Procedure],
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Answer:
    """Change a draft as it was at `version`, and its last day with it."""
    by.check(WRITE)
    there = _locked(row)
    rules_answers.check_is_not_sent(there.sent_on)
    rules_answers.check_goes_on(there.dropped_on)
    rules_answers.check_is_not_signed(there.signed_on)
    keeping.check_version(there.version, version)
    rules_answers.check_file_stays(there.procedure_id, fields.get("procedure", there.procedure).pk)
    chosen = list(asks)
    process = fields.get("process", there.process)
    _check(process.pk, there.procedure, chosen, {"input_by": there.input_by, **fields}, moment)
    _set_date(there.deadline, fields, moment, is_whole_day, by=by, at=at)
    return keeping.change(
        row,
        fields,
        FIELDS,
        action="advocacy.answer.changed",
        version=version,
        sets={"asks": chosen, "also_about": also_about},
        by=by,
        at=at,
    )


@transaction.atomic
def lay_for_sign_off(row: Answer, *, on: date, by: Viewer, at: datetime) -> Answer:
    """Note that the answer lies before its board, or before who decides for it."""
    by.check(WRITE)
    there = _locked(row)
    rules_answers.check_goes_on(there.dropped_on)
    rules_answers.check_is_not_signed(there.signed_on)
    rules_answers.check_has_text(there.text_sv, there.text_en)
    rules.check_has_happened(on, day_of(at))
    return _step(row, "advocacy.answer.proposed", {"proposed_on": on}, by=by, at=at)


@transaction.atomic
def sign_off(row: Answer, *, version: int, on: date, by: Viewer, at: datetime, **fields: Any) -> Answer:
    """Record who decided the answer, the board or somebody by delegation (Local Government Act, 6:37–38)."""
    there = _locked(row)
    board = fields.get("board") or there.board
    by.check(SIGN, board=board.key)
    rules_answers.check_goes_on(there.dropped_on)
    rules_answers.check_is_not_signed(there.signed_on)
    rules_answers.check_has_text(there.text_sv, there.text_en)
    rules.check_has_happened(on, day_of(at))
    rules_answers.check_in_order(there.proposed_on, on)
    given = {"board": board, "signed_on": on, "proposed_on": there.proposed_on or on}
    given |= {name: fields[name] for name in ("is_delegated", "decision", "diary_number") if name in fields}
    return _step(row, "advocacy.answer.signed", given, version=version, by=by, at=at)


@transaction.atomic
def take_back(row: Answer, *, by: Viewer, at: datetime) -> Answer:
    """Take back the sign-off of an answer that is not sent, so that it can be changed."""
    there = _locked(row)
    by.check(SIGN, board=there.board.key)
    rules_answers.check_is_not_sent(there.sent_on)
    rules_answers.check_is_signed(there.signed_on)
    fields = {"signed_on": None, "proposed_on": None, "reported_on": None, "decision": ""}
    return _step(row, "advocacy.answer.taken_back", fields, by=by, at=at)


@transaction.atomic
def note_reported(row: Answer, *, on: date, by: Viewer, at: datetime) -> Answer:
    """Note that a decision by delegation was reported to the board."""
    there = _locked(row)
    by.check(SIGN, board=there.board.key)
    rules_answers.check_is_signed(there.signed_on)
    rules_answers.check_was_delegated(there.is_delegated)
    rules.check_has_happened(on, day_of(at))
    rules_answers.check_in_order(there.signed_on, on)
    return _step(row, "advocacy.answer.reported", {"reported_on": on}, by=by, at=at)


@transaction.atomic
def send_answer(
    row: Answer,
    *,
    copy: StoredFile | Callable[[Answer], StoredFile],
    on: date,
    by: Viewer,
    at: datetime,
    url: str = "",
) -> Answer:
    """Note that the answer was sent and keep the copy: from now on it is an official document that stays as it is.

    `copy` is the file that was sent, or what makes one of the text. The date in the EU file is met with it.
    """
    by.check(WRITE)
    there = _locked(row)
    rules_answers.check_is_not_sent(there.sent_on)
    rules_answers.check_goes_on(there.dropped_on)
    rules_answers.check_is_signed(there.signed_on)
    rules.check_has_happened(on, day_of(at))
    rules_answers.check_in_order(there.signed_on, on)
    there.sent_on = on
    kept = copy if isinstance(copy, StoredFile) else copy(there)
    fields = {"sent_on": on, "copy": kept, "url": url}
    row = _step(row, "advocacy.answer.sent", fields, by=by, at=at)
    _meet(row.deadline, on, by=by, at=at)
    return row


@transaction.atomic
def complete_sent(row: Answer, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Answer:
    """Fill in what becomes known of a sent answer: where it can be read, its number, how long it is kept."""
    by.check(WRITE)
    there = _locked(row)
    rules_answers.check_is_signed(there.signed_on)
    return keeping.change(
        row, fields, AFTER_SENDING, action="advocacy.answer.changed", version=version, by=by, at=at
    )


@transaction.atomic
def let_go(row: Answer, *, because: str, by: Viewer, at: datetime) -> Answer:
    """Say that we do not answer, and why; the date in the EU file is no longer ours to meet."""
    by.check(WRITE)
    there = _locked(row)
    rules_answers.check_is_not_sent(there.sent_on)
    rules_answers.check_goes_on(there.dropped_on)
    rules_answers.check_says_why_let_go(because)
    fields = {"dropped_on": day_of(at), "dropped_because": because.strip()}
    row = _step(row, "advocacy.answer.dropped", fields, by=by, at=at)
    _meet(row.deadline, day_of(at), by=by, at=at)
    return row


@transaction.atomic
def take_up(row: Answer, *, by: Viewer, at: datetime) -> Answer:
    """Take up an answer that had been let go."""
    by.check(WRITE)
    there = _locked(row)
    if there.dropped_on is None:
        return there
    row = _step(row, "advocacy.answer.taken_up", {"dropped_on": None, "dropped_because": ""}, by=by, at=at)
    _meet(row.deadline, None, by=by, at=at)
    return row


def _locked(row: Answer) -> Answer:
    rows = Answer.objects.select_for_update(of=("self",)).select_related(
        "board", "deadline", "process", "procedure"
    )
    return rows.get(pk=row.pk)


def _step(
    row: Answer, action: str, fields: dict[str, Any], *, by: Viewer, at: datetime, version: int | None = None
) -> Answer:
    return keeping.change(row, fields, frozenset(fields), action=action, version=version, by=by, at=at)


def _check(
    process: int, procedure: Procedure, asks: list[Ask], fields: dict[str, Any], moment: datetime
) -> None:
    rules.check_has_zone(moment)
    rules.check_is_in_the_process(process, procedure.processes.values_list("pk", flat=True))
    rules.check_same_process(process, (row.process_id for row in asks))
    rules_answers.check_closes_after_opening(fields.get("opened_on"), moment)
    rules_answers.check_in_time_for_us(fields.get("input_by"), moment)


def _set_date(
    deadline: Deadline,
    fields: dict[str, Any],
    moment: datetime,
    is_whole_day: bool,
    *,
    by: Viewer,
    at: datetime,
) -> None:
    """Set or move the answer's own date; the right to write the answer covers it."""
    title_sv = fields["title_sv"]
    given = {
        "name_sv": f"Svar: {title_sv}"[:200],
        "name_en": f"Answer: {fields.get('title_en') or title_sv}"[:200],
        "rule": TIME_LIMIT.get(fields["kind"], ""),
        "url": fields.get("consultation_url", ""),
        "at": moment,
        "is_whole_day": is_whole_day,
    }
    allowed = frozenset(given)
    if deadline.pk is None:
        keeping.add(
            deadline, given, allowed, action="advocacy.deadline.set", target=deadline.procedure, by=by, at=at
        )
        return
    before = deadline.at
    changed = keeping.change(
        deadline, given, allowed, action="advocacy.deadline.changed", target=deadline.procedure, by=by, at=at
    )
    if before != moment:
        changed.was_at, changed.moved_at = before, at
        changed.save(update_fields=["was_at", "moved_at"])


def _meet(deadline: Deadline, on: date | None, *, by: Viewer, at: datetime) -> None:
    keeping.change(
        deadline,
        {"done_on": on},
        frozenset({"done_on"}),
        action="advocacy.deadline.done" if on else "advocacy.deadline.changed",
        target=deadline.procedure,
        by=by,
        at=at,
    )
