"""`utblick sources`: the kinds of sources that `read` and `import` know."""

from __future__ import annotations

import argparse
import json

from utblick.config.commands.lines import opened_out
from utblick.connectors.registry import SOURCE_KINDS

SUMMARY = "List the kinds of sources that `utblick read` and `utblick import` know."
EXAMPLE = "  utblick sources\n  utblick sources --json"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object a line, for programs")
    parser.add_argument("--out", metavar="FILE", help="where to write (default: standard output)")


def run(options: argparse.Namespace) -> int:
    widest = max((len(kind.name) for kind in SOURCE_KINDS), default=0)
    with opened_out(options.out) as out:
        for kind in sorted(SOURCE_KINDS, key=lambda kind: kind.name):
            if options.json:
                row = {
                    "name": kind.name,
                    "kinds": kind.kinds,
                    "formats": kind.formats,
                    "sentence_sv": kind.sentence_sv,
                    "sentence_en": kind.sentence_en,
                }
                print(json.dumps(row, ensure_ascii=False), file=out)
            else:
                print(f"{kind.name:{widest}}  {kind.sentence_en}", file=out)
    return 0
