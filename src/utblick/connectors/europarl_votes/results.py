"""Vote lists (VOT): every voting of a sitting with its amendment and its result."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from utblick.connectors.europarl.documents import LICENCE
from utblick.connectors.europarl_votes.sittings import list_address
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.markup import line_of, parse_xml
from utblick.connectors.reading.text import line
from utblick.connectors.record import Record, Reject, VoteRecord
from utblick.engine.identifiers import find

SOURCE = "europarl_votes"
RESULTS = frozenset({"adopted", "rejected", "lapsed", "withdrawn"})
HELD = frozenset({"adopted", "rejected"})
_DOCUMENTS = ("ep_report", "ep_motion")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a sitting's list. Headings of blocks are told with the votings below them, not as votings."""
    root = parse_xml(data)
    if isinstance(root, str):
        yield Reject(file=name, line=1, reason=root)
        return
    sitting = root.find("sitting")
    on = day(sitting.get("date")) if sitting is not None else ""
    if sitting is None or not on:
        reason = "The file is no vote list of the Parliament, or tells no day."
        if root.tag == "PV.RollCallVoteResults":
            reason = "This is a list of roll calls: read it as europarl_roll_calls."
        yield Reject(file=name, line=1, reason=reason)
        return
    for vote in sitting.iter("vote"):
        heading = ""
        for voting in vote.iter("voting"):
            if voting.get("type") == "TITLE_BLOCK":
                heading = _text(voting, "title")
                continue
            yield _one(voting, vote, heading, on, name)


def _one(
    voting: etree._Element, vote: etree._Element, heading: str, on: str, name: str
) -> VoteRecord | Reject:
    number = line(voting.get("votingId") or "")
    result = line(voting.get("result") or "").lower() or None
    at = line_of(voting)
    if not number:
        return Reject(file=name, line=at, reason="The voting has no number.")
    if result is not None and result not in RESULTS:
        reason = f"The result “{result[:40]}” is none of adopted, rejected, lapsed and withdrawn."
        return Reject(file=name, line=at, reason=reason, id=number)
    label, subject = _text(voting, "label"), _text(voting, "amendmentSubject")
    method = line(voting.get("resultType") or "").lower()
    # The nearest to the voting first: one sitting may vote on several motions on one subject.
    about = (label, subject, heading, _text(vote, "label"))
    identified = [one for text in about for one in find(text)]
    numbers = [one.value for one in identified if one.type in _DOCUMENTS]
    numbers += [line(one.get("documentNumber") or "") for one in vote.iter("document")]
    procedures = [one.value for one in [*identified, *find(_text(vote, "title"))] if one.type == "procedure"]
    return VoteRecord(
        source=SOURCE,
        source_id=number,
        url=list_address(on, "VOT_EN.xml"),
        licence=LICENCE,
        procedure=procedures[0] if procedures else "",
        date=on,
        amendment=_text(voting, "amendmentNumber"),
        author=_text(voting, "amendmentAuthor"),
        subject=subject,
        result=result,
        title=_text(vote, "title"),
        heading=" – ".join(one for one in (heading, _text(voting, "title")) if one) or label,
        document=numbers[0] if numbers else "",
        voting=number,
        method=method,
        votes_for=_count(voting, "numberFavor"),
        against=_count(voting, "numberAgainst"),
        abstained=_count(voting, "numberAbstention"),
        # The voting has the same number in the list that names the members.
        roll_call=list_address(on, "RCV_FR.xml") if method == "roll_call" and result in HELD else "",
    )


def _text(element: etree._Element, tag: str) -> str:
    found = element.find(tag)
    return line(" ".join(str(part) for part in found.itertext())) if found is not None else ""


def _count(voting: etree._Element, name: str) -> int | None:
    told = (voting.get(name) or "").strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < 6 else None
