"""Write a value of `engine.eligibility` as a programme's rows: the way back from `reading`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction

from utblick.engine.eligibility import programme as engine
from utblick.features.programmes.models import (
    Area,
    Call,
    CallMoment,
    FormRule,
    Moment,
    NamedRule,
    Objective,
    Programme,
    Rate,
    SameState,
    SizeLimit,
    SubProgramme,
)
from utblick.features.programmes.reading import CALL_ZONE, CERTAINTIES

_WORDS = {mark: word.value for word, mark in CERTAINTIES.items()}


@transaction.atomic
def store(value: engine.Programme, programme: Programme, *, calls: bool = True) -> None:
    """Write rules and calls on a saved programme that has none yet; its own fields are set and saved."""
    programme.starts_on, programme.costs_end_on = value.starts_on, value.costs_end_on
    programme.projects_end_on, programme.nuts_version = value.projects_end_on, value.nuts_version
    programme.countries = list(value.countries)
    programme.least_partners, programme.least_countries = value.least_partners, value.least_countries
    programme.is_last_call_listed = value.is_last_call_listed
    programme.outside_source = value.outside.source
    programme.outside_certainty = _WORDS[value.outside.certainty]
    programme.save()
    _made(NamedRule, programme, ({"key": one.key, **_fact(one.basis)} for one in value.rules))
    _objectives(value, programme)
    _made(Area, programme, (_area(one) for one in value.areas))
    _made(
        FormRule,
        programme,
        (
            {
                "form": one.form.value,
                "admission": one.admission.value,
                "objectives": list(one.objectives),
                **_fact(one.basis),
            }
            for one in value.forms
        ),
    )
    _made(
        Rate,
        programme,
        ({"country": one.country, "percent": one.percent, **_fact(one.basis)} for one in value.rates),
    )
    _made(SizeLimit, programme, (_size(one) for one in value.sizes))
    _made(
        SameState,
        programme,
        ({"country": one.country, "state": one.state, **_fact(one.basis)} for one in value.same_states),
    )
    _made(
        SubProgramme,
        programme,
        (
            {
                "title_sv": one.name_sv,
                "title_en": one.name_en,
                "countries": list(one.countries),
                "for_islands": one.for_islands,
                **_fact(value.outside),
            }
            for one in value.sub_programmes
        ),
    )
    for one in value.calls if calls else ():
        _call(one, programme)


def _fact(basis: engine.Basis) -> dict[str, Any]:
    return {
        "source_note": basis.source,
        "certainty": _WORDS[basis.certainty],
        "valid_from": basis.valid_from,
        "valid_until": basis.valid_until,
    }


def _made(model: type[models.Model], programme: Programme, rows: Iterable[dict[str, Any]]) -> None:
    # One by one: reading gives them in the order of their numbers.
    for row in rows:
        model._default_manager.create(programme=programme, **row)


def _objectives(value: engine.Programme, programme: Programme) -> None:
    held = {}
    for place, one in enumerate(value.priorities):
        held[one.key] = Objective.objects.create(
            programme=programme,
            key=one.key,
            title_sv=one.title_sv,
            title_en=one.title_en,
            can_be_chosen=False,
            sort_order=place * 10,
            **_fact(engine.weakest(row.basis for row in value.objectives if row.priority == one.key)),
        )
    for place, row in enumerate(value.objectives):
        Objective.objects.create(
            programme=programme,
            key=row.key,
            parent=held.get(row.priority),
            title_sv=row.title_sv,
            title_en=row.title_en,
            result_sv=row.result_sv,
            result_en=row.result_en,
            sort_order=place * 10,
            **_fact(row.basis),
        )


def _area(one: engine.Area) -> dict[str, Any]:
    return {
        "code": one.code,
        "name_sv": one.name_sv,
        "name_en": one.name_en,
        "area_class": one.area_class.value,
        "class_source": one.class_basis.source,
        "class_certainty": _WORDS[one.class_basis.certainty],
        "is_external_border": one.is_external_border,
        **_fact(one.basis),
    }


def _size(one: engine.Size) -> dict[str, Any]:
    usual_from, usual_to = one.usual_months or (None, None)
    return {
        "kind": one.kind.value,
        "most_eur": one.most_eur,
        "measure": one.measure.value,
        "most_months": one.most_months,
        "usual_from": usual_from,
        "usual_to": usual_to,
        **_fact(one.basis),
    }


def _call(one: engine.Call, programme: Programme) -> None:
    row = Call.objects.create(
        programme=programme,
        key=one.key,
        title_sv=f"Utlysning {one.key}",
        title=f"Call {one.key}",
        language="en",
        project_kind=one.kind.value if one.kind else "",
        starts_from=one.starts_from,
        ends_by=one.ends_by,
        most_percent=one.most_percent,
        needs_external_border=one.needs_external_border,
        zone=CALL_ZONE.key,
        certainty=_WORDS[one.basis.certainty],
        source_note=one.basis.source,
    )
    days = ((Moment.OPENS, one.opens_on, None), (Moment.CLOSES, one.closes_on, one.closes_at))
    for kind, on, hour in days:
        if on is not None:
            CallMoment.objects.create(
                call=row,
                kind=kind,
                on=on,
                hour=hour,
                certainty=_WORDS[one.basis.certainty],
                source_note=one.basis.source,
            )
