"""`utblick changes`: what changed between two versions of an act."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from utblick.config.command import Unusable
from utblick.config.commands.lines import opened_out
from utblick.config.commands.passages import passages_in
from utblick.engine.passages.changes import Change, changes, kept_share

SUMMARY = """Say what changed between two versions of an act, passage by passage, word by word.

OLD and NEW are files as `utblick passages` takes them; `-` is standard input or output. A row is {"id",
"change": "unchanged"|"amended"|"inserted"|"deleted"|"moved", "from"?, "words": [["=", "…"], ["-", "…"],
["+", "…"]]}, one JSON object a line. "from" is the old id of a passage that stands elsewhere now. What "=" and
"-" hold is the old text, "=" and "+" the new one. "heading" and "notes" are there, in the same form, where a
heading or footnotes changed; "repealed" where the new version keeps a text and marks it as repealed."""
EXAMPLE = "  utblick changes directive-2013.xml directive-2015.xml --out changes.jsonl"
# An amending act shares its quotations with the act that it amends, two versions share most of their words.
VERSIONS = 0.2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="the version before")
    parser.add_argument("new", metavar="NEW", help="the version after")
    parser.add_argument("--out", metavar="FILE", help="where the changes go (default: standard output)")


def run(options: argparse.Namespace) -> int:
    if options.old == options.new == "-":
        raise Unusable("standard input (-) can be read only once")
    found = changes(passages_in(options.old), passages_in(options.new))
    with opened_out(options.out) as out:
        for change in found:
            print(json.dumps(_row(change), ensure_ascii=False), file=out)
    if (share := kept_share(found)) < VERSIONS:
        print(
            f"utblick changes: the two texts share only {share:.0%} of their words. Are they versions of one act? "
            "An act that amends another is no version of it: compare with the consolidated text instead.",
            file=sys.stderr,
        )
    return 0


def _row(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = {"id": change.id, "change": change.change}
    if change.old_id:
        row["from"] = change.old_id
    row["words"] = change.words
    for name, words in (("heading", change.heading), ("notes", change.notes)):
        if words is not None:
            row[name] = words
    if change.repealed:
        row["repealed"] = True
    return row
