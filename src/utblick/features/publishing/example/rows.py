"""The public wording of the example, by kind and by the record's own Swedish heading."""

from __future__ import annotations

from utblick.features.publishing.example.pages import PAGES
from utblick.features.publishing.example.words import Words

ROWS: dict[str, dict[str, Words]] = {
    "page": PAGES,
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
