"""Compare our log with what others have published: what is the same, what they have and we lack, and the reverse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from rapidfuzz import fuzz

from utblick.features.actors.folding import fold
from utblick.features.actors.kinds import Channel
from utblick.features.actors.models import Contact, Counterpart, MeetingMatch, PublishedMeeting
from utblick.features.actors.queries import contacts
from utblick.features.actors.rules import days_near
from utblick.foundation.accounts.viewer import Viewer

MATCH = "actors.meeting.match"
MET = (Channel.MEETING, Channel.VIDEO, Channel.VISIT, Channel.EVENT)
MOST = 8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A contact that may be a published meeting: whether the person is the same, and how alike the subjects are."""

    contact: Contact
    same_person: bool
    alike: int


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
    found = [one for one in found if one.same_person or one.alike >= 50]
    return sorted(found, key=lambda one: (not one.same_person, -one.alike, one.contact.pk))[:MOST]


def _suggested(meeting: PublishedMeeting, contact: Contact) -> Suggestion:
    name = fold(meeting.person_name)
    same = any(
        (meeting.person_id is not None and row.person_id == meeting.person_id)
        or (name and fold(row.name) == name)
        for row in contact.counterparts.all()
    )
    alike = round(fuzz.token_set_ratio(fold(meeting.subject), fold(contact.subject)))
    return Suggestion(contact, same, alike)


def not_published(viewer: Viewer, today: date) -> Sequence[Contact]:
    """Give our meetings with people who publish theirs, within the days that they have published for, but not ours.

    That it is lacking proves nothing: what must be published differs between roles, and lists come late.
    """
    viewer.check(MATCH)
    known = {
        row["person"]: (row["first"], row["last"])
        for row in PublishedMeeting.objects.filter(person__isnull=False)
        .values("person")
        .annotate(first=Min("on"), last=Max("on"))
    }
    matched = MeetingMatch.objects.filter(is_same=True).values("contact")
    with_them = Counterpart.objects.filter(person__in=list(known)).values("contact")
    rows = contacts(viewer).filter(channel__in=MET, on__lte=today, pk__in=with_them).exclude(pk__in=matched)
    return [
        row
        for row in rows
        if any(
            one.person_id in known and known[one.person_id][0] <= row.on <= known[one.person_id][1]
            for one in row.counterparts.all()
        )
    ]
