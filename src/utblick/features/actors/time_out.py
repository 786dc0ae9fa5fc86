"""Whose time is out by the region's plan: what may be destroyed, and what must stay and why.

Nothing is destroyed here. An app above says what of ours it rests on in a module `retention_holds.py`: `HOLDS` gives
by model label a function from record numbers to a sentence for each that must stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from utblick.features.actors import queries, rules
from utblick.features.actors.kinds import Covered
from utblick.features.actors.models import Contact, Counterpart, Person, Post, RetentionRule
from utblick.features.organisation.dated import day_of
from utblick.features.organisation.models import Certainty
from utblick.foundation.accounts.viewer import Viewer
from utblick.foundation.listing import tables

DESTROY = "actors.plan.destroy"


@dataclass(frozen=True, slots=True)
class Due:
    """A record whose time is out, by which rule, since when, and why it stays all the same; empty where it may go."""

    row: Contact | Person
    rule: RetentionRule
    since: date
    stays: str = ""


@dataclass(slots=True)
class TimeOut:
    """What may go, in three sorts, what stays, and how many contacts the viewer does not see."""

    contacts: list[Due] = field(default_factory=list)
    drafts: list[Due] = field(default_factory=list)
    people: list[Due] = field(default_factory=list)
    held: list[Due] = field(default_factory=list)
    unseen: int = 0

    @property
    def count(self) -> int:
        """Give how many may go."""
        return len(self.contacts) + len(self.drafts) + len(self.people)

    @property
    def words(self) -> str:
        """Say how many may go."""
        return ngettext(
            "The time of %(n)s record is out by the plan",
            "The time of %(n)s records is out by the plan",
            self.count,
        ) % {"n": self.count}


def time_out(viewer: Viewer, today: date) -> TimeOut:
    """Give everything whose time is out; of secret contacts those that the viewer sees, of drafts everybody's."""
    viewer.check(DESTROY)
    plan = list(RetentionRule.objects.filter(months__isnull=False))
    found = TimeOut()
    _sort_contacts(viewer, plan, today, found)
    for due in _people(viewer, {rule.person_kind: rule for rule in plan if rule.person_kind}, today):
        (found.held if due.stays else found.people).append(due)
    return found


def _sort_contacts(viewer: Viewer, plan: list[RetentionRule], today: date, found: TimeOut) -> None:
    rows = list(_contacts(plan, today))
    seen = set(
        queries.contacts_seen(viewer).filter(pk__in=[due.row.pk for due in rows]).values_list("pk", flat=True)
    )
    above = _held_above("actors.contact", [due.row.pk for due in rows])
    for due in rows:
        contact = due.row
        assert isinstance(contact, Contact)
        if not contact.is_draft and contact.pk not in seen:
            found.unseen += 1
            continue
        stays = rules.stays_because(
            diary_number=contact.diary_number,
            secrecy=contact.get_secrecy_display() if contact.secrecy else "",
            is_open=not contact.is_draft and (contact.is_open or bool(contact.left)),  # type: ignore[attr-defined]
            is_decided=is_decided(due.rule),
            above=above.get(contact.pk, ""),
        )
        due = Due(contact, due.rule, due.since, stays)
        (found.held if stays else found.drafts if contact.is_draft else found.contacts).append(due)


def without_rule(viewer: Viewer) -> int:
    """Give how many contacts and drafts no rule of the plan is about: their time is never out."""
    viewer.check(DESTROY)
    covered = set(RetentionRule.objects.exclude(covers="").values_list("covers", flat=True))
    rows = Contact.objects.filter(retention=None, destroyed_on=None).values("is_draft", "standing")
    by_sort = rows.annotate(count=Count("pk")).order_by()
    return sum(
        row["count"]
        for row in by_sort
        if (Covered.DRAFT if row["is_draft"] else row["standing"]) not in covered
    )


def is_decided(rule: RetentionRule) -> bool:
    """Say whether a rule may destroy anything: it rests on a decision, and is not marked as uncertain."""
    return bool(rule.decision.strip()) and rule.certainty != Certainty.UNSURE


def _contacts(plan: list[RetentionRule], today: date) -> Iterator[Due]:
    """Give the contacts and drafts whose time is out: by the rule chosen for each, else by the one for its sort."""
    chosen = {rule.pk: rule for rule in plan if not rule.person_kind}
    of_itself = {rule.covers: rule for rule in plan if rule.covers}
    shortest = min((rule.months or 0 for rule in chosen.values()), default=None)
    if shortest is None:
        return
    rows = (
        Contact.objects.filter(destroyed_on=None, on__lte=rules.cut_off(today, shortest))
        .filter(Q(retention__in=chosen) | Q(retention=None))
        .select_related("written_by")
        .annotate(left=Count("promises", filter=Q(promises__done_on=None)))
        .order_by("on", "pk")
    )
    for row in rows:
        rule = chosen.get(row.retention_id) if row.retention_id else of_itself.get(row.sort)
        if rule is None:
            continue
        # A draft of something to come is old from the day when it was written, too.
        start = max(row.on, day_of(row.written_at)) if row.is_draft else row.on
        since = rules.time_is_out_on(start, rule.months or 0)
        if since <= today:
            yield Due(row, rule, since)


def _people(viewer: Viewer, by_kind: Mapping[str, RetentionRule], today: date) -> Iterator[Due]:
    """Give the people whose last contact and last role lie too long back; who serves is never among them."""
    rows = (
        Person.objects.filter(
            merged_into=None,
            forgotten_on=None,
            kind__in=set(by_kind) & queries.kinds_seen(viewer),
            review_on__lte=today,
        )
        .exclude(pk__in=Post.objects.at(today).values("person"))
        .annotate(met=Max("counterparts__contact__on"))
        .prefetch_related("posts", _standing_contacts())
        .order_by("review_on", "pk")
    )
    people = list(rows)
    above = _held_above("actors.person", [row.pk for row in people])
    for row in people:
        rule = by_kind[row.kind]
        ends = [post.valid_until for post in row.posts.all() if post.valid_until]
        last = max([*ends, *([row.met] if row.met else [])], default=None)
        known_on = row.seen_on or row.review_on or today
        since = rules.review_day(last, known_on, rule.months)
        if since <= today:
            stays = _binding(row, today) or rules.stays_because(
                is_decided=is_decided(rule), above=above.get(row.pk, "")
            )
            yield Due(row, rule, since, stays)


def _standing_contacts() -> Prefetch[str]:
    rows: QuerySet[Counterpart] = Counterpart.objects.select_related("contact__retention").annotate(
        left=Count("contact__promises", filter=Q(contact__promises__done_on=None))
    )
    return Prefetch("counterparts", rows)


def _binding(person: Person, today: date) -> str:
    """Say which of a person's contacts must be kept as they are; nothing where none must."""
    for row in person.counterparts.all():
        contact, rule = row.contact, row.contact.retention
        months = rule.months if rule else None
        if contact.secrecy or rules.binds(months, rule is not None, contact.diary_number, contact.on, today):
            return _("Stands in a contact that must be kept, of %(day)s.") % {"day": contact.on.isoformat()}
        if contact.is_draft or contact.is_open or row.left:  # type: ignore[attr-defined]
            return _("Stands in a contact that is not finished, of %(day)s.") % {
                "day": contact.on.isoformat()
            }
    return ""


def _held_above(label: str, numbers: Collection[int]) -> dict[int, str]:
    """Give what the apps above rest on, with the sentence that says so."""
    held = tables("retention_holds", "HOLDS").get(label)
    return dict(held(numbers)) if held is not None and numbers else {}
