"""An act's text and what it says of itself, whichever format it came in, and the record made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from utblick.connectors.eurlex.languages import expression
from utblick.connectors.reading.fields import fields
from utblick.connectors.reading.text import line
from utblick.connectors.record import DocumentRecord
from utblick.engine.identifiers import Identifier, canonical, find, implied

SOURCE = "eurlex_act"
LICENCE = "2011/833/EU"
_CORRIGENDUM = re.compile(
    r"^(corrigendum|rectificatif|rättelse|berichtigung|oikaisu|parandus|kļūdu labojums)\b", re.IGNORECASE
)
_CONSOLIDATED = re.compile(r"^0(\d{4}[A-Z]{1,2}\d{4})-(\d{4})(\d{2})(\d{2})$")


@dataclass(slots=True, kw_only=True)
class Act:
    """An act as read; empty where the source says nothing. Dates are ISO days."""

    title: str
    text: str
    language: str = ""
    celex: str = ""
    number: str = ""
    oj_file: str = ""
    document: str = ""
    procedure: str = ""
    kind: str = "act"
    published: str = ""
    dated: str = ""
    valid_from: str = ""
    amended_by: list[str] = field(default_factory=list)


def identified(act: Act) -> None:
    """Fill in from the title what the source does not say: number and CELEX of the act itself."""
    title = line(act.title)
    corrected = bool(_CORRIGENDUM.match(title))
    if corrected:
        act.kind = "corrigendum"
    own = [one for one in find(title) if one.type == "act"]
    if corrected or act.kind != "act" or not own:
        return
    act.number = act.number or own[0].value
    act.celex = act.celex or celex_of_act(own[0])


def celex_of_act(identifier: Identifier) -> str:
    """Give the CELEX number of an act that a text names with its kind (`Directive (EU) 2018/2001`), or
    nothing.
    """
    return next((value for type, value in implied(identifier) if type == "celex"), "")


def record_of(act: Act) -> DocumentRecord:
    """Give the record of an act. `published` is the day in the Official Journal, else the act's own date."""
    consolidated = _CONSOLIDATED.match(act.celex)
    base = f"3{consolidated[1]}" if consolidated else ""
    corrects = []
    if act.kind == "corrigendum":
        corrects = [celex_of_act(one) for one in find(line(act.title)) if one.type == "act"][:1]
    valid_from = act.valid_from or ("-".join(consolidated.groups()[1:]) if consolidated else "")
    work = act.celex or act.oj_file or act.document
    kind = "consolidated_act" if consolidated else act.kind
    return DocumentRecord(
        source=SOURCE,
        source_id=work if act.oj_file and not act.celex else expression(work, act.language),
        url=address(act.celex, act.language),
        licence=LICENCE,
        title=line(act.title),
        language=act.language,
        published=act.published or act.dated or valid_from,
        type=kind,
        text=act.text,
        fields=fields(
            celex=[act.celex, base],
            act=act.number,
            com=act.document,
            procedure=act.procedure,
            oj_file=act.oj_file,
            date_document=act.dated,
            valid_from=valid_from,
            amended_by=act.amended_by,
            corrects=corrects,
        ),
    )


def address(celex: str, language: str) -> str:
    """Give the public address of a work."""
    if not celex:
        return ""
    return f"https://eur-lex.europa.eu/legal-content/{(language or 'en').upper()}/TXT/?uri=CELEX:{celex}"


def celex_in(text: str) -> str:
    """Give the first CELEX number in a text that may stand among other signs, as in a file name."""
    for found in re.finditer(
        r"(?<![0-9A-Z])[0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?(?:R\(\d{2}\))?(?:-\d{8})?(?!\d)", text
    ):
        if value := canonical("celex", found[0]):
            return value
    return ""
