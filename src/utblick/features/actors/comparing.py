"""Compare our log with what others have published: what is the same, what they have and we lack, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet
from rapidfuzz import fuzz

from utblick.features.actors.folding import fold
from utblick.features.actors.hosting import CABINET, LISTS, is_body, key_of, publishing_posts
from utblick.features.actors.kinds import Channel, Institution
from utblick.features.actors.models import Contact, Counterpart, MeetingMatch, Post, PublishedMeeting
from utblick.features.actors.queries import contacts
from utblick.features.actors.rules import days_near
from utblick.foundation.accounts.viewer import Viewer

MATCH = "actors.meeting.match"
MET = (Channel.MEETING, Channel.VIDEO, Channel.VISIT, Channel.EVENT)
MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A contact that may be a published meeting: whether person and body are the same, how alike the subjects are."""

    contact: Contact
    same_person: bool
    same_body: bool
    alike: int


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A contact of ours, and the institution that publishes such meetings but not this one."""

    contact: Contact
    institution: Institution

    @property
    def on(self) -> date:
        return self.contact.on

    @property
    def subject(self) -> str:
        return self.contact.subject


@dataclass(frozen=True, slots=True)
class Covered:
    """The days for which a list of the Commission has been read: from the first to the last, in months that it has."""

    first: date
    last: date
    months: frozenset[tuple[int, int]]

    def holds(self, on: date) -> bool:
        """Say whether a meeting of that day would stand in the list."""
        return self.first <= on <= self.last and (on.year, on.month) in self.months


def with_us(viewer: Viewer) -> QuerySet[PublishedMeeting]:
    """Give the published meetings with us, each with whether it stands in our log."""
    viewer.check(MATCH)
    same = MeetingMatch.objects.filter(meeting=OuterRef("pk"), is_same=True)
    rows = PublishedMeeting.objects.filter(is_with_us=True).annotate(is_logged=Exists(same))
    return rows.select_related("person")


def suggestions(viewer: Viewer, meeting: PublishedMeeting) -> list[Suggestion]:
    """Give the contacts within a day that may be the meeting, the likeliest first; the rejected left out."""
    first, last = days_near(meeting.on)
    rejected = MeetingMatch.objects.filter(meeting=meeting).values("contact")
    rows = contacts(viewer).filter(on__range=(first, last)).exclude(pk__in=rejected)
    found = [_suggested(meeting, row) for row in rows[:200]]
    found = [one for one in found if one.same_person or one.same_body or one.alike >= 50]
    return sorted(
        found, key=lambda one: (not one.same_person, not one.same_body, -one.alike, one.contact.pk)
    )[:MOST]


def _suggested(meeting: PublishedMeeting, contact: Contact) -> Suggestion:
    name = fold(meeting.person_name)
    keys = {key_of(host["name"]) for host in meeting.hosts if host["name"]}
    others = list(contact.counterparts.all())
    same = any(
        (meeting.person_id is not None and row.person_id == meeting.person_id)
        or (name and fold(row.name) == name)
        or key_of(row.name) in keys
        for row in others
    )
    same_body = any(row.body is not None and is_body(meeting, row.body) for row in others)
    alike = round(fuzz.token_set_ratio(fold(meeting.subject), fold(contact.subject)))
    return Suggestion(contact, same, same_body, alike)


def not_published(viewer: Viewer, today: date) -> list[Unpublished]:
    """Give our meetings with people whose meetings are published, within the days that are published, but not ours.

    That it is lacking proves nothing: what must be published differs between roles, and lists come late.
    """
    viewer.check(MATCH)
    matched = set(MeetingMatch.objects.filter(is_same=True).values_list("contact_id", "meeting__institution"))
    members, lists = _members(), _lists()
    at_the_commission = publishing_posts()
    others = Counterpart.objects.filter(
        Q(person__in=list(members))
        | Q(person__in=at_the_commission.values("person"))
        | Q(body__kind=CABINET, body__country="EU")
    )
    rows = list(contacts(viewer).filter(channel__in=MET, on__lte=today, pk__in=others.values("contact")))
    posts: dict[int, list[Post]] = {}
    for post in at_the_commission if lists else ():
        posts.setdefault(post.person_id, []).append(post)
    found = []
    for row in rows:
        met = list(row.counterparts.all())
        if any(one.person_id in members and _within(members[one.person_id], row.on) for one in met):
            found.append(Unpublished(row, Institution.PARLIAMENT))
        if any(
            kind in lists and lists[kind].holds(row.on) for one in met for kind in _kinds(one, row.on, posts)
        ):
            found.append(Unpublished(row, Institution.COMMISSION))
    return [one for one in found if (one.contact.pk, one.institution.value) not in matched]


def _members() -> dict[int | None, tuple[date, date]]:
    """Give the members of Parliament who have published meetings: the first day and the last."""
    rows = PublishedMeeting.objects.filter(person__isnull=False).values("person")
    return {
        row["person"]: (row["first"], row["last"]) for row in rows.annotate(first=Min("on"), last=Max("on"))
    }


def _lists() -> dict[str, Covered]:
    """Give the days that have been read of each list of the Commission, by the kind of body that it is about."""
    rows = PublishedMeeting.objects.filter(institution=Institution.COMMISSION).order_by()
    by_month: dict[str, list[tuple[date, date]]] = {}
    for row in rows.values("body_kind", "on__year", "on__month").annotate(first=Min("on"), last=Max("on")):
        by_month.setdefault(row["body_kind"], []).append((row["first"], row["last"]))
    return {
        kind: Covered(
            min(first for first, _last in spans),
            max(last for _first, last in spans),
            frozenset((first.year, first.month) for first, _last in spans),
        )
        for kind, spans in by_month.items()
    }


def _within(span: tuple[date, date], on: date) -> bool:
    return span[0] <= on <= span[1]


def _kinds(row: Counterpart, on: date, posts: Mapping[int, list[Post]]) -> Iterator[str]:
    """Give the lists of the Commission that a meeting with somebody would stand in: by the post they held that day."""
    if row.person_id is None:
        if row.body is not None and row.body.kind == CABINET and row.body.country == "EU":
            yield CABINET
        return
    for post in posts.get(row.person_id, ()):
        if post.holds(on):
            yield LISTS[post.role]
