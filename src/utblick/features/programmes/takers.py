"""The kinds of record that the archive of public projects keeps, and how it reads on a page why a row is refused."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from utblick.features.programmes.actions.archive import (
    IMPORT,
    take_details,
    take_operations,
    take_partnerships,
)
from utblick.foundation.taking import Take

TAKERS: dict[str, Take] = {
    "operation": take_operations,
    "partnership": take_partnerships,
    "project_detail": take_details,
}
PERMISSIONS = dict.fromkeys(TAKERS, IMPORT)

_CELL = r"“(?P<words>.*)” in the column “(?P<column>.*)” is no "
_NOT_OF_ITS_PROJECT = _("The row does not say of which project it is: write the project's number or acronym.")
REASONS: dict[str, Any] = {
    _CELL + r"day\.": _(
        "“%(words)s” in the column “%(column)s” is no day: write it such as 2024-01-31, or empty the cell."
    ),
    _CELL + r"sum\.": _(
        "“%(words)s” in the column “%(column)s” is no sum: write figures alone, or empty the cell."
    ),
    _CELL + r"role of a partner\.": _(
        "“%(words)s” in the column “%(column)s” is no role of a partner: write LP, PP or AP."
    ),
    r"“(?P<words>.*)” is no role of a participant\.": _(
        "“%(words)s” in the column “role” is no role of a participant: write coordinator or participant."
    ),
    r"The row names no role\.": _("The row names no role: write LP, PP or AP in its column."),
    r"The row names no organisation\.": _("The row names no organisation: write its name."),
    r"The row names no project\.": _("The row names no project: write its name or number."),
    r"The row names no title\.|The project has no title\.": _("The row names no project: write its name."),
    r"The row names no programme\.": _("The row names no programme: write it in its column."),
    r"The row names neither an operation nor a beneficiary\.": _(
        "The row names neither a project nor an organisation: write one of them, or take the row away."
    ),
    r"The row does not say of which project it is.*": _NOT_OF_ITS_PROJECT,
    r"The row has no (?P<column>\w+)\.": _(
        "The column “%(column)s” is empty: fill it, or take the row away."
    ),
    r"The row has (?P<n>\d+) columns, the header (?P<m>\d+)\.": _(
        "The row has %(n)s columns, the header %(m)s: a sign that parts columns stands in a cell. Save as .xlsx."
    ),
    r"The row sums up others \(“(?P<words>.*)”\); it is no operation\.": _(
        "The row sums up others (“%(words)s”) and is no project. It is left out; you need do nothing."
    ),
    r"The sheet “(?P<sheet>.*)” was not read: .*": _(
        "The sheet “%(sheet)s” was not read. If it holds projects, save it as a file of its own."
    ),
    r"The sheet “(?P<sheet>.*)” (?:has neither|lacks) .*": _(
        "The sheet “%(sheet)s” has none of the columns of such an export. If it is another list, save it alone."
    ),
    r"The file (?:has neither|lacks) .*|The columns are those of no CORDIS table .*": _(
        "The file has none of the columns of such an export. Choose it anew, and say what its columns are."
    ),
    r"The list has no column for (?P<what>.*): this is no list of partners\.": _(
        "A column is lacking that a list of partners has. Choose the file anew, and say what its columns are."
    ),
    r"No column is known to be the operation or the beneficiary: .*": _(
        "Say which column is the project's name or the organisation's name."
    ),
    r"The workbook is larger than a list may be: .*": _(
        "The workbook is larger than a list may be. Take the CSV file that CORDIS offers beside it."
    ),
    r"The file cannot be read from here on .*": _(
        "The file cannot be read from here on: open it in Excel, and save it as .xlsx."
    ),
}
