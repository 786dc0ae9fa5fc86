"""People and published meetings from sources, and our log beside what others have published."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from utblick.config.command import main
from utblick.features.actors import actions, comparing
from utblick.features.actors.intake import take_people
from utblick.features.actors.kinds import BodyKind, PostRole, Scheme
from utblick.features.actors.meeting_intake import take_meetings
from utblick.features.actors.models import Body, Contact, Person, PublishedMeeting
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system

Met = Callable[..., Contact]
Someone = Callable[..., Person]
Viewing = Callable[[str], Viewer]
BY = system("test")

MEMBER: dict[str, Any] = {
    "kind": "person",
    "source": "members",
    "source_id": "7",
    "name": "Ada EXAMPLE",
    "country": "Belgium",
    "seen": "2026-11-20T08:00:00+01:00",
    "memberships": [
        {"type": "group", "name": "Group of Examples", "from": "2024-07-16", "until": ""},
        {
            "type": "committee",
            "name": "Regional Development",
            "code": "REGI",
            "role": "chair",
            "from": "2024-07-22",
            "until": "",
        },
        {"type": "delegation", "name": "Delegation for relations with " + "Examples " * 20, "from": ""},
        {"type": "party", "name": "A party", "from": "2024-07-16", "until": ""},
    ],
}
MEETING: dict[str, Any] = {
    "kind": "meeting",
    "source": "meetings",
    "source_id": "1",
    "date": "2026-11-20",
    "person": "Ada Example",
    "person_id": "7",
    "role": "Member",
    "procedure": "2025/0231(COD)",
    "subject": "The next Interreg",
    "with": ["Region Östergötland, Brussels office", "Somebody else"],
    "url": "https://example.org/1",
    "licence": "CC BY 4.0",
    "seen": "2026-11-22",
}


def counts(inserted: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> dict[str, int]:
    return {"inserted": inserted, "updated": updated, "unchanged": unchanged, "rejected": rejected}


def test_a_second_reading_changes_nothing(region: None, at: datetime) -> None:
    assert take_people([MEMBER], by=BY, at=at) == counts(inserted=1)
    assert take_people([{**MEMBER, "seen": "2026-12-01"}], by=BY, at=at) == counts(unchanged=1)
    person = Person.objects.get()
    assert (person.country, person.source, person.seen_on) == ("BE", "members", date(2026, 11, 20))
    posts = {(post.body.kind, post.role, post.valid_from) for post in person.posts.all()}
    assert posts == {
        (BodyKind.GROUP, PostRole.GROUP_MEMBER, date(2024, 7, 16)),
        (BodyKind.COMMITTEE, PostRole.CHAIR, date(2024, 7, 22)),
        (BodyKind.OTHER, PostRole.MEMBER, None),
    }


def test_a_place_that_ends_is_closed_and_history_stays(region: None, at: datetime) -> None:
    take_people([MEMBER], by=BY, at=at)
    left = {**MEMBER["memberships"][1], "until": "2026-01-31"}
    assert take_people([{**MEMBER, "memberships": [left]}], by=BY, at=at) == counts(updated=1)
    post = Person.objects.get().posts.get(role=PostRole.CHAIR)
    assert (post.last_day, post.valid_until) == (date(2026, 1, 31), date(2026, 2, 1))


def test_nobody_is_known_again_by_the_name_alone(someone: Someone, at: datetime) -> None:
    someone("Ada Example")
    take_people([MEMBER], by=BY, at=at)
    assert Person.objects.count() == 2


def test_what_another_source_says_is_kept_beside_and_settled(
    region: None, person: Viewing, at: datetime
) -> None:
    take_people([MEMBER], by=BY, at=at)
    other = {**MEMBER, "source": "elsewhere", "country": "Sweden", "name": "Example Ada", "memberships": []}
    assert take_people([other], by=BY, at=at) == counts(updated=1)
    assert take_people([other], by=BY, at=at) == counts(unchanged=1)
    one = Person.objects.get()
    fact = one.other_facts.get()
    assert (one.country, fact.field, fact.value, fact.source) == ("BE", "country", "SE", "elsewhere")
    actions.settle_fact(fact, take=True, said=fact.value, by=person("strateg"), at=at)
    one.refresh_from_db()
    assert (one.country, one.source) == ("SE", "elsewhere")


def test_who_was_forgotten_does_not_come_back(region: None, person: Viewing, at: datetime) -> None:
    take_people([MEMBER], by=BY, at=at)
    actions.forget_person(Person.objects.get(), "begäran", by=person("admin"), at=at)
    assert take_people([MEMBER], by=BY, at=at) == counts(rejected=1)
    assert take_meetings([MEETING], by=BY, at=at) == counts(rejected=1)
    assert not PublishedMeeting.objects.exists()


def test_who_was_merged_is_known_again(someone: Someone, person: Viewing, at: datetime) -> None:
    kept = someone("Ada Example")
    take_people([MEMBER], by=BY, at=at)
    gone = Person.objects.exclude(pk=kept.pk).get()
    actions.merge_people(kept, gone, {"country": "gone"}, by=person("admin"), at=at)
    assert take_people([MEMBER], by=BY, at=at) == counts(unchanged=1)
    assert kept.posts.count() == 3


def test_only_those_who_may_change_people_take_in(person: Viewing, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        take_people([MEMBER], by=person("kommunikator"), at=at)
    assert take_people([MEMBER], by=person("admin"), at=at) == counts(inserted=1)


@pytest.fixture
def published(region: None, at: datetime) -> PublishedMeeting:
    take_people([MEMBER], by=BY, at=at)
    actions.add_own_name("Region Östergötland", by=BY, at=at)
    take_meetings(
        [MEETING, {**MEETING, "source_id": "2", "with": ["Others"], "date": "2026-10-01"}], by=BY, at=at
    )
    return PublishedMeeting.objects.get(source_id="1")


def test_meetings_are_taken_once_and_ours_are_found(published: PublishedMeeting, at: datetime) -> None:
    assert take_meetings([MEETING], by=BY, at=at) == counts(unchanged=1)
    assert take_meetings([{**MEETING, "subject": "Other"}], by=BY, at=at) == counts(updated=1)
    assert take_meetings([{**MEETING, "date": "soon"}], by=BY, at=at) == counts(rejected=1)
    assert published.is_with_us
    assert not PublishedMeeting.objects.get(source_id="2").is_with_us


def test_a_name_of_ours_added_later_finds_what_was_read_before(region: None, at: datetime) -> None:
    take_meetings([MEETING], by=BY, at=at)
    assert not PublishedMeeting.objects.get().is_with_us
    name = actions.add_own_name("region östergötland", by=BY, at=at)
    assert PublishedMeeting.objects.get().is_with_us
    actions.remove_own_name(name, by=BY, at=at)
    assert not PublishedMeeting.objects.get().is_with_us


def test_our_log_and_theirs_are_compared_both_ways(
    published: PublishedMeeting, met: Met, person: Viewing, at: datetime
) -> None:
    ada, viewer = Person.objects.get(), person("bryssel")
    same = met(ada, subject="Nästa Interreg", on=date(2026, 11, 21))
    lacking = met(ada, subject="Annat", on=date(2026, 10, 20))
    outside = met(ada, subject="Före", on=date(2026, 9, 1))
    suggested = comparing.suggestions(viewer, published)
    assert [(one.contact, one.same_person) for one in suggested] == [(same, True)]
    assert not comparing.with_us(viewer).get().is_logged
    actions.judge_match(published, same, True, by=viewer, at=at)
    assert comparing.with_us(viewer).get().is_logged
    lacking_there = [one.contact for one in comparing.not_published(viewer, at.date())]
    assert lacking_there == [lacking]
    assert outside not in lacking_there
    actions.judge_match(published, same, False, stood=True, by=viewer, at=at)
    assert comparing.suggestions(viewer, published) == []


def test_a_meeting_that_we_had_not_logged_becomes_a_draft(
    published: PublishedMeeting, person: Viewing, at: datetime
) -> None:
    contact = actions.log_published(published, by=person("bryssel"), at=at)
    assert contact.is_draft
    assert contact.counterparts.get().person == Person.objects.get()
    assert actions.log_published(published, by=person("bryssel"), at=at + timedelta(hours=1)) == contact


def test_the_command_takes_both_and_tells_what_it_cannot(
    region: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [MEMBER, MEETING, {"kind": "vote"}, {**MEMBER, "name": ""}]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert main(["actors", str(path)]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out) == counts(inserted=2, rejected=2)
    assert "neither a person nor a meeting" in told.err
    assert "no `name`" in told.err
    assert Body.objects.filter(identifiers__scheme=Scheme.EP_BODY).get().abbreviation == "REGI"
