"""Decisions: their numbers, their meetings, the follow-up and its correction, the list that a report leads to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from utblick.features.followup.sections import Span
from utblick.features.followup.sections import decisions as told
from utblick.features.governance import actions, queries
from utblick.features.governance.models import Decision
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.rules import RuleBroken

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Make = Callable[..., Any]


def test_a_report_leads_to_exactly_what_it_counts(client_of: SignIn, decision: Make, at: datetime) -> None:
    due = decision(number="§ 1", follow_up_on=date(2026, 11, 30))
    decision(number="§ 2", follow_up_on=date(2027, 3, 1))
    decision(number="§ 3")
    done = decision(number="§ 4", follow_up_on=date(2026, 11, 20))
    actions.follow_up(done, "Klart", version=1, by=Viewer(None, "x", is_system=True), at=at)
    figures = {one.key: one for one in told(Span(date(2026, 1, 1), date(2026, 12, 31), board="TSN")).figures}
    waiting = figures["waiting"]
    answer = client_of("strateg", "sv").get(waiting.url)
    assert [line.row.pk for line in answer.context["listing"].lines] == [due.pk]
    assert waiting.value == 1


@pytest.mark.parametrize("number", ["§ 99", "§99", " §  99 "])
def test_a_number_is_once_a_year_and_it_is_said_who_has_it(number: str, decision: Make) -> None:
    decision(title="Det första", on=date(2026, 2, 3))
    decision(key="HSN")
    decision(on=date(2025, 11, 13))
    with pytest.raises(RuleBroken, match="”Det första”, 2026-02-03") as refused:
        decision(number=number)
    assert refused.value.fields == ("number",)


def test_case_makes_no_other_number_and_a_change_is_checked_too(
    decision: Make, person: Person, at: datetime
) -> None:
    decision(number="d 34/2026")
    other = decision(number="D 35/2026")
    with pytest.raises(RuleBroken, match="redan ett beslut"):
        actions.change_decision(other, version=1, number="D34/2026", by=person("strateg"), at=at)
    actions.change_decision(other, version=1, number="d 35/2026", by=person("strateg"), at=at)


def test_a_delegated_decision_is_announced_and_still_waits(
    decision: Make, meeting: Make, person: Person, client_of: SignIn, at: datetime
) -> None:
    by = person("sekreterare.tsn")
    made = decision(is_delegated=True, delegate="Direktör", follow_up_on=date(2026, 12, 1), number="D 1")
    late, early = meeting(), meeting(on=date(2026, 11, 12))
    with pytest.raises(RuleBroken, match="kan inte ha fått veta"):
        actions.change_decision(made, version=1, announced_at=early, by=by, at=at)
    with pytest.raises(RuleBroken, match="fattas inte vid ett sammanträde"):
        actions.change_decision(made, version=1, meeting=late, by=by, at=at)
    with pytest.raises(RuleBroken, match="Bara ett delegationsbeslut"):
        decision(number="D 2", announced_at=late)
    actions.change_decision(made, version=1, announced_at=late, by=by, at=at)
    assert list(queries.to_follow_up(by)) == [made]
    client = client_of("majoritet.tsn", "sv")
    assert "Delegationsbeslut som anmäldes här" in client.get(f"/namnder/moten/{late.pk}/").content.decode()
    assert "Anmält vid sammanträdet" in client.get(f"/namnder/beslut/{made.pk}/").content.decode()


def test_a_decision_is_of_a_meeting_of_its_day_and_board(decision: Make, meeting: Make, item: Make) -> None:
    there = meeting(on=date(2026, 11, 13))
    with pytest.raises(RuleBroken, match="en annan dag"):
        decision(meeting=meeting())
    with pytest.raises(RuleBroken, match="den nämnd som beslutet gäller"):
        decision(meeting=meeting("HSN", on=date(2026, 11, 13)))
    with pytest.raises(RuleBroken, match="den nämnd som beslutet gäller"):
        decision(item=item("HSN"))
    made = decision(meeting=there, item=item())
    assert (made.meeting, made.item.board) == (there, made.board)


def test_nobody_hears_of_a_decision_before_it_is_made(
    decision: Make, meeting: Make, person: Person, client_of: SignIn, at: datetime
) -> None:
    made, early = decision(), meeting(on=date(2026, 11, 12))
    with pytest.raises(RuleBroken, match="kan inte ha fått veta"):
        actions.follow_up(made, "Bra", version=1, reported_at=early, by=person("sekreterare.tsn"), at=at)
    shown = client_of("sekreterare.tsn", "sv").get(f"/namnder/beslut/{made.pk}/folj-upp/").content.decode()
    assert "2026-11-12" not in shown


def test_a_follow_up_is_corrected_and_opened_again(
    decision: Make, person: Person, client_of: SignIn, at: datetime
) -> None:
    made, by = decision(follow_up_on=date(2026, 11, 20)), person("sekreterare.tsn")
    address = f"/namnder/beslut/{made.pk}/"
    with pytest.raises(RuleBroken, match="inte följts upp än"):
        actions.reopen_follow_up(made, by=by, at=at)
    actions.follow_up(made, "Fel", version=1, by=by, at=at)
    client = client_of("sekreterare.tsn", "sv")
    assert "Rätta uppföljningen" in client.get(address).content.decode()
    assert client.post(f"{address}folj-upp/", {"outcome": "Rätt", "version": "2"}).status_code == 302
    made.refresh_from_db()
    assert (made.outcome, made.followed_up_on) == ("Rätt", date(2026, 11, 23))
    with pytest.raises(NotAllowed):
        actions.reopen_follow_up(made, by=person("majoritet.tsn"), at=at)
    client.post(f"{address}oppna-igen/")
    made.refresh_from_db()
    assert (made.outcome, made.followed_up_on) == ("Rätt", None)
    assert list(queries.to_follow_up(by)) == [made]


def test_two_at_one_decision(client_of: SignIn, decision: Make) -> None:
    made = decision()
    address = f"/namnder/beslut/{made.pk}/andra/"
    sent = {"title": "Ett", "on": "2026-11-13", "number": "§ 99", "text": "Ja", "version": "1"}
    client = client_of("sekreterare.tsn", "sv")
    assert client.post(address, sent).status_code == 302
    answer = client.post(address, sent | {"title": "Två", "text": "Nej", "is_delegated": "on"})
    assert answer.status_code == 409
    assert {(one.label, one.value) for one in answer.context["standing"]} == {
        ("Rubrik", "Ett"),
        ("Vad som beslutades", "Ja"),
        ("På delegation", "nej"),
    }
    assert (
        client.post(f"/namnder/beslut/{made.pk}/folj-upp/", {"outcome": "X", "version": "1"}).status_code
        == 409
    )
    assert Decision.objects.get().title == "Ett"


@pytest.mark.parametrize("link", ["http://diarium.example/1", "javascript:alert(1)", "https://a b"])
def test_only_a_safe_address_leads_to_the_diary(
    link: str, decision: Make, item: Make, client_of: SignIn
) -> None:
    for make in (decision, item):
        with pytest.raises(ValidationError):
            make(diary_link=link)
    there = decision(diary_link='https://diarium.example/?a="><script>', retention="Bevaras", number="§ 7")
    shown = client_of("majoritet.tsn", "sv").get(f"/namnder/beslut/{there.pk}/").content.decode()
    assert 'href="https://diarium.example/?a=&quot;&gt;&lt;script&gt;"' in shown
    assert "Bevaras" in shown


def test_a_rule_speaks_beside_its_field(client_of: SignIn) -> None:
    client = client_of("sekreterare.tsn", "sv")
    sent = {"title": "Ett", "on": "2026-11-13", "number": "§ 99", "text": "Ja"}
    for wrong, field in (
        ({"on": "2099-01-01"}, "on"),
        ({"follow_up_on": "2026-11-01"}, "follow_up_on"),
        ({"sent_on": "2026-11-01"}, "sent_on"),
        ({"is_delegated": "on"}, "delegate"),
        ({"diary_link": "http://x.example"}, "diary_link"),
    ):
        answer = client.post("/namnder/bord/TSN/nytt-beslut/", sent | wrong)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]
        assert 'value="§ 99"' in answer.content.decode()
