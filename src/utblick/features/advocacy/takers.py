"""The kinds of record that advocacy keeps."""

from django.utils.translation import gettext_lazy as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.actions.procedures import CHANGE
from utblick.features.advocacy.actions.taking_calendars import take_periods
from utblick.features.advocacy.actions.taking_procedures import take_procedures
from utblick.features.advocacy.actions.taking_rows import take_amendments, take_votes
from utblick.features.advocacy.actions.taking_texts import take_passages, take_rows
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.taking import Take
from utblick.ui.alphabet import place

TAKERS: dict[str, Take] = {
    "amendment": take_amendments,
    "calendar_period": take_periods,
    "negotiation_row": take_rows,
    "passage": take_passages,
    "procedure": take_procedures,
    "vote": take_votes,
}
PERMISSIONS = dict.fromkeys(TAKERS, CHANGE)


def _files(viewer: Viewer) -> list[tuple[str, str]]:
    return sorted(((one.key, str(one)) for one in queries.procedures(viewer)), key=lambda row: place(row[1]))


def _processes(viewer: Viewer) -> list[tuple[str, str]]:
    return sorted(((one.key, one.name) for one in queries.processes(viewer)), key=lambda row: place(row[1]))


CHOICES = {"procedure": _files, "follow": _processes}

REASONS = {
    r"it does not say which file it is about; .*": _(
        "It does not say which file it is about: choose the file above."
    ),
    r"no file that is followed here has the number (?P<number>.*?);.*": _(
        "No file that is followed here has the number %(number)s. Choose a policy process to begin it there."
    ),
    r"(?P<number>.*) is no number of a kind of procedure that can be followed": _(
        "%(number)s is no number of a kind of procedure that can be followed."
    ),
    r"the passages do not say which document they are of; .*": _(
        "The passages do not say which document they are of: write its number."
    ),
    r"the amendment has no number": _("The amendment has no number."),
    r"the vote has no day": _("The vote has no day."),
    r".* is no institution whose calendar is kept": _("The calendar is of no institution that is kept here."),
    r".* is no kind of days that is kept": _("The days are of no kind that is kept here."),
}
