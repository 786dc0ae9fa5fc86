"""How a record of another room becomes public facts: what each kind says of itself to the gate."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from utblick.features.publishing.shapes.fields import LANGUAGES, Shape
from utblick.foundation.accounts.viewer import Viewer

Text = str | Promise
RELEASE = "publishing.publication.release"
DESK = "publishing.desk.release"
ENDED = _("This is not public any more.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What public wording could begin with, taken from the record itself."""

    title: str = ""
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody outside whom the record names; the name is held back until it is let through by hand.

    `key` is the same each time, `function` is what stands instead of the name.
    """

    key: str
    name: str
    function: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes out with the record, in one language."""

    language: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """What a record would tell in public.

    `values` are by the keys of the kind's shape. `obstacles` are sentences that each say why it cannot pass: secrecy,
    working material, something that has not been decided. `never` are names that no text of it may hold and that
    nobody can let through.
    """

    values: Mapping[str, Any]
    drafts: Mapping[str, Draft]
    people: tuple[Named, ...] = ()
    obstacles: tuple[Text, ...] = ()
    never: tuple[str, ...] = ()


def _none(_record: Any) -> Iterable[Attached]:
    return ()


def _number(record: Any) -> str:
    return str(record.pk)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that can be let through.

    `rows` are those that the viewer may see inside, none where the viewer sees nothing of the kind; a record's `key`
    never changes. `facts` says what it would tell, `url` where it stands inside, `files` what goes with it, made
    only when it is let through. `permission` is what letting it through asks for. One that `speaks_for_itself` was
    written for the public: its own words go out where nobody has written others. Else a draft only proposes. `model`
    is the record's kind as the audit has it (`projects.project`), for the way here from its page. One that
    `is_a_person` is nothing without the name, which has to be let through, and its address does not tell it.

    `barred_by` gives the obstacles alone, without a question for each record; `ended` is the note under the address of
    one that may not be public any more. It is read by anybody, so it never says which obstacle it was.
    """

    shape: Shape
    rows: Callable[[Viewer], QuerySet[Any] | Iterable[Any]]
    facts: Callable[[Any], Facts]
    url: Callable[[Any], str]
    key: Callable[[Any], str] = _number
    files: Callable[[Any], Iterable[Attached]] = field(default=_none)
    permission: str = RELEASE
    speaks_for_itself: bool = False
    model: str = ""
    is_a_person: bool = False
    barred_by: Callable[[Any], tuple[Text, ...]] | None = None
    ended: Text = ENDED

    def is_known_to(self, viewer: Viewer) -> bool:
        """Say whether the viewer may know that there are records of this kind: of the desk's, only its advisers."""
        return self.permission == RELEASE or viewer.may(self.permission)

    @property
    def has_numbers(self) -> bool:
        """Say whether a record's key is its number in the table."""
        return self.key is _number

    @property
    def has_files(self) -> bool:
        """Say whether files go with records of the kind."""
        return self.files is not _none

    def record(self, viewer: Viewer, key: str) -> Any | None:
        """Give the record of that key, or None where there is none that the viewer sees."""
        rows = self.rows(viewer)
        if isinstance(rows, QuerySet) and self.has_numbers:
            return rows.filter(pk=int(key)).first() if key.isascii() and key.isdigit() else None
        return next((row for row in rows if self.key(row) == key), None)

    def records(self, viewer: Viewer, keys: Collection[str]) -> dict[str, Any]:
        """Give the records of those keys that the viewer sees, by key, in one reading."""
        rows = self.rows(viewer)
        if isinstance(rows, QuerySet) and self.has_numbers:
            rows = rows.filter(pk__in=[int(key) for key in keys if key.isascii() and key.isdigit()])
        return {number: row for row in rows if (number := self.key(row)) in keys}

    def obstacles(self, record: Any) -> tuple[Text, ...]:
        """Give what stands in a record's way, as sentences."""
        return self.facts(record).obstacles if self.barred_by is None else self.barred_by(record)


def both(words: Callable[[], Text]) -> dict[str, str]:
    """Give what a function says in each language: `both(lambda: row.get_kind_display())`."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = str(words())
    return said


def named(row: Any) -> dict[str, str] | None:
    """Give the names of a row that has one in each language, or None for no row."""
    return None if row is None else {"sv": row.name_sv, "en": row.name_en or row.name_sv}
