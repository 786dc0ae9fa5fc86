"""Institutions and office holders as public records: who is what where, and since when.

Officials and private persons are no office holders and never rows here; nor is anybody with a protected identity.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from utblick.features.actors import queries
from utblick.features.actors.kinds import BodyKind, PersonKind, PostRole
from utblick.features.actors.models import Body, Person, Post
from utblick.features.organisation.models import Certainty
from utblick.features.publishing.kinds.kind import Draft, Facts, Kind, Named, Text, both, named
from utblick.features.publishing.shapes import BODY, PERSON
from utblick.features.publishing.shapes.actors import BODY_KINDS
from utblick.foundation.accounts.viewer import Viewer

NOT_SURE = _("That it is so is not confirmed: say where it is known from, and how certain it is.")
IS_PART_OF_ANOTHER = _("It has become part of another record.")
NO_OFFICE = _("The person holds no confirmed office today.")
NOT_IN_OFFICE_HOLDERS = _("Only office holders can be public, and nobody with a protected identity.")
PERSON_ENDED = _("The person holds no office that we tell of any more.")


def _bodies(viewer: Viewer) -> QuerySet[Body]:
    if not viewer.may(queries.BODY):
        return Body.objects.none()  # type: ignore[no-any-return]
    rows = queries.bodies(viewer).filter(kind__in=list(BODY_KINDS))
    return rows.select_related("parent", "successor").prefetch_related("identifiers")


def _body_obstacles(body: Body) -> tuple[Text, ...]:
    found = [IS_PART_OF_ANOTHER] if body.merged_into_id is not None else []
    if body.certainty == Certainty.UNSURE:
        found.append(NOT_SURE)
    return tuple(found)


def _body_facts(body: Body) -> Facts:
    values = {
        "key": str(body.pk),
        "name": named(body),
        "abbreviation": body.abbreviation,
        "kind": body.kind,
        "parent": _body(body.parent),
        "successor": _body(body.successor),
        "country": body.country,
        "place": body.place,
        "starts_on": body.valid_from,
        "ends_on": body.last_day,
        "identifiers": _identifiers(body),
        "address": body.address,
    }
    kinds = both(lambda: BodyKind(body.kind).label)
    drafts = {
        language: Draft(name, _sentence(kinds[language], body, language))
        for language, name in (named(body) or {}).items()
    }
    return Facts(values, drafts, obstacles=_body_obstacles(body))


def _sentence(kind: str, body: Body, language: str) -> str:
    """Say what sort of body it is, and of what: Utskott, Europaparlamentet."""
    parent = (named(body.parent) or {}).get(language, "")
    said = ", ".join(filter(None, (kind, parent)))
    return f"{said[:1].upper()}{said[1:]}."


def _body(body: Body | None) -> list[dict[str, Any]]:
    return [{"key": str(body.pk), "name": named(body)}] if body is not None else []


def _identifiers(row: Body | Person) -> list[dict[str, str]]:
    return [{"scheme": one.scheme, "value": one.value} for one in row.identifiers.all()]


def _body_url(body: Body) -> str:
    return reverse("actors:body", args=[body.pk])


def _people(viewer: Viewer) -> QuerySet[Person]:
    if not viewer.may(queries.BODY):
        return Person.objects.none()
    rows = queries.people(viewer).filter(kind=PersonKind.OFFICE_HOLDER, is_protected=False)
    return rows.prefetch_related("identifiers")


def _person_obstacles(person: Person) -> tuple[Text, ...]:
    if person.kind != PersonKind.OFFICE_HOLDER or person.is_protected or person.forgotten_on is not None:
        return (NOT_IN_OFFICE_HOLDERS,)
    return () if _now(person) else (NO_OFFICE,)


def _person_facts(person: Person) -> Facts:
    values = {
        "key": str(person.pk),
        "country": person.country,
        "memberships": [_membership(post) for post in _posts(person)],
        "identifiers": _identifiers(person),
        "address": person.address,
    }
    functions = both(lambda: _function(person))
    drafts = {
        language: Draft(person.name, f"{said[:1].upper()}{said[1:]}." if said else "")
        for language, said in functions.items()
    }
    obstacles = _person_obstacles(person)
    if NOT_IN_OFFICE_HOLDERS in obstacles:
        return Facts(values, drafts, obstacles=obstacles, never=(person.name,))
    people = (Named(f"person-{person.pk}", person.name, functions),)
    return Facts(values, drafts, people, obstacles)


def _posts(person: Person) -> list[Post]:
    """Give the posts that are told: those that are confirmed, in bodies that may be told of."""
    told = [post for post in person.posts.all() if post.certainty != Certainty.UNSURE]
    return queries.once(post for post in told if post.body.kind in BODY_KINDS)


def _now(person: Person) -> list[Post]:
    today = timezone.localdate()
    return sorted((post for post in _posts(person) if post.holds(today)), key=lambda post: post.weight)


def _function(person: Person) -> str:
    """Say in the language of the text what somebody is today: Ledamot, Budgetutskottet; a political group alone."""
    said = [
        post.body.name if post.role == PostRole.GROUP_MEMBER else f"{_title(post)}, {post.body.name}"
        for post in _now(person)[:3]
    ]
    return "; ".join(said)


def _title(post: Post) -> str:
    own = post.title_sv or post.title_en
    return pgettext("office", "member") if post.role == PostRole.MEMBER and not own else post.title


def _membership(post: Post) -> dict[str, Any]:
    return {
        "body": str(post.body_id),
        "body_name": named(post.body),
        "body_kind": post.body.kind,
        "role": post.role,
        "title": both(lambda: _title(post)),
        "starts_on": post.valid_from,
        "ends_on": post.last_day,
    }


def _person_url(person: Person) -> str:
    return reverse("actors:person", args=[person.pk])


BODIES = Kind(
    BODY,
    _bodies,
    _body_facts,
    _body_url,
    speaks_for_itself=True,
    model="actors.body",
    barred_by=_body_obstacles,
)
PEOPLE = Kind(
    PERSON,
    _people,
    _person_facts,
    _person_url,
    model="actors.person",
    speaks_for_itself=True,
    is_a_person=True,
    barred_by=_person_obstacles,
    ended=PERSON_ENDED,
)
