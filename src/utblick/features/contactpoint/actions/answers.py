"""Standard answers, and what projects led to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from utblick.engine.eligibility.versions import marks
from utblick.features.contactpoint import periods, rules
from utblick.features.contactpoint.actions.saving import WRITE, locked, saved
from utblick.features.contactpoint.counties import county_choices
from utblick.features.contactpoint.models import StandardAnswer, Story
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

ANSWER = frozenset(
    {
        "title_sv",
        "title_en",
        "text_sv",
        "text_en",
        "programme",
        "words",
        "passage",
        "rules_on",
        "rules_marks",
        "is_retired",
    }
)
STORY = frozenset(
    {
        "title_sv",
        "title_en",
        "text_sv",
        "text_en",
        "programme",
        "project",
        "county",
        "municipality",
        "address",
        "on",
    }
)


@transaction.atomic
def save_answer(
    answer: StandardAnswer | None, *, version: int | None = None, by: Viewer, at: datetime, **fields: Any
) -> StandardAnswer:
    """Write a standard answer, or change one; it then rests on the rules of today."""
    by.check(WRITE)
    rules.check_programme_is_known(fields["programme"], periods.periods())
    row = locked(answer, version) if answer is not None else StandardAnswer()
    fields |= _pinned(fields["programme"], at)
    return saved(row, fields, ANSWER, "contactpoint.answer.saved", by=by, at=at)


@transaction.atomic
def confirm_answer(answer: StandardAnswer, *, by: Viewer, at: datetime) -> StandardAnswer:
    """Say that an answer holds by the rules of today too."""
    by.check(WRITE)
    row = locked(answer)
    return saved(row, _pinned(row.programme, at), ANSWER, "contactpoint.answer.confirmed", by=by, at=at)


@transaction.atomic
def save_story(
    story: Story | None, *, version: int | None = None, by: Viewer, at: datetime, **fields: Any
) -> Story:
    """Write what a project led to, or change it."""
    by.check(WRITE)
    rules.check_programme_is_known(fields["programme"], periods.periods())
    rules.check_county_is_known(fields["county"], [code for code, _words in county_choices(day_of(at))])
    row = locked(story, version) if story is not None else Story()
    return saved(row, fields, STORY, "contactpoint.story.saved", by=by, at=at)


@transaction.atomic
def remove_story(story: Story, *, by: Viewer, at: datetime) -> None:
    """Take away a story that was wrong."""
    by.check(WRITE)
    audit.record("contactpoint.story.removed", by=by, at=at, target=story)
    story.delete()


def _pinned(programme: str, at: datetime) -> dict[str, Any]:
    today = day_of(at)
    found = periods.rules_by_key(programme)
    return {"rules_on": today, "rules_marks": marks(found, today) if found is not None else {}}
