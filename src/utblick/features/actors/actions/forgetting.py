"""Give out all that is known of a person, and forget them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from utblick.features.actors import rules
from utblick.features.actors.extracts import extract_of
from utblick.features.actors.folding import fold
from utblick.features.actors.hosting import folded_hosts, key_of, keys_of, published_by, publishing_posts
from utblick.features.actors.kinds import Institution
from utblick.features.actors.models import (
    Contact,
    Counterpart,
    Forgetting,
    Merge,
    Person,
    PersonName,
    PublishedMeeting,
)
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

FORGET, EXTRACT = "actors.person.forget", "actors.person.extract"
SALT = "utblick.actors.forgotten"
# The Commission numbers nobody: who asked to be forgotten is known again in its lists by the name alone.
HOST = "commission_host"
BLANK = {"name": "", "country": "", "mail": "", "phone": "", "address": "", "source": "", "licence": ""}


def fingerprint(scheme: str, value: str) -> str:
    """Give what is kept of a number or a name so that it is known again without being known."""
    return salted_hmac(SALT, f"{scheme}:{fold(value)}", algorithm="sha256").hexdigest()


def fingerprints(numbers: Iterable[tuple[str, str]]) -> list[str]:
    """Give the fingerprints of a person's numbers."""
    return sorted(fingerprint(scheme, value) for scheme, value in numbers)


@transaction.atomic
def take_extract(person: Person, *, by: Viewer, at: datetime) -> dict[str, Any]:
    """Give all that is kept of a person; that it was taken is written down."""
    by.check(EXTRACT)
    found = extract_of(person, by, at)
    audit.record("actors.person.extracted", by=by, at=at, target=person)
    return found


def binding(person: Person, today: date) -> list[str]:
    """Say what must be kept of a person's contacts: by diary number, or by a rule whose time has not run out."""
    found = []
    rows = Contact.objects.filter(pk__in=Counterpart.objects.filter(person=person).values("contact"))
    for row in rows.select_related("retention"):
        months = row.retention.months if row.retention else None
        if rules.binds(months, row.retention is not None, row.diary_number, row.on, today):
            why = row.diary_number or (str(row.retention) if row.retention else "")
            found.append(_("the contact of %(day)s (%(why)s)") % {"day": row.on.isoformat(), "why": why})
    return found


def names_of(people: Collection[Person]) -> set[str]:
    """Give the names and other names of some people, and of those who were merged into them."""
    either = models.Q(person__in=people) | models.Q(person__merged_into__in=people)
    merged = Person.objects.filter(merged_into__in=people).values_list("name", flat=True)
    names = {one.name for one in people} | set(merged)
    return (names | set(PersonName.objects.filter(either).values_list("name", flat=True))) - {""}


@transaction.atomic
def forget_person(person: Person, ground: str, *, by: Viewer, at: datetime) -> Forgetting:
    """Erase a person: contacts keep the function and the institution, and nothing that says who it was."""
    by.check(FORGET)
    rules.check_has_ground(ground)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    rules.check_both_stand(bool(person.merged_into_id or person.forgotten_on))
    rules.check_names_nobody(ground, names_of([person]))
    rules.check_nothing_binds(binding(person, day_of(at)))
    row = erase_person(person, ground.strip(), is_by_plan=False, by=by, at=at)
    audit.record("actors.person.forgotten", by=by, at=at, target=person, changes={"ground": row.ground})
    return row


def erase_person(person: Person, ground: str, *, is_by_plan: bool, by: Viewer, at: datetime) -> Forgetting:
    """Erase a person for an action that has checked that it may, in its transaction, which tells the trail."""
    merged = list(Person.objects.filter(merged_into=person))
    numbers = [(number.scheme, number.value) for one in [person, *merged] for number in one.identifiers.all()]
    names = names_of([person])
    if publishing_posts().filter(person__in=[person, *merged]).exists():
        numbers += [(HOST, key) for key in keys_of(person)]
    row = Forgetting.objects.create(
        at=at, by_name=by.name[:120], ground=ground, fingerprints=fingerprints(numbers), is_by_plan=is_by_plan
    )
    _clear_contacts(person, names)
    _clear_meetings(person)
    Merge.objects.filter(models.Q(kept=person) | models.Q(gone__in=merged)).delete()
    for one in [*merged, person]:
        _erase(one, day_of(at))
    return row


def _clear_meetings(person: Person) -> None:
    """Take the person out of published meetings; who held one at the Commission leaves the function there."""
    keys = set(keys_of(person))
    held = published_by(person).filter(institution=Institution.COMMISSION)
    for meeting in held:
        for host in meeting.hosts:
            if key_of(host["name"]) in keys:
                host["name"] = ""
        names = [host["name"] for host in meeting.hosts if host["name"]]
        meeting.hosts_folded, meeting.person_name = folded_hosts(names), "; ".join(names)[:200]
        meeting.save(update_fields=["hosts", "hosts_folded", "person_name"])
    PublishedMeeting.objects.filter(person=person).update(person=None, person_name="")


def _clear_contacts(person: Person, names: set[str]) -> None:
    """Take the name out of the contacts, also where it stands in what was written."""
    instead = _("[name removed]")
    rows = Counterpart.objects.filter(person=person)
    contacts = Contact.objects.filter(pk__in=rows.values("contact")).prefetch_related("promises")
    for contact in contacts:
        contact.subject = rules.without_names(contact.subject, names, instead)[:200]
        said = contact.said.replace(person.mail, instead) if person.mail else contact.said
        contact.said = rules.without_names(said, names, instead)
        contact.save(update_fields=["subject", "said"])
        for promise in contact.promises.all():
            promise.what = rules.without_names(promise.what, names, instead)[:300]
            promise.who = rules.without_names(promise.who, names, instead)[:160]
            promise.save(update_fields=["what", "who"])
    rows.update(person=None, name="", mail="")


def _erase(person: Person, today: date) -> None:
    for rows in (person.aliases, person.identifiers, person.other_facts, person.posts):
        rows.all().delete()
    for name, value in BLANK.items():
        setattr(person, name, value)
    person.informed_on = person.review_on = person.seen_on = None
    person.forgotten_on = today
    person.version += 1
    person.save()
