"""The day of each kind of person: what they may begin, what waits for them, and nothing that is not theirs."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from utblick.features.exchanges.actions.places import Offer, offer_places
from utblick.features.exchanges.silence import silent_units
from utblick.features.followup import confirming
from utblick.features.followup.actions.confirmations import confirm_units
from utblick.features.governance.models import Decision, Item, Meeting
from utblick.features.networks.models import Network
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui import desk, today

SignIn = Callable[..., Client]
Person = Callable[[str], Viewer]

STANDS = {
    "kontakt.us": ({"confirming", "my-units"}, {"notices", "goal", "decisions", "my-papers", "meetings"}),
    "projektledare": (set(), {"confirming", "goal", "decisions", "notices", "meetings"}),
    "strateg": ({"meetings", "goal", "confirming"}, {"my-units"}),
    "sekreterare.tsn": ({"meetings", "goal"}, {"my-units", "confirming", "places"}),
    "majoritet.run": ({"meetings", "goal"}, {"notices", "decisions", "my-papers", "confirming", "places"}),
    "opposition.run": ({"meetings", "goal"}, {"notices", "decisions", "my-papers", "confirming", "places"}),
    "kommunikator": (set(), {"confirming", "my-units", "notices", "decisions", "my-papers"}),
}


def names(viewer: Viewer, at: datetime) -> set[str]:
    first, beside = today.parts(viewer, at)
    return {part.name for part in (*first, *beside)}


@pytest.mark.parametrize("who", STANDS)
def test_everybody_has_what_is_theirs_and_nothing_else(filled: datetime, person: Person, who: str) -> None:
    there, never = STANDS[who]
    found = names(person(who), filled)
    assert there <= found
    assert not never & found


@pytest.mark.parametrize(
    ("who", "registers"),
    [("kontakt.us", True), ("strateg", True), ("majoritet.rs", False), ("kommunikator", False)],
)
def test_who_may_registers_from_the_first_page(
    filled: datetime, client_of: SignIn, who: str, registers: bool
) -> None:
    page = client_of(who).get("/").content.decode()
    assert ("Register an exchange" in page) is registers


@pytest.mark.parametrize(
    ("who", "places"),
    [
        ("bryssel", ["Today", "Inbox", "Search", "Contacts"]),
        ("kontakt.us", ["Today", "Matters", "Search", "Exchanges"]),
        ("majoritet.run", ["Today", "Matters", "Search", "Boards"]),
        ("sekreterare.run", ["Today", "Inbox", "Search", "Boards"]),
    ],
)
def test_the_places_of_the_day_are_at_hand_on_a_phone(
    filled: datetime, client_of: SignIn, who: str, places: list[str]
) -> None:
    page = html.unescape(client_of(who).get("/").content.decode())
    dock = page.partition('<nav class="dock"')[2].partition("<details")[0]
    assert [words.strip() for words in re.findall(r"<a href=[^>]*>([^<]+)", dock)] == places


def test_the_opposition_sees_the_same_as_the_majority(filled: datetime, client_of: SignIn) -> None:
    pages = [
        re.sub(
            r'name="csrfmiddlewaretoken" value="\w+"', "", client_of(f"{side}.run").get("/").content.decode()
        )
        for side in ("majoritet", "opposition")
    ]
    parts = [re.findall(r'<section class="card".*?</section>', page, re.DOTALL) for page in pages]
    assert parts[0] == parts[1]
    assert len(parts[0]) > 4


def test_what_is_confirmed_waits_no_longer(filled: datetime, person: Person) -> None:
    contact = person("kontakt.us")
    assert "confirming" in names(contact, filled)
    half = confirming.half_year_to_confirm(timezone.localdate(filled))
    mine = {answer.unit: "" for answer in confirming.answers(contact, half, filled)}
    confirm_units(half, mine, by=contact, at=filled)
    assert "confirming" not in names(contact, filled)


def test_a_place_is_shown_first_to_those_who_have_been_silent(filled: datetime, person: Person) -> None:
    day = timezone.localdate(filled)
    silent = {unit.pk for unit in silent_units(day)}
    offered = Offer(
        title="Skuggning på ett sjukhus i Åbo",
        type=None,
        starts_on=day + timedelta(days=60),
        ends_on=day + timedelta(days=61),
        place="Åbo",
        country="FI",
        places=2,
        about="",
        apply_by=day + timedelta(days=40),
        opens_on=day + timedelta(days=20),
    )
    offer_places(offered, by=person("strateg"), at=filled)
    seen = {}
    for who in ("kontakt.us", "kontakt.vrinnevi", "kontakt.motala", "kontakt.kultur", "kontakt.lunnevad"):
        viewer = person(who)
        part = next((p for p in today.parts(viewer, filled)[1] if p.name == "places"), None)
        shown = part is not None and any(line.title == offered.title for line in part.lines)
        assert shown is bool(silent & viewer.units), who
        seen[shown] = who
    later = filled + timedelta(days=21)
    assert any(
        line.title == offered.title
        for part in today.parts(person(seen[False]), later)[1]
        if part.name == "places"
        for line in part.lines
    )


@pytest.mark.parametrize("who", ["majoritet.tsn", "strateg", "sekreterare.run", "sekreterare.tsn"])
def test_a_meeting_is_told_of_in_one_way_on_every_page(
    filled: datetime, client_of: SignIn, person: Person, who: str
) -> None:
    viewer, client = person(who), client_of(who, "sv")
    (own,) = (part for part in today.parts(viewer, filled)[1] if part.name == "meetings")
    (glance,) = (one for one in desk.glances(viewer, filled) if one.name == "meetings")
    of_all = {figure.url: str(figure.words) for figure in glance.figures.values()}
    assert own.lines
    for line in own.lines:
        words = str(line.words).split(", ")[-1]
        assert words == of_all[line.url] == client.get(line.url).context["progress"].words
    if who != "sekreterare.run":
        said = {str(line.title): str(line.words) for line in own.lines}
        assert said["Trafik- och samhällsplaneringsnämnden"].endswith("1 punkt skrivs")


def test_units_that_are_not_shown_are_told_of(filled: datetime, client_of: SignIn, person: Person) -> None:
    contact, client = person("kontakt.us"), client_of("kontakt.us", "sv")
    (part,) = (one for one in today.parts(contact, filled)[0] if one.name == "my-units")
    *shown, last = part.lines
    assert str(last.title) == "1 enhet till"
    assert part.total == len(shown) + 1
    areas = client.get(last.url).context["areas"]
    assert sum(len(units) for _area, units in areas) == part.total
    assert {str(line.title) for line in shown} < {row["unit"].name for _area, units in areas for row in units}


def test_a_paper_is_its_writers(filled: datetime, person: Person) -> None:
    writer = person("bryssel")
    before = names(writer, filled)
    meeting = Meeting.objects.filter(board__key="RUN", on__gt=timezone.localdate(filled)).first()
    assert meeting is not None
    Item.objects.create(
        board=meeting.board,
        meeting=meeting,
        title="Yttrande om Interreg efter 2027",
        created_at=filled,
        changed_at=filled,
        writer=Account.objects.get(pk=writer.account_id),
    )
    assert "my-papers" not in before
    assert "my-papers" in names(writer, filled)
    assert "my-papers" not in names(person("strateg"), filled)


def test_a_decision_is_remembered_by_its_own_board(filled: datetime, person: Person) -> None:
    day = timezone.localdate(filled)
    Decision.objects.update(follow_up_on=None)
    decision = Decision.objects.filter(board__key="TSN", followed_up_on=None).first()
    assert decision is not None
    decision.follow_up_on = day
    decision.save()
    assert "decisions" in names(person("sekreterare.tsn"), filled)
    assert "decisions" in names(person("strateg"), filled)
    assert "decisions" not in names(person("sekreterare.hsn"), filled)


def test_a_notice_is_shown_to_those_who_recommend(filled: datetime, person: Person) -> None:
    Network.objects.update(renews_on=None)
    network = Network.objects.filter(member="region", boards__key="RUN").first()
    assert network is not None
    network.renews_on = timezone.localdate(filled) + timedelta(days=100)
    network.notice_months = 2
    network.until = None
    network.save()
    assert "notices" in names(person("sekreterare.run"), filled)
    assert "notices" not in names(person("sekreterare.hsn"), filled)
    assert "notices" not in names(person("majoritet.run"), filled)


@pytest.mark.parametrize("who", ["strateg", "kontakt.us", "sekreterare.rs"])
def test_a_day_costs_few_questions(
    filled: datetime, client_of: SignIn, who: str, django_assert_max_num_queries: Any
) -> None:
    client = client_of(who)
    client.get("/")
    with django_assert_max_num_queries(70):
        page = client.get("/").content.decode()
    assert "Internal" not in html.unescape(page)
