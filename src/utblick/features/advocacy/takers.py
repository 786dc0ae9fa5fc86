"""The kinds of record that advocacy keeps."""

from utblick.features.advocacy.actions.taking_calendars import take_periods
from utblick.features.advocacy.actions.taking_procedures import take_procedures
from utblick.features.advocacy.actions.taking_rows import take_amendments, take_votes
from utblick.features.advocacy.actions.taking_texts import take_passages, take_rows
from utblick.foundation.taking import Take

TAKERS: dict[str, Take] = {
    "amendment": take_amendments,
    "calendar_period": take_periods,
    "negotiation_row": take_rows,
    "passage": take_passages,
    "procedure": take_procedures,
    "vote": take_votes,
}
