"""The Riksdag's documents in the shapes of data.riksdagen.se: one `dokumentstatus`, or a page of a
`dokumentlista`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RiksdagDocument:
    """A document as the Riksdag describes it; `session` is the riksmöte (`2018/19`), `number` its
    designation in it.
    """

    document_id: str
    session: str
    number: str
    kind: str
    subkind: str
    title: str
    subtitle: str
    committee: str
    dated: str
    status: str
    url: str
    html: str
    parties: Sequence[str] = ()
    references: Sequence[str] = ()


def is_ours(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is one of the Riksdag's: a document, a list of documents, or a person."""
    return bool({"dokumentstatus", "dokumentlista", "person", "dok_id"} & value.keys())


def documents(value: Mapping[str, Any]) -> Iterator[RiksdagDocument]:
    """Give the documents of one answer."""
    status = _dict(value.get("dokumentstatus"))
    if status:
        yield _document(_dict(status.get("dokument")), status)
    for row in _rows(_dict(value.get("dokumentlista")).get("dokument")):
        yield _document(row, {})
    if "dok_id" in value:
        yield _document(value, {})


def _document(row: Mapping[str, Any], status: Mapping[str, Any]) -> RiksdagDocument:
    def text(*names: str) -> str:
        return next((str(row[name]).strip() for name in names if row.get(name)), "")

    people = _rows(_dict(status.get("dokintressent")).get("intressent"))
    references = _rows(_dict(status.get("dokreferens")).get("referens"))
    url = text("dokument_url_html", "url")
    return RiksdagDocument(
        document_id=text("dok_id", "id"),
        session=text("rm"),
        number=text("beteckning"),
        kind=text("doktyp", "typ").lower(),
        subkind=text("subtyp"),
        title=text("titel"),
        subtitle=text("subtitel", "undertitel"),
        committee=text("organ"),
        dated=text("datum", "publicerad"),
        status=text("status"),
        url=f"https:{url}" if url.startswith("//") else url,
        html=text("html", "summary", "notis"),
        parties=[str(person.get("partibet") or "") for person in people],
        references=[str(one.get("ref_dok_id") or "") for one in references],
    )


def _dict(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _rows(value: Any) -> list[Mapping[str, Any]]:
    """Give a list of rows: a single one is not in a list there."""
    several = value if isinstance(value, list) else [value]
    return [one for one in several if isinstance(one, dict)]
