"""The public wording of the example, by kind and by the record's own Swedish heading."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """Public wording of one record; an empty heading is the record's own."""

    summary_sv: str
    summary_en: str
    title_en: str = ""
    title_sv: str = ""
    body_sv: str = ""
    body_en: str = ""


ROWS: dict[str, dict[str, Words]] = {
    "project": {
        "Biogas från gård till buss runt Östersjön": Words(
            "Gårdar kring Östersjön ska kunna leverera biogas till bussar på landsbygden. Vi leder projektet och "
            "provar lösningen på våra egna busslinjer.",
            "Farms around the Baltic Sea are to supply rural buses with biogas. We lead the project and try the "
            "solution on our own bus lines.",
        ),
    },
    "network": {
        "Kust- och ö-regionernas konferens": Words(
            "En gemensam röst för regioner vid Europas kuster. Genom den påverkar vi EU:s sammanhållningspolitik, "
            "havspolitik och transporter.",
            "A common voice for regions along the coasts of Europe. Through it we influence EU cohesion policy, "
            "maritime policy and transport.",
        ),
    },
}
