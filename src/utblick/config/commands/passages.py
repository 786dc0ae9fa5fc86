"""`utblick passages`: an act in its parts."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from utblick.config.command import Unusable
from utblick.config.commands.lines import opened_out, shown
from utblick.connectors.eurlex.passages import read
from utblick.engine.passages.writing import Passage

SUMMARY = """Give an act in its parts: recitals, articles, paragraphs, points, annexes.

FILE is Formex, a page of EUR-Lex (HTML or XHTML) or plain text; `-` is standard input or output. A passage is
{"id": "art-9.par-1.pt-b", "label", "heading"?, "text", "notes"?}, one JSON object a line, in the order of the act.
Its number stands in id and label; "notes" are the footnotes that the text refers to, and
"repealed" is there when a consolidated act in Formex keeps a text that was repealed."""
EXAMPLE = "  utblick passages directive.xml --out passages.jsonl"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the act")
    parser.add_argument("--out", metavar="FILE", help="where the passages go (default: standard output)")


def run(options: argparse.Namespace) -> int:
    found = passages_in(options.file)
    with opened_out(options.out) as out:
        for passage in found:
            row: dict[str, Any] = {"id": passage.id, "label": passage.label}
            if passage.heading:
                row["heading"] = passage.heading
            row["text"] = passage.text
            if passage.notes:
                row["notes"] = passage.notes
            if passage.repealed:
                row["repealed"] = True
            print(json.dumps(row, ensure_ascii=False), file=out)
    return 0


def passages_in(path: str) -> list[Passage]:
    """Read the passages of a file; raise Unusable with a sentence when it has none."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise Unusable(f"cannot read {path}: {error.strerror}") from None
    found = read(data, path)
    if isinstance(found, str):
        raise Unusable(f"cannot read {shown(path)}: {found}")
    return found
