"""How a report is worded: days in words, what is counted by its own name, and nothing said of nothing."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from utblick.features.followup.actions import reports as actions
from utblick.features.followup.models import ParticipationDefinition
from utblick.features.followup.queries import data_of
from utblick.foundation.accounts.viewer import system
from utblick.ui.reports.data import Data

BY = system("test")


def _review(last: date, language: str, at: datetime) -> Data:
    """Give the review of the thirteen months before a day."""
    drafted = actions.draft_report("year", last - timedelta(days=400), last, by=BY, at=at)
    with translation.override(language):
        return data_of(drafted, language)


def _told(data: Data) -> str:
    cells = [str(cell) for one in data.sections for table in one.tables for row in table.rows for cell in row]
    captions = [table.caption for one in data.sections for table in one.tables]
    labels = [figure.label for one in data.sections for figure in one.figures]
    return " ".join(
        [
            *(" ".join(fact) for fact in data.facts),
            *(one.text for one in data.sections),
            *cells,
            *captions,
            *labels,
        ]
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_days_are_written_in_words(language: str, filled: datetime) -> None:
    told = _told(_review(timezone.localdate(), language, filled))
    assert re.search(r"\b\d{4}-\d\d-\d\d\b", told) is None
    assert re.search(r"\b\d{1,2}\u00a0\w{3}\u00a0\d{4}\b", told)


@pytest.mark.parametrize(("level", "said", "never"), [(2, "områden", "enheter"), (3, "enheter", "områden")])
def test_what_is_counted_is_called_what_the_definition_counts(
    level: int, said: str, never: str, filled: datetime
) -> None:
    ParticipationDefinition.objects.update(level=level)
    data = _review(timezone.localdate(), "sv", filled)
    part = data.sections[0]
    told = " ".join(
        [part.text, *(one.label for one in part.figures), *(chart.caption for chart in part.charts)]
    )
    assert re.search(rf"deltog \d+ av \d+ {said} regelbundet", part.text)
    assert never not in told


def test_where_nothing_was_done_a_sentence_says_so_and_no_figures(filled: datetime) -> None:
    data = _review(date(1995, 12, 31), "sv", filled)
    empty = {one.key: one for one in data.sections if one.key in {"exchanges", "decisions", "matters"}}
    assert empty["decisions"].text == "Inga beslut fattades under perioden."
    assert all(one.text.startswith("Inga ") and not one.figures for one in empty.values())
