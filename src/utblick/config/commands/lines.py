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

# Half a surrogate pair, which JSON can hold and UTF-8 cannot, is written as JSON escapes it: \ud800.
ENCODING: dict[str, Any] = {"encoding": "utf-8", "errors": "backslashreplace"}


@contextlib.contextmanager
def opened_out(path: str | None) -> Iterator[TextIO]:
    """Open the file to write to; nothing or `-` is standard output."""
    if path in (None, "-"):
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(**ENCODING)
        yield sys.stdout
        sys.stdout.flush()
        return
    with _writable(str(path)) as file:
        yield file


def _writable(path: str) -> TextIO:
    try:
        file: TextIO = open(path, "w", **ENCODING)  # noqa: SIM115
        return file
    except OSError as error:
        raise Unusable(f"cannot write to {path}: {error.strerror}") from None


class Rejects:
    """Collect what could not be read, into `--rejects FILE` or onto standard error."""

    def __init__(self, path: str | None) -> None:
        self.count = 0
        self._path = path
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self._path not in (None, "-"):
            self._file = _writable(str(self._path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def add(self, row: dict[str, Any]) -> None:
        """Write one reject: `{"file", "line", "id"?, "reason"}`."""
        self.count += 1
        print(json.dumps(row, ensure_ascii=False), file=self._file or sys.stderr)

    @property
    def exit_code(self) -> int:
        return 1 if self.count else 0


def shown(path: str) -> str:
    """Give a path as the rejects name it."""
    return "standard input" if path == "-" else path


def raw_lines(path: str) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers; raise Unusable when there is no such file."""
    try:
        stream = sys.stdin.buffer if path == "-" else Path(path).open("rb")  # noqa: SIM115
    except OSError as error:
        raise Unusable(f"cannot read {path}: {error.strerror}") from None
    with stream:
        for number, raw in enumerate(stream, 1):
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if raw.strip():
                yield number, raw


def object_in(raw: bytes) -> dict[str, Any] | str:
    """Give the object on a line, or the reason why there is none."""
    try:
        row = json.loads(raw.decode("utf-8"))  # told the encoding, it need not guess
    except (ValueError, RecursionError):
        return "this line is not JSON in UTF-8"
    return row if isinstance(row, dict) else "this line is not a JSON object: {…}"


def rows(path: str, rejects: Rejects) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of a JSON Lines file with their line numbers; reject lines that are none."""
    for number, raw in raw_lines(path):
        row = object_in(raw)
        if isinstance(row, str):
            rejects.add({"file": shown(path), "line": number, "reason": row})
        else:
            yield number, row
