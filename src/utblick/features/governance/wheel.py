"""The boards' days on the year wheel: meetings with the days before them, decisions to follow up, entered days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from utblick.features.governance import queries
from utblick.features.governance.models import YearDay
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def meetings(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the meetings, and the days when papers are due and presidiums meet."""
    if not viewer.may(queries.VIEW):
        return
    between = (first, last)
    near = Q(on__range=between) | Q(papers_by__range=between) | Q(presidium_on__range=between)
    for row in queries.meetings(viewer).filter(near, cancelled_at=None):
        url, key = reverse("governance:meeting", args=[row.pk]), row.board.key
        said = (
            ("meeting", row.on, _("%(board)s meets")),
            ("papers", row.papers_by, _("Papers to %(board)s")),
            ("presidium", row.presidium_on, _("The presidium of %(board)s meets")),
        )
        for kind, on, words in said:
            if on is not None and first <= on <= last:
                yield Day(f"{kind}-{row.pk}", on, words % {"board": key}, kind, boards=(key,), url=url)


def decisions(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the days when decisions are followed up."""
    if not viewer.may(queries.VIEW):
        return
    for row in queries.to_follow_up(viewer).filter(follow_up_on__range=(first, last)):
        assert row.follow_up_on is not None
        title = _("Follow up: %(title)s") % {"title": row.title}
        url = reverse("governance:decision", args=[row.pk])
        yield Day(
            f"follow-up-{row.pk}", row.follow_up_on, title, "follow_up", boards=(row.board.key,), url=url
        )


def entered(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the days that people have entered; a yearly one comes back in every year."""
    if not viewer.may(queries.VIEW):
        return
    for row in YearDay.objects.select_related("board"):
        for on, until in occurrences(row.on, row.until, row.is_yearly, first, last):
            yield Day(
                f"year-{row.pk}-{on.year}",
                on,
                row.name,
                row.kind,
                until=until,
                boards=(row.board.key,) if row.board else (),
                url=row.address,
                is_unsure=row.certainty == Certainty.UNSURE,
            )


def occurrences(
    on: date, until: date | None, is_yearly: bool, first: date, last: date
) -> Iterator[tuple[date, date | None]]:
    """Give the stretches (first day, last day or None) of a day that touch the days between first and last.

    A yearly 29 February is the 28th in other years.
    """
    for year in range(first.year - 1, last.year + 1) if is_yearly else (on.year,):
        begins = _in_year(on, year)
        ends = _in_year(until, year + until.year - on.year) if until else None
        if begins <= last and (ends or begins) >= first and (not is_yearly or year >= on.year):
            yield begins, ends


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


DAYS = (meetings, decisions, entered)
