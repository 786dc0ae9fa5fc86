"""`utblick import`: a source's files into the installation's archive."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from utblick.config.commands.read import check, read_file, reader_of, show
from utblick.connectors.record import Record, Reject

SUMMARY = "Bring a source's files into the archive: documents, references, matters and hits."
EXAMPLE = """  utblick import government_offices faktapromemoria.jsonl
  {"inserted": 356, "updated": 0, "unchanged": 0, "rejected": 0, "rejects_file": null}

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
        "--rejects", metavar="FILE", help="where rejects go (default: a file in the data folder)"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")


def run(options: argparse.Namespace) -> int:
    reader = reader_of(options.source)
    _refuse_unstored(options.source)
    check(options.files)

    import django

    django.setup()
    from django.db import DatabaseError, transaction
    from django.utils import timezone

    from utblick.config.command import Unusable
    from utblick.features.monitoring.actions.importing import import_records
    from utblick.features.monitoring.actions.sources import source_for_files
    from utblick.foundation.accounts.viewer import system

    at = timezone.now()
    by = system("utblick import")
    try:
        with transaction.atomic():
            source = source_for_files(options.source, options.into, by=by, at=at)
    except LookupError as error:
        raise Unusable(str(error.args[0])) from None
    except DatabaseError as error:
        raise Unusable(f"the database is not ready ({error}); `utblick manage migrate` prepares it") from None
    records = chain.from_iterable(_with_progress(reader, options.files))
    if options.dry_run:
        with transaction.atomic():
            counts = import_records(source, records, by=by, at=at)
            transaction.set_rollback(True)
    else:
        counts = import_records(source, records, by=by, at=at)
    show(0, 0, "")
    rejects_file = _write_rejects(counts.rejects, options.rejects, options.source, at)
    print(
        json.dumps(
            {
                "inserted": counts.inserted,
                "updated": counts.updated,
                "unchanged": counts.unchanged,
                "rejected": counts.rejected,
                "rejects_file": rejects_file,
            }
        )
    )
    return 1 if counts.rejected else 0


def _refuse_unstored(source: str) -> None:
    """Raise Unusable for a source whose records have no place in the installation, before anything is read."""
    from utblick.config.command import Unusable
    from utblick.connectors.registry import BY_NAME
    from utblick.features.monitoring.intake import is_stored

    kind = BY_NAME[source]
    if not is_stored(kind):
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
