"""People and bodies: their facts, numbers, other names and roles over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from utblick.engine import identifiers
from utblick.features.actors import rules
from utblick.features.actors.actions.saving import (
    changed,
    check_same,
    check_version,
    review_anew,
    schedule_review,
    told,
)
from utblick.features.actors.kinds import Scheme
from utblick.features.actors.models import (
    Body,
    BodyIdentifier,
    BodyName,
    OtherFact,
    Person,
    PersonIdentifier,
    PersonName,
    Post,
)
from utblick.features.organisation.actions.saving import checked_and_saved
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

CHANGE = "actors.person.change"
SOURCED = frozenset({"source", "licence", "seen_on", "certainty"})
BODY_FIELDS = SOURCED | {
    "kind",
    "name_sv",
    "name_en",
    "abbreviation",
    "parent",
    "country",
    "place",
    "address",
    "successor",
    "valid_from",
    "valid_until",
}
PERSON_FIELDS = SOURCED | {
    "kind",
    "name",
    "country",
    "mail",
    "phone",
    "address",
    "how_known",
    "informed_on",
    "is_protected",
}
POST_FIELDS = SOURCED | {
    "body",
    "role",
    "title_sv",
    "title_en",
    "valid_from",
    "valid_until",
}
FACTS = frozenset({"name", "country", "mail", "phone", "address"})
Identifiers = Mapping[str, str]


def right_number(scheme: str, value: str) -> str:
    """Give a number as it is kept. Raises RuleBroken for an organisation number whose check digit is wrong."""
    value = " ".join(value.split())
    if scheme != Scheme.ORGANISATION_NUMBER:
        return value
    bare = value.replace("-", "").replace(" ", "")
    hyphened = f"{bare[:6]}-{bare[6:]}"
    found = identifiers.find(f"organisationsnummer {hyphened}")
    right = next((one.value for one in found if one.type == Scheme.ORGANISATION_NUMBER), "")
    rules.check_identifier(value, bool(right) and len(bare) == 10)
    return right


def _set_numbers(row: Body | Person, given: Identifiers) -> list[str]:
    """Make a row's numbers those given; schemes that are not named stay as they are.

    Who was merged may have several in one register: the form shows the last, and the others stay.
    """
    kind: Any = BodyIdentifier if isinstance(row, Body) else PersonIdentifier
    owner = {"body": row} if isinstance(row, Body) else {"person": row}
    differ = False
    for scheme, raw in given.items():
        value = right_number(scheme, raw) if raw.strip() else ""
        held: list[Any] = list(row.identifiers.filter(scheme=scheme))
        shown = held[-1] if held else None
        if (shown.value if shown else "") == value:
            continue
        differ = True
        if shown is not None:
            shown.delete()
        if value and value not in {one.value for one in held[:-1]}:
            checked_and_saved(kind(scheme=scheme, value=value, **owner))
    return ["identifiers"] if differ else []


def _set_aliases(row: Body | Person, names: Iterable[str]) -> list[str]:
    kind: Any = BodyName if isinstance(row, Body) else PersonName
    owner = {"body": row} if isinstance(row, Body) else {"person": row}
    wanted = list(dict.fromkeys(" ".join(name.split())[:160] for name in names if name.strip()))
    held = {one.name: one for one in row.aliases.all()}
    if set(wanted) == set(held):
        return []
    for name, alias in held.items():
        if name not in wanted:
            alias.delete()
    for name in wanted:
        if name not in held:
            kind.objects.create(name=name, **owner)
    return ["aliases"]


@transaction.atomic
def create_body(
    *,
    aliases: Iterable[str] = (),
    numbers: Identifiers | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Body:
    """Add a body outside the region."""
    by.check(CHANGE)
    body = Body()
    names = changed(body, fields, BODY_FIELDS)
    checked_and_saved(body)
    names += _set_numbers(body, numbers or {}) + _set_aliases(body, aliases)
    body.save()
    audit.record("actors.body.created", by=by, at=at, target=body, changes=told(names))
    return body


@transaction.atomic
def change_body(
    body: Body,
    *,
    version: int,
    aliases: Iterable[str] | None = None,
    numbers: Identifiers | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Body:
    """Change a body as it was at `version`; without `aliases` its other names stay as they are."""
    by.check(CHANGE)
    body = Body.with_merged.select_for_update(of=("self",)).get(pk=body.pk)
    check_version(body, version)
    names = changed(body, fields, BODY_FIELDS) + _set_numbers(body, numbers or {})
    if aliases is not None:
        names += _set_aliases(body, aliases)
    above, seen = body.parent, {body.pk}
    while above is not None:
        if above.pk in seen:
            raise ValidationError({"parent": _("A body cannot be part of itself.")})
        seen.add(above.pk)
        above = above.parent
    if names:
        body.version += 1
        checked_and_saved(body)
        audit.record("actors.body.changed", by=by, at=at, target=body, changes=told(names))
    return body


@transaction.atomic
def create_person(
    *,
    aliases: Iterable[str] = (),
    numbers: Identifiers | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Person:
    """Add a person outside the region, with what may be kept of their kind."""
    by.check(CHANGE)
    return make_person(aliases=aliases, numbers=numbers, by=by, at=at, **fields)


def make_person(
    *,
    aliases: Iterable[str] = (),
    numbers: Identifiers | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Person:
    """Add a person for an action that has checked its own permission, in its transaction."""
    aliases = list(aliases)
    person = Person(seen_on=fields.pop("seen_on", None) or day_of(at))
    names = changed(person, fields, PERSON_FIELDS)
    person.name = " ".join(person.name.split())
    _check_fit(person, aliases, numbers or {})
    person.review_on = rules.review_day(None, person.seen_on or day_of(at), None)
    checked_and_saved(person)
    names += _set_numbers(person, numbers or {}) + _set_aliases(person, aliases)
    schedule_review(person, day_of(at))
    person.save()
    audit.record("actors.person.created", by=by, at=at, target=person, changes=told(names))
    return person


@transaction.atomic
def change_person(
    person: Person,
    *,
    version: int,
    aliases: Iterable[str],
    numbers: Identifiers | None = None,
    by: Viewer,
    at: datetime,
    **fields: Any,
) -> Person:
    """Change a person as they were at `version`."""
    by.check(CHANGE)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    check_version(person, version)
    aliases = list(aliases)
    names = changed(person, fields, PERSON_FIELDS)
    person.name = " ".join(person.name.split())
    _check_fit(person, aliases, numbers or {})
    names += _set_numbers(person, numbers or {}) + _set_aliases(person, aliases)
    if names:
        person.version += 1
        schedule_review(person, day_of(at))
        checked_and_saved(person)
        audit.record("actors.person.changed", by=by, at=at, target=person, changes=told(names))
    return person


def _check_fit(person: Person, aliases: list[str], numbers: Identifiers) -> None:
    given: dict[str, object] = {
        "country": person.country,
        "phone": person.phone,
        "address": person.address,
        "aliases": aliases,
        "identifiers": any(numbers.values()),
        "posts": person.pk is not None and person.posts.exists(),
    }
    rules.check_fields_fit_kind(person.kind, given)


@transaction.atomic
def keep_on(person: Person, *, by: Viewer, at: datetime) -> None:
    """Say after a review that a person is still needed: the next review is a whole time away."""
    by.check(CHANGE)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    person.seen_on = day_of(at)
    # Who has the form open would else put the old day back.
    person.version += 1
    schedule_review(person, day_of(at))
    person.save()
    audit.record("actors.person.kept_on", by=by, at=at, target=person)


@transaction.atomic
def settle_fact(fact: OtherFact, *, take: bool, said: str, by: Viewer, at: datetime) -> None:
    """Take what another source says, or leave what stands; it is asked no more either way.

    `said` is what the source said when it was decided: a later reading may have brought another word.
    """
    by.check(CHANGE)
    fact = OtherFact.objects.select_for_update(of=("self",)).get(pk=fact.pk)
    check_same(fact.value, said)
    person = Person.objects.select_for_update(of=("self",)).get(pk=fact.person_id)
    if take and fact.field in FACTS:
        setattr(person, fact.field, fact.value)
        person.source, person.seen_on = fact.source, fact.seen_on
        person.version += 1
        checked_and_saved(person)
    audit.record(
        "actors.person.fact_settled",
        by=by,
        at=at,
        target=person,
        changes={**told([fact.field]), "taken": take},
    )
    fact.delete()


@transaction.atomic
def add_post(person: Person, *, by: Viewer, at: datetime, **fields: Any) -> Post:
    """Say what somebody is or was in a body."""
    by.check(CHANGE)
    return make_post(person, by=by, at=at, **fields)


def make_post(person: Person, *, by: Viewer, at: datetime, **fields: Any) -> Post:
    """Add a post for an action that has checked its own permission, in its transaction."""
    rules.check_may_have_posts(person.kind)
    post = Post(person=person)
    names = changed(post, fields, POST_FIELDS)
    checked_and_saved(post)
    review_anew(person, day_of(at))
    audit.record("actors.post.added", by=by, at=at, target=person, changes=told(names))
    return post


@transaction.atomic
def change_post(post: Post, *, version: int, by: Viewer, at: datetime, **fields: Any) -> Post:
    """Change a post as it was at `version`, or end it."""
    by.check(CHANGE)
    post = Post.objects.select_for_update(of=("self",)).select_related("person").get(pk=post.pk)
    check_version(post, version)
    names = changed(post, fields, POST_FIELDS)
    if names:
        post.version += 1
        checked_and_saved(post)
        review_anew(post.person, day_of(at))
        audit.record("actors.post.changed", by=by, at=at, target=post.person, changes=told(names))
    return post


@transaction.atomic
def remove_post(post: Post, *, version: int, by: Viewer, at: datetime) -> None:
    """Remove a post that never was, as it was at `version`; one that is over is ended instead."""
    by.check(CHANGE)
    post = Post.objects.select_for_update(of=("self",)).select_related("person").get(pk=post.pk)
    check_version(post, version)
    audit.record("actors.post.removed", by=by, at=at, target=post.person)
    post.delete()
