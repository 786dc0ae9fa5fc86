"""Two people change the same record: the later one learns of it, loses nothing, and may save again knowingly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.features.advocacy import records
from utblick.features.actors.models import Body
from utblick.features.advocacy.actions import points, procedures
from utblick.features.advocacy.actions.taking_procedures import take_procedures
from utblick.features.advocacy.models import Ask, Event, Involvement, Position, Procedure
from utblick.foundation.accounts.viewer import system
from utblick.foundation.rules import ChangedMeanwhile
from utblick.foundation.taking import Told

BY = system("test")
SignIn = Callable[[str], Client]
Opened = tuple[str, int, dict[str, Any], str, Callable[[], str]]


def _event(file: Procedure, **_more: Any) -> Opened:
    row = file.events.all()[0]
    fields = {"kind": row.kind, "on": row.on.isoformat(), "certainty": "sourced"}
    return "change_event", row.pk, fields, "reference", lambda: Event.objects.get(pk=row.pk).reference


def _involvement(file: Procedure, body: Callable[..., Body], at: datetime, **_more: Any) -> Opened:
    row = procedures.involve(file, part="desk", body=body(), by=BY, at=at)
    fields = {"part": "desk", "body": row.body_id, "certainty": "sourced"}
    return "change_involvement", row.pk, fields, "group", lambda: Involvement.objects.get(pk=row.pk).group


def _point(file: Procedure, position: Callable[..., Position], at: datetime, **_more: Any) -> Opened:
    row = points.add_point(position(), procedure=file, target="skäl 5", view_sv="Ja", by=BY, at=at)
    fields = {"procedure": file.pk, "view_sv": "Ja", "place": 1}
    return "change_point", row.pk, fields, "target", lambda: type(row).objects.get(pk=row.pk).target


def _stances(position: Callable[..., Position], ask: Ask, **_more: Any) -> Opened:
    row = position()
    fields = {f"side-{ask.pk}": "for"}
    return "stances", row.pk, fields, f"words-{ask.pk}", lambda: row.stances.get().words


@pytest.mark.parametrize("record", [_event, _involvement, _point, _stances])
def test_who_saves_later_is_told_and_loses_nothing(
    record: Callable[..., Opened],
    file: Procedure,
    ask: Ask,
    body: Callable[..., Body],
    position: Callable[..., Position],
    client_of: SignIn,
    at: datetime,
) -> None:
    page, number, fields, word, now = record(file=file, ask=ask, body=body, position=position, at=at)
    address = reverse(f"advocacy:{page}", args=[number])
    first, second = client_of("strateg"), client_of("bryssel")
    seen = [one.get(address).context["form"]["version"].value() for one in (first, second)]
    assert seen == [1, 1]
    assert first.post(address, {**fields, word: "först", "version": 1}).status_code == 302
    refused = second.post(address, {**fields, word: "sedan", "version": 1})
    assert (refused.status_code, now()) == (409, "först")
    assert "sedan" in refused.content.decode()
    again = refused.context["form"]["version"].value()
    assert second.post(address, {**fields, word: "sedan", "version": again}).status_code == 302
    assert now() == "sedan"


def test_a_form_without_a_version_changes_nothing(
    file: Procedure, client_of: SignIn, body: Callable[..., Body], at: datetime
) -> None:
    page, number, fields, word, now = _event(file)
    client = client_of("strateg")
    assert client.post(reverse(f"advocacy:{page}", args=[number]), {**fields, word: "x"}).status_code == 409
    assert now() == ""


def test_what_a_source_corrects_meanwhile_is_a_change_too(file: Procedure, at: datetime) -> None:
    told = Told()
    moved = [
        records.procedure(records.event(day, "VOTE", "committee_vote"))
        for day in ("2026-03-03", "2026-03-05")
    ]
    take_procedures(moved[:1], told, by=BY, at=at)
    row = Event.objects.get(kind="committee_vote")
    take_procedures(moved[1:], told, by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        procedures.change_event(row, version=row.version, reference="A10-1/2026", by=BY, at=at)
    assert Event.objects.get(pk=row.pk).on.isoformat() == "2026-03-05"
    take_procedures(moved[1:], told, by=BY, at=at)
    assert Event.objects.get(pk=row.pk).version == 2
