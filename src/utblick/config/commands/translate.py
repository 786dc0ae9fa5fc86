"""`utblick translate`: compile the translations."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import polib

SUMMARY = "Compile every translation (.po) to what the program reads (.mo), where it is newer."
EXAMPLE = "  utblick translate"

PACKAGE = Path(__file__).resolve().parents[2]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="compile also what has not changed")


def run(options: argparse.Namespace) -> int:
    sources = all_sources() if options.all else outdated()
    wrong = 0
    for source in sources:
        try:
            compile_one(source)
        except (OSError, ValueError) as reason:
            wrong += 1
            print(f"utblick translate: {source}: {' '.join(str(reason).split())}", file=sys.stderr)
    print(f"{len(sources) - wrong} compiled, {len(all_sources()) - len(sources)} already up to date")
    return 1 if wrong else 0


def all_sources(package: Path = PACKAGE) -> list[Path]:
    """Give every translation source of the package."""
    return sorted(package.glob("**/locale/*/LC_MESSAGES/*.po"))


def outdated(package: Path = PACKAGE) -> list[Path]:
    """Give the sources that are newer than what was compiled from them."""
    stale = []
    for source in all_sources(package):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            stale.append(source)
    return stale


def compile_one(source: Path) -> Path:
    """Compile one source and give the compiled file; raises OSError or ValueError in words.

    It is moved into place whole, so that a server starting at the same moment never reads half of it.
    """
    catalogue = polib.pofile(str(source), encoding="utf-8", check_for_duplicates=True)
    compiled = source.with_suffix(".mo")
    unfinished = compiled.with_suffix(f".{os.getpid()}.part")
    try:
        catalogue.save_as_mofile(str(unfinished))
        os.replace(unfinished, compiled)
    finally:
        unfinished.unlink(missing_ok=True)
    return compiled
