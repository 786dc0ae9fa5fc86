"""Cellar notices as document records: one for the work, the expression or the dossier that the notice is
about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from utblick.connectors.eurlex.act import LICENCE, address
from utblick.connectors.eurlex.languages import two_letters
from utblick.connectors.eurlex.wire_notice import (
    codes,
    eurovoc,
    linked_celex,
    own_identifiers,
    parse,
    titles,
    value,
)
from utblick.connectors.reading.dates import day
from utblick.connectors.reading.fields import fields
from utblick.connectors.record import DocumentRecord, Record, Reject
from utblick.engine.identifiers import find

SOURCE = "eurlex_notice"
CELLAR = "http://publications.europa.eu/resource/cellar/"
# Relations to other works, in the names of the fields, and the elements that carry them.
RELATIONS: Mapping[str, Sequence[str]] = {
    "cites": ("WORK_CITES_WORK",),
    "amends": ("RESOURCE_LEGAL_AMENDS_RESOURCE_LEGAL",),
    "adopts": ("RESOURCE_LEGAL_ADOPTS_RESOURCE_LEGAL",),
    "adopted_by": ("RESOURCE_LEGAL_ADOPTED_BY_RESOURCE_LEGAL",),
    "based_on": ("RESOURCE_LEGAL_BASED_ON_RESOURCE_LEGAL", "BASED_ON"),
    "completed_by": ("RESOURCE_LEGAL_COMPLETED_BY_RESOURCE_LEGAL",),
    "consolidated_by": ("RESOURCE_LEGAL_CONSOLIDATED_BY_ACT_CONSOLIDATED",),
    "corrected_by": ("RESOURCE_LEGAL_CORRECTED_BY_RESOURCE_LEGAL",),
    "opinions": (
        "RESOURCE_LEGAL_COR_OPINION_CONTAINED_IN_RESOURCE_LEGAL",
        "RESOURCE_LEGAL_EESC_OPINION_CONTAINED_IN_RESOURCE_LEGAL",
    ),
    "related": ("WORK_RELATED_TO_WORK", "RESOURCE_LEGAL_RELATED_TO_RESOURCE_LEGAL"),
}
# Codes of resource types whose word in our records differs from the code in lower case.
TYPES = {
    "CONS_TEXT": "consolidated_act",
    "DEC": "decision",
    "DIR": "directive",
    "PROP_DEC": "proposal",
    "PROP_DECIS": "proposal",
    "PROP_DIR": "proposal",
    "PROP_REG": "proposal",
    "REG": "regulation",
}


def read(data: bytes, name: str) -> Iterator[Record | Reject]:
    """Read a notice. It says what a document is, not what it says: the text is its titles and, for a
    dossier, events.
    """
    root = parse(data)
    if isinstance(root, str):
        yield Reject(file=name, line=1, reason=root)
        return
    decoding = two_letters(root.get("decoding") or "") or "en"
    about = root.find("DOSSIER")
    if about is not None:
        yield _dossier(about, root, decoding)
        return
    works = root.findall("WORK") or root.findall("EXPRESSION")
    if not works:
        yield Reject(file=name, line=1, reason="The notice is about no work, expression or dossier.")
    for work in works:
        record = _work(work, decoding)
        yield record or Reject(file=name, line=1, reason="The work has no identifier.")


def preferred(by_language: Mapping[str, str], decoding: str) -> tuple[str, str]:
    """Give a title and its language: in the notice's language, else English, Swedish, or the first."""
    for language in (decoding, "en", "sv", *sorted(by_language)):
        if by_language.get(language):
            return by_language[language], language
    return "", ""


