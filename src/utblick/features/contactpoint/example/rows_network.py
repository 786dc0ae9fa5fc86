"""The example's network meetings, all invented, and for how long things are kept until the region has decided."""

from __future__ import annotations

from typing import NamedTuple


class MeetingRow(NamedTuple):
    """A meeting so many days from now, and how many days it lasts; documents are names with addresses."""

    in_days: int
    days: int
    title: str
    place: str
    took_part: str
    notes: str = ""
    documents: tuple[tuple[str, str], ...] = ()


MEETINGS = (
    MeetingRow(
        -58,
        2,
        "Höstmöte för kontaktpunkterna",
        "Åbo",
        "Kontaktpunkt Sverige Syd, rådgivare\nKontaktpunkt Sverige Nord, rådgivare\n"
        "Kontaktpunkt Estland, rådgivare\nKontaktpunkt Finland, rådgivare\nGemensamma sekretariatet, projektledare",
        "Sekretariatet gick igenom vanliga fel i idéblanketter.\n\nKontaktpunkterna skickar partnersökningar till "
        "varandra på engelska och svarar inom två veckor.",
        (
            ("Dagordning", "https://naidis.example/network/agenda.pdf"),
            ("Sekretariatets bilder", "https://naidis.example/network/slides.pdf"),
        ),
    ),
    MeetingRow(
        40,
        1,
        "Avstämning inför nästa utlysning",
        "Digitalt",
        "Kontaktpunkt Sverige Syd, rådgivare\nGemensamma sekretariatet",
    ),
)

# A sort of information and its months: a proposal until somebody has decided, so nothing is weeded out by it.
WEEDING = (("enquiry", 36), ("application", 60), ("search", 24), ("listener", 12), ("meeting", 60))
