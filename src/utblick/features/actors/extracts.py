"""All that is kept of a person, for the person: what an extract from the register holds (Article 15 GDPR)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from utblick.features.actors.hosting import key_of, keys_of, published_by
from utblick.features.actors.kinds import Institution
from utblick.features.actors.models import Contact, Merge, Person
from utblick.features.actors.purposes import PURPOSES
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.related import related

FIELDS = (
    "kind",
    "name",
    "country",
    "mail",
    "phone",
    "address",
    "source",
    "licence",
    "seen_on",
    "certainty",
    "how_known",
    "informed_on",
    "review_on",
    "is_protected",
)


def extract_of(person: Person, viewer: Viewer, at: datetime) -> dict[str, Any]:
    """Give all that is kept of a person, ready for JSON.

    Contacts that are marked as secret are given with their day and ground alone: whether more may be given out
    is tried by a person each time (OSL 6 kap.).
    """
    names = set(keys_of(person))
    return {
        "taken_at": at.isoformat(),
        "person": {name: _plain(getattr(person, name)) for name in FIELDS},
        "merged_records": [
            {name: _plain(getattr(one, name)) for name in FIELDS} for one in person.merged.all()
        ],
        "other_names": [_row(one, "name", "source") for one in person.aliases.all()],
        "numbers": [_row(one, "scheme", "value") for one in person.identifiers.all()],
        "other_sources_say": [
            _row(one, "field", "value", "source", "seen_on") for one in person.other_facts.all()
        ],
        "roles": [
            {
                "body": post.body.name,
                "role": post.title,
                **_row(post, "valid_from", "valid_until", "source", "seen_on", "certainty"),
            }
            for post in person.posts.select_related("body")
        ],
        "contacts": [_contact(one, person) for one in _contacts(person)],
        "published_meetings": [
            _row(one, "on", "person_name", "role", "procedure", "subject", "source", "address", "seen_on")
            for one in person.published_meetings.all()
        ],
        "meetings_at_the_commission": [
            {
                **_row(one, "on", "body_name", "subject", "source", "address", "seen_on"),
                "as": [host["function"] for host in one.hosts if key_of(host["name"]) in names],
            }
            for one in published_by(person).filter(institution=Institution.COMMISSION)
        ],
        "merges": [
            {"at": one.at.isoformat(), "fields": sorted(one.fields)}
            for one in Merge.objects.filter(kept=person)
        ],
        "elsewhere": [
            {"what": str(part.title), "lines": [str(line.title) for line in part.lines]}
            for part in related(viewer, person)
        ],
        "purposes": {one.field: str(one.why) for one in PURPOSES},
    }


def _contacts(person: Person) -> list[Contact]:
    rows = Contact.objects.filter(counterparts__person=person).distinct()
    return list(rows.prefetch_related("counterparts", "promises"))


def _contact(contact: Contact, person: Person) -> dict[str, Any]:
    if contact.secrecy:
        return {"on": contact.on.isoformat(), "secrecy": contact.get_secrecy_display()}
    own = [one for one in contact.counterparts.all() if one.person_id == person.pk]
    return {
        **_row(contact, "on", "channel", "place", "subject", "said", "standing", "diary_number", "origin"),
        "is_draft": contact.is_draft,
        "as": [one.words for one in own],
        "mail": [one.mail for one in own if one.mail],
        "promises": [_row(one, "side", "what", "due_on", "done_on") for one in contact.promises.all()],
    }


def _row(row: Any, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
