"""`utblick identifiers`: what the texts of documents refer to."""

from __future__ import annotations

import argparse
import json
from collections.abc import Container

from utblick.config.commands.lines import Rejects, opened_out, rows
from utblick.engine.identifiers import find

SUMMARY = "Find what documents refer to: procedures, COM numbers, CELEX, acts, fakta-PM, laws and more."
EXAMPLE = "  utblick identifiers --documents documents.jsonl --out references.jsonl"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--documents",
        required=True,
        metavar="FILE",
        help='JSON Lines: {"id", "title", "text"}; - reads standard input',
    )
    parser.add_argument("--out", metavar="FILE", help="where the rows go; nothing or - is standard output")
    parser.add_argument(
        "--rejects", metavar="FILE", help="where unreadable documents go; nothing is standard error"
    )


def run(options: argparse.Namespace) -> int:
    name = "standard input" if options.documents == "-" else options.documents
    with Rejects(options.rejects) as rejects, opened_out(options.out) as out:
        seen: set[str] = set()
        for line, document in rows(options.documents, rejects):
            if reason := _reason(document, seen):
                about = {"id": document["id"]} if isinstance(document.get("id"), str) else {}
                rejects.add({"file": name, "line": line, **about, "reason": reason})
                continue
            seen.add(document["id"])
            for field in ("title", "text"):
                for found in find(document.get(field) or ""):
                    row = {
                        "document": document["id"],
                        "field": field,
                        "type": found.type,
                        "value": found.value,
                    }
                    row |= {"start": found.start, "end": found.end}
                    if found.celex:
                        row["celex"] = found.celex
                    print(json.dumps(row, ensure_ascii=False), file=out)
    return rejects.exit_code


def _reason(document: dict[str, object], seen: Container[object]) -> str | None:
    """Say in plain words why a document cannot be read."""
    if not isinstance(document.get("id"), str) or not document["id"]:
        return "the document has no id (a text)"
    for field in ("title", "text"):
        if not isinstance(document.get(field), str | None):
            return f"the document's {field} is not a text"
    if document.get("title") is None and document.get("text") is None:
        return 'a document needs a "title" or a "text"'
    return "an earlier document has this id" if document["id"] in seen else None
