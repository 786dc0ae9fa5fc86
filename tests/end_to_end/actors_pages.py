"""The pages of people, bodies and contacts, and what each of them shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.end_to_end.page import Page
from utblick.features.actors import actions
from utblick.features.actors.example import load
from utblick.features.actors.freezing import Who
from utblick.features.actors.kinds import BodyKind, Scheme
from utblick.features.actors.meeting_intake import take_meetings
from utblick.features.actors.models import (
    Body,
    Contact,
    Counterpart,
    Person,
    Post,
    PublishedMeeting,
    RetentionRule,
)
from utblick.features.organisation.models import Certainty
from utblick.features.organisation.viewers import viewer_for
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system


def _two_bodies() -> tuple[int, int]:
    named = Body.objects.filter(name_sv="Regionutskottet")
    return Body.objects.get(abbreviation="REGI").pk, named.get().pk


PAGES: dict[str, tuple[Page, ...]] = {
    "actors": (
        Page("actors:people"),
        Page("actors:person", lambda: Person.objects.get(name="Pascal Arimont").pk),
        Page("actors:new_person"),
        Page("actors:change_person", lambda: Person.objects.get(name="Pascal Arimont").pk),
        Page("actors:new_post", Person),
        Page("actors:change_post", Post),
        Page("actors:prepare", lambda: Counterpart.objects.exclude(person=None).earliest("pk").person_id),
        Page("actors:extract", Person),
        Page("actors:forget", Person),
        Page("actors:choose_other", lambda: Person.objects.get(name="Pascal Arimont").pk),
        Page(
            "actors:compare",
            lambda: tuple(Person.objects.filter(kind="official").values_list("pk", flat=True)[:2]),
        ),
        Page("actors:bodies"),
        Page("actors:body", lambda: Body.objects.get(abbreviation="REGI").pk),
        Page("actors:choose_other_body", lambda: Body.objects.get(abbreviation="REGI").pk),
        Page("actors:compare_bodies", _two_bodies),
        Page("actors:new_body"),
        Page("actors:change_body", Body),
        Page("actors:contacts"),
        Page("actors:contact", Contact),
        Page("actors:write"),
        Page("actors:write", query="?like=1"),
        Page("actors:change_contact", lambda: Contact.objects.filter(secrecy="").earliest("pk").pk),
        Page("actors:drafts"),
        Page("actors:hand_over"),
        Page("actors:review"),
        Page("actors:merges"),
        Page("actors:time_out"),
        Page("actors:processing"),
        Page("actors:plan"),
        Page("actors:new_rule"),
        Page("actors:change_rule", RetentionRule),
        Page("actors:new_name"),
        Page("actors:published"),
        Page("actors:unpublished"),
        Page("actors:take_published"),
        Page("actors:published_meeting", PublishedMeeting),
    ),
}


def fill(by: Viewer, at: datetime) -> None:
    """Load the example; let a body stand twice, a meeting be published of us, and contacts be out of time."""
    load(at)
    row = {"source": "meetings", "source_id": "1", "date": (at - timedelta(days=3)).date().isoformat()}
    row |= {"person": "Ada Example", "subject": "Interreg", "with": ["Region Östergötland"]}
    hosts = [{"name": "Bo Exempel", "title": "Director-General"}]
    other = {**row, "source_id": "2", "institution": "commission", "hosts": hosts, "body": "Energy"}
    rows = [row, other | {"body_type": "dg", "body_code": "ENER", "registered": ["111111111111-11"]}]
    assert take_meetings(rows, by=system("test"), at=at)["inserted"] == 2
    twice = {"kind": BodyKind.COMMITTEE, "name_sv": "Regionutskottet", "name_en": "REGI"}
    actions.create_body(**twice, numbers={Scheme.EP_BODY.value: "REGI-1"}, by=by, at=at)
    given = {"name_sv": "Korta anteckningar", "name_en": "Short notes", "decision": "RÖ 2026-9"}
    rule = actions.keep_rule(None, **given, months=6, certainty=Certainty.KNOWN, by=by, at=at)
    writer = viewer_for(Account.objects.get(email="strateg@utblick.example"), at)
    for number, days in (("", 400), ("", 410), ("RÖ 2025-1", 420)):
        wish = actions.Wish(
            on=at.date() - timedelta(days=days),
            subject="Möte om gränsregioner",
            who=[Who(function="handläggare", institution="Kansliet")],
            retention=rule,
            diary_number=number,
        )
        made = actions.write_contact(wish, by=writer, at=at)
    actions.destroy([made.pk - 1], [], "Beslut RÖ 2026-9", by=by, at=at)
