"""`utblick columns`: what the columns of a list of operations mean."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from utblick.config.command import Unusable
from utblick.config.commands.lines import opened_out, shown
from utblick.connectors.operations.columns import recognised
from utblick.connectors.operations.lists import read_list
from utblick.connectors.operations.rules import FURTHER, OPERATION
from utblick.connectors.tables.reading import Unreadable

SUMMARY = f"""Say what the columns of a list of operations (a list of beneficiaries) mean.

FILE is CSV, XLSX, XLS, a web page or JSON (`-` is standard input); character set, separator and header are found.
The answer is {{"columns": [{{"name", "field", "confidence", "why"}}]}}; `field` is null where nothing says what it is.

Fields: {", ".join(OPERATION)};
and further {", ".join(FURTHER)}."""
EXAMPLE = "  utblick columns beneficiaries.csv"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the list")
    parser.add_argument("--out", metavar="FILE", help="where the answer goes (default: standard output)")


def run(options: argparse.Namespace) -> int:
    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except (OSError, ValueError) as error:
        told = error.strerror if isinstance(error, OSError) else "it is no file name"
        raise Unusable(f"cannot read {shown(options.file)}: {told}") from None
    try:
        table, rejects = read_list(data, options.file)
    except Unreadable as problem:
        raise Unusable(f"cannot read {shown(options.file)}: {problem.reason_en}") from None
    columns = [
        {
            "name": as_written(one.name, table.columns),
            "field": one.field,
            "confidence": one.confidence,
            "why": one.why,
        }
        for one in recognised(table)
    ]
    with opened_out(options.out) as out:
        print(json.dumps({"columns": columns}, ensure_ascii=False), file=out)
    for one in rejects:
        print(json.dumps(one.to_row(), ensure_ascii=False), file=sys.stderr)
    return 1 if rejects else 0


def as_written(name: str, names: Sequence[str]) -> str:
    """Give a column's name as the list has it, where columns of one name were numbered to tell them apart."""
    numbered = re.fullmatch(r"(.+) \(\d+\)", name, re.DOTALL)
    return numbered[1] if numbered and numbered[1] in names else name
