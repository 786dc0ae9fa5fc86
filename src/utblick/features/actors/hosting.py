"""Whose meetings the Commission publishes, and which of our people and bodies may be those it names.

It gives no number for who held a meeting. A name is taken to be a person of ours only where that person has had a
post whose meetings are published; nothing of that is stored, so a person or a post added later counts at once.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import BodyKind, Institution, PostRole
from utblick.features.actors.models import Body, Person, Post, PublishedMeeting

CABINET, DIRECTORATE = BodyKind.CABINET.value, BodyKind.DIRECTORATE.value
# The roles whose meetings the Commission publishes, and in which of its lists.
LISTS = {
    PostRole.COMMISSIONER.value: CABINET,
    PostRole.HEAD_OF_CABINET.value: CABINET,
    PostRole.CABINET_MEMBER.value: CABINET,
    PostRole.DIRECTOR_GENERAL.value: DIRECTORATE,
}


def key_of(name: str) -> str:
    """Give a name as names are compared here: lists write given and family names in either order."""
    return " ".join(sorted(fold(name).split()))


def folded_hosts(names: Iterable[str]) -> str:
    """Give names as one text to look in, each between bars."""
    keys = dict.fromkeys(filter(None, map(key_of, names)))
    return f"|{'|'.join(keys)}|" if keys else ""


def publishing_posts() -> QuerySet[Post]:
    """Give the posts at the Commission whose meetings are published, of whatever time."""
    rows = Post.objects.filter(role__in=list(LISTS), body__country="EU")
    # A director-general of another body than a directorate-general is none of the Commission's.
    rows = rows.exclude(~Q(body__kind=DIRECTORATE), role=PostRole.DIRECTOR_GENERAL)
    return rows.select_related("body")


def published_by(person: Person) -> QuerySet[PublishedMeeting]:
    """Give the meetings that a person has published or held, the last first."""
    mine = Q(person=person)
    if publishing_posts().filter(person=person).exists():
        for key in keys_of(person):
            mine |= Q(institution=Institution.COMMISSION, hosts_folded__contains=f"|{key}|")
    return PublishedMeeting.objects.filter(mine)


def keys_of(person: Person) -> list[str]:
    """Give the ways in which a person's name is written, as names are compared here."""
    names = [person.name, *person.aliases.values_list("name", flat=True)]
    return list(dict.fromkeys(filter(None, map(key_of, names))))


def people_by_key(names: Iterable[str]) -> dict[str, Person]:
    """Give the people with a post whose meetings are published, by the names given that only one of them has."""
    keys = set(map(key_of, names)) - {""}
    if not keys:
        return {}
    rows = Person.objects.filter(
        pk__in=publishing_posts().values("person"), merged_into=None, forgotten_on=None
    ).prefetch_related("aliases", "posts__body")
    found: dict[str, list[Person]] = {}
    for row in rows:
        own = {key_of(row.name), *(key_of(alias.name) for alias in row.aliases.all())}
        for key in own & keys:
            found.setdefault(key, []).append(row)
    return {key: those[0] for key, those in found.items() if len(those) == 1}


def is_body(meeting: PublishedMeeting, body: Body) -> bool:
    """Say whether a body of ours is the cabinet or directorate-general of a meeting, by its letters or its name."""
    if meeting.body_kind != body.kind:
        return False
    if meeting.body_code and fold(meeting.body_code) in fold(body.abbreviation).split():
        return True
    asked = fold(meeting.body_name)
    return bool(asked) and any(f" {asked} " in f" {fold(name)} " for name in (body.name_en, body.name_sv))


def body_of(meeting: PublishedMeeting) -> Body | None:
    """Give the one body of ours that a meeting was held at; None where there is none or more than one."""
    if not meeting.body_kind:
        return None
    rows = Body.objects.filter(kind=meeting.body_kind, country="EU")
    found = [row for row in rows if is_body(meeting, row)]
    return found[0] if len(found) == 1 else None
