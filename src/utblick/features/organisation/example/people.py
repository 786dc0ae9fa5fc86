"""Accounts of the example region: one row an account, named by its role.

The elected have the board's term: four years from the turn of the year after an election.
"""

from __future__ import annotations

from typing import NamedTuple

from utblick.foundation.accounts.roles import Role

# Everyone's, and printed at start: the example is for a machine of one's own, never for production.
PASSWORD = "havsutsikt-2026"  # noqa: S105
DOMAIN = "utblick.example"


class PersonRow(NamedTuple):
    """`place` is a board's key in capitals, a unit's key, or nothing."""

    email: str
    name_sv: str
    name_en: str
    role: str
    place: str = ""


PEOPLE = (
    PersonRow("bryssel", "Handläggare, EU-kontoret Bryssel", "Policy officer, EU office Brussels", Role.BRUSSELS_OFFICER, "eu-kontoret"),
    PersonRow("strateg", "Strateg, EU och internationellt", "Strategist, EU and international affairs", Role.STRATEGIST),
    PersonRow("kontorschef", "Chef för EU-kontoret i Bryssel", "Head of the EU office in Brussels", Role.BRUSSELS_OFFICER, "eu-kontoret"),
    PersonRow("contactpoint", "Rådgivare, Central Baltic Contact Point", "Adviser, Central Baltic Contact Point", Role.CONTACT_POINT_ADVISER, "contact-point"),
    PersonRow("kommunikator", "Kommunikatör, EU och internationellt", "Communications officer, EU and international", Role.COMMUNICATIONS),
    PersonRow("admin", "Systemförvaltare", "System administrator", Role.ADMINISTRATOR),
    PersonRow("projektledare", "Projektledare, Katastrofmedicinskt centrum", "Project manager, disaster medicine", Role.PROJECT_MANAGER, "kmc"),
    PersonRow("projektledare.biogas", "Projektledare, Energi och klimat", "Project manager, energy and climate", Role.PROJECT_MANAGER, "energi-klimat"),
    PersonRow("kontakt.us", "Kontaktperson, Universitetssjukhuset", "Contact, University Hospital", Role.UNIT_CONTACT, "us"),
    PersonRow("kontakt.vrinnevi", "Kontaktperson, Vrinnevisjukhuset", "Contact, Vrinnevi Hospital", Role.UNIT_CONTACT, "vrinnevi"),
    PersonRow("kontakt.motala", "Kontaktperson, Lasarettet i Motala", "Contact, Motala Hospital", Role.UNIT_CONTACT, "motala"),
    PersonRow("kontakt.folktandvarden", "Kontaktperson, Folktandvården", "Contact, Public Dental Service", Role.UNIT_CONTACT, "folktandvarden"),
    PersonRow("kontakt.kollektivtrafik", "Kontaktperson, Kollektivtrafik", "Contact, Public Transport", Role.UNIT_CONTACT, "kollektivtrafik"),
    PersonRow("kontakt.kultur", "Kontaktperson, Kultur och folkbildning", "Contact, Culture and Adult Education", Role.UNIT_CONTACT, "kultur"),
    PersonRow("kontakt.lunnevad", "Kontaktperson, Lunnevads folkhögskola", "Contact, Lunnevad Folk High School", Role.UNIT_CONTACT, "lunnevad"),
    PersonRow("sekreterare.rs", "Nämndsekreterare, Regionstyrelsen", "Secretary, Executive Board", Role.BOARD_SECRETARY, "RS"),
    PersonRow("sekreterare.run", "Nämndsekreterare, Regionala utvecklingsnämnden", "Secretary, Regional Development", Role.BOARD_SECRETARY, "RUN"),
    PersonRow("sekreterare.tsn", "Nämndsekreterare, Trafik- och samhällsplaneringsnämnden", "Secretary, Transport and Planning", Role.BOARD_SECRETARY, "TSN"),
    PersonRow("sekreterare.hsn", "Nämndsekreterare, Hälso- och sjukvårdsnämnden", "Secretary, Health Care", Role.BOARD_SECRETARY, "HSN"),
    PersonRow("majoritet.rs", "Förtroendevald i Regionstyrelsen, majoriteten", "Elected, Executive Board, majority", Role.ELECTED, "RS"),
    PersonRow("opposition.rs", "Förtroendevald i Regionstyrelsen, oppositionen", "Elected, Executive Board, opposition", Role.ELECTED, "RS"),
    PersonRow("majoritet.run", "Förtroendevald i Regionala utvecklingsnämnden, majoriteten", "Elected, Regional Development, majority", Role.ELECTED, "RUN"),
    PersonRow("opposition.run", "Förtroendevald i Regionala utvecklingsnämnden, oppositionen", "Elected, Regional Development, opposition", Role.ELECTED, "RUN"),
    PersonRow("majoritet.tsn", "Förtroendevald i Trafik- och samhällsplaneringsnämnden, majoriteten", "Elected, Transport and Planning, majority", Role.ELECTED, "TSN"),
    PersonRow("opposition.tsn", "Förtroendevald i Trafik- och samhällsplaneringsnämnden, oppositionen", "Elected, Transport and Planning, opposition", Role.ELECTED, "TSN"),
    PersonRow("majoritet.hsn", "Förtroendevald i Hälso- och sjukvårdsnämnden, majoriteten", "Elected, Health Care, majority", Role.ELECTED, "HSN"),
    PersonRow("opposition.hsn", "Förtroendevald i Hälso- och sjukvårdsnämnden, oppositionen", "Elected, Health Care, opposition", Role.ELECTED, "HSN"),
)  # fmt: skip

SIGN_INS: list[tuple[str, str, str]] = [(f"{row.email}@{DOMAIN}", PASSWORD, row.name_sv) for row in PEOPLE]
# One of each role, for the screen; the rest are on the page of people.
SHOWN = (
    "bryssel",
    "strateg",
    "contactpoint",
    "sekreterare.run",
    "majoritet.tsn",
    "kontakt.us",
    "projektledare",
    "kommunikator",
    "admin",
)
SHOWN_SIGN_INS: list[tuple[str, str]] = [
    (f"{row.email}@{DOMAIN}", row.name_sv) for row in PEOPLE if row.email in SHOWN
]
