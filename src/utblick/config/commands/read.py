"""`utblick read`: a source's files as neutral records, one JSON object a line."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from utblick.config.command import Unusable
from utblick.config.commands.lines import Rejects, opened_out
from utblick.connectors.record import Record, Reject
from utblick.connectors.registry import BY_NAME, Reader

SUMMARY = "Read a source's files as neutral records (JSON Lines); `utblick sources` lists the sources."
EXAMPLE = "  utblick read feed news.xml --out records.jsonl --rejects rejects.jsonl"
LARGEST = 1_000_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the kind of source, as `utblick sources` names it")
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="files of that source; `-` is standard input"
    )
    parser.add_argument("--out", metavar="FILE", help="where the records go (default: standard output)")
    parser.add_argument("--rejects", metavar="FILE", help="where rejects go (default: standard error)")


def run(options: argparse.Namespace) -> int:
    reader = reader_of(options.source)
    check(options.files)
    with Rejects(options.rejects) as rejects, opened_out(options.out) as out:
        for number, path in enumerate(options.files, 1):
            show(number, len(options.files), path)
            for item in read_file(reader, path):
                if isinstance(item, Reject):
                    rejects.add(item.to_row())
                else:
                    print(json.dumps(item.to_row(), ensure_ascii=False), file=out)
        show(0, 0, "")
        return rejects.exit_code


def reader_of(source: str) -> Reader:
    """Give a source's reader. Raises Unusable with a suggestion when there is none of that name."""
    kind = BY_NAME.get(source)
    if kind is None:
        near = difflib.get_close_matches(source, BY_NAME, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise Unusable(f"there is no source {source!r}; {hint}`utblick sources` lists them")
    return kind.load()


def check(paths: list[str]) -> None:
    """Raise Unusable when a file cannot be opened, before anything is written."""
    if paths.count("-") > 1:
        raise Unusable("standard input (-) can be read only once")
    for path in paths:
        if path == "-":
            continue
        if Path(path).is_dir():
            raise Unusable(f"{path} is a folder; give the files in it")
        try:
            with open(path, "rb"):
                pass
        except OSError as error:
            raise Unusable(f"cannot read {path}: {error.strerror}") from None
        except ValueError:
            raise Unusable(f"{path!r} is no file name") from None


def read_file(reader: Reader, path: str) -> Iterator[Record | Reject]:
    """Yield what one file holds. A reader that fails costs its file, with the reason, not the others."""
    name = "standard input" if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        yield Reject(file=name, line=1, reason=f"The file could not be read: {error.strerror}.")
        return
    if len(data) > LARGEST:
        yield Reject(file=name, line=1, reason=f"The file is larger than {LARGEST // 1_000_000} MB.")
        return
    try:
        yield from reader(data, name)
    except Exception as error:
        # A fault of ours. It is told as one, and the other files are still read.
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield Reject(file=name, line=1, reason=f"The reader failed on this file; please report it ({told}).")


def show(number: int, total: int, path: str) -> None:
    """Show which file is being read, when somebody is watching and there are several."""
    if sys.stderr.isatty() and (total > 1 or not total):
        text = f"{number}/{total} {path}"[:100] if total else ""
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
