"""How far asks got, in words: what a person judged, or that a file is closed and nobody has judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from utblick.features.advocacy import queries
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import Ask, Procedure
from utblick.features.advocacy.standing import standing_of
from utblick.features.advocacy.tracing import Cell, Row, rows_of
from utblick.foundation.accounts.viewer import Viewer


def results(
    viewer: Viewer, asks: Iterable[Ask], procedures: Sequence[Procedure], today: date
) -> dict[int, str]:
    """Say of each ask how far it got in some files, in the latest version that somebody judged; a fixed few queries.

    Of a closed file where nobody has judged, that is said; where there is nothing to say an ask is left out.
    """
    listed, calendars = list(asks), known()
    closed = {row.pk for row in procedures if not standing_of(row, today, calendars).is_open}
    rows = rows_of(viewer, queries.wordings(viewer).filter(ask__in=listed, procedure__in=list(procedures)))
    by_ask: dict[int, dict[int, list[Row]]] = {}
    for row in rows:
        by_ask.setdefault(row.wording.ask_id, {}).setdefault(row.wording.procedure_id, []).append(row)
    found = {}
    for ask in listed:
        said = []
        for procedure in procedures:
            there = by_ask.get(ask.pk, {}).get(procedure.pk, [])
            words = _in_file(there)
            # One file says it of all its asks; of several, those that an ask is worded in.
            if not words and procedure.pk in closed and (there or len(procedures) == 1):
                words = _("the file is closed, and how far it got has not been judged")
            if words:
                said.append(f"{procedure.name}: {words}" if len(procedures) > 1 else words)
        if said:
            found[ask.pk] = "; ".join(said)
    return found


def _in_file(rows: Sequence[Row]) -> str:
    """Say what was judged at each place of a file; one that says the same of all places is said once."""
    last = [(row.wording.target, cell) for row in rows if (cell := row.latest_judged) is not None]
    words = dict.fromkeys(_judged(cell) for _target, cell in last)
    if len(words) < 2:
        return "".join(words)
    return "; ".join(f"{target}: {_judged(cell)}" if target else _judged(cell) for target, cell in last)


def _judged(cell: Cell) -> str:
    assert cell.verdict is not None
    # What a version is, without what is added after a comma ("Regulation, extract").
    name = cell.text.name.partition(",")[0]
    # It stands inside a sentence: the capital goes, but not that of a short form.
    inside = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    words = _("%(outcome)s, in %(text)s") % {"outcome": cell.verdict.get_outcome_display(), "text": inside}
    return f"{words} ({_('judged on an earlier wording')})" if cell.is_earlier else words
