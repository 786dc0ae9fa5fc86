"""Take in people from a source, however often the same is read.

Rows are those of `utblick read` (kind `person`). A person is known again by a number of theirs,
never by the name alone. What a source says otherwise than what stands is kept beside it with its source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from utblick.connectors.reading.dates import day
from utblick.features.actors.actions.forgetting import fingerprint
from utblick.features.actors.actions.people import CHANGE, make_person
from utblick.features.actors.actions.saving import schedule_review
from utblick.features.actors.countries import code_of
from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import BodyKind, HowKnown, PersonKind, PostRole, Scheme
from utblick.features.actors.models import (
    Body,
    BodyIdentifier,
    Forgetting,
    OtherFact,
    Person,
    PersonIdentifier,
    PersonName,
    Post,
)
from utblick.features.actors.naming import bodies_called
from utblick.features.actors.political_groups import spellings
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

Row = Mapping[str, Any]
Refused = Callable[[Row, str], None]
# What a record must have.
REQUIRED = ("source", "source_id", "name")
LONGEST_NAME = 160
COUNTED = ("inserted", "updated", "unchanged", "rejected")
# Sources' words for a place in a body, and ours for the body and the role; a party is not taken over.
BODY_KINDS = {
    "group": BodyKind.GROUP,
    "political_group": BodyKind.GROUP,
    "committee": BodyKind.COMMITTEE,
    "delegation": BodyKind.OTHER,
    "parliament": BodyKind.INSTITUTION,
}
ROLES = {
    "member": PostRole.MEMBER,
    "substitute": PostRole.SUBSTITUTE,
    "chair": PostRole.CHAIR,
    "vice-chair": PostRole.VICE_CHAIR,
    "vice_chair": PostRole.VICE_CHAIR,
    "coordinator": PostRole.COORDINATOR,
    "president": PostRole.PRESIDENT,
}
SCHEMES = {
    "ep_id": Scheme.EP_ID,
    "europarl": Scheme.EP_ID,
    "parltrack": Scheme.PARLTRACK,
    "wikidata": Scheme.WIKIDATA,
}


def no_matter(_row: Row, _reason: str) -> None:
    """Let a refused row go by: it is counted."""


def take_people(
    rows: Iterable[Row], *, by: Viewer, at: datetime, refused: Refused = no_matter
) -> dict[str, int]:
    """Take in people with their places in bodies; give what was inserted, updated, unchanged and rejected.

    Each person is one transaction, so that a reading that is broken off and begun again ends the same. `refused` is
    told of each row that is not taken, and why.
    """
    by.check(CHANGE)
    marks, destroyed = forgotten(), forgotten(is_by_plan=True)
    counts = _each(rows, lambda row: _take_person(row, marks, destroyed, by, at), refused)
    note_import(counts, by=by, at=at)
    return dict(counts)


def _each(rows: Iterable[Row], take: Callable[[Row], str], refused: Refused) -> Counter[str]:
    """Take each row in a transaction of its own, and count what came of it."""
    counts: Counter[str] = Counter(dict.fromkeys(COUNTED, 0))
    for row in rows:
        reason = "the person was forgotten, or their time here was out"
        try:
            with transaction.atomic():
                outcome = take(row)
        except ValidationError as problem:
            outcome, reason = "rejected", " ".join(problem.messages)
        except KeyError as lacking:
            outcome, reason = "rejected", f"the record has no {lacking}"
        except (TypeError, ValueError):
            outcome, reason = "rejected", "the record has not the agreed shape"
        counts[outcome] += 1
        if outcome == "rejected":
            refused(row, reason)
    return counts


def note_import(counts: Counter[str], *, by: Viewer, at: datetime) -> None:
    """Write down in the trail what came of a reading."""
    with transaction.atomic():
        audit.record("actors.import.done", by=by, at=at, target=None, changes=dict(counts))


def forgotten(*, is_by_plan: bool = False) -> frozenset[str]:
    """Give the fingerprints of those who asked to be forgotten, or of those whose time was out by the plan."""
    rows = Forgetting.objects.filter(is_by_plan=is_by_plan).values_list("fingerprints", flat=True)
    return frozenset(one for marks in rows for one in marks)


def _serves(row: Row, today: date) -> bool:
    """Say whether a record has a place that is not over: then somebody whose time was out has come back."""
    ends = [day_in(place.get("until")) for place in row.get("memberships") or ()]
    return any(end is None or end >= today for end in ends)


def _numbers(row: Row) -> dict[str, str]:
    given: dict[str, str] = {
        SCHEMES[name]: str(value) for name, value in (row.get("identifiers") or {}).items() if name in SCHEMES
    }
    given.setdefault(Scheme.EP_ID, str(row["source_id"]))
    return given


def _take_person(row: Row, marks: frozenset[str], destroyed: frozenset[str], by: Viewer, at: datetime) -> str:
    numbers = _numbers(row)
    own = {fingerprint(scheme, value) for scheme, value in numbers.items()}
    if own & marks:
        return "rejected"
    seen_on = day_in(row.get("seen")) or day_of(at)
    source, name = str(row["source"])[:300], " ".join(str(row["name"]).split())
    number = (
        PersonIdentifier.objects.filter(scheme=Scheme.EP_ID, value=numbers[Scheme.EP_ID])
        .select_related("person")
        .first()
    )
    if number is None:
        if own & destroyed and not _serves(row, day_of(at)):
            return "rejected"
        person = make_person(
            kind=PersonKind.OFFICE_HOLDER,
            name=name,
            country=code_of(str(row.get("country") or "")),
            address=str(row.get("url") or "")[:300],
            how_known=HowKnown.PUBLIC,
            source=source,
            licence=str(row.get("licence") or "")[:120],
            seen_on=seen_on,
            certainty=Certainty.SOURCED,
            numbers=numbers,
            by=by,
            at=at,
        )
        _take_posts(person, row, source, seen_on)
        return "inserted"
    person = number.person
    differ = _take_facts(person, row, name, source, seen_on)
    differ |= _take_posts(person, row, source, seen_on)
    if differ:
        schedule_review(person, day_of(at))
        person.version += 1
        person.save()
    return "updated" if differ else "unchanged"


def _take_facts(person: Person, row: Row, name: str, source: str, seen_on: date) -> bool:
    """Take what the same source says anew; what another says otherwise is kept beside what stands."""
    said = {"name": name, "country": code_of(str(row.get("country") or ""))}
    differ = False
    for field, value in said.items():
        stands = getattr(person, field)
        if not value or value == stands:
            continue
        if field == "name" and _is_known_as(person, value):
            continue
        if not stands or person.source == source:
            if field == "name":
                PersonName.objects.get_or_create(person=person, name=stands, defaults={"source": source})
            setattr(person, field, value)
            person.seen_on = seen_on
            differ = True
        else:
            # The day alone is no news: it would make every reading an update.
            fact, made = OtherFact.objects.get_or_create(
                person=person, field=field, source=source, defaults={"value": value, "seen_on": seen_on}
            )
            if not made and fact.value != value:
                fact.value, fact.seen_on = value, seen_on
                fact.save()
                made = True
            differ |= made
    return differ


def _is_known_as(person: Person, name: str) -> bool:
    asked = sorted(fold(name).split())
    names = [person.name, *person.aliases.values_list("name", flat=True)]
    return any(sorted(fold(one).split()) == asked for one in names)


def _take_posts(person: Person, row: Row, source: str, seen_on: date) -> bool:
    differ = False
    licence = str(row.get("licence") or "")[:120]
    for place in row.get("memberships") or ():
        kind = BODY_KINDS.get(str(place.get("type", "")).lower())
        if kind is None or not (place.get("name") or place.get("code")):
            continue
        since, until = day_in(place.get("from")), day_in(place.get("until"))
        body = _body(kind, str(place.get("name") or ""), str(place.get("code") or ""), source, seen_on)
        role = ROLES.get(str(place.get("role", "")).lower(), PostRole.MEMBER)
        if kind == BodyKind.GROUP and role == PostRole.MEMBER:
            role = PostRole.GROUP_MEMBER
        # By the source's own number: a person that was merged keeps theirs, and a body that was merged its own.
        keys = [
            f"{source}:{row['source_id']}:{number}:{role}:{since or ''}"[:200] for number in _numbers_of(body)
        ]
        ends = until + timedelta(days=1) if until else None
        held = Post.objects.filter(origin_key__in=keys).first()
        if held is None:
            Post.objects.create(
                origin_key=keys[0],
                person=person,
                body=body,
                role=role,
                valid_from=since,
                valid_until=ends,
                source=source,
                licence=licence,
                seen_on=seen_on,
                # A place without a day may be over long since.
                certainty=Certainty.SOURCED if since else Certainty.UNSURE,
            )
            differ = True
        elif held.valid_until != ends:
            held.valid_until, held.seen_on = ends, seen_on
            held.version += 1
            held.save()
            differ = True
    return differ


def _numbers_of(body: Body) -> list[int]:
    """Give the numbers that a body has had here: its own first, then those of what was merged into it."""
    found, waiting = [body.pk], [body.pk]
    while waiting:
        waiting = list(Body.with_merged.filter(merged_into__in=waiting).values_list("pk", flat=True))
        found += waiting
    return found


def _body(kind: str, name: str, code: str, source: str, seen_on: date) -> Body:
    """Give the body of a place: by its code, else by its very name and kind; a new one where there is none."""
    if code:
        codes = spellings(code) if kind == BodyKind.GROUP else (code,)
        numbers = BodyIdentifier.objects.filter(scheme=Scheme.EP_BODY, value__in=codes)
        # The very code before another spelling of it.
        held = {one.value: one.body for one in numbers.select_related("body")}
        if held:
            return held.get(code) or next(held[one] for one in codes if one in held)
    words = cut(name or code)
    # Of another kind only where somebody has said that it is so called: two lists name the kinds each their way.
    same = bodies_called(words, Body.objects.filter(kind=kind))
    said = bodies_called(words, Body.objects.filter(aliases__name=words))
    if kind == BodyKind.GROUP and not same:
        groups = Body.objects.filter(kind=kind)
        same = [row for one in (*spellings(code), *spellings(words)) for row in bodies_called(one, groups)]
    if same or said:
        return (same or said)[0]
    body: Body = Body.objects.create(
        kind=kind,
        name_sv=words,
        name_en=words,
        abbreviation=code[:30],
        country="EU",
        source=source,
        seen_on=seen_on,
        certainty=Certainty.SOURCED,
        parent=Body.objects.filter(kind=BodyKind.INSTITUTION, identifiers__value="EP").first(),
    )
    if code:
        BodyIdentifier.objects.create(body=body, scheme=Scheme.EP_BODY, value=code)
    return body


def cut(name: str) -> str:
    """Give a body's name whole, or as many words of it as there is room for, with a sign that more follow."""
    name = " ".join(name.split())
    if len(name) <= LONGEST_NAME:
        return name
    words, _space, _part = name[: LONGEST_NAME - 1].rpartition(" ")
    return f"{words or name[: LONGEST_NAME - 2]} …"


def day_in(value: Any) -> date | None:
    """Give the day that a record says; None where it says none."""
    found = day(value)
    return date.fromisoformat(found) if found else None
