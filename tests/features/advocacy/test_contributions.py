"""Asking others to contribute: the letter, who gets it by mail, reminders, what came, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.features.advocacy.answer_world import BY, MINIMAL, begun, municipality, signed
from utblick.features.actors.models import Person
from utblick.features.advocacy import queries_answers
from utblick.features.advocacy.actions import contributions as actions
from utblick.features.advocacy.asking import letter, mailboxes, may_be_asked
from utblick.features.advocacy.models import Contribution, Procedure
from utblick.features.advocacy.queries_answers import State, asked_of
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.files.storing import store
from utblick.foundation.outbox.models import OutboxMessage
from utblick.foundation.rules import RuleBroken

Someone = Callable[[str], Viewer]


def test_the_letter_goes_to_the_mailbox_once_and_answers_come_to_who_writes(
    file: Procedure, at: datetime
) -> None:
    motala, ydre = municipality("Motala", at, "kommun@motala.example"), municipality("Ydre", at)
    row = begun(file, at, question="Vad bygger på regionalfonden hos er?")
    assert may_be_asked(row, at.date()) == [motala, ydre]
    known = mailboxes(BY, [motala, ydre], at.date())
    assert known == {motala.pk: "kommun@motala.example"}
    actions.ask_for_contributions(row, [motala, ydre], known, by=BY, at=at)
    mail = OutboxMessage.objects.get()
    assert mail.to == "kommun@motala.example"
    assert mail.headers == {"Reply-To": "strateg@utblick.example"}
    assert "Vad bygger på regionalfonden hos er?" in mail.text
    assert "10 december 2026" in mail.text
    assert "15 januari 2027 kl. 12.00 svensk tid" in mail.text
    assert may_be_asked(row, at.date()) == []
    with pytest.raises(RuleBroken):
        actions.ask_for_contributions(row, [motala], known, by=BY, at=at)


def test_a_forgotten_or_protected_mailbox_gets_no_letter(
    file: Procedure, person: Someone, at: datetime
) -> None:
    motala = municipality("Motala", at, "kommun@motala.example")
    Person.objects.update(is_protected=True)
    assert mailboxes(person("kommunikator"), [motala], at.date()) == {}
    assert mailboxes(person("majoritet.rs"), [motala], at.date()) == {}


def test_those_who_have_not_answered_are_reminded_once_a_day(file: Procedure, at: datetime) -> None:
    bodies = [municipality("Motala", at, "kommun@motala.example"), municipality("Ydre", at)]
    row = begun(file, at)
    known = mailboxes(BY, bodies, at.date())
    asked = actions.ask_for_contributions(row, bodies, known, by=BY, at=at)
    later = at + timedelta(days=5)
    actions.note_contribution(
        asked[1],
        version=asked[1].version,
        answered_on=later.date(),
        said="",
        taken_up="",
        has_no_comment=True,
        by=BY,
        at=later,
    )
    assert actions.remind(row, by=BY, at=later) == 1
    assert actions.remind(row, by=BY, at=later) == 0
    assert OutboxMessage.objects.filter(subject__startswith="Påminnelse").count() == 1
    fresh = queries_answers.answers(BY).get(pk=row.pk)
    first, second = asked_of(fresh, later.date())
    assert (first.row.body.name_sv, first.days_left, first.row.reminded_on) == ("Motala", 12, later.date())
    assert (second.row.body.name_sv, second.days_left) == ("Ydre", None)
    (late,) = [one for one in asked_of(fresh, date(2026, 12, 12)) if one.is_late]
    assert late.days_late == 2
    assert queries_answers.told([fresh], later)[0].state == State.OUT
    assert queries_answers.told([fresh], later + timedelta(days=20))[0].state == State.IN


def test_an_empty_answer_is_none_unless_it_is_said_to_be(file: Procedure, at: datetime) -> None:
    row = begun(file, at)
    (asked,) = actions.ask_for_contributions(row, [municipality("Motala", at)], {}, by=BY, at=at)

    def note(**fields: Any) -> Contribution:
        now = Contribution.objects.get(pk=asked.pk)
        return actions.note_contribution(
            now, version=now.version, answered_on=at.date(), taken_up="", by=BY, at=at, **fields
        )

    for nothing in ({"said": ""}, {"said": "  "}, {"said": "Vi vill.", "has_no_comment": True}):
        with pytest.raises(RuleBroken):
            note(**nothing)
    assert note(said="", has_no_comment=True).answered_on == at.date()
    # What they send later takes the place of the tick, and their file is answer enough afterwards.
    assert note(said="", file=store(MINIMAL, "yttrande.pdf", "application/pdf")).file is not None
    assert note(said="").file is not None


def test_what_they_say_is_kept_with_what_we_took_of_it(file: Procedure, at: datetime) -> None:
    row = begun(file, at)
    (asked,) = actions.ask_for_contributions(row, [municipality("Motala", at)], {}, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.note_contribution(asked, version=asked.version, said="Vi vill", by=BY, at=at)
    early = at.date() - timedelta(days=1)
    with pytest.raises(RuleBroken):
        actions.note_contribution(asked, version=asked.version, answered_on=early, by=BY, at=at)
    stored = store(MINIMAL, "yttrande.pdf", "application/pdf")
    kept = actions.note_contribution(
        asked,
        version=asked.version,
        answered_on=at.date(),
        said="Vi vill ha medlen kvar.",
        file=stored,
        taken_up="Andra stycket.",
        by=BY,
        at=at,
    )
    assert (kept.said, kept.file, kept.taken_up) == ("Vi vill ha medlen kvar.", stored, "Andra stycket.")


def test_nobody_is_asked_without_a_day_or_after_the_decision(file: Procedure, at: datetime) -> None:
    motala = municipality("Motala", at)
    with pytest.raises(RuleBroken):
        actions.ask_for_contributions(begun(file, at, input_by=None), [motala], {}, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.ask_for_contributions(signed(file, at), [motala], {}, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.ask_for_contributions(begun(file, at), [], {}, by=BY, at=at)


def test_the_letter_is_in_swedish_and_a_reminder_says_so(file: Procedure, at: datetime) -> None:
    row = begun(file, at, consultation_url="https://example.eu/samrad")
    assert letter(row).subject == "Era synpunkter på Regionernas roll, senast 10 december 2026"
    assert "https://example.eu/samrad" in letter(row).text
    assert letter(row, is_reminder=True).subject.startswith("Påminnelse:")


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("strateg", True),
        ("bryssel", True),
        ("sekreterare.run", False),
        ("majoritet.run", False),
        ("admin", False),
    ],
)
def test_who_may_ask_and_note(file: Procedure, person: Someone, at: datetime, name: str, may: bool) -> None:
    by, row = person(name), begun(file, at)
    motala, ydre = municipality("Motala", at), municipality("Ydre", at)
    (asked,) = actions.ask_for_contributions(row, [motala], {}, by=BY, at=at)
    steps = (
        lambda: actions.ask_for_contributions(row, [ydre], {}, by=by, at=at),
        lambda: actions.remind(row, by=by, at=at),
        lambda: actions.note_contribution(
            asked, version=asked.version + 1, answered_on=at.date(), has_no_comment=True, by=by, at=at
        ),
    )
    for do in steps:
        if may:
            do()
        else:
            with pytest.raises(NotAllowed):
                do()
