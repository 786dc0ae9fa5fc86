"""Read a programme's rows as a value of `engine.eligibility`, so that ideas are checked against what stands here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from utblick.engine.eligibility import programme as engine
from utblick.engine.eligibility.forms import LegalForm
from utblick.features.organisation.models import Certainty
from utblick.features.programmes.models import Call, CallMoment, Moment, Programme
from utblick.features.programmes.models.rules import Fact

# Hours of calls are told to the engine on this clock.
CALL_ZONE = ZoneInfo("Europe/Helsinki")
CERTAINTIES = {
    Certainty.SOURCED: engine.Certainty.SOURCED,
    Certainty.KNOWN: engine.Certainty.KNOWN,
    Certainty.UNSURE: engine.Certainty.UNSURE,
}
# What a programme's rows are called on it; each is read in the order that it was written.
ROWS = ("rules", "objectives", "areas", "rates", "sizes", "forms", "same_states", "sub_programmes")


class NotCheckable(LookupError):
    """A programme has no rules that an idea can be checked against; the sentence says what is missing."""


def basis(source: str, certainty: str, since: date | None = None, until: date | None = None) -> engine.Basis:
    """Give what a fact rests on, as the engine says it."""
    return engine.Basis(source, CERTAINTIES[Certainty(certainty)], since, until)


def basis_of(row: Fact) -> engine.Basis:
    """Give what a dated row rests on, and when it holds."""
    return basis(row.source_note, row.certainty, row.valid_from, row.valid_until)


def is_checkable(programme: Programme) -> bool:
    """Say whether enough is written of a programme to check an idea against it; asks the database once."""
    return _has_days(programme) and programme.rules.exists()


def rules_of(programme: Programme) -> engine.Programme:
    """Give a programme's rules, dated rows of every time included. Raises NotCheckable."""
    if not _has_days(programme):
        raise NotCheckable(
            gettext(
                "The programme has no first and last days of costs, or no version of NUTS: write them first."
            )
        )
    rules = tuple(engine.Rule(row.key, basis_of(row)) for row in programme.rules.order_by("pk"))
    if not rules:
        raise NotCheckable(gettext("No rule of the programme is written, so nothing can be checked."))
    assert programme.starts_on
    assert programme.costs_end_on
    assert programme.nuts_version
    objectives = list(programme.objectives.select_related("parent").order_by("pk"))
    return engine.Programme(
        key=programme.key,
        name_sv=programme.name_sv,
        name_en=programme.name_en,
        starts_on=programme.starts_on,
        projects_end_on=programme.projects_end_on or programme.costs_end_on,
        costs_end_on=programme.costs_end_on,
        nuts_version=programme.nuts_version,
        countries=tuple(programme.countries),
        outside=basis(programme.outside_source, programme.outside_certainty),
        rules=rules,
        objectives=tuple(
            engine.Objective(
                row.key,
                row.parent.key if row.parent else "",
                row.title_sv,
                row.title_en,
                row.result_sv,
                row.result_en,
                basis_of(row),
            )
            for row in objectives
            if row.can_be_chosen
        ),
        areas=tuple(
            engine.Area(
                row.code,
                row.name_sv,
                row.name_en,
                engine.AreaClass(row.area_class),
                basis_of(row),
                basis(row.class_source, row.class_certainty),
                row.is_external_border,
            )
            for row in programme.areas.order_by("pk")
        ),
        forms=tuple(
            engine.FormRule(
                LegalForm(row.form), engine.Admission(row.admission), basis_of(row), tuple(row.objectives)
            )
            for row in programme.forms.order_by("pk")
        ),
        rates=tuple(
            engine.Rate(row.country, row.percent, basis_of(row)) for row in programme.rates.order_by("pk")
        ),
        sizes=tuple(
            engine.Size(
                engine.Kind(row.kind),
                basis_of(row),
                row.most_eur,
                engine.Measure(row.measure),
                row.most_months,
                (row.usual_from, row.usual_to)
                if row.usual_from is not None and row.usual_to is not None
                else None,
            )
            for row in programme.sizes.order_by("pk")
        ),
        calls=tuple(call_of(row) for row in programme.calls.prefetch_related("moments").order_by("pk")),
        priorities=tuple(
            engine.Priority(row.key, row.title_sv, row.title_en)
            for row in objectives
            if not row.can_be_chosen
        ),
        same_states=tuple(
            engine.SameState(row.country, row.state, basis_of(row))
            for row in programme.same_states.order_by("pk")
        ),
        sub_programmes=tuple(
            engine.SubProgramme(row.title_sv, row.title_en, tuple(row.countries), row.for_islands)
            for row in programme.sub_programmes.order_by("pk")
        ),
        least_partners=programme.least_partners or 2,
        least_countries=programme.least_countries or 2,
        is_last_call_listed=programme.is_last_call_listed,
    )


def call_of(row: Call) -> engine.Call:
    """Give a call by the days of its first step; a day that is to be confirmed is no day for the check."""
    moments = list(row.moments.all())
    opens, closes = _sure(moments, Moment.OPENS), _sure(moments, Moment.CLOSES)
    at = None
    if closes and closes.hour:
        at = closes.instant.astimezone(CALL_ZONE).time()
    return engine.Call(
        row.key,
        basis(row.source_note, row.certainty),
        opens.on if opens else None,
        closes.on if closes else None,
        at,
        engine.Kind(row.project_kind) if row.project_kind else None,
        row.starts_from,
        row.ends_by,
        row.most_percent,
        row.needs_external_border,
    )


def _has_days(programme: Programme) -> bool:
    return bool(programme.starts_on and programme.costs_end_on and programme.nuts_version)


def _sure(moments: Iterable[CallMoment], kind: str) -> CallMoment | None:
    return next(
        (one for one in moments if one.kind == kind and one.step == 1 and one.certainty != Certainty.UNSURE),
        None,
    )
