"""When a source is asked next: by its own rhythm, with patience when it fails. Pure rules."""

from __future__ import annotations

from datetime import datetime, timedelta

SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(days=1)
LONGEST_PEACE = timedelta(days=7)
# So many looks for each news: a source with news once a day is asked every other hour.
LOOKS = 12
# Chance moves a look by this share at most, so that sources do not all come due in the same minute.
JITTER = 0.2


def interval(usual: timedelta) -> timedelta:
    """Give the time between two looks at a source that works."""
    return min(max(usual / LOOKS, SHORTEST), LONGEST)


def next_check(
    at: datetime,
    usual: timedelta,
    *,
    failures: int,
    retry_after: float | None,
    chance: float,
) -> datetime:
    """Give when to ask again: later and later after failures, never before the server said, never all at once.

    `chance` is a number from 0 to 1; `retry_after` the seconds that the server asked for.
    """
    wait = interval(usual)
    if failures:
        wait = min(max(wait, SHORTEST) * 2 ** min(failures - 1, 10), LONGEST)
    wait *= 1 + JITTER * (2 * chance - 1) if not failures else 1 + JITTER * chance
    wait = max(wait, SHORTEST)
    if retry_after is not None:
        asked = min(timedelta(seconds=min(retry_after, LONGEST_PEACE.total_seconds())), LONGEST_PEACE)
        wait = max(wait, asked * (1 + JITTER * chance / 4))
    return at + wait
