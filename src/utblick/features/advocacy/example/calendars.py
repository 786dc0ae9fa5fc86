"""The example's calendars: Parliament in 2026 and 2027, all of it to be confirmed."""

from __future__ import annotations

from datetime import date, datetime

from utblick.features.advocacy.actions.calendars import add_suggested_periods, note_period
from utblick.features.advocacy.models import PeriodKind
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer

YEARS = (2026, 2027)
# Kind, first day, last day, Swedish and English name.
PARLIAMENT = (
    (PeriodKind.RECESS, date(2026, 7, 20), date(2026, 8, 23), "Sommaruppehåll", "Summer recess"),
    (PeriodKind.COMMITTEE, date(2026, 11, 30), date(2026, 12, 3), "", ""),
    (PeriodKind.GROUP, date(2026, 12, 7), date(2026, 12, 10), "", ""),
    (PeriodKind.PART_SESSION, date(2026, 12, 14), date(2026, 12, 17), "", ""),
    (PeriodKind.RECESS, date(2026, 12, 21), date(2027, 1, 10), "Juluppehåll", "Christmas recess"),
    (PeriodKind.COMMITTEE, date(2027, 1, 11), date(2027, 1, 14), "", ""),
    (PeriodKind.PART_SESSION, date(2027, 1, 18), date(2027, 1, 21), "", ""),
    (PeriodKind.EXTERNAL, date(2027, 2, 15), date(2027, 2, 19), "", ""),
    (PeriodKind.RECESS, date(2027, 3, 22), date(2027, 4, 4), "Påskuppehåll", "Easter recess"),
    (PeriodKind.RECESS, date(2027, 7, 19), date(2027, 8, 22), "Sommaruppehåll", "Summer recess"),
)


def load_calendars(*, by: Viewer, at: datetime) -> int:
    """Add the calendars with what is suggested for their years; give how many periods."""
    made = [row for year in YEARS for row in add_suggested_periods(year, is_example=True, by=by, at=at)]
    for kind, on, until, sv, en in PARLIAMENT:
        fields = {"kind": kind, "on": on, "until": until, "name_sv": sv, "name_en": en}
        row = note_period(
            institution="parliament",
            certainty=Certainty.UNSURE,
            is_example=True,
            by=by,
            at=at,
            **fields,
        )
        made.append(row)
    return len(made)
