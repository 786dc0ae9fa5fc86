"""The example's exchanges: three years, marked as examples, once."""

from __future__ import annotations

from datetime import datetime, timedelta

from utblick.features.exchanges.actions import ask_due
from utblick.features.exchanges.example import load
from utblick.features.exchanges.models import Exchange, Question


def test_three_years_are_loaded_once(region: None, at: datetime) -> None:
    counts = load(at)
    assert counts["exchanges"] >= 45
    assert load(at) == {"terms": 0, "exchanges": 0, "open places": 0}
    rows = Exchange.objects.all()
    assert all(row.is_example for row in rows)
    assert min(row.ends_on for row in rows) < at.date() - timedelta(days=3 * 355)
    assert any(row.ends_on > at.date() for row in rows)
    assert not any(row.guessed for row in rows)
    assert ask_due(at) == 0
    assert not Question.objects.exists()
