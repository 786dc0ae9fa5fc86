"""Lists of members: the open data's CSV of a term, Parltrack's CSV, and the directory as XML.

Taken over is what belongs to the office: name, country, groups and bodies. Birth, sex, addresses and telephone
numbers are left where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from utblick.connectors.europarl.documents import LICENCE
from utblick.connectors.reading.csv_rows import CsvFault, read_rows
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.markup import line_of
from utblick.connectors.reading.text import line
from utblick.connectors.record import Membership, PersonRecord, Reject

SOURCE = "europarl_members"
PERSON = "https://data.europarl.europa.eu/person/"
PARLTRACK_LICENCE = "ODbL 1.0 (as Parltrack states)"
_TERM = re.compile(r"(?:^|[_-])(?:meps|term)[_-](\d{1,2})(?:[_.-]|$)", re.IGNORECASE)
_BETWEEN = re.compile(r"[,\s]+")
_IS_BODY = re.compile(r"\b(?:Delegation|Assembly|Committees?|Parliament|Conference)\b", re.IGNORECASE)
# A comma between names of delegations, which hold commas and spaces themselves.
_DELEGATIONS = re.compile(r",(?! )")


def read_term(data: bytes, name: str) -> Iterator[PersonRecord | Reject]:
    """Read the open data's list of a term; the term stands in the file's name only."""
    told = _TERM.search(name.rpartition("/")[2])
    for row in read_rows(data, ("mep_identifier", "mep_given_name", "mep_family_name")):
        if isinstance(row, CsvFault):
            yield Reject(file=name, line=row.line, reason=row.reason)
            continue
        cells = row.cells
        # Citizenship is told, which is not always the country that they were elected in: no country is taken.
        # Names as members have them written officially, where these differ (another alphabet, a longer form).
        given = cells.get("mep_official_given_name") or cells["mep_given_name"]
        family = cells.get("mep_official_family_name") or cells["mep_family_name"]
        yield _person(
            name,
            row.line,
            number=cells["mep_identifier"],
            given=given,
            family=family,
            term=told[1] if told else "",
        )


def read_parltrack(data: bytes, name: str) -> Iterator[PersonRecord | Reject]:
    """Read a list of Parltrack's form. Groups and bodies are those of the day it was made, which it tells not."""
    for row in read_rows(data, ("epid", "first_name", "last_name", "country")):
        if isinstance(row, CsvFault):
            yield Reject(file=name, line=row.line, reason=row.reason)
            continue
        yield _person(
            name,
            row.line,
            number=row.cells["epid"],
            given=row.cells["first_name"],
            family=row.cells["last_name"],
            country=row.cells["country"],
            memberships=tuple(_parltrack_memberships(row.cells)),
            licence=PARLTRACK_LICENCE,
        )


def _parltrack_memberships(cells: Mapping[str, str]) -> Iterator[Membership]:
    if group := cells.get("eugroup"):
        # `since` is the day the present mandate or group began; which of them differs between the vintages.
        yield Membership(type="group", name=group, code=group, role="member")
    if party := cells.get("party"):
        yield Membership(type="party", name=party, role="member")
    for column, role in (("committee", "member"), ("substitute", "substitute")):
        for code in filter(None, _BETWEEN.split(cells.get(column, ""))):
            yield Membership(type="committee", name=code, code=code, role=role)
    for told in _DELEGATIONS.split(cells.get("delegation", "")):
        if delegation := _delegation(line(told)):
            yield Membership(type="delegation", name=delegation, role="member")
    if since := day(cells.get("since")):
        yield Membership(type="parliament", name="European Parliament", role="member", since=since)


def _delegation(told: str) -> str:
    """Give a delegation's name: the lists leave out what stands before a “the” (“United States”)."""
    if not told or _IS_BODY.search(told) or (told.isupper() and " " not in told):
        return told
    return f"Delegation for relations with the {told}"


def read_directory(root: etree._Element, name: str) -> Iterator[PersonRecord | Reject]:
    """Read the members' directory, with names and numbers, and with countries and groups where it has them."""
    told = _TERM.search(name.rpartition("/")[2])
    members = list(root.iter("mep"))
    if not members:
        yield Reject(file=name, line=1, reason="The directory names no member.")
    for member in members:
        texts = {one.tag: line(one.text or "") for one in member if isinstance(one.tag, str)}
        group, party = texts.get("politicalGroup", ""), texts.get("nationalPoliticalGroup", "")
        memberships = [Membership(type="group", name=group, role="member")] if group else []
        memberships += [Membership(type="party", name=party, role="member")] if party else []
        yield _person(
            name,
            line_of(member),
            number=texts.get("id", ""),
            full=texts.get("fullName", ""),
            country=texts.get("country", ""),
            term=told[1] if told else "",
            memberships=tuple(memberships),
        )


def _person(
    file: str,
    at: int,
    *,
    number: str,
    given: str = "",
    family: str = "",
    full: str = "",
    country: str = "",
    term: str = "",
    memberships: tuple[Membership, ...] = (),
    licence: str = LICENCE,
) -> PersonRecord | Reject:
    name = full or f"{given} {family}".strip()
    if not (number.isascii() and number.isdigit()):
        return Reject(file=file, line=at, reason="The member has no number of the Parliament.", id=name[:80])
    if not name:
        return Reject(file=file, line=at, reason="The member has no name.", id=number)
    return PersonRecord(
        source=SOURCE,
        source_id=number,
        url=PERSON + number,
        licence=licence,
        name=name,
        given_name=given,
        family_name=family,
        country=country,
        term=term,
        identifiers={"europarl": number},
        memberships=memberships,
    )
