"""`utblick import`: a source's files into the installation's archive."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from utblick.config.commands.read import check, read_file, reader_of, show
from utblick.connectors.record import Record, Reject

if TYPE_CHECKING:
    from utblick.foundation.accounts.viewer import Viewer
    from utblick.foundation.taking import Taken

SUMMARY = (
    "Bring a source's files in: documents into the archive, procedures, votes and texts into their files."
)
EXAMPLE = """  utblick import government_offices faktapromemoria.jsonl
  {"inserted": 356, "updated": 0, "unchanged": 0, "rejected": 0, "rejects_file": null}

  utblick import europarl_amendments amendments.json --procedure "2021/0106(COD)"
  utblick import oeil procedure.html --follow klimat
  utblick import riksdag five-years.json --archive

A second run changes nothing; a run that was killed half-way is finished by running it again."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the kind of source, as `utblick sources` names it")
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="files of that source; `-` is standard input"
    )
    parser.add_argument(
        "--into",
        metavar="KEY",
        help="the source in the installation it belongs to (default: one of that kind)",
    )
    parser.add_argument(
        "--procedure",
        metavar="NUMBER",
        default="",
        help="the file that the records are about, where they name none: its number or short name",
    )
    parser.add_argument(
        "--document",
        metavar="NUMBER",
        default="",
        help="the document that the records stand in, where they name none",
    )
    parser.add_argument(
        "--follow",
        metavar="PROCESS",
        default="",
        help="begin to follow files that are not followed yet, in the policy process of this short name",
    )
    parser.add_argument(
        "--archive",
        action="store_true",
        help="documents older than 60 days, and undated ones that have closed, go to nobody's inbox",
    )
    parser.add_argument(
        "--rejects",
        metavar="FILE",
        help="where rejects go (default: a file in the data folder; with --dry-run, standard error)",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")


def run(options: argparse.Namespace) -> int:
    reader = reader_of(options.source)
    check(options.files)

    from utblick.config.starting import start_django

    start_django()
    from django.db import DatabaseError, transaction
    from django.utils import timezone

    from utblick.config.command import Unusable
    from utblick.foundation.accounts.viewer import system

    _refuse_unstored(options.source)
    at, by = timezone.now(), system("utblick import")
    records = chain.from_iterable(_with_progress(reader, options.files))
    try:
        if options.dry_run:
            with transaction.atomic():
                counts = _import(options, records, by=by, at=at)
                transaction.set_rollback(True)
        else:
            counts = _import(options, records, by=by, at=at)
    except LookupError as error:
        raise Unusable(str(error.args[0])) from None
    except DatabaseError as error:
        raise Unusable(f"the database is not ready ({error}); `utblick manage migrate` prepares it") from None
    show(0, 0, "")
    # A dry run changes nothing, so it leaves no file that nobody asked for.
    rejects = options.rejects or ("-" if options.dry_run else None)
    rejects_file = _write_rejects(counts.rejects, rejects, options.source, at)
    print(
        json.dumps(
            {
                "inserted": counts.inserted,
                "updated": counts.updated,
                "unchanged": counts.unchanged,
                **({"left_out": counts.left_out} if counts.left_out else {}),
                "rejected": len(counts.rejects),
                "rejects_file": rejects_file,
            }
        )
    )
    return 1 if counts.rejects else 0


def _import(
    options: argparse.Namespace, records: Iterable[Record | Reject], *, by: Viewer, at: datetime
) -> Taken:
    from utblick.features.monitoring.actions.taking import take_all
    from utblick.foundation.taking import Told

    told = Told(options.procedure, options.document, options.follow, options.archive)
    return take_all(options.source, records, told, into=options.into, by=by, at=at)


def _refuse_unstored(source: str) -> None:
    """Raise Unusable for a source none of whose records has a place in the installation, before anything is read."""
    from utblick.config.command import Unusable
    from utblick.connectors.registry import BY_NAME
    from utblick.features.monitoring.actions.taking import has_place

    kind = BY_NAME[source]
    if not has_place(kind):
        told = ", ".join(one.replace("_", " ") for one in kind.kinds)
        raise Unusable(
            f"{source} can be read but not imported: this installation has no place yet for what it gives"
            f" ({told}); `utblick read {source} FILE` shows it"
        )


def _with_progress(reader: object, files: list[str]) -> Iterator[Iterator[Record | Reject]]:
    for number, path in enumerate(files, 1):
        show(number, len(files), path)
        yield read_file(reader, path)  # type: ignore[arg-type]


def _write_rejects(rows: list[dict[str, object]], path: str | None, source: str, at: datetime) -> str | None:
    """Write the rejects where the person asked, or beside the database; say where."""
    from django.conf import settings

    from utblick.config.command import Unusable

    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if path == "-":
        sys.stderr.write(lines)
        return None
    if path is None:
        if not rows:
            return None
        folder: Path = settings.DATA / "rejects"
        folder.mkdir(exist_ok=True)
        path = str(folder / f"{source}-{at:%Y%m%d-%H%M%S-%f}.jsonl")
    try:
        Path(path).write_text(lines, encoding="utf-8")
    except OSError as error:
        raise Unusable(f"cannot write to {path}: {error.strerror}") from None
    return path
