"""Load the example's actors through the actions that people use; what is there already is left as it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.translation import override

from utblick.features.actors import actions
from utblick.features.actors.example.rows import BODIES, CONTACTS, OWN_NAMES, PEOPLE, RULES, ContactRow
from utblick.features.actors.freezing import Who
from utblick.features.actors.kinds import HowKnown, Origin, Scheme
from utblick.features.actors.models import Body, Contact, OwnName, Person, RetentionRule
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.example.people import DOMAIN
from utblick.features.organisation.models import Board, Certainty
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system


def load(at: datetime) -> dict[str, int]:
    """Add the example's bodies, people and contacts once; give how many of each were added."""
    by = system("utblick example")
    with transaction.atomic(), override("sv"):
        if Contact.objects.filter(is_example=True).exists():
            return {"bodies": 0, "people": 0, "contacts": 0}
        for rule in RULES:
            if not RetentionRule.objects.filter(key=rule.key).exists():
                actions.keep_rule(None, **rule._asdict(), certainty=Certainty.UNSURE, by=by, at=at)
        for name in OWN_NAMES:
            if not OwnName.objects.filter(name=name).exists():
                actions.add_own_name(name, by=by, at=at)
        bodies = _bodies(by, at)
        people = _people(bodies, by, at)
        for row in CONTACTS:
            _contact(row, bodies, people, at)
        return {"bodies": len(bodies), "people": len(people), "contacts": len(CONTACTS)}


def _bodies(by: Viewer, at: datetime) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for row in BODIES:
        found[row.abbreviation] = actions.create_body(
            kind=row.kind,
            name_sv=row.name_sv,
            name_en=row.name_en,
            abbreviation=row.abbreviation if row.abbreviation != row.name_sv else "",
            parent=found.get(row.parent),
            country=row.country,
            place=row.place,
            address=row.address,
            source="Organets egen webbplats" if row.address else "",
            certainty=Certainty.KNOWN,
            numbers={Scheme.EP_BODY.value: row.code} if row.code else {},
            by=by,
            at=at,
        )
    return found


def _people(bodies: dict[str, Body], by: Viewer, at: datetime) -> dict[str, Person]:
    found = {}
    for row in PEOPLE:
        person = actions.create_person(
            kind=row.kind,
            name=row.name,
            country=row.country,
            source=row.source,
            how_known=HowKnown.PUBLIC,
            certainty=Certainty.KNOWN,
            by=by,
            at=at,
        )
        for body, role, title_sv, title_en in row.posts:
            actions.add_post(
                person,
                body=bodies[body],
                role=role,
                title_sv=title_sv,
                title_en=title_en,
                source=row.source,
                # Who sits where changes between terms, and no day is known: somebody has to look.
                certainty=Certainty.SOURCED if row.seen else Certainty.UNSURE,
                seen_on=date.fromisoformat(row.seen) if row.seen else None,
                by=by,
                at=at,
            )
        found[row.key] = person
    return found


def _contact(row: ContactRow, bodies: dict[str, Body], people: dict[str, Person], at: datetime) -> None:
    account = Account.objects.get(email=f"{row.by}@{DOMAIN}")
    on = day_of(at) - timedelta(days=row.days_ago)
    who = [Who(person=people[key]) for key in row.who.split()]
    if row.body:
        who.append(Who(body=bodies[row.body], function=row.function))
    wish = actions.Wish(
        on=on,
        channel=row.channel,
        subject=row.subject,
        said=row.said,
        who=who,
        place=row.place,
        accounts=[account],
        boards=list(Board.objects.filter(key__in=row.boards.split())),
        hours=Decimal(row.hours) if row.hours else None,
        follow_up_on=on + timedelta(days=row.follow_up_in) if row.follow_up_in else None,
        promises=[
            actions.Promised(side, what, due_on=day_of(at) + timedelta(days=days))
            for side, what, days in row.promises
        ],
        is_draft=row.is_draft,
        standing=row.standing,
        origin=Origin.MAIL if row.is_draft else Origin.HAND,
        origin_key=f"example {row.subject}" if row.is_draft else "",
        is_example=True,
    )
    actions.write_contact(wish, by=viewer_for(account, at), at=at)
