"""The columns of a list of exchanges: which fields there are, and how their columns are recognised."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from utblick.connectors.tables.columns import Field as Column
from utblick.connectors.tables.columns import Guess, guess
from utblick.connectors.tables.reading import Table

FIELDS: dict[str, tuple[Promise, Column]] = {
    "title": (
        gettext_lazy("What"),
        Column(
            (
                "vad",
                "aktivitet",
                "rubrik",
                "titel",
                "benämning",
                "utbyte",
                "what",
                "title",
                "activity",
                "event",
            )
        ),
    ),
    "starts_on": (
        gettext_lazy("First day"),
        Column(("startdatum", "start", "från", "datum", "när", "first day", "from", "date", "when"), "days"),
    ),
    "ends_on": (
        gettext_lazy("Last day"),
        Column(("slutdatum", "slut", "till", "last day", "end", "until", "to"), "days"),
    ),
    "unit": (
        gettext_lazy("Unit"),
        Column(("enhet", "verksamhet", "klinik", "avdelning", "unit", "department")),
    ),
    "place": (gettext_lazy("Where"), Column(("ort", "plats", "var", "stad", "place", "city", "where"))),
    "country": (gettext_lazy("Country"), Column(("land", "country"))),
    "type": (gettext_lazy("Type"), Column(("typ", "slag", "kategori", "form", "type", "kind"))),
    "partners": (
        gettext_lazy("Partners"),
        Column(("partner", "motpart", "samarbetspart", "värd", "organisation", "host")),
    ),
    "participants": (
        gettext_lazy("Participants"),
        Column(("antal deltagare", "deltagare", "antal", "participants", "number"), "numbers"),
    ),
    "cost": (gettext_lazy("Cost in kronor"), Column(("kostnad", "belopp", "kr", "cost", "sek"), "numbers")),
    "learning": (
        gettext_lazy("What was learnt"),
        Column(("lärdom", "resultat", "erfarenhet", "learning", "result")),
    ),
    "evidence": (
        gettext_lazy("Where it can be seen"),
        Column(("rapport", "länk", "diarienummer", "report", "link")),
    ),
}
"""Field -> (its name, how its column is recognised)."""

LINE, FAULTS = gettext_lazy("Line in the list"), gettext_lazy("To be mended")
# What a file of refused rows has before the list's own columns, in either language.
OWN = frozenset({"line in the list", "to be mended", "rad i listan", "att rätta"})


def own_columns(columns: Sequence[str]) -> int:
    """Give how many columns at the start are those that a file of refused rows adds."""
    count = 0
    while count < len(columns) and columns[count].casefold() in OWN:
        count += 1
    return count


def propose(table: Table) -> list[Guess | None]:
    """Propose which column is which field; what a file of refused rows adds is no field."""
    found = guess(table, {name: column for name, (_label, column) in FIELDS.items()})
    own = own_columns(table.columns)
    return [None] * own + found[own:]
