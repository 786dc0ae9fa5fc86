"""`utblick archive`: the index that search looks in."""

from __future__ import annotations

import argparse
import sys
import time

SUMMARY = "Make the search index anew from the stored documents."
EXAMPLE = """  utblick archive rebuild
  Documents indexed anew: 179, in 3 seconds. Search has everything.

Search goes on working meanwhile, with what is indexed so far. Killed half-way and run again it ends the same.
`utblick check` says when the index and the documents do not agree."""

DONE = {
    "sv": "Indexerade på nytt: {n} dokument, på {seconds} sekunder. Sökningen har allt.",
    "en": "Documents indexed anew: {n}, in {seconds} seconds. Search has everything.",
}
STRAY = {
    "sv": "Borttaget ur indexet, för dokumentet finns inte: {n}.",
    "en": "Removed from the index, for there is no such document: {n}.",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["rebuild"], help="rebuild: index every document anew")
    parser.add_argument(
        "--from-empty",
        action="store_true",
        help="empty the index first, for one that is damaged; until the end search finds only a part",
    )
    parser.add_argument("--language", choices=["sv", "en"], help="language of the answer")


def run(options: argparse.Namespace) -> int:
    from utblick.config.starting import start_django

    start_django()
    from django.db import DatabaseError

    from utblick.config.command import Unusable
    from utblick.config.installation import language_of
    from utblick.features.monitoring import archive

    began = time.monotonic()
    try:
        if options.from_empty:
            archive.empty()
        stray, count = archive.remove_strays(), archive.rebuild(_show)
    except DatabaseError as error:
        raise Unusable(f"the database is not ready ({error}); `utblick manage migrate` prepares it") from None
    language = language_of(options.language)
    if stray:
        print(STRAY[language].format(n=stray))
    print(DONE[language].format(n=count, seconds=round(time.monotonic() - began)))
    return 0


def _show(done: int, total: int) -> None:
    """Show how far it has come, when somebody is watching."""
    if sys.stderr.isatty():
        text = f"{done}/{total}" if done < total else ""
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
