"""Choose whom a contact was with, one press at a time, with or without a script.

The form carries each choice in a hidden field `who`: `p12` a person, `b3` a body, `c45` a counterpart that
stands in the contact already, `n{…}` somebody new by name, function and institution.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from utblick.features.actors.freezing import Who
from utblick.features.actors.models import Body, Contact, Counterpart, Person
from utblick.features.actors.queries import Found, bodies, counterpart_words, look_up, people, posts_now
from utblick.foundation.accounts.viewer import Viewer

NEW = ("new_name", "new_function", "new_institution")
MOST = 40


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice: what the form sends back, and what it says."""

    value: str
    words: str
    note: str = ""


@dataclass(slots=True)
class Choosing:
    """Who is chosen so far, what was looked for, what answered, and what is written of somebody new."""

    chosen: list[Chosen] = field(default_factory=list)
    find: str = ""
    found: list[Found] = field(default_factory=list)
    new: dict[str, str] = field(default_factory=dict)
    is_step: bool = False
    _people: dict[int, Person] = field(default_factory=dict)
    _bodies: dict[int, Body] = field(default_factory=dict)
    _held: dict[int, Counterpart] = field(default_factory=dict)

    @property
    def has_looked(self) -> bool:
        """Say whether something was looked for."""
        return bool(self.find.strip())

    @property
    def is_new_open(self) -> bool:
        """Say whether the part for somebody new stands open."""
        return any(self.new.values()) or (self.has_looked and not self.found)

    def known(self) -> tuple[frozenset[int], frozenset[int]]:
        """Give the numbers of the people and of the bodies of the register that are chosen."""
        numbers = [(one.value[0], int(one.value[1:])) for one in self.chosen if one.value[0] in "pbc"]
        rows = [self._held[number] for sort, number in numbers if sort == "c"]
        people = {number for sort, number in numbers if sort == "p"} | {row.person_id for row in rows}
        bodies = {number for sort, number in numbers if sort == "b"} | {row.body_id for row in rows}
        return frozenset(filter(None, people)), frozenset(filter(None, bodies))

    def kept(self) -> list[int]:
        """Give the numbers of the counterparts that stay as they are."""
        return [int(one.value[1:]) for one in self.chosen if one.value.startswith("c")]

    def who(self) -> list[Who]:
        """Give the new counterparts, with what is written of somebody new last."""
        found = [who for one in self.chosen if (who := self._who(one.value)) is not None]
        if any(self.new.values()):
            found.append(_new(self.new))
        return found

    def _who(self, value: str) -> Who | None:
        if value.startswith("n"):
            return _new(_said(value))
        number = int(value[1:])
        if value.startswith("p"):
            return Who(person=self._people[number])
        return Who(body=self._bodies[number]) if value.startswith("b") else None


def _new(said: dict[str, str]) -> Who:
    return Who(
        name=said.get("new_name", ""),
        function=said.get("new_function", ""),
        institution=said.get("new_institution", ""),
    )


def _line(value: object) -> str:
    # What stands here passes no form field, which would refuse a NUL before PostgreSQL does.
    return " ".join(str(value).replace("\0", "").split())[:160]


def _said(value: str) -> dict[str, str]:
    """Read somebody new from the form; what is no such thing is nobody."""
    try:
        given = json.loads(value[1:])
    except ValueError:
        return {}
    if not isinstance(given, dict):
        return {}
    return {name: _line(given.get(name, "")) for name in NEW}


def written(said: dict[str, str]) -> str:
    """Give what the form sends back of somebody new."""
    return "n" + json.dumps({name: said.get(name, "") for name in NEW}, ensure_ascii=False)


def _number(value: str) -> int | None:
    digits = value[1:]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def begun(viewer: Viewer, at: datetime, values: Iterable[str], contact: Contact | None = None) -> Choosing:
    """Give the choices that some values stand for; those the viewer may not see, or that are gone, fall away."""
    rows = list(dict.fromkeys(values))[:MOST]
    wanted: dict[str, list[int]] = {"p": [], "b": [], "c": []}
    for value in rows:
        number = _number(value)
        if value[:1] in wanted and number is not None:
            wanted[value[:1]].append(number)
    held = {
        row.pk: row
        for row in (contact.counterparts.select_related("person", "body") if contact else ())
        if row.pk in wanted["c"]
    }
    choosing = Choosing(
        _people=people(viewer).in_bulk(wanted["p"]) if wanted["p"] else {},
        _bodies=bodies(viewer).in_bulk(wanted["b"]) if wanted["b"] else {},
        _held=held,
    )
    for value in rows:
        chosen = _chosen(viewer, at, value, choosing._people, choosing._bodies, held)
        if chosen is not None:
            choosing.chosen.append(chosen)
    return choosing


def _chosen(
    viewer: Viewer,
    at: datetime,
    value: str,
    persons: dict[int, Person],
    those: dict[int, Body],
    held: dict[int, Counterpart],
) -> Chosen | None:
    if value.startswith("n"):
        said = _said(value)
        words = ", ".join(filter(None, said.values()))
        return Chosen(value, words, _("new")) if words else None
    number = _number(value)
    if number is None:
        return None
    if value.startswith("p") and number in persons:
        person = persons[number]
        posts = "; ".join(f"{post.title}, {post.body.short}" for post in posts_now(person, at)[:2])
        return Chosen(value, person.called, posts)
    if value.startswith("b") and number in those:
        return Chosen(value, those[number].name)
    if value.startswith("c") and number in held:
        row = held[number]
        note = "" if row.person_id or row.body_id or not row.name else _("not in the register yet")
        return Chosen(value, counterpart_words(viewer, row), note)
    return None


def choose(viewer: Viewer, at: datetime, data: QueryDict, contact: Contact | None = None) -> Choosing:
    """Give the choices after what was pressed: add, drop, search, or somebody new.

    `is_step` says that the press was about whom it was with, and that nothing is to be saved yet.
    """
    values = list(data.getlist("who"))
    said = {name: _line(data.get(name, "")) for name in NEW}
    added, dropped = data.get("add", ""), data.get("drop", "")
    if added == "new" and any(said.values()):
        values.append(written(said))
        said = {}
    elif added:
        values.append(added)
    choosing = begun(viewer, at, [value for value in values if value != dropped], contact)
    choosing.new = said
    choosing.is_step = bool(added or dropped) or ("search" in data and bool(data.get("find", "").strip()))
    if not added:
        choosing.find = data.get("find", "")[:100]
        taken = {one.value for one in choosing.chosen}
        choosing.found = [one for one in look_up(viewer, choosing.find, at) if one.value not in taken]
    return choosing
