"""Destroy what somebody has chosen of that whose time is out: nothing goes by itself, and nothing without a reason.

A contact keeps its day, how it was, functions and institutions, units, boards and hours, so that every figure stays,
and who wrote it: who has acted in the service is told by the trail as well, and answers for what was kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from utblick.features.actors import rules
from utblick.features.actors.actions.forgetting import erase_person, names_of
from utblick.features.actors.models import Contact, Counterpart, Destruction, Person
from utblick.features.actors.time_out import DESTROY, Due, time_out
from utblick.features.organisation.dated import day_of
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

SORTS = ("contacts", "drafts", "people")


@transaction.atomic
def destroy(
    contacts: Collection[int], people: Collection[int], reason: str, *, by: Viewer, at: datetime
) -> Destruction:
    """Destroy the contacts, drafts and people with these numbers, all of them or none."""
    by.check(DESTROY)
    rules.check_has_reason(reason)
    rules.check_something_is_chosen(len(contacts) + len(people))
    # Locked in the order of their numbers, so that two who press at once wait for each other.
    list(Contact.objects.select_for_update(of=("self",)).filter(pk__in=contacts).order_by("pk"))
    list(Person.objects.select_for_update(of=("self",)).filter(pk__in=people).order_by("pk"))
    found = time_out(by, day_of(at))
    chosen = {
        "contacts": [due for due in found.contacts if due.row.pk in contacts],
        "drafts": [due for due in found.drafts if due.row.pk in contacts],
        "people": [due for due in found.people if due.row.pk in people],
    }
    rules.check_still_due(len(set(contacts)) + len(set(people)) - sum(map(len, chosen.values())))
    rules.check_names_nobody(reason, _names(chosen))
    row = Destruction.objects.create(
        at=at, by_name=by.name[:120], reason=reason.strip()[:300], rules=_by_rule(chosen)
    )
    for sort in SORTS:
        for due in chosen[sort]:
            _destroy(due, row.reason, by, at)
    counts = {sort: len(chosen[sort]) for sort in SORTS}
    audit.record(
        "actors.destruction.done", by=by, at=at, target=row, changes={"ground": row.reason, **counts}
    )
    return row


def _names(chosen: dict[str, list[Due]]) -> set[str]:
    """Give the names that go: of the people, and of those in the contacts and drafts."""
    people = [due.row for due in chosen["people"] if isinstance(due.row, Person)]
    numbers = [due.row.pk for sort in ("contacts", "drafts") for due in chosen[sort]]
    stood = Counterpart.objects.filter(contact__in=numbers).exclude(name="")
    return names_of(people) | set(stood.values_list("name", flat=True))


def _by_rule(chosen: dict[str, list[Due]]) -> list[dict[str, object]]:
    """Give each rule as it was written that day, with how many of each sort went by it."""
    rows = {due.rule.pk: due.rule for dues in chosen.values() for due in dues}
    counts = {sort: Counter(due.rule.pk for due in dues) for sort, dues in chosen.items()}
    return [
        {
            "rule": {"sv": rule.name_sv, "en": rule.name_en},
            "version": rule.version,
            "decision": rule.decision,
            **{sort: counts[sort][number] for sort in SORTS},
        }
        for number, rule in sorted(rows.items())
    ]


def _destroy(due: Due, reason: str, by: Viewer, at: datetime) -> None:
    row = due.row
    changes = {"by_rule": due.rule.name, "version": due.rule.version, "ground": reason}
    if isinstance(row, Person):
        erase_person(row, reason, is_by_plan=True, by=by, at=at)
        audit.record("actors.person.destroyed", by=by, at=at, target=row, changes=changes)
        return
    audit.record("actors.contact.destroyed", by=by, at=at, target=row, changes=changes)
    if row.is_draft:
        row.delete()
    else:
        _clear(row, day_of(at))


def _clear(contact: Contact, today: date) -> None:
    """Take out of a contact all that says who it was and what was said."""
    with override(settings.LANGUAGE_CODE):
        contact.subject = _("Destroyed by the plan")
    contact.said = contact.place = contact.our_others = contact.origin_key = ""
    contact.time = contact.form_key = contact.follow_up_by = None
    contact.destroyed_on = today
    contact.version += 1
    contact.save()
    contact.accounts.clear()
    contact.promises.all().delete()
    # A published meeting names who was met.
    contact.matches.all().delete()
    contact.counterparts.update(person=None, name="", mail="")
