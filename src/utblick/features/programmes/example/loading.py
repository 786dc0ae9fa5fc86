"""Load the example's programmes, rules and calls; what is there already is left as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from utblick.engine.eligibility import PROGRAMMES as BUILT_IN
from utblick.features.monitoring.models import WatchProfile
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Topic, Unit
from utblick.features.programmes.example import archive
from utblick.features.programmes.example.calls import (
    ADDRESSES,
    AHEAD,
    MOMENTS,
    NEEDS,
    TITLES,
    VERDICTS,
    AheadRow,
)
from utblick.features.programmes.example.handbook import PASSAGES
from utblick.features.programmes.example.programmes import (
    BODIES,
    OUTPUTS,
    PRIORITY_BUDGETS,
    PROGRAMMES,
    THEMES,
    ProgrammeRow,
)
from utblick.features.programmes.models import (
    Call,
    CallMoment,
    CallVerdict,
    Moment,
    NamedRule,
    Objective,
    Programme,
    ProgrammeBody,
    ProgrammeName,
    UnitNeed,
)
from utblick.features.programmes.recognising import folded
from utblick.features.programmes.storing import store


def load(at: datetime) -> dict[str, int]:
    """Add what is missing of the example's programmes; rules, bodies and calls only with a new programme."""
    with transaction.atomic():
        there = set(Programme.objects.values_list("key", flat=True))
        fresh = [row for row in PROGRAMMES if row.key not in there]
        made = {row.key: _programme(row) for row in fresh}
        for key in made:
            if key in BUILT_IN:
                store(BUILT_IN[key], made[key])
        _bodies(made)
        _details(made)
        _handbook(made)
        calls = _moments(made) + _ahead(made, day_of(at))
        if made:
            _needs()
            _verdicts(at)
        archive.load(at)
    return {"programmes": len(made), "calls": calls}


def _programme(row: ProgrammeRow) -> Programme:
    programme = Programme.objects.create(
        key=row.key,
        name_sv=row.name_sv,
        name_en=row.name_en,
        family=row.family,
        kind=row.kind,
        open_to_us=row.open,
        certainty=row.certainty,
        starts_on=date(row.period[0], 1, 1) if row.period else None,
        ends_on=date(row.period[1], 12, 31) if row.period else None,
        swedish_body=row.swedish_body,
        zone=row.zone,
        predecessor=Programme.objects.filter(key=row.follows).first() if row.follows else None,
        cci=row.cci,
        legal_base=row.legal_base,
        budget_eur=row.budget,
        address=row.address,
        source_note=row.source,
        note_sv=row.note_sv,
        note_en=row.note_en,
    )
    said = [name for name in (*row.names.split("|"), row.name_sv, row.name_en, row.cci) if name]
    for key, name in {folded(name): name for name in said}.items():
        ProgrammeName.objects.get_or_create(folded=key, defaults={"programme": programme, "name": name})
    return programme


def _bodies(made: dict[str, Programme]) -> None:
    ProgrammeBody.objects.bulk_create(
        ProgrammeBody(
            programme=made[row.programme],
            role=row.role,
            name=row.name,
            place=row.place,
            counties=row.counties.split(),
            since=row.since,
            until=row.until,
            certainty=row.certainty,
            source_note=row.source,
        )
        for row in BODIES
        if row.programme in made
    )


def _details(made: dict[str, Programme]) -> None:
    if "cb-2021" in made:
        for key, sv, en in THEMES:
            Objective.objects.filter(programme=made["cb-2021"], key=key).update(theme_sv=sv, theme_en=en)
    if "cb-2014" in made:
        rows = Objective.objects.filter(programme=made["cb-2014"])
        for key, sv, en in OUTPUTS:
            rows.filter(key=key).update(output_sv=sv, output_en=en)
        for key, money in PRIORITY_BUDGETS:
            rows.filter(key=key).update(budget_eur=money)


def _handbook(made: dict[str, Programme]) -> None:
    for programme, key, sv, en in PASSAGES:
        if programme in made:
            rows = NamedRule.objects.filter(programme=made[programme], key=key)
            rows.update(passage_sv=sv, passage_en=en)


def _moments(made: dict[str, Programme]) -> int:
    calls = {
        (one.programme.key, one.key): one for one in Call.objects.select_related("programme") if one.programme
    }
    calls = {key: one for key, one in calls.items() if key[0] in made and key in TITLES}
    for key, one in calls.items():
        one.title_sv, one.title, one.budget_eur, one.note = TITLES[key]
        one.save()
    CallMoment.objects.bulk_create(
        CallMoment(
            call=calls[row.programme, row.call],
            kind=row.kind,
            step=row.step,
            on=row.on,
            hour=row.hour,
            note=row.note,
            certainty=row.certainty,
            source_note="centralbaltic.eu",
        )
        for row in MOMENTS
        if (row.programme, row.call) in calls
    )
    return len(calls)


def _ahead(made: dict[str, Programme], today: date) -> int:
    rows = [row for row in AHEAD if row.programme in made]
    for row in rows:
        programme = made[row.programme]
        call = Call.objects.create(
            programme=programme,
            key=row.key,
            title_sv=row.title_sv,
            title=row.title,
            language="en",
            budget_eur=row.budget,
            zone=programme.zone,
            note=row.words,
            address=ADDRESSES.get(row.programme, ""),
            certainty="unsure",
            source_note="påhittat exempel",
        )
        CallMoment.objects.bulk_create(_days(row, call, today))
    return len(rows)


def _days(row: AheadRow, call: Call, today: date) -> list[CallMoment]:
    said: list[tuple[Moment, int, int | None]] = [
        (Moment.PUBLISHED, 1, row.opens - 30),
        (Moment.OPENS, 1, row.opens),
        (Moment.CLOSES, 1, row.closes),
        (Moment.DECISION, 1, row.decision),
    ]
    if row.second:
        said += [(Moment.OPENS, 2, row.second[0]), (Moment.CLOSES, 2, row.second[1])]
    return [
        CallMoment(
            call=call,
            kind=kind,
            step=step,
            on=today + timedelta(days=days),
            hour=row.hour if kind == Moment.CLOSES else None,
            certainty="unsure",
            source_note="påhittat exempel",
        )
        for kind, step, days in said
        if days is not None
    ]


def _needs() -> None:
    units = {unit.key: unit for unit in Unit.objects.all()}
    for key, words, topics, weeks, share in NEEDS:
        if key not in units:
            continue
        need, _is_new = UnitNeed.objects.get_or_create(
            unit=units[key],
            defaults={"words": list(words), "preparation_weeks": weeks, "own_share_note": share},
        )
        need.topics.set(Topic.objects.filter(key__in=topics))
        need.profiles.set(WatchProfile.objects.filter(topic__in=topics))


def _verdicts(at: datetime) -> None:
    for unit, programme, key, verdict, reason, words, days in VERDICTS:
        call = Call.objects.filter(programme__key=programme, key=key).first()
        row = Unit.objects.filter(key=unit).first()
        if call is None or row is None or CallVerdict.objects.filter(call=call, unit=row).exists():
            continue
        CallVerdict.objects.create(
            call=call, unit=row, verdict=verdict, reason=reason, words=words, at=at - timedelta(days=days)
        )
