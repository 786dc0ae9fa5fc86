"""Two who change one record at the same time: the second is told, and nothing of the first is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from utblick.features.actors import actions
from utblick.features.actors.kinds import PostRole
from utblick.features.actors.models import Body, Contact, OtherFact, Person, PublishedMeeting, RetentionRule
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.rules import ChangedMeanwhile

Someone = Callable[..., Person]
Made = Callable[..., Body]
Met = Callable[..., Contact]
Viewing = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")


def test_a_role_that_somebody_else_has_changed_is_neither_changed_nor_removed(
    someone: Someone, body: Made, at: datetime
) -> None:
    post = someone(at_body=body()).posts.get()
    actions.change_post(post, version=1, role=PostRole.CHAIR, by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_post(post, version=1, role=PostRole.SUBSTITUTE, by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.remove_post(post, version=1, by=BY, at=at)
    post.refresh_from_db()
    assert (post.role, post.version) == (PostRole.CHAIR, 2)
    actions.remove_post(post, version=2, by=BY, at=at)


def test_the_form_of_a_role_keeps_what_was_written_and_saves_it_knowingly(
    someone: Someone, body: Made, client_of: SignIn, at: datetime
) -> None:
    post = someone(at_body=body()).posts.get()
    client, way = client_of("strateg", "sv"), reverse("actors:change_post", args=[post.pk])
    given = {
        "body": post.body_id,
        "role": PostRole.SUBSTITUTE,
        "certainty": "known",
        "title_sv": "Min",
        "version": 1,
    }
    actions.change_post(post, version=1, role=PostRole.CHAIR, by=BY, at=at)
    answer = client.post(way, given)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="Min"' in page
    assert '<input type="hidden" name="version" value="2"' in page
    assert client.post(way, given | {"version": 2}).status_code == 302
    post.refresh_from_db()
    assert (post.role, post.title_sv) == (PostRole.SUBSTITUTE, "Min")
    page = client.get(reverse("actors:person", args=[post.person_id])).content.decode()
    assert '<input type="hidden" name="version" value="3">' in page
    told = client.post(reverse("actors:remove_post", args=[post.pk]), {"version": 2}, follow=True)
    assert "inget gjordes" in told.content.decode()
    client.post(reverse("actors:remove_post", args=[post.pk]), {"version": 3})
    assert not Person.objects.get(pk=post.person_id).posts.exists()


def test_a_rule_of_the_plan_has_versions(region: None, client_of: SignIn, at: datetime) -> None:
    made = actions.keep_rule(None, name_sv="En", name_en="One", months=12, by=BY, at=at)
    actions.keep_rule(made, version=1, months=24, by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.keep_rule(made, version=1, months=36, by=BY, at=at)
    client, way = client_of("strateg"), reverse("actors:change_rule", args=[made.pk])
    given = {"name_sv": "En", "name_en": "One", "months": 36, "certainty": "known", "version": 1}
    assert client.post(way, given).status_code == 409
    assert client.post(way, given | {"version": 2}).status_code == 302
    rule = RetentionRule.objects.get()
    assert (rule.months, rule.version) == (36, 3)


def test_keeping_a_role_takes_nothing_back_of_the_person(someone: Someone, body: Made, at: datetime) -> None:
    open_before = someone("Ada Example")
    actions.change_person(
        Person.objects.get(), version=1, aliases=[], name="Ada Ny", mail="ny@example.org", by=BY, at=at
    )
    actions.add_post(open_before, body=body(), by=BY, at=at)
    assert Person.objects.get().mail == "ny@example.org"


def test_a_review_tells_who_has_the_form_open(someone: Someone, at: datetime) -> None:
    one = someone()
    actions.keep_on(one, by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.change_person(one, version=1, aliases=[], seen_on=date(2020, 1, 1), by=BY, at=at)


def test_another_word_of_a_source_is_not_taken_unseen(
    someone: Someone, client_of: SignIn, at: datetime
) -> None:
    one = someone(mail="ada@example.org")
    fact = OtherFact.objects.create(person=one, field="mail", value="a@example.org", source="Listan")
    client = client_of("strateg", "sv")
    page = client.get(reverse("actors:person", args=[one.pk])).content.decode()
    assert 'name="said" value="a@example.org"' in page
    OtherFact.objects.update(value="b@example.org")
    way = reverse("actors:settle_fact", args=[fact.pk])
    client.post(way, {"take": "1", "said": "a@example.org"})
    one.refresh_from_db()
    assert one.mail == "ada@example.org"
    client.post(way, {"take": "1", "said": "b@example.org"})
    one.refresh_from_db()
    assert one.mail == "b@example.org"


def test_a_verdict_on_a_published_meeting_is_not_overturned_unseen(
    someone: Someone, met: Met, person: Viewing, client_of: SignIn, at: datetime
) -> None:
    contact = met(someone())
    meeting = PublishedMeeting.objects.create(
        source="L", source_id="1", on=at.date(), seen_on=at.date(), is_with_us=True
    )
    by = person("strateg")
    actions.judge_match(meeting, contact, False, by=by, at=at)
    actions.judge_match(meeting, contact, False, by=by, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.judge_match(meeting, contact, True, by=by, at=at)
    client = client_of("bryssel", "sv")
    page = client.get(reverse("actors:published_meeting", args=[meeting.pk])).content.decode()
    assert 'name="stood" value="0"' in page
    way = reverse("actors:judge_match", args=[meeting.pk, contact.pk])
    client.post(way, {"same": "1"})
    assert not meeting.matches.get().is_same
    client.post(way, {"same": "1", "stood": "0"})
    assert meeting.matches.get().is_same


def test_two_people_are_not_merged_by_what_they_no_longer_are(
    someone: Someone, person: Viewing, at: datetime
) -> None:
    kept, gone = someone("Ada A"), someone("Ada B")
    actions.change_person(gone, version=1, aliases=[], mail="ny@example.org", by=BY, at=at)
    with pytest.raises(ChangedMeanwhile):
        actions.merge_people(kept, gone, {}, versions=(1, 1), by=person("admin"), at=at)
    actions.merge_people(kept, gone, {}, versions=(1, 2), by=person("admin"), at=at)
