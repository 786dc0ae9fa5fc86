"""Every kind of source that `utblick read` and `utblick import` know, in one table.

A reader takes a file's bytes and its name and yields records and rejects. It never raises on bad
input, follows no link, and has no clock: what it cannot read it yields as a `Reject`.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from utblick.connectors.record import Record, Reject

Reader = Callable[[bytes, str], Iterator[Record | Reject]]


@dataclass(frozen=True, slots=True)
class SourceKind:
    """One kind of source: its name at the shell, where its reader is, what it reads.

    `reader` is `module:function`, imported only when it is used, so that the command starts at once.
    """

    name: str
    reader: str
    kinds: tuple[str, ...]
    formats: tuple[str, ...]
    sentence_sv: str
    sentence_en: str

    def load(self) -> Reader:
        """Import the reader."""
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(importlib.import_module(module), function)
        return reader


# One row a source; alphabetical by name.
SOURCE_KINDS: tuple[SourceKind, ...] = ()

BY_NAME = {kind.name: kind for kind in SOURCE_KINDS}
