"""Everything that the boards' actions leave in the trail is called by a word that people know."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils import translation

from tests.features.governance.test_paper_template import template
from utblick.connectors.fetching.results import Fetched
from utblick.features.advocacy.actions.deadlines import set_deadline
from utblick.features.advocacy.actions.procedures import create_procedure
from utblick.features.advocacy.actions.processes import create_process
from utblick.features.governance import actions
from utblick.features.governance.actions import decisions, items, meetings, plans, year
from utblick.features.governance.auditing import NAMES, SENTENCES
from utblick.features.governance.models import Decision, Item, Meeting, YearDay
from utblick.features.organisation.models import Board
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words

Make = Callable[..., Any]
SETTABLE = [
    *((Meeting, name) for name in sorted(meetings.FIELDS)),
    *((Item, name) for name in sorted(items.FIELDS)),
    *((Decision, name) for name in sorted(decisions.FIELDS | decisions.FOLLOW_UP_FIELDS)),
    *((YearDay, name) for name in sorted(year.FIELDS)),
]


def label(model: Any, name: str, language: str) -> str:
    """Give what the trail calls a field, or nothing where nobody has said: the field's own name with spaces."""
    with translation.override(language):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return str(NAMES.get(name, ""))
        # Django makes a name of the field's where nobody has given one; that is never a lazy sentence.
        return str(field.verbose_name) if not isinstance(field.verbose_name, str) else ""


@pytest.mark.parametrize(("model", "name"), SETTABLE, ids=[f"{m.__name__}-{n}" for m, n in SETTABLE])
def test_every_field_that_an_action_sets_has_a_word_in_both_languages(model: Any, name: str) -> None:
    english, swedish = label(model, name, "en"), label(model, name, "sv")
    assert english
    assert swedish
    assert "_" not in english + swedish


def test_every_word_that_the_actions_leave_is_known(
    meeting: Make, item: Make, decision: Make, at: datetime, settings: Any, tmp_path: Any
) -> None:
    settings.UTBLICK_DATA = tmp_path
    by = Viewer(Account.objects.get(email="strateg@utblick.example").pk, "x", is_system=True)
    _do_everything(meeting, item, decision, by, at)
    told = AuditEvent.objects.filter(action__startswith="governance.")
    done = set(told.values_list("action", flat=True))
    assert set(SENTENCES) - done == set()
    for event in told:
        model = apps.get_model(event.target_type) if event.target_type else None
        for name in event.changes:
            assert label(model, name, "sv") if model else NAMES[name], (event.action, name)
        with translation.override("sv"):
            for said in changes_in_words(event):
                assert not re.match(r"[a-z]+_[a-z_]+:", said), said


def _do_everything(meeting: Make, item: Make, decision: Make, by: Viewer, at: datetime) -> None:
    """Call each action once."""
    to = {"by": by, "at": at}
    first, there = meeting(), meeting(on=date(2026, 11, 20))
    actions.change_meeting(first, version=1, note="Flyttat", **to)
    paper = item(meeting=first, secrecy="OSL")
    actions.change_item(paper, version=1, background="Nytt", diary_link="https://d.example/1", **to)
    actions.withdraw_item(paper, **to)
    actions.put_back_item(paper, **to)
    actions.note_export(paper, **to)
    actions.cancel_meeting(first, **to)
    actions.restore_meeting(first, **to)
    made = decision(on=date(2026, 11, 20), meeting=there)
    actions.change_decision(made, version=1, retention="Bevaras", send_to="Alla", **to)
    actions.follow_up(made, "Bra", version=2, reported_at=there, **to)
    actions.follow_up(made, "Bättre", version=3, **to)
    actions.reopen_follow_up(made, **to)
    address, _token = actions.make_address(None, **to)
    actions.revoke_address(address, **to)
    actions.add_suggested_days(**to)
    day = actions.create_year_day(name_sv="A", name_en="B", on=date(2026, 1, 1), **to)
    actions.change_year_day(day, until=date(2026, 1, 3), board=Board.objects.get(key="TSN"), **to)
    actions.remove_year_day(day, **to)
    used = actions.bring_template(template(), "mall.docx", **to)
    actions.take_back_template(used, **to)
    actions.use_template_again(used, **to)
    _calendars(by, at)
    _plans(by, at)


def _plans(by: Viewer, at: datetime) -> None:
    to = {"by": by, "at": at}
    run = Board.objects.get(key="RUN")
    process = create_process(key="p", name_sv="P", name_en="P", board=run, **to)
    file = create_procedure(key="f", type="COD", name_sv="F", name_en="F", processes=[process], **to)
    ahead = set_deadline(file, moment=at + timedelta(days=90), name_sv="D", name_en="D", **to)
    plans.keep_plan(ahead, ["RUN"], **to)
    plans.keep_plan(ahead, ["RUN"], **to)
    plans.drop_plan(ahead, **to)


def _calendars(by: Viewer, at: datetime) -> None:
    soon = (at + timedelta(days=9)).strftime("%Y%m%d")
    data = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
        f"DTSTART;VALUE=DATE:{soon}\r\nSUMMARY:Dag\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    ).encode()
    brought = actions.bring_calendar(data, "Fil", kind="eu", by=by, at=at)
    actions.remove_calendar(brought, by=by, at=at)
    answer = Fetched(200, data, {})
    actions.follow_calendar("https://a.example/a.ics", answer, "A", kind="eu", by=by, at=at)
