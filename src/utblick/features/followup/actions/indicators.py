"""Goals, indicators and their figures; a year that is closed, and corrections that leave a note."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from utblick.features.followup import rules
from utblick.features.followup.goals import version_used, year_span
from utblick.features.followup.indicators import COMPUTED
from utblick.features.followup.models import (
    ClosedYear,
    Goal,
    Indicator,
    IndicatorValue,
    ParticipationDefinition,
)
from utblick.features.followup.suggested_goals import SUGGESTED
from utblick.features.organisation.actions.saving import as_audited, checked_and_saved, settable
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

WRITE = "followup.indicator.write"
GOAL_FIELDS = frozenset({"name_sv", "name_en", "board", "source", "certainty", "sort_order"})
FIELDS = frozenset(
    {
        "goal",
        "name_sv",
        "name_en",
        "definition",
        "computed",
        "formula",
        "source",
        "owner",
        "unit",
        "target",
        "target_year",
        "first_year",
        "last_year",
        "sort_order",
    }
)


@transaction.atomic
def add_suggested_goals(*, by: Viewer, at: datetime) -> int:
    """Add what is missing of the suggested goals and indicators; give how many rows were added."""
    by.check(WRITE)
    added = 0
    for place, row in enumerate(SUGGESTED, start=1):
        goal = Goal.objects.filter(key=row.key).first()
        if goal is None:
            goal = Goal(
                key=row.key,
                name_sv=row.name_sv,
                name_en=row.name_en,
                certainty=row.certainty,
                sort_order=10 * place,
            )
            checked_and_saved(goal)
            added += 1
        for at_place, one in enumerate(row.indicators, start=1):
            if not Indicator.objects.filter(key=one.key).exists():
                checked_and_saved(Indicator(goal=goal, sort_order=10 * at_place, **one._asdict()))
                added += 1
    if added:
        audit.record("followup.goals.added", by=by, at=at, target=None, changes={"added": [0, added]})
    return added


@transaction.atomic
def save_goal(goal: Goal | None, *, by: Viewer, at: datetime, **fields: Any) -> Goal:
    """Add a goal, or change one."""
    by.check(WRITE)
    is_new = goal is None
    if goal is None:
        goal = Goal(key=_free_key(Goal, fields.get("name_sv", "")))
    else:
        goal = Goal.objects.select_for_update(of=("self",)).get(pk=goal.pk)
    changes = settable(goal, fields, GOAL_FIELDS)
    if changes:
        checked_and_saved(goal)
        action = "followup.goal.added" if is_new else "followup.goal.changed"
        audit.record(action, by=by, at=at, target=goal, changes=changes)
    return goal


@transaction.atomic
def save_indicator(indicator: Indicator | None, *, by: Viewer, at: datetime, **fields: Any) -> Indicator:
    """Add an indicator to a goal, or change what one says of itself."""
    by.check(WRITE)
    rules.check_is_known(fields.get("computed", ""), COMPUTED)
    is_new = indicator is None
    if indicator is None:
        indicator = Indicator(key=_free_key(Indicator, fields.get("name_sv", "")))
    else:
        indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    changes = settable(indicator, fields, FIELDS)
    if changes:
        checked_and_saved(indicator)
        action = "followup.indicator.added" if is_new else "followup.indicator.changed"
        audit.record(action, by=by, at=at, target=indicator, changes=changes)
    return indicator


@transaction.atomic
def set_value(
    indicator: Indicator, year: int, value: int | Decimal, *, note: str = "", by: Viewer, at: datetime
) -> IndicatorValue:
    """Enter a year's figure; in a closed year it is a correction, and the note is shown beside it."""
    by.check(WRITE)
    rules.check_year_is_ours(year, day_of(at))
    closed = ClosedYear.objects.filter(year=year).exists()
    rules.check_is_followed(indicator.is_followed(year))
    rules.check_is_entered(indicator.computed, closed)
    rules.check_correction_says_why(closed, note)
    row = IndicatorValue.objects.select_for_update().filter(indicator=indicator, year=year).first()
    before = row.value if row else None
    row = row or IndicatorValue(indicator=indicator, year=year)
    if closed and row.pk and row.first_value is None:
        row.first_value = row.value
    row.value, row.at = value, at
    # Each correction's note stays beside the figure.
    row.note = "\n".join(one for one in (row.note, note.strip()) if one) if closed else ""
    checked_and_saved(row)
    changes = {"year": year, "value": [as_audited(before), as_audited(value)], "note": ["", row.note]}
    audit.record("followup.value.set", by=by, at=at, target=indicator, changes=changes)
    return row


@transaction.atomic
def close_year(year: int, *, by: Viewer, at: datetime) -> ClosedYear:
    """Close a year: what is worked out is kept as it is now, and no longer follows the data."""
    by.check(WRITE)
    rules.check_year_is_ours(year, day_of(at))
    rules.check_year_is_over(year, day_of(at))
    rules.check_is_open(ClosedYear.objects.filter(year=year).exists())
    kept = 0
    versions = list(ParticipationDefinition.objects.all())
    for indicator in Indicator.objects.exclude(computed=""):
        (value,) = COMPUTED[indicator.computed].compute([year_span(year, day_of(at))])
        if value is not None and indicator.is_followed(year):
            IndicatorValue.objects.update_or_create(
                indicator=indicator,
                year=year,
                defaults={
                    "value": value,
                    "note": "",
                    "at": at,
                    "version": version_used(indicator, year, day_of(at), versions),
                },
            )
            kept += 1
    closed = ClosedYear.objects.create(year=year, at=at)
    audit.record("followup.year.closed", by=by, at=at, target=None, changes={"year": year, "kept": [0, kept]})
    return closed


def _free_key(model: type[Goal] | type[Indicator], name: str) -> str:
    """Give a short name that nothing of its kind has."""
    start = slugify(name)[:32].strip("-") or "egen"
    key, number = start, 2
    while model._default_manager.filter(key=key).exists():
        key, number = f"{start}-{number}", number + 1
    return key
