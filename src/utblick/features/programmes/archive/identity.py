"""Which public projects are one, told by several lists: counted once, kept as each list tells it, and parted again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q

from utblick.engine.partnering.identity import MOST_ALIKE, SHORTEST, Telling, groups, is_same
from utblick.features.actors.folding import fold
from utblick.features.programmes.archive import organisations
from utblick.features.programmes.archive.values import digest, year_in
from utblick.features.programmes.models import PublicParticipation, PublicProject
from utblick.features.programmes.recognising import folded

KEYS = ("name_key", "title_key", "number_key")
_SOME, _ROUNDS = 400, 4
_IS_JOINED = Q(same_as__isnull=False) | Q(Exists(PublicProject.objects.filter(same_as=OuterRef("pk"))))


class _Row(NamedTuple):
    """What of a project tells which it is."""

    pk: int
    source: str
    programme_id: int | None
    programme_text: str
    period: str
    starts_on: Any
    ends_on: Any
    name_key: str
    title_key: str
    number_key: str
    same_as_id: int | None
    is_apart: bool

    @property
    def keys(self) -> set[str]:
        return {self.name_key, self.title_key, self.number_key} - {""}

    def telling(self, common: Collection[str] = ()) -> Telling:
        """Give it as the engine compares it, without the keys that too many have in common."""
        return Telling(
            self.pk,
            self.source,
            _programme(self.programme_id, self.programme_text, self.period),
            self.number_key if self.number_key not in common else "",
            frozenset({self.name_key, self.title_key} - {"", *common}),
            self.starts_on,
            self.ends_on,
        )


def _programme(number: int | None, text: str, period: str) -> str:
    """Give what tells a programme's generation; nothing where the list does not say of which programme it is."""
    if number is not None:
        return f"p{number}"
    return f"{folded(text)} {year_in(period) or ''}" if text else ""


def set_keys(project: PublicProject) -> None:
    """Set what a project is known by: its acronym, title and number within its programme."""
    programme = _programme(project.programme_id, project.programme_text, project.period)
    name, title, number = map(fold, (project.acronym, project.title, project.number))
    project.name_key, project.title_key = (
        digest(programme, words)[:16] if programme and len(words) >= SHORTEST else ""
        for words in (name, title)
    )
    project.number_key = digest(programme, "#", number)[:16] if programme and number else ""


def key(numbers: Collection[int]) -> int:
    """Set anew what some projects are known by, and find which are one; give how many have got other keys."""
    rows = list(PublicProject.objects.filter(pk__in=numbers).defer("summary"))
    changed = []
    for row in rows:
        before = [getattr(row, name) for name in KEYS]
        set_keys(row)
        if before != [getattr(row, name) for name in KEYS]:
            changed.append(row)
    PublicProject.objects.bulk_update(changed, KEYS)
    join(row.pk for row in changed)
    return len(changed)


def join(numbers: Iterable[int]) -> None:
    """Find which projects are one with some of them, and count anew what that changes."""
    listed = sorted(set(numbers))
    for start in range(0, len(listed), _SOME):
        _join(set(listed[start : start + _SOME]))


def _join(touched: set[int]) -> None:
    rows, common = _around(touched)
    if not rows:
        return
    apart = [row for row in rows.values() if row.is_apart]
    found = groups(row.telling(common) for row in rows.values() if not row.is_apart)
    mains = {one.key: group[0].key for group in found for one in group} | {row.pk: row.pk for row in apart}
    changed = [row for row in rows.values() if (row.same_as_id or row.pk) != mains[row.pk]]
    for row in changed:
        main = mains[row.pk]
        PublicProject.objects.filter(pk=row.pk).update(same_as=main if main != row.pk else None)
        PublicParticipation.objects.filter(project=row.pk).update(work=main)
    again = {mains[row.pk] for row in changed} | {row.same_as_id or row.pk for row in changed}
    again |= {mains[one.key] for group in found if len(group) > 1 for one in group if one.key in touched}
    organisations.mark_again(again)


def _around(touched: Collection[int]) -> tuple[dict[int, _Row], set[str]]:
    """Read some projects, those that they may be one with, and the keys that too many have in common."""
    # One condition at a time, each by its index: together they would be a look at every project.
    rows = _read(pk__in=touched)
    rows |= _read(same_as__in=touched)
    rows |= _read(pk__in={row.same_as_id for row in rows.values() if row.same_as_id} - rows.keys())
    asked: set[str] = set()
    common: set[str] = set()
    for _round in range(_ROUNDS):
        keys = {key for row in rows.values() for key in row.keys} - asked
        if not keys:
            break
        asked |= keys
        common |= _common(keys)
        for name in KEYS:
            rows |= _read(**{f"{name}__in": keys - common})
            if of_many := keys & common:
                # What was joined before so many had the word is looked at again.
                rows |= _read(_IS_JOINED, **{f"{name}__in": of_many})
    return rows, common


def _common(keys: Collection[str]) -> set[str]:
    found: set[str] = set()
    for name in KEYS:
        rows = PublicProject.objects.filter(**{f"{name}__in": keys}).order_by().values(name)
        found.update(rows.annotate(n=Count("pk")).filter(n__gt=MOST_ALIKE).values_list(name, flat=True))
    return found


def _read(*conditions: Q, **among: Collection[Any]) -> dict[int, _Row]:
    if not all(among.values()):
        return {}
    rows = PublicProject.objects.filter(*conditions, **among).order_by().values_list(*_Row._fields)
    return {row[0]: _Row(*row) for row in rows}


def tellings_of(project: PublicProject) -> list[PublicProject]:
    """Give the other lists' tellings that a project is counted with."""
    main = project.same_as_id or project.pk
    rows = PublicProject.objects.filter(Q(pk=main) | Q(same_as=main)).exclude(pk=project.pk)
    return list(rows.order_by("pk"))


def held_apart(project: PublicProject) -> list[PublicProject]:
    """Give the projects that would be one with this one, had nobody set them apart."""
    rows, common = _around({project.pk})
    me = rows[project.pk]
    one = me.telling(common)
    numbers = [
        row.pk
        for row in rows.values()
        if row.pk != me.pk and (row.is_apart or me.is_apart) and is_same(one, row.telling(common))
    ]
    return list(PublicProject.objects.filter(pk__in=numbers).order_by("pk"))
