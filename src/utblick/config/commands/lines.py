"""JSON Lines in and out for the commands: `-` is standard input or output, bad rows go to the rejects.

One place for the promises every command makes: UTF-8, exit 0/1/2, rejects with file, line and reason.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from utblick.config.command import Unusable


@contextlib.contextmanager
def opened_out(path: str | None) -> Iterator[TextIO]:
    """Open the file to write to; nothing or `-` is standard output."""
    if path in (None, "-"):
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        file = open(str(path), "w", encoding="utf-8")
    except OSError as error:
        raise Unusable(f"cannot write to {path}: {error.strerror}") from None
    with file:
        yield file


class Rejects:
    """Collect what could not be read, into `--rejects FILE` or onto standard error."""

    def __init__(self, path: str | None) -> None:
        self.count = 0
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._path not in (None, "-"):
            try:
                self._file = open(str(self._path), "w", encoding="utf-8")
            except OSError as error:
                raise Unusable(f"cannot write to {self._path}: {error.strerror}") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file:
            self._file.close()

    def add(self, row: dict[str, Any]) -> None:
        """Write one reject: `{"file", "line", "id"?, "reason"}`."""
        self.count += 1
        print(json.dumps(row, ensure_ascii=False), file=self._file or sys.stderr)

    @property
    def exit_code(self) -> int:
        return 1 if self.count else 0


def rows(path: str, rejects: Rejects) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a JSON Lines file with their line numbers; reject lines that are none."""
    name = "standard input" if path == "-" else path
    try:
        stream = sys.stdin.buffer if path == "-" else Path(path).open("rb")
    except OSError as error:
        raise Unusable(f"cannot read {path}: {error.strerror}") from None
    with stream:
        for number, raw in enumerate(stream, 1):
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if not raw.strip():
                continue
            try:
                row = json.loads(raw)
            except (ValueError, RecursionError):
                rejects.add({"file": name, "line": number, "reason": "this line is not JSON in UTF-8"})
                continue
            if not isinstance(row, dict):
                rejects.add({"file": name, "line": number, "reason": "this line is not a JSON object: {…}"})
                continue
            yield number, row
