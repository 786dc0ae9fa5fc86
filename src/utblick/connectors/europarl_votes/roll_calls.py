"""Roll calls (RCV): how each member voted, by the numbers that the vote list has too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from utblick.connectors.europarl.documents import LICENCE
from utblick.connectors.europarl_votes.sittings import list_address
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.markup import line_of, parse_xml
from utblick.connectors.reading.text import line
from utblick.connectors.record import Position, Record, Reject, VoteRecord
from utblick.engine.identifiers import find

SOURCE = "europarl_roll_calls"
SIDES = (
    ("Result.For", "for", "votes for"),
    ("Result.Against", "against", "votes against"),
    ("Result.Abstention", "abstained", "abstentions"),
)
_AMENDMENT = re.compile(r"(?:^|\s)Am(?:endments?)?\.?\s+(\d[\d\s,;/.§A-Z=-]*)")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a sitting's roll calls. One whose names do not add up with its own count is rejected.

    The list tells no result: that stands in the vote list. Corrections of votes change none and are left out.
    """
    root = parse_xml(data)
    if isinstance(root, str):
        yield Reject(file=name, line=1, reason=root)
        return
    on = day(root.get("Sitting.Date"))
    if root.tag != "PV.RollCallVoteResults" or not on:
        reason = "The file is no list of roll calls, or tells no day."
        if root.find("sitting") is not None:
            reason = "This is a vote list: read it as europarl_votes."
        yield Reject(file=name, line=1, reason=reason)
        return
    results = list(root.iter("RollCallVote.Result"))
    if not results:
        yield Reject(file=name, line=1, reason="The list holds no roll call.")
    for result in results:
        yield _one(result, on, name)


def _one(result: etree._Element, on: str, name: str) -> VoteRecord | Reject:
    number, at = line(result.get("Identifier") or ""), line_of(result)
    if not number:
        return Reject(file=name, line=at, reason="The roll call has no number.")
    positions: list[Position] = []
    counts: dict[str, int] = {}
    for tag, side, told in SIDES:
        given = result.find(tag)
        named = list(_positions(given, side)) if given is not None else []
        positions += named
        said = (given.get("Number") or "").strip() if given is not None else "0"
        counts[side] = len(named)
        if said != str(len(named)):
            reason = f"The list counts {said[:10] or 'no'} {told} and names {len(named)}."
            return Reject(file=name, line=at, reason=reason, id=number)
    about = result.find("RollCallVote.Description.Text")
    text = line(" ".join(str(part) for part in about.itertext())) if about is not None else ""
    identified = find(text)
    documents = [one.value for one in identified if one.type in ("ep_report", "ep_motion")]
    procedures = [one.value for one in identified if one.type == "procedure"]
    amendment = _AMENDMENT.search(text)
    return VoteRecord(
        source=SOURCE,
        source_id=number,
        url=list_address(on, "RCV_FR.xml"),
        licence=LICENCE,
        procedure=procedures[0] if procedures else "",
        date=on,
        amendment=amendment[1].strip() if amendment else "",
        title=text,
        document=documents[0] if documents else "",
        voting=number,
        method="roll_call",
        votes_for=counts["for"],
        against=counts["against"],
        abstained=counts["abstained"],
        roll_call=list_address(on, "RCV_FR.xml"),
        positions=positions,
    )


def _positions(side: etree._Element, position: str) -> Iterator[Position]:
    for group in side.iter("Result.PoliticalGroup.List"):
        for member in group.iter("PoliticalGroup.Member.Name"):
            yield Position(
                position=position,
                name=line(" ".join(str(part) for part in member.itertext())),
                group=line(group.get("Identifier") or ""),
                # `MepId` is a number of the voting system's own; only this one is the Parliament's.
                person=line(member.get("PersId") or ""),
            )
