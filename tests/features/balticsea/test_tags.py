"""Tags: set in one press, kept in the plan of their day, seen with the record's own sight, by who may change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import Client
from django.urls import reverse

from utblick.features.actors.models import Contact
from utblick.features.advocacy.models import Position, Procedure, Process
from utblick.features.balticsea import actions
from utblick.features.balticsea.models import PlanAction, PlanVersion, PolicyArea, StrategyTag
from utblick.features.balticsea.queries.records import records
from utblick.features.balticsea.queries.tagged import entries, suggestions, tags_of, untagged, whole
from utblick.features.exchanges.models import Exchange
from utblick.features.governance.models import Decision
from utblick.features.monitoring.models import Matter, MatterAlias
from utblick.features.networks.models import Member, Network
from utblick.features.organisation.models import Board
from utblick.features.programmes.models import Call
from utblick.foundation.accounts.matrix import everybody
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.audit.queries import changes_in_words
from utblick.foundation.rules import RuleBroken
from utblick.ui.taggable import Thing, taggable

BY = system("test")
Person = Callable[[str], Viewer]
Area = Callable[..., PolicyArea]
SignIn = Callable[..., Client]
NETWORK = "networks.network"


@pytest.fixture
def network(plans: dict[str, int]) -> Network:
    return Network.objects.create(
        key="helcom", name_sv="Nätverk mot övergödning", name_en="Network against eutrophication"
    )


def test_every_room_tells_what_of_its_own_can_be_tagged() -> None:
    assert list(taggable()) == [
        "projects.project",
        "advocacy.position",
        "advocacy.procedure",
        "advocacy.process",
        "networks.network",
        "exchanges.exchange",
        "actors.contact",
        "monitoring.matter",
        "programmes.call",
        "programmes.programme",
        "governance.decision",
    ]
    assert [work.key for work in {one.work: None for one in taggable().values()}] == [
        "projects",
        "advocacy",
        "networks",
        "exchanges",
        "contacts",
        "watch",
        "programmes",
        "decisions",
    ]


def test_a_tag_is_told_in_the_record_s_own_history(network: Network, area: Area, at: datetime) -> None:
    nutri = area("nutri")
    first = PlanAction.objects.get(area=nutri, number=1)
    tag = actions.set_tag(NETWORK, network.pk, nutri, action=first, why=" Vi leder  den. ", by=BY, at=at)
    assert (tag.is_primary, tag.why) == (True, "Vi leder den.")
    event = AuditEvent.objects.get(action="balticsea.tag.set")
    assert (event.target_type, event.target_id) == (NETWORK, str(network.pk))
    assert event.changes == {"strategy": ["", "eusbsr:2021:nutri:1"], "why": ["", "Vi leder den."]}
    said = list(changes_in_words(event))
    area_and_action = "Minska näringsutsläpp från jordbruk och andra diffusa källor (2021)"
    assert [each for each in said if each.endswith(f": {area_and_action}")]
    actions.remove_tag(tag, by=BY, at=at)
    assert not StrategyTag.objects.exists()
    gone = AuditEvent.objects.get(action="balticsea.tag.removed")
    assert gone.changes["strategy"] == ["eusbsr:2021:nutri:1", ""]


def test_one_tag_is_foremost(network: Network, area: Area, at: datetime) -> None:
    first = actions.set_tag(NETWORK, network.pk, area("nutri"), by=BY, at=at)
    second = actions.set_tag(NETWORK, network.pk, area("ship"), by=BY, at=at + timedelta(minutes=1))
    assert not second.is_primary
    actions.make_foremost(second, by=BY, at=at)
    actions.make_foremost(second, by=BY, at=at)
    assert AuditEvent.objects.filter(action="balticsea.tag.foremost").count() == 1
    assert [(tag.area.key, tag.is_primary) for tag in tags_of(NETWORK, network.pk)] == [
        ("ship", True),
        ("nutri", False),
    ]
    actions.remove_tag(second, by=BY, at=at)
    first.refresh_from_db()
    assert first.is_primary


def test_what_a_tag_cannot_be(network: Network, area: Area, at: datetime) -> None:
    nutri, ship = area("nutri"), area("ship")
    actions.set_tag(NETWORK, network.pk, nutri, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.set_tag(NETWORK, network.pk, nutri, by=BY, at=at)
    with pytest.raises(RuleBroken):
        actions.set_tag(
            NETWORK, network.pk, ship, action=PlanAction.objects.get(area=nutri, number=1), by=BY, at=at
        )
    with pytest.raises(ValidationError):
        actions.set_tag(NETWORK, network.pk, ship, why="x" * 300, by=BY, at=at)
    for kind, number in ((NETWORK, 10**12), ("accounts.account", 1), ("", 1)):
        with pytest.raises(Http404):
            actions.set_tag(kind, number, ship, by=BY, at=at)
    Network.objects.update(member=Member.NONE)
    with pytest.raises(Http404):
        actions.set_tag(NETWORK, network.pk, ship, by=BY, at=at)


def _one_of_each() -> dict[str, int]:
    """Give a record of each kind: an exchange and a contact that belong to somebody, a decision of TSN."""
    contact = Contact.objects.filter(written_by__email="majoritet.rs@utblick.example").latest("pk")
    own = Exchange.objects.filter(units__key="kollektivtrafik").latest("pk")
    matter = Matter.objects.create(
        title="Havet",
        state="act",
        created_at=contact.written_at,
        judged_at=contact.written_at,
        owner_board=Board.objects.get(key="TSN"),
        owner=Account.objects.get(email="strateg@utblick.example"),
    )
    process = Process.objects.earliest("pk")
    position = Position.objects.create(
        process=process,
        title_sv="Havet",
        standing="adopted",
        board=process.board,
        on=matter.judged_at,
    )
    return {
        "networks.network": Network.objects.get(key="cpmr").pk,
        "advocacy.process": process.pk,
        "advocacy.procedure": Procedure.objects.earliest("pk").pk,
        "advocacy.position": position.pk,
        "exchanges.exchange": own.pk,
        "actors.contact": contact.pk,
        "monitoring.matter": matter.pk,
        "programmes.call": Call.objects.create(key="x", title="A call for ports", language="en").pk,
        "governance.decision": Decision.objects.filter(board__key="TSN").earliest("pk").pk,
    }


ALL = {
    "networks.network",
    "advocacy.process",
    "advocacy.procedure",
    "advocacy.position",
    "exchanges.exchange",
    "actors.contact",
    "monitoring.matter",
    "programmes.call",
    "governance.decision",
}


MAY: dict[str, set[str]] = {
    "strateg": ALL,
    "bryssel": {
        "advocacy.procedure",
        "advocacy.position",
        "actors.contact",
        "monitoring.matter",
        "programmes.call",
    },
    "admin": {"networks.network", "advocacy.process", "exchanges.exchange", "programmes.call"},
    "contactpoint": {"programmes.call"},
    "kontakt.kollektivtrafik": {"exchanges.exchange"},
    "kontakt.us": set(),
    "sekreterare.tsn": {"monitoring.matter", "governance.decision"},
    "sekreterare.hsn": set(),
    "majoritet.rs": {"actors.contact"},
    "majoritet.tsn": set(),
    "kommunikator": set(),
}


def test_who_may_change_a_thing_may_tag_it(tagged: datetime, person: Person, area: Area) -> None:
    tourism, numbers = area("tourism"), _one_of_each()
    for name, may in MAY.items():
        viewer, done = person(name), set()
        for kind, number in numbers.items():
            try:
                tag = actions.set_tag(kind, number, tourism, by=viewer, at=tagged)
            except (RuleBroken, Http404):
                tag = actions.set_tag(kind, number, tourism, by=BY, at=tagged)
                for act in (actions.remove_tag, actions.make_foremost):
                    with pytest.raises((RuleBroken, Http404)):
                        act(tag, by=viewer, at=tagged)
                actions.remove_tag(tag, by=BY, at=tagged)
                continue
            actions.make_foremost(tag, by=viewer, at=tagged)
            actions.remove_tag(tag, by=viewer, at=tagged)
            done.add(kind)
        assert done == may, name


def test_nobody_learns_by_a_tag_of_what_they_do_not_see(tagged: datetime, person: Person, area: Area) -> None:
    plan = area("nutri").plan

    def titles(viewer: Viewer) -> set[str]:
        return {row.title for row in records(viewer, plan)}

    letter = "Gemensamt brev om biogas"
    assert letter in titles(person("strateg"))
    assert letter in titles(person("kommunikator"))
    assert letter in titles(person("majoritet.tsn"))
    assert letter not in titles(person("majoritet.hsn"))
    assert letter not in titles(everybody())
    biogas = Exchange.objects.get(title__startswith="Projektmöte om biogas")
    Exchange.objects.filter(pk=biogas.pk).update(is_draft=True)
    assert biogas.title in titles(person("kontakt.kollektivtrafik"))
    assert biogas.title not in titles(person("majoritet.tsn"))
    Exchange.objects.filter(pk=biogas.pk).update(is_draft=False, cancelled_on=tagged.date())
    assert biogas.title not in titles(person("strateg"))


def test_old_tags_stand_under_today_s_areas_and_say_so(tagged: datetime, area: Area) -> None:
    found = entries(BY, area("nutri").plan)
    process = Process.objects.get(key="biodrivmedel")
    energy = next(
        one for one in found if one.number == process.pk and one.area is not None and one.area.key == "energy"
    )
    assert energy.former is not None
    assert (energy.former.plan.key, energy.former.key) == ("2017", "energy")
    assert energy.steps == ("same",)
    adrift = [one for one in found if one.area is None]
    assert [(one.former.key, one.steps) for one in adrift if one.former] == [("capacity", ("mainstreamed",))]
    # Seen from the earlier plan, today's tags go back; what was then an area is one.
    earlier = whole(BY, PlanVersion.objects.get(key="2017"))
    by_key = {one.area.key: one for one in earlier.areas}
    assert by_key["capacity"].total == 1
    assert by_key["spatial"].total == 4
    assert not earlier.adrift


def test_a_thing_counts_when_it_was_going_on(tagged: datetime, area: Area) -> None:
    plan = area("nutri").plan
    visit = Exchange.objects.get(title__startswith="Studiebesök om bussterminaler")

    def there(first: date, last: date) -> bool:
        return any(row.title == visit.title for row in records(BY, plan, first, last))

    day = timedelta(days=1)
    assert there(visit.starts_on, visit.starts_on)
    assert there(visit.ends_on, visit.ends_on + day)
    assert not there(visit.ends_on + day, visit.ends_on + 9 * day)
    assert not there(visit.starts_on - 9 * day, visit.starts_on - day)
    # A membership that goes on is there in every year since it began.
    titles = {row.title for row in records(BY, plan, date(2023, 1, 1), date(2023, 12, 31))}
    assert "Kust- och öregionernas konferens" in titles
    titles = {row.title for row in records(BY, plan, date(2021, 1, 1), date(2021, 12, 31))}
    assert "Kust- och öregionernas konferens" not in titles


def test_a_matter_that_became_part_of_another_carries_its_tags(
    plans: dict[str, int], area: Area, at: datetime
) -> None:
    owner = Account.objects.get(email="strateg@utblick.example")
    board = Board.objects.get(key="RUN")

    def matter(title: str) -> Matter:
        return Matter.objects.create(
            title=title, state="act", created_at=at, judged_at=at, owner=owner, owner_board=board
        )

    one, other = matter("Ett"), matter("Ett annat")
    actions.set_tag("monitoring.matter", one.pk, area("nutri"), by=BY, at=at)
    actions.set_tag("monitoring.matter", other.pk, area("nutri"), by=BY, at=at)
    assert len(entries(BY, area("nutri").plan)) == 2
    MatterAlias.objects.create(former_id=one.pk, matter=other)
    one.delete()
    found = entries(BY, area("nutri").plan)
    assert [(entry.thing.title, len(entry.tags)) for entry in found] == [("Ett annat", 2)]


def test_a_contact_that_was_destroyed_is_still_counted(tagged: datetime, area: Area, person: Person) -> None:
    letter = Contact.objects.get(subject="Gemensamt brev om biogas")
    Contact.objects.filter(pk=letter.pk).update(subject="Gallrad", said="", destroyed_on=tagged.date())
    titles = [row.title for row in records(person("strateg"), area("nutri").plan)]
    assert "Gallrad" in titles
    with pytest.raises(RuleBroken):
        actions.set_tag("actors.contact", letter.pk, area("ship"), by=person("strateg"), at=tagged)


def test_words_suggest_and_set_nothing(network: Network, area: Area, person: Person) -> None:
    one = taggable()[NETWORK]
    rows = list(PolicyArea.objects.filter(plan__key="2021"))
    found = suggestions(one.thing(network), rows)
    assert [(each.area, each.word) for each in found] == [(area("nutri").pk, "övergödning")]
    assert suggestions(one.thing(network), rows, taken={area("nutri").pk}) == []
    assert suggestions(Thing("Havet", ""), rows) == []
    plan = area("nutri").plan
    assert [row.thing.title for row in untagged(person("strateg"), plan)] == ["Nätverk mot övergödning"]
    assert untagged(person("strateg"), plan, kind="actors.contact") == []
    assert untagged(person("kommunikator"), plan) == []
    Network.objects.update(until=date(2020, 1, 1))
    assert untagged(person("strateg"), plan) == []
    assert not StrategyTag.objects.exists()


def test_the_box_on_a_record_s_page(network: Network, client_of: SignIn, area: Area, at: datetime) -> None:
    nutri, url = area("nutri"), reverse("networks:network", args=[network.key])
    strategist, politician = client_of("strateg"), client_of("majoritet.run")
    page = strategist.get(url).content.decode()
    # One press on what is suggested, with the word that suggests it; or a choice and a press.
    assert f'name="element" value="a{nutri.pk}"' in page
    assert "the word “övergödning”" in page
    assert "strategy-box" not in politician.get(url).content.decode()
    given: dict[str, Any] = {"kind": NETWORK, "number": network.pk, "element": f"a{nutri.pk}", "next": url}
    assert strategist.post(reverse("balticsea:set_tag"), given).url == url  # type: ignore[attr-defined]
    tag = StrategyTag.objects.get()
    shown = politician.get(url).content.decode()
    assert nutri.get_absolute_url() in shown
    assert reverse("balticsea:remove_tag", args=[tag.pk]) not in shown
    politician.post(reverse("balticsea:remove_tag", args=[tag.pk]))
    politician.post(reverse("balticsea:make_foremost", args=[tag.pk]))
    assert StrategyTag.objects.exists()
    answer = strategist.post(reverse("balticsea:remove_tag", args=[tag.pk]))
    assert answer.headers["Location"] == url
    assert not StrategyTag.objects.exists()


@pytest.mark.parametrize("element", ["", "a", "x1", "a²", "a" + "9" * 30, "c999999"])
def test_what_is_not_chosen_is_said(network: Network, client_of: SignIn, element: str) -> None:
    given = {"kind": NETWORK, "number": network.pk, "element": element, "next": "https://elsewhere.example/"}
    answer = client_of("strateg").post(reverse("balticsea:set_tag"), given, follow=True)
    assert answer.redirect_chain[0][0] == reverse("balticsea:strategy")
    assert "Choose an area or an action first." in answer.content.decode()
    assert not StrategyTag.objects.exists()


@pytest.mark.parametrize(("kind", "number"), [("networks.network", "²"), ("x.y", "1"), (NETWORK, "9" * 40)])
def test_what_is_not_there_cannot_be_tagged(area: Area, client_of: SignIn, kind: str, number: str) -> None:
    given = {"kind": kind, "number": number, "element": f"a{area('nutri').pk}"}
    assert client_of("strateg").post(reverse("balticsea:set_tag"), given).status_code == 404
