"""What others contribute to an answer: asked for by letter, reminded, noted when it comes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from utblick.features.actors.models import Body
from utblick.features.advocacy import rules, rules_answers
from utblick.features.advocacy.actions import keeping
from utblick.features.advocacy.actions.answers import WRITE
from utblick.features.advocacy.asking import Letter, letter
from utblick.features.advocacy.models import Answer, Contribution
from utblick.features.organisation.dated import day_of
from utblick.foundation import outbox
from utblick.foundation.accounts.viewer import Viewer

FIELDS = frozenset({"answered_on", "said", "file", "taken_up"})


@transaction.atomic
def ask_for_contributions(
    answer: Answer, bodies: Iterable[Body], mailboxes: Mapping[int, str], *, by: Viewer, at: datetime
) -> list[Contribution]:
    """Ask bodies to contribute; to those with a mailbox in `mailboxes` (body's number: address) the letter is sent."""
    by.check(WRITE)
    answer = _open(answer)
    rules_answers.check_has_day_for_input(answer.input_by)
    there = set(answer.contributions.values_list("body_id", flat=True))
    chosen = [body for body in bodies if body.pk not in there]
    rules_answers.check_somebody_is_asked(len(chosen))
    made = []
    for body in chosen:
        row = keeping.add(
            Contribution(answer=answer, body=body),
            {"asked_on": day_of(at), "asked_at": mailboxes.get(body.pk, "")},
            frozenset({"asked_on", "asked_at"}),
            action="advocacy.contribution.asked",
            target=answer,
            by=by,
            at=at,
        )
        _send(row, letter(answer), f"asked:{row.pk}", at)
        made.append(row)
    return made


@transaction.atomic
def remind(answer: Answer, *, by: Viewer, at: datetime) -> int:
    """Remind all who have not answered, once a day at most; give how many."""
    by.check(WRITE)
    answer = _open(answer)
    today = day_of(at)
    waiting = answer.contributions.select_related("body").filter(answered_on=None).exclude(reminded_on=today)
    count = 0
    for row in waiting:
        row.answer = answer
        rules_answers.check_has_not_answered(row.answered_on)
        keeping.change(
            row,
            {"reminded_on": today},
            frozenset({"reminded_on"}),
            action="advocacy.contribution.reminded",
            target=answer,
            by=by,
            at=at,
        )
        _send(row, letter(answer, is_reminder=True), f"reminded:{row.pk}:{today.isoformat()}", at)
        count += 1
    return count


@transaction.atomic
def note_contribution(
    row: Contribution,
    *,
    version: int,
    by: Viewer,
    at: datetime,
    has_no_comment: bool = False,
    **fields: Any,
) -> Contribution:
    """Note what somebody answered and what we took of it, as it was at `version`.

    Who answers with neither text nor file has no comment, which is said expressly (`has_no_comment`).
    """
    by.check(WRITE)
    rules_answers.check_is_not_sent(Answer.objects.get(pk=row.answer_id).sent_on)
    answered_on: date | None = fields.get("answered_on")
    said = bool(fields.get("said", "").strip()) or fields.get("file") is not None
    rules_answers.check_says_when(answered_on, said or has_no_comment)
    there = fields.get("said", row.said).strip() or fields.get("file") or row.file_id
    rules_answers.check_says_something(answered_on, bool(there), has_no_comment)
    if answered_on is not None:
        rules.check_has_happened(answered_on, day_of(at))
        rules_answers.check_in_order(row.asked_on, answered_on)
    return keeping.change(
        row,
        fields,
        FIELDS,
        action="advocacy.contribution.noted",
        version=version,
        target=row.answer,
        by=by,
        at=at,
    )


def _open(answer: Answer) -> Answer:
    answer = (
        Answer.objects.select_for_update(of=("self",)).select_related("owner", "deadline").get(pk=answer.pk)
    )
    rules_answers.check_is_not_sent(answer.sent_on)
    rules_answers.check_goes_on(answer.dropped_on)
    rules_answers.check_is_not_signed(answer.signed_on)
    return answer


def _send(row: Contribution, made: Letter, about: str, at: datetime) -> None:
    if not row.asked_at:
        return
    owner = row.answer.owner
    outbox.enqueue(
        key=f"advocacy:contribution:{about}",
        to=row.asked_at,
        subject=made.subject,
        text=made.text,
        headers={"Reply-To": owner.email} if owner is not None else {},
        language="sv",
        at=at,
    )
