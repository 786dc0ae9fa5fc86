"""Dated rows: a new one, a correction, one that takes over from a day, and one taken out; nothing goes silently."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.programmes import rules
from utblick.features.programmes.actions import programmes as actions
from utblick.features.programmes.actions.rows import add_row, correct_row, follow_row, take_out_row
from utblick.features.programmes.models import Area, Call, Programme, ProgrammeName, Rate
from utblick.features.programmes.reading import rules_of
from utblick.features.programmes.row_kinds import ROW_KINDS
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

RATE, AREA, BODY = ROW_KINDS["andel"], ROW_KINDS["omrade"], ROW_KINDS["organ"]
SOURCED = {"source_note": "Handboken 2.0", "certainty": "sourced"}


def swedish(cb: Programme) -> Rate:
    return cb.rates.get(country="SE")


def test_a_new_rate_takes_over_from_a_day_and_the_old_one_stays(
    cb: Programme, strategist: Viewer, at: datetime
) -> None:
    row = swedish(cb)
    new = follow_row(
        row, version=1, since=date(2027, 1, 1), country="SE", percent=70, **SOURCED, by=strategist, at=at
    )
    row.refresh_from_db()
    assert (row.percent, row.valid_until, row.version) == (80, date(2027, 1, 1), 2)
    assert (new.percent, new.valid_from) == (70, date(2027, 1, 1))
    told = [one for one in rules_of(cb).rates if one.country == "SE"]
    assert [one.percent for one in told if one.basis.holds(date(2026, 12, 31))] == [80]
    assert [one.percent for one in told if one.basis.holds(date(2027, 1, 1))] == [70]


def test_a_correction_keeps_what_stood_there_in_the_history(
    cb: Programme, strategist: Viewer, at: datetime
) -> None:
    row = correct_row(swedish(cb), version=1, percent=79, by=strategist, at=at)
    event = AuditEvent.objects.get(action="programmes.row.corrected")
    assert event.changes == {"percent": [80, 79]}
    assert (event.target_type, event.target_id) == ("programmes.rate", str(row.pk))


def test_what_is_taken_out_is_told_on_the_programme_with_the_reason(
    cb: Programme, strategist: Viewer, at: datetime
) -> None:
    with pytest.raises(RuleBroken):
        take_out_row(swedish(cb), version=1, reason=" ", by=strategist, at=at)
    take_out_row(swedish(cb), version=1, reason="Fel program", by=strategist, at=at)
    assert not cb.rates.filter(country="SE").exists()
    event = AuditEvent.objects.get(action="programmes.row.taken_out")
    assert event.target_id == str(cb.pk)
    assert event.changes["row_out_because"] == "Fel program"
    assert any("80" in said for said in event.changes["row_said"])


def test_who_was_not_first_is_told(cb: Programme, strategist: Viewer, at: datetime) -> None:
    correct_row(swedish(cb), version=1, percent=79, by=strategist, at=at)
    for act in (
        lambda: correct_row(swedish(cb), version=1, percent=78, by=strategist, at=at),
        lambda: take_out_row(swedish(cb), version=1, reason="x", by=strategist, at=at),
        lambda: actions.change_programme(cb, version=9, by=strategist, at=at),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()
    assert swedish(cb).percent == 79


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (RATE, {"country": "SE", "percent": 60}),
        (RATE, {"country": "se", "percent": 60}),
        (RATE, {"country": "NO", "percent": 60, "source_note": ""}),
        (
            RATE,
            {"country": "NO", "percent": 60, "valid_from": date(2027, 1, 1), "valid_until": date(2026, 1, 1)},
        ),
        (AREA, {"code": "SE12X", "name_sv": "X", "name_en": "X"}),
        (AREA, {"code": "LV00A", "name_sv": "Riga", "name_en": "Riga"}),
        (BODY, {"role": "contact_point", "name": "Nya", "counties": ["Östergötland"]}),
    ],
)
def test_what_cannot_be_so_is_refused(
    cb: Programme, strategist: Viewer, at: datetime, kind: Any, fields: dict[str, Any]
) -> None:
    with pytest.raises(RuleBroken):
        add_row(kind, cb, **{**SOURCED, **fields}, by=strategist, at=at)


def test_a_row_may_not_take_over_before_it_began(cb: Programme, strategist: Viewer, at: datetime) -> None:
    area = Area.objects.get(programme=cb, code="LV005")
    assert area.valid_from == date(2024, 1, 1)
    fields = {"code": "LV005", "name_sv": "Lettgallen", "name_en": "Latgale", **SOURCED}
    with pytest.raises(RuleBroken):
        follow_row(area, version=1, since=date(2024, 1, 1), **fields, by=strategist, at=at)


@pytest.mark.parametrize(
    ("period", "others", "is_wrong"),
    [
        ((None, None), [(None, None)], True),
        ((date(2025, 1, 1), None), [(None, date(2025, 1, 1))], False),
        ((date(2024, 12, 31), None), [(None, date(2025, 1, 1))], True),
        ((None, date(2020, 1, 1)), [(date(2020, 1, 1), None)], False),
        ((date(2021, 1, 1), date(2022, 1, 1)), [(date(2020, 1, 1), date(2023, 1, 1))], True),
    ],
)
def test_one_row_holds_on_a_day(period: Any, others: Any, is_wrong: bool) -> None:
    if is_wrong:
        with pytest.raises(RuleBroken):
            rules.check_only_one_holds(period, others)
    else:
        rules.check_only_one_holds(period, others)


def test_a_programme_is_added_and_changed(strategist: Viewer, loaded: None, at: datetime) -> None:
    new = actions.create_programme(
        name_sv="Interreg Aurora", name_en="Interreg Aurora", countries=["SE", "FI"], by=strategist, at=at
    )
    assert new.key == "interreg-aurora"
    with pytest.raises(RuleBroken):
        actions.create_programme(name_sv="interreg aurora", name_en="X", by=strategist, at=at)
    cb = Programme.objects.get(key="cb-2014")
    with pytest.raises(RuleBroken):
        actions.change_programme(
            cb, version=1, predecessor=Programme.objects.get(key="cb-2028"), by=strategist, at=at
        )
    with pytest.raises(RuleBroken):
        actions.change_programme(cb, version=1, zone="Helsinki", by=strategist, at=at)


def test_words_that_stand_in_addresses_are_no_short_names(
    strategist: Viewer, loaded: None, at: datetime
) -> None:
    made = actions.create_programme(name_sv="Utlysningar", name_en="Calls", by=strategist, at=at)
    assert made.key == "utlysningar-2"


def test_a_name_ties_the_calls_that_waited_for_it(cb: Programme, strategist: Viewer, at: datetime) -> None:
    waiting = Call.objects.create(key="X-1", title="X", programme_text="Central-Baltic Programme")
    row = actions.add_name(cb, "  Central Baltic   programme ", by=strategist, at=at)
    waiting.refresh_from_db()
    assert waiting.programme == cb
    with pytest.raises(RuleBroken):
        actions.add_name(
            Programme.objects.get(key="cb-2014"), "CENTRAL BALTIC PROGRAMME", by=strategist, at=at
        )
    actions.remove_name(row, by=strategist, at=at)
    assert not ProgrammeName.objects.filter(pk=row.pk).exists()


def test_the_forms_do_it(cb: Programme, client_of: Callable[..., Client]) -> None:
    client, row = client_of("strateg"), swedish(cb)
    given = {"percent": "75", "source_note": "Handboken 2.0", "certainty": "sourced", "version": "1"}
    said = client.post(
        reverse("programmes:follow_row", args=["andel", row.pk]), {**given, "since": "2027-01-01"}
    )
    assert said.status_code == 302
    page = client.get(said["Location"]).content.decode()
    assert "75\u00a0%" in page
    assert "80\u00a0%" in page
    late = client.post(
        reverse("programmes:correct_row", args=["andel", row.pk]),
        {**given, "country": "SE", "valid_until": "2027-01-01"},
    )
    assert late.status_code == 409
    assert 'name="version" value="2"' in late.content.decode()
    wrong = client.post(reverse("programmes:add_row", args=["cb-2021", "andel"]), {**given, "country": "SE"})
    assert wrong.status_code == 422
    assert "for some of those days already" in wrong.content.decode()
    out = client.post(
        reverse("programmes:take_out_row", args=["andel", row.pk]), {"version": "2", "reason": "Fel"}
    )
    assert out["Location"] == reverse("programmes:programme", args=["cb-2021"])
    assert "why it was taken out: Fel" in client.get(out["Location"]).content.decode()


def test_every_kind_of_row_has_its_pages(cb: Programme, client_of: Callable[..., Client]) -> None:
    client = client_of("strateg", "sv")
    for kind in ROW_KINDS.values():
        row = kind.model._default_manager.first()
        assert row is not None
        assert client.get(reverse("programmes:add_row", args=["cb-2021", kind.key])).status_code == 200
        for name in ("row", "correct_row", "take_out_row", *(["follow_row"] if kind.can_follow else [])):
            assert client.get(reverse(f"programmes:{name}", args=[kind.key, row.pk])).status_code == 200
    objective = cb.objectives.first()
    assert objective is not None
    assert client.get(reverse("programmes:follow_row", args=["mal", objective.pk])).status_code == 404
    assert client.get(reverse("programmes:row", args=["okant", 1])).status_code == 404
