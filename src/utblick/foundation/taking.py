"""What records of a source become where a feature keeps them: who takes which kind, and what came of it.

An app lists in a module `takers.py` the kinds of record that it keeps: `TAKERS = {"vote": take_votes}`, the permission
that each asks for (`PERMISSIONS`), what a person may say of them (`CHOICES`), and how the reasons for which records are
refused read on a page (`REASONS`: a pattern of the reason, and a sentence to be translated). A taker gets
all records of its kind in the order they were read, stores them in transactions of its own so that a reading that is
broken off and begun again ends the same, and changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import tables


class NotThere(LookupError):
    """What a person said is not in the installation; its sentence says what."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of the records beside what they say themselves; empty where nothing was said.

    `procedure` is a number or short name of the file that records are about which name none, `document` the
    document that they stand in, `follow` the short name of the policy process in which unknown files are begun.
    `is_archive` says that what is old is brought in to be found, and is no news to anybody.
    """

    procedure: str = ""
    document: str = ""
    follow: str = ""
    is_archive: bool = False


@dataclass(slots=True)
class Taken:
    """How many records were new, different or the same, or not for keeping; those refused, with the reason."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: int = 0
    rejects: list[dict[str, Any]] = field(default_factory=list)

    def reject(self, source: str, id: str, reason: str) -> None:
        """Note that a record was refused, and why in plain words."""
        self.rejects.append({"file": source, "line": 0, "id": id, "reason": reason})

    def add(self, other: Taken) -> None:
        """Count what another reading did with this one."""
        self.inserted += other.inserted
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.left_out += other.left_out
        self.rejects += other.rejects


class Take(Protocol):
    """A taker. Raises NotThere with a sentence when what a person said is not there."""

    def __call__(self, records: Sequence[Any], told: Told, *, by: Viewer, at: datetime) -> Taken: ...


def takers() -> dict[str, Take]:
    """Give who takes which kind of record."""
    return tables("takers", "TAKERS")


def permissions() -> dict[str, str]:
    """Give the permission that each kind of record is taken with."""
    return tables("takers", "PERMISSIONS")


def choices() -> dict[str, Callable[[Viewer], list[tuple[str, str]]]]:
    """Give what a viewer may choose between, by the field of `Told`: values with what they are called."""
    return tables("takers", "CHOICES")


def reasons() -> dict[str, Any]:
    """Give how reasons read on a page, by their patterns."""
    return tables("takers", "REASONS")
