"""Dates ahead in files on the year wheel, and so in people's calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.calendar import ahead_in
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import PeriodKind, Procedure
from utblick.features.advocacy.queries_calendars import periods, within
from utblick.features.advocacy.standing import standing_of
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.wheel import Day


def dates(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give what was set to close or be decided in files between two days, with the boards whose matter it is."""
    if not viewer.may(queries.VIEW):
        return
    zone = timezone.get_current_timezone()
    rows = queries.deadlines(viewer).filter(
        at__range=(datetime.combine(first, time.min, zone), datetime.combine(last, time.max, zone)),
        done_on__isnull=True,
    )
    calendars = known()
    for row in rows.prefetch_related("procedure__processes__board", "procedure__events"):
        if not (standing_of(row.procedure, timezone.localdate(), calendars).is_open or row.outlasts_file):
            continue
        unsure = row.certainty == Certainty.UNSURE
        yield _day(f"file-date-{row.pk}", row.procedure, row.name, day_of(row.at), is_unsure=unsure)


def limits(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give the ends of the time limits that run in files, as far as they can be counted today."""
    if not viewer.may(queries.VIEW):
        return
    for row in ahead_in(viewer, queries.procedures(viewer), timezone.now()):
        on = day_of(row.at)
        if row.is_counted and first <= on <= last:
            name = _("%(what)s (at the earliest)") % {"what": row.name} if row.is_earliest else row.name
            unsure = row.is_earliest or row.certainty == Certainty.UNSURE
            yield _day(f"file-limit-{row.pk}", row.procedure, name, on, is_unsure=unsure)


# Weeks of committees and single holidays would hide the rest of the year: they stand in the calendars alone.
_SHOWN = (PeriodKind.PART_SESSION, PeriodKind.RECESS, PeriodKind.CLOSED, PeriodKind.ELECTION)


def institutions(viewer: Viewer, first: date, last: date) -> Iterator[Day]:
    """Give when institutions meet in plenary and when not at all, and elections."""
    if not viewer.may(queries.VIEW):
        return
    for row in within(periods(viewer).filter(kind__in=_SHOWN), first, last):
        is_election = row.kind == PeriodKind.ELECTION
        said = {"institution": row.get_institution_display(), "what": row.name}
        yield Day(
            f"institution-{row.pk}",
            row.on,
            row.name if is_election else _("%(institution)s: %(what)s") % said,
            "election" if is_election else "institution",
            until=row.until,
            url=f"{reverse('advocacy:calendars')}?year={row.on.year}",
            is_unsure=row.certainty == Certainty.UNSURE,
        )


def _day(key: str, procedure: Procedure, name: str, on: date, *, is_unsure: bool) -> Day:
    return Day(
        key,
        on,
        _("%(what)s: %(file)s") % {"what": name, "file": procedure.name},
        "eu",
        boards=tuple(dict.fromkeys(one.board.key for one in procedure.processes.all())),
        url=reverse("advocacy:procedure", args=[procedure.key]),
        is_unsure=is_unsure,
    )


DAYS = (dates, limits, institutions)
