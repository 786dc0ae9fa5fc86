"""The page of one member: groups, party, committees and delegations, with days where it is a term's history."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from utblick.connectors.europarl.documents import LICENCE
from utblick.connectors.europarl_members.lists import SOURCE
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.text import line
from utblick.connectors.record import MeetingRecord, Membership, PersonRecord, Reject

_ADDRESS = re.compile(r"/meps/[a-z]{2}/(\d+)/[^/]+/(?:history/(\d+)|home)")
_SPAN = re.compile(r"^(\d{2})-(\d{2})-(\d{4})\s*(?:/\s*(\d{2})-(\d{2})-(\d{4}))?")
_COUNTRY = re.compile(r"^(.+?)\s+-\s+(.+)$")
_ROLE_AFTER = re.compile(r"^(.*\S)\s+-\s+((?:Vice-|Co-)?(?:Chair|President|Treasurer|Member)[\w ()/-]*)$")
_PART = re.compile(r"document-subtitle-(author|capacity|location)")
_PARTS = {"Political groups": "group", "National parties": "party"}
# What a body is, by the word that its English name has.
_BODIES = (
    ("delegation", "delegation"),
    ("parliamentary assembly", "delegation"),
    ("committee", "committee"),
)


def read_page(root: etree._Element, name: str) -> Iterator[PersonRecord | MeetingRecord | Reject]:
    """Read a page, with the meetings that it lists. What is not of the office (birth, addresses) is left."""
    person = _person(root, name)
    yield person
    listed = _by_id(root, "member-meetings")
    if isinstance(person, PersonRecord) and listed is not None:
        yield from _meetings(listed, person)


def _person(root: etree._Element, name: str) -> PersonRecord | Reject:
    address = next((str(one.get("href")) for one in root.iter("link") if one.get("rel") == "canonical"), "")
    told = _ADDRESS.search(address)
    head, status = _by_id(root, "presentationmep"), _by_id(root, "status")
    if told is None or head is None:
        return Reject(file=name, line=1, reason="The page is no page of a member of the Parliament.")
    member = _member_name(root, head)
    if not member:
        return Reject(file=name, line=1, reason="The page names no member.", id=told[1])
    country, party = _country(head)
    memberships = list(_history(status) if status is not None else _present(root, head, party))
    return PersonRecord(
        source=SOURCE,
        source_id=told[1],
        url=address,
        licence=LICENCE,
        name=member,
        country=country,
        term=told[2] or "",
        identifiers={"europarl": told[1]},
        memberships=memberships,
    )


def _meetings(listed: etree._Element, person: PersonRecord) -> Iterator[MeetingRecord]:
    """Yield the meetings of a page: each has a title, then its parts, told by what their classes end in."""
    for document in listed.iter("div"):
        if "erpl_document" not in (document.get("class") or "").split():
            continue
        parts: dict[str, list[str]] = {}
        for element in document.iter("h3", "span"):
            told = _PART.search(element.get("class") or "")
            if text := _text(element):
                parts.setdefault("title" if element.tag == "h3" else told[1] if told else "", []).append(text)
        on = next((day(one.get("datetime")) for one in document.iter("time")), "")
        if not on:
            continue
        others = parts.get("author", [])
        yield MeetingRecord(
            source=SOURCE,
            source_id=f"{person.source_id}:{on}:{_named(parts)}",
            url=person.url,
            licence=LICENCE,
            date=on,
            person=person.name,
            role="; ".join(parts.get("capacity", [])).lower().replace(" ", "_"),
            subject="; ".join(parts.get("title", [])),
            participants=others,
            with_as_written="; ".join(others),
            person_id=person.source_id,
            place="; ".join(parts.get("location", [])),
        )


def _named(parts: dict[str, list[str]]) -> str:
    """Give a short name for a meeting: the page gives none, and two may be on one day."""
    return hashlib.sha256(repr(sorted(parts.items())).encode()).hexdigest()[:12]


def _by_id(root: etree._Element, wanted: str) -> etree._Element | None:
    return next((one for one in root.iter() if one.get("id") == wanted), None)


def _text(element: etree._Element) -> str:
    return line(" ".join(str(part) for part in element.itertext()))


def _member_name(root: etree._Element, head: etree._Element) -> str:
    """Give the member's name, which the title of the page has between bars: `Home | Name | MEPs | …`."""
    title = root.find(".//head/title")
    parts = [line(one) for one in (title.text or "").split("|")] if title is not None else []
    return parts[-3] if len(parts) >= 3 and parts[-2] == "MEPs" else ""


def _country(head: etree._Element) -> tuple[str, str]:
    """Give the country and the party, which stand in one line: `Finland - Kansallinen Kokoomus (Finland)`."""
    for element in head.iter("div"):
        if "title-h3" in (element.get("class") or "") and (found := _COUNTRY.match(_text(element))):
            return found[1], _without_country(found[2], found[1])
    return "", ""


def _without_country(party: str, country: str) -> str:
    return line(party.removesuffix(f"({country})"))


def _history(status: etree._Element) -> Iterator[Membership]:
    """Yield what a term's page tells: under each heading, a span of days and a body."""
    heading = ""
    for element in status.iter("h4", "li", "p"):
        if element.tag == "h4":
            heading = _text(element)
            continue
        strong = element.find("strong")
        if strong is None or not (span := _SPAN.match(_text(strong))):
            continue
        body = line("".join(str(part) for part in [strong.tail or "", *_after(strong)])).lstrip(": ")
        type_ = _PARTS.get(heading) or _type_of(body)
        role = heading.lower() if heading not in _PARTS else "member"
        if heading in _PARTS and (ending := _ROLE_AFTER.match(body)):
            body, role = ending[1], ending[2].lower()
        if type_ == "party":
            body = re.sub(r"\s*\([^()]+\)$", "", body)
        yield Membership(
            type=type_,
            name=body,
            role=role,
            since=day(f"{span[3]}-{span[2]}-{span[1]}"),
            until=day(f"{span[6]}-{span[5]}-{span[4]}") if span[4] else "",
        )


def _after(element: etree._Element) -> Iterator[str]:
    for following in element.itersiblings():
        yield " ".join(str(part) for part in following.itertext())
        yield following.tail or ""


def _present(root: etree._Element, head: etree._Element, party: str) -> Iterator[Membership]:
    """Yield what the first page tells: of today, without days."""
    group = next((one for one in head.iter("h3") if "title-h3" in (one.get("class") or "")), None)
    role = next((one for one in head.iter("p") if "group-role" in (one.get("class") or "")), None)
    if group is not None:
        yield Membership(
            type="group", name=_text(group), role=_text(role).lower() if role is not None else "member"
        )
    if party:
        yield Membership(type="party", name=party, role="member")
    heading, code = "", ""
    for element in root.iter("h4", "a", "div"):
        classes = element.get("class") or ""
        if element.tag == "h4":
            heading = _text(element)
        elif "badge-committee" in classes:
            code = _text(element)
        elif "erpl_committee" in classes.split():
            body = _text(element)
            yield Membership(type=_type_of(body), name=body, role=heading.lower(), code=code)
            code = ""


def _type_of(body: str) -> str:
    said = body.casefold()
    return next((type_ for word, type_ in _BODIES if word in said), "body")
