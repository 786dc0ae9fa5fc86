"""Say whether a meeting that others published is one in our log, or log one that we had not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from utblick.features.actors.actions.contacts import Wish, write_contact
from utblick.features.actors.freezing import Who
from utblick.features.actors.hosting import body_of, key_of, people_by_key
from utblick.features.actors.kinds import Channel, Institution, Origin
from utblick.features.actors.models import Contact, MeetingMatch, PublishedMeeting
from utblick.foundation import audit
from utblick.foundation.accounts.viewer import Viewer

MATCH = "actors.meeting.match"


@transaction.atomic
def judge_match(
    meeting: PublishedMeeting, contact: Contact, is_same: bool, *, by: Viewer, at: datetime
) -> MeetingMatch:
    """Remember that a published meeting and a contact are the same, or that they are not."""
    by.check(MATCH)
    row, _made = MeetingMatch.objects.update_or_create(
        meeting=meeting,
        contact=contact,
        defaults={"is_same": is_same, "by_name": by.name[:120], "at": at},
    )
    audit.record("actors.meeting.judged", by=by, at=at, target=contact, changes={"is_same": is_same})
    return row


@transaction.atomic
def log_published(meeting: PublishedMeeting, *, by: Viewer, at: datetime) -> Contact:
    """Make a draft of a published meeting with us that nobody has logged, for the one who asks to complete."""
    by.check(MATCH)
    wish = Wish(
        on=meeting.on,
        subject=(meeting.subject or _("Published meeting"))[:200],
        who=_who(meeting),
        channel=Channel.MEETING,
        is_draft=True,
        origin=Origin.PUBLISHED,
        origin_key=f"{meeting.source} {meeting.source_id}"[:300],
    )
    contact = write_contact(wish, by=by, at=at)
    judge_match(meeting, contact, True, by=by, at=at)
    return contact


def _who(meeting: PublishedMeeting) -> list[Who]:
    """Give whom the meeting was with: the member, or all who held it at the Commission."""
    if meeting.institution != Institution.COMMISSION:
        function = "" if meeting.person else meeting.role
        return [Who(person=meeting.person, name=meeting.person_name, function=function)]
    body = body_of(meeting)
    institution = "" if body else meeting.body_words
    known = people_by_key(host["name"] for host in meeting.hosts)
    return [
        Who(person=person)
        if person
        else Who(body=body, name=host["name"], function=host["function"], institution=institution)
        for host in meeting.hosts
        for person in [known.get(key_of(host["name"]))]
    ] or [Who(body=body, institution=institution)]
