"""Works of the Parliament's open data as document records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from utblick.connectors.europarl.wire import NotRead, Work, from_json, from_turtle
from utblick.connectors.reading.dates import day_of_brussels
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.markup import html_text
from utblick.connectors.reading.text import clean, decode, line
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.engine.identifiers import find

SOURCE = "europarl_documents"
LICENCE = "https://www.europarl.europa.eu/legal-notice/"
TYPES = {
    "ANSWER_TO_EP_QUESTION": "answer",
    "CRE": "verbatim_record",
    "EP_PLENARY_SITTING": "plenary_sitting",
    "OJ": "plenary_agenda",
    "OJQ": "plenary_agenda",
    "PV": "minutes",
    "QUEST_WRITTEN": "written_question",
    "REPORT_PLENARY": "report",
    "RESOLUTION_MOTION": "motion",
    "RESOLUTION_MOTION_JOINT": "joint_motion",
}
_REPORT_OR_MOTION = re.compile(r"^(A|B|RC)-(\d{1,2})-(\d{4})-(\d{4})$")
_ADOPTED = re.compile(r"^TA-(\d{1,2})-(\d{4})-(\d{4})$")
_QUESTION = re.compile(r"^([A-Z])-(\d{1,2})-(\d{4})-(\d{6})(-ASW)?$")
_DAY_OF_NAME = re.compile(r"-(\d{4}-\d{2}-\d{2})(?:-|$)")


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read documents, questions, answers and plenary meetings from the open data, JSON-LD or Turtle."""
    is_json = decode(data[:400]).lstrip()[:1] in {"{", "["}
    for at, work in enumerate(from_json(data) if is_json else from_turtle(data), start=1):
        if isinstance(work, NotRead):
            yield Reject(file=name, line=at, reason=work.reason, id=work.identifier)
        elif not any(work.titles.values()):
            yield Reject(file=name, line=at, reason="The document has no title.", id=work.identifier)
        else:
            yield record_of(work)


def printed(identifier: str) -> str:
    """Give a document's number as it is printed (`A9-0163/2024`, `P9_TA(2024)0012`, `E-000001/2022`)."""
    if found := _REPORT_OR_MOTION.match(identifier):
        letter = "RC-B" if found[1] == "RC" else found[1]
        return f"{letter}{found[2]}-{found[4]}/{found[3]}"
    if found := _ADOPTED.match(identifier):
        return f"P{found[1]}_TA({found[2]}){found[3]}"
    if found := _QUESTION.match(identifier):
        return f"{found[1]}-{found[4]}/{found[3]}"
    return ""


def record_of(work: Work) -> DocumentRecord:
    """Give the record of a work, in English where it has that, with its other titles as text."""
    language = next((one for one in ("en", "sv", *sorted(work.titles)) if work.titles.get(one)), "")
    subtitles = [
        html_text(work.subtitles[one]) for one in sorted(work.subtitles, key=lambda one: one != language)
    ]
    others = [line(work.titles[one]) for one in sorted(work.titles) if one != language]
    number = work.label or printed(work.identifier)
    identifiers: dict[str, list[str]] = {}
    for one in find(
        " · ".join([number, work.register, work.pe_number.replace("PE", "PE "), work.titles[language]])
    ):
        identifiers.setdefault(one.type, []).append(one.value)
    meeting = work.kind == "EP_PLENARY_SITTING"
    named_day = _DAY_OF_NAME.search(work.identifier)
    published = day_of_brussels(work.dated) or (named_day[1] if named_day else "")
    days = [named_day[1]] if named_day and meeting else [day_of_brussels(one) for one in work.days]
    return DocumentRecord(
        source=SOURCE,
        source_id=work.identifier,
        url=f"https://data.europarl.europa.eu/eli/dl/{'event' if meeting else 'doc'}/{work.identifier}",
        licence=LICENCE,
        # A sitting is called by its day alone.
        title=("Plenary sitting: " if meeting and language == "en" else "")
        + line(html_text(work.titles[language])),
        language=language,
        published=published,
        type=TYPES.get(work.kind, work.kind.lower()),
        text=clean("\n".join([*subtitles, *others, *work.parts])),
        fields=fields(
            **identifiers,
            number=number,
            eurovoc=work.eurovoc,
            committee=[one for one in work.creators if re.fullmatch(r"[A-Z]{4}", one)],
            author=[one for one in work.creators if not re.fullmatch(r"[A-Z]{4}", one)],
            procedure_number=[one.replace("-", "/", 1) for one in work.procedures],
            related=work.related,
            version=work.version.lower(),
            meeting_date=days if meeting else [],
        ),
    )
