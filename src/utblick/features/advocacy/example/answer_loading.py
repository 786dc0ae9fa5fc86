"""Load whom the region asks, and the answers, through the actions that people use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from utblick.features.actors import actions as actors
from utblick.features.actors.kinds import HowKnown, PersonKind, PostRole
from utblick.features.actors.models import Body
from utblick.features.advocacy.actions import answers, arguing, contributions
from utblick.features.advocacy.example.answers import (
    ANSWERED,
    ANSWERS,
    BODIES,
    MAILBOXES,
    OBJECTIONS,
    Row,
)
from utblick.features.advocacy.models import Answer, Ask, Procedure, Process
from utblick.features.advocacy.sheets.answers import stored_copy
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Board, Certainty
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer


def load_answers(
    processes: Mapping[str, Process],
    files: Mapping[str, Procedure],
    asks: Mapping[str, Ask],
    owner: Account | None,
    *,
    by: Viewer,
    at: datetime,
) -> int:
    """Add the municipalities and the university, the example's answers with what came, and what is said against asks."""
    bodies = _bodies(by, at)
    boards = {row.key: row for row in Board.objects.all()}
    for row in ANSWERS:
        _answer(row, processes, files, asks, boards, bodies, owner, by, at)
    for key, said_by, said_sv, said_en, reply_sv, reply_en in OBJECTIONS:
        if key in asks:
            arguing.note_objection(
                asks[key],
                said_by=said_by,
                said_sv=said_sv,
                said_en=said_en,
                reply_sv=reply_sv,
                reply_en=reply_en,
                by=by,
                at=at,
            )
    return len(ANSWERS)


def _bodies(by: Viewer, at: datetime) -> dict[str, Body]:
    found = {row.name_sv: row for row in Body.objects.filter(name_sv__in=[one[1] for one in BODIES])}
    for kind, sv, en, abbreviation in BODIES:
        if sv not in found:
            found[sv] = actors.create_body(
                kind=kind,
                name_sv=sv,
                name_en=en,
                abbreviation=abbreviation,
                country="SE",
                certainty=Certainty.KNOWN,
                by=by,
                at=at,
            )
    for name, mail in MAILBOXES:
        box = actors.create_person(
            kind=PersonKind.MAILBOX,
            name=f"Registrator, {name}",
            mail=mail,
            source="Exempel",
            how_known=HowKnown.PUBLIC,
            by=by,
            at=at,
        )
        actors.add_post(
            box,
            body=found[name],
            role=PostRole.OTHER,
            title_sv="Registrator",
            title_en="Registry",
            by=by,
            at=at,
        )
    return found


def _answer(
    row: Row,
    processes: Mapping[str, Process],
    files: Mapping[str, Procedure],
    asks: Mapping[str, Ask],
    boards: Mapping[str, Board],
    bodies: Mapping[str, Body],
    owner: Account | None,
    by: Viewer,
    at: datetime,
) -> None:
    today = day_of(at)
    closes = datetime.combine(today + timedelta(days=row.due_in), time(23, 59), ZoneInfo("Europe/Brussels"))
    made = answers.begin_answer(
        moment=closes,
        is_whole_day=True,
        asks=[asks[key] for key in row.asks.split() if key in asks],
        process=processes[row.process],
        procedure=files[row.file],
        kind=row.kind,
        to=row.to,
        title_sv=row.title_sv,
        title_en=row.title_en,
        opened_on=today - timedelta(days=row.opened_ago),
        text_sv=row.text_sv,
        owner=owner,
        question=row.question,
        input_by=today + timedelta(days=row.input_in) if row.input_in is not None else None,
        board=boards[row.board],
        is_delegated=row.is_delegated,
        diary_number=row.diary_number,
        retention="Bevaras (förslag)",
        is_example=True,
        by=by,
        at=at,
    )
    if row.asked_ago is not None:
        _contributions(made, bodies, row.asked_ago, by, at)
    if row.proposed_ago is not None:
        made = answers.lay_for_sign_off(made, on=today - timedelta(days=row.proposed_ago), by=by, at=at)
    if row.signed_ago is not None:
        signed_on = today - timedelta(days=row.signed_ago)
        made = answers.sign_off(made, version=made.version, on=signed_on, decision=row.decision, by=by, at=at)
    if row.sent_ago is not None:
        answers.send_answer(made, copy=stored_copy, on=today - timedelta(days=row.sent_ago), by=by, at=at)


def _contributions(answer: Answer, bodies: Mapping[str, Body], ago: int, by: Viewer, at: datetime) -> None:
    # Without addresses: the example sends no mail.
    asked_at = at - timedelta(days=ago)
    rows = contributions.ask_for_contributions(answer, bodies.values(), {}, by=by, at=asked_at)
    by_name = {row.body.name_sv: row for row in rows}
    for name, days_ago, said, taken in ANSWERED:
        contributions.note_contribution(
            by_name[name],
            version=by_name[name].version,
            answered_on=day_of(at) - timedelta(days=days_ago),
            said=said,
            taken_up=taken,
            has_no_comment=not said,
            by=by,
            at=at,
        )
