"""The participation goal of each year as a public record: worked out anew each time it is asked for.

Small counts are told as they are: they count operations, not people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from utblick.engine.coverage.counting import Coverage
from utblick.features.exchanges.models import Field, Term
from utblick.features.followup.coverage import Goal, definition_on
from utblick.features.followup.goals import VIEW, closed_years
from utblick.features.followup.models import IndicatorValue, ParticipationDefinition
from utblick.features.followup.words import definition_sentence
from utblick.features.organisation.models import Level
from utblick.features.organisation.queries import boards
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Text, both, named
from utblick.features.publishing.kinds.shared import names
from utblick.features.publishing.shapes import COVERAGE
from utblick.features.publishing.shapes.fields import LANGUAGES
from utblick.foundation.accounts.viewer import Viewer

NOBODY_COUNTED = gettext_lazy("The goal is about no unit in that year.")


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the goal, and the day that it is counted on."""

    pk: str
    on: date


def _rows(viewer: Viewer) -> list[Year]:
    if not viewer.may(VIEW):
        return []
    began = ParticipationDefinition.objects.aggregate(first=Min("valid_from"))["first"]
    if began is None:
        return []
    # Of the running year only whole months: what is public moves once a month, not every day.
    over = timezone.localdate().replace(day=1) - timedelta(days=1)
    return [Year(str(year), min(date(year, 12, 31), over)) for year in range(over.year, began.year - 1, -1)]


def _counts(found: Coverage) -> dict[str, Any]:
    return {
        "done": found.done,
        "counted": found.counted,
        "share": round(100 * found.share) if found.share is not None else None,
        "due": found.due,
        "silent": found.silent,
        "exempt": found.exempt,
    }


def _facts(year: Year) -> Facts:
    definition = definition_on(year.on, ParticipationDefinition.objects.all())
    assert definition is not None, "a year is listed from the first definition on"
    goal = Goal(definition, year.on)
    found = goal.coverage
    by_board: dict[str, list[int]] = {}
    for unit in goal.units:
        if unit.board is not None:
            by_board.setdefault(unit.board.key, []).append(unit.pk)
    rows = []
    for board in boards(year.on):
        of_board = goal.participation.coverage(year.on, by_board.get(board.key, ()))
        if of_board.counted or of_board.exempt:
            rows.append({"key": board.key, "name": named(board), **_counts(of_board)})
    number, is_closed = int(year.pk), int(year.pk) in closed_years()
    values = {
        "year": number,
        "on": year.on,
        "is_closed": is_closed,
        "closed_share": _closed_share(number) if is_closed else None,
        **_counts(found),
        "definition": both(lambda: definition_sentence(definition)),
        "level": Level(definition.level).name.lower(),
        "months": definition.months,
        "needs_evidence": definition.needs_evidence,
        "types": _terms(Field.TYPE, definition.kinds),
        "directions": _terms(Field.DIRECTION, definition.directions),
        "boards": rows,
    }
    titles = both(lambda: _("Participation %(year)s") % {"year": year.pk})
    said = both(lambda: _summary(found, definition.level, year.on, is_closed=is_closed))
    drafts = {language: Draft(titles[language], said[language]) for language in LANGUAGES}
    return Facts(values, drafts, obstacles=() if found.counted else (NOBODY_COUNTED,))


def _summary(found: Coverage, level: int, on: date, *, is_closed: bool) -> str:
    words = {"done": found.done, "counted": found.counted, "day": date_format(on)}
    if level == Level.AREA:
        said = _("%(done)d of %(counted)d areas took part regularly, as counted on %(day)s.") % words
    else:
        said = _("%(done)d of %(counted)d operations took part regularly, as counted on %(day)s.") % words
    return said if is_closed else said + " " + _("The year is not closed, so the figures may still change.")


def _closed_share(year: int) -> Any:
    """Give the share that was kept when the year was closed, or None where none was."""
    rows = IndicatorValue.objects.filter(year=year, indicator__computed="coverage").order_by("pk")
    return rows.values_list("value", flat=True).first()


def _terms(field: Field, keys: list[str]) -> list[dict[str, str]]:
    return names(Term.objects.filter(field=field, key__in=keys)) if keys else []


def _url(year: Year) -> str:
    return f"{reverse('followup:coverage')}?{urlencode({'on': year.on.isoformat()})}"


def _nothing(_year: Year) -> tuple[Text, ...]:
    """Say that nothing that is public of a year can become secret: no need to count anew to know it."""
    return ()


def _key(year: Year) -> str:
    return year.pk


KIND = Kind(COVERAGE, _rows, _facts, _url, key=_key, speaks_for_itself=True, barred_by=_nothing)
