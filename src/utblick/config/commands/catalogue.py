"""`utblick catalogue`: the catalogue of the open data, as a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

SUMMARY = "Write the catalogue of the open data (DCAT-AP-SE): Turtle, RDF/XML or JSON-LD, as the name ends."
EXAMPLE = """  utblick catalogue --out catalogue.ttl
  utblick catalogue --out catalogue.rdf

A running installation gives the same at /data/catalogue. The same data gives the same file."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", metavar="FILE", default="-", help="the file to write (default: Turtle to standard output)"
    )


def run(options: argparse.Namespace) -> int:
    from utblick.config.command import Unusable
    from utblick.config.starting import start_django

    start_django()
    from utblick.features.publishing.data.catalogues import WRITTEN, written

    form = Path(options.out).suffix.removeprefix(".").lower() or "ttl"
    if form not in WRITTEN:
        raise Unusable(f"the name ends in .{form}; let it end in one of {', '.join(WRITTEN)}")
    made = written(form)
    if options.out == "-":
        sys.stdout.buffer.write(made)
        sys.stdout.flush()
        return 0
    try:
        Path(options.out).write_bytes(made)
    except OSError as error:
        raise Unusable(f"cannot write to {options.out}: {error.strerror}") from None
    return 0