def _work(work: etree._Element, decoding: str) -> DocumentRecord | None:
    called = own_identifiers(work)
    celex = [*called.get("celex", []), value(work, "RESOURCE_LEGAL_ID_CELEX", "ID_CELEX")]
    celex = list(dict.fromkeys(one for one in celex if one))
    identifier = next(iter([*celex, *called.get("immc", []), *called.get("cellar", [])]), "")
    if not identifier:
        return None
    by_language = titles(work)
    title, language = preferred(by_language, decoding)
    number = celex[0] if celex else ""
    work_celex = number.rpartition(".")[0] if work.tag == "EXPRESSION" and "." in number else number
    types = list(codes(work, "WORK_HAS_RESOURCE-TYPE"))
    dated = day(value(work, "WORK_DATE_DOCUMENT", "DATE_DOCUMENT"))
    procedure = [
        value(dossier, "PROCEDURE_CODE_INTERINSTITUTIONAL_REFERENCE_PROCEDURE", "REFERENCE_PROCEDURE")
        for dossier in work.iterfind("WORK_PART_OF_DOSSIER//DOSSIER")
    ]
    names = [*called.get("immc", []), *called.get("eli", []), value(work, "ELI"), *procedure, title]
    return DocumentRecord(
        source=SOURCE,
        source_id=identifier,
        url=address(work_celex, language) or CELLAR + next(iter(called.get("cellar", [""]))),
        licence=LICENCE,
        title=title or identifier,
        language=language,
        published=dated,
        type=TYPES.get(types[0], types[0].lower()) if types else "notice",
        text="\n".join(by_language[one] for one in sorted(by_language) if one != language),
        fields=fields(
            **identified(names, without=("celex", "act")),
            celex=[work_celex],
            eurovoc=eurovoc(work),
            author=codes(work, "WORK_CREATED_BY_AGENT"),
            service=[
                value(work, "SERVICE_RESPONSIBLE"),
                *codes(work, "RESOURCE_LEGAL_RESPONSIBILITY_OF_AGENT"),
            ],
            oj=called.get("oj", []),
            in_force=value(work, "RESOURCE_LEGAL_IN-FORCE"),
            entry_into_force=[
                day(value(one, ".")) for one in work.findall("RESOURCE_LEGAL_DATE_ENTRY-INTO-FORCE")
            ],
            titles_in=[one for one in sorted(by_language) if one],
            **{relation: linked_celex(work, *tags) for relation, tags in RELATIONS.items()},
        ),
    )


def identified(names: Sequence[str], without: Sequence[str] = ()) -> dict[str, list[str]]:
    """Give the identifiers that stand in some names, by type."""
    found: dict[str, list[str]] = {}
    for name in names:
        for one in find(name.replace("_FIN", " final")):
            if one.type not in without:
                found.setdefault(one.type, []).append(one.value)
    return found


def _dossier(dossier: etree._Element, root: etree._Element, decoding: str) -> DocumentRecord:
    called = own_identifiers(dossier)
    reference = value(dossier, "PROCEDURE_CODE_INTERINSTITUTIONAL_REFERENCE_PROCEDURE", "REFERENCE_PROCEDURE")
    by_language: dict[str, str] = {}
    for holder in [*dossier.findall("DOSSIER_TITLE"), *dossier.findall("TITLE")]:
        language = two_letters(holder.findtext("LANG") or "")
        by_language.setdefault(language, value(holder, "."))
    title, language = preferred(by_language, decoding)
    events = sorted(set(_events([*dossier.findall("EVENT"), *root.findall("EVENT")])))
    works = [*dossier.findall("CONTAINS"), *dossier.findall("DOSSIER_CONTAINS_WORK")]
    contained = [own_identifiers(one) for one in works]
    begun = dossier.find("DOSSIER_INITIATED_BY_ACT_PREPARATORY")
    work = begun.find(".//WORK") if begun is not None else None
    initiating = own_identifiers(begun) if begun is not None else {}
    names = [reference, *initiating.get("immc", []), *initiating.get("comnat", [])]
    key = next(iter(called.get("procedure", [])), "")
    return DocumentRecord(
        source=SOURCE,
        source_id=f"procedure:{key}" if key else next(iter(called.get("cellar", ["dossier"]))),
        url=f"https://eur-lex.europa.eu/procedure/EN/{key}" if key else "",
        licence=LICENCE,
        title=title or key,
        language=language,
        published=day(value(dossier, "DATE", "DATE_CREATION_LEGACY")),
        type="dossier",
        text="\n".join([*(by_language[one] for one in sorted(by_language) if one != language), *events]),
        fields=fields(
            **identified(names, without=("celex",)),
            dossier=key,
            celex=[number for one in [initiating, *contained] for number in one.get("celex", [])],
            documents=[number for one in contained for number in one.get("immc", [])],
            produces=linked_celex(dossier, "DOSSIER_PRODUCES_RESOURCE_LEGAL"),
            eurovoc=eurovoc(work) if work is not None else [],
            adopted=value(dossier, "DOSSIER_ADOPTED-PROPOSAL"),
            withdrawn=value(dossier, "DOSSIER_WITHDRAWN-PROPOSAL"),
            pending=value(dossier, "DOSSIER_PENDING-PROPOSAL"),
            titles_in=[one for one in sorted(by_language) if one],
        ),
    )


def _events(elements: Sequence[etree._Element]) -> Iterator[str]:
    """Yield a line for each event: day, what happened, the documents' numbers."""
    for event in elements:
        on = day(value(event, "EVENT_LEGAL_DATE", "DATE"))
        kind = event.find("EVENT_LEGAL_HAS_TYPE_CONCEPT_TYPE_EVENT_LEGAL")
        label = (kind.findtext("PREFLABEL") or "") if kind is not None else ""
        numbers = [value(one, ".") for one in event.findall("EVENT_LEGAL_DOCUMENT_REFERENCE")]
        if on or label:
            documents = f" ({', '.join(dict.fromkeys(numbers))})" if numbers else ""
            yield f"{on} {label}{documents}".strip()
