"""What suits a unit and why, and what units and boards say of calls: remembered, taken back, counted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from utblick.connectors.record import CallRecord
from utblick.features.monitoring.actions.importing import import_records
from utblick.features.monitoring.models import Concept, Hit, Source, WatchProfile
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.features.programmes import desk, matching, queries_matching, related, today
from utblick.features.programmes.actions.taking_calls import take_calls
from utblick.features.programmes.actions.verdicts import give_verdict, take_back_verdict, write_need
from utblick.features.programmes.example import load
from utblick.features.programmes.matching import Found, Need
from utblick.features.programmes.models import Call, CallMoment, CallVerdict, Programme
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]
BY = system("test")


@pytest.fixture
def traffic(loaded: None) -> Unit:
    return Unit.objects.select_related("parent", "board").get(key="kollektivtrafik")


@pytest.fixture
def office(loaded: None) -> Unit:
    return Unit.objects.select_related("parent", "board").get(key="internationell-samverkan")


def climate() -> Call:
    return Call.objects.get(programme__key="ibsr-2021", key="exempel-1")


NEED = Need(
    words=("biogas", "bus"),
    profiles=frozenset({1}),
    topics={"energy": "Energi", "sea": "Östersjön"},
    labels={"energy": ["bioenergy"], "sea": ["Baltic Sea"]},
)


@pytest.mark.parametrize(
    ("found", "title", "text", "kinds"),
    [
        ([], "Clean water", "Nothing", []),
        ([Found(1, "Biogas", "energy", ("biogas",))], "Clean water", "", ["profile"]),
        ([Found(2, "Energy", "energy", ())], "Clean water", "", ["topic"]),
        ([], "Bioenergy for all", "", ["topic"]),
        ([], "For all", "About bioenergy", []),
        ([], "Biogas plants", "", ["title"]),
        ([], "For all", "About biogas", ["text"]),
        (
            [Found(1, "Biogas", "", ())],
            "Biogas in the Baltic Sea",
            "buses",
            ["profile", "topic", "title", "text"],
        ),
    ],
)
def test_reasons_are_told_the_weightiest_first(found: Any, title: str, text: str, kinds: list[str]) -> None:
    told = matching.reasons(NEED, found, title, text)
    assert [one.kind for one in told] == kinds
    assert matching.weight(told) == sum(matching.WEIGHTS[kind] for kind in kinds)


def test_a_reason_is_told_once_and_in_the_readers_words() -> None:
    need = Need(
        words=("hälsodata",),
        topics={"care": "Hälsa och vård", "data": "Hälsodata"},
        labels={"care": ["Hälsa och vård", "Health and care", "vård"], "data": ["Hälsodata", "Health data"]},
        shown={"care": frozenset({"vård"})},
    )
    title = "Hälsodata i vård: Health and care, Health data. Hälsa och vård"
    with override("sv"):
        told = queries_matching.in_words(matching.reasons(need, [], title, ""))
    assert told == "ämnet Hälsa och vård (vård); ”hälsodata” i titeln"


def test_a_topic_tells_only_the_words_of_the_readers_language(traffic: Unit, at: datetime) -> None:
    topic = Topic.objects.get(key="health")
    topic.concepts = ["care"]
    topic.save()
    Concept.objects.create(
        key="care", name_sv="Vård", name_en="Care", labels={"sv": ["vård*"], "en": ["care"]}, changed_at=at
    )
    write_need(traffic, words=[], topics=[topic], profiles=[], preparation_weeks=8, version=1, by=BY, at=at)
    row = queries_matching.need_of(BY, traffic)
    assert row is not None
    for language, words in (("sv", {"vård"}), ("en", {"care"})):
        with override(language):
            assert queries_matching.as_need(row).shown == {"health": frozenset(words)}


def test_words_of_a_unit_find_its_calls(traffic: Unit, strategist: Viewer, at: datetime) -> None:
    found = queries_matching.suiting(strategist, traffic, at)
    assert [one.row.call.programme.key for one in found if one.row.call.programme] == ["ibsr-2021"]
    with override("sv"):
        assert "”biogas” i texten" in queries_matching.in_words(found[0].reasons)


def test_a_profile_of_the_unit_tells_why(traffic: Unit, strategist: Viewer, at: datetime) -> None:
    source = Source.objects.create(key="portal", kind="sedia_calls", name_sv="Portalen", name_en="Portal")
    owner = Account.objects.get(email="strateg@utblick.example")
    profile = WatchProfile.objects.create(
        name="Bussar", query="buses", owner=owner, topic="public-transport", created_at=at, changed_at=at
    )
    write_need(traffic, words=[], topics=[], profiles=[profile], preparation_weeks=8, version=1, by=BY, at=at)
    record = CallRecord(
        source="x",
        source_id="CEF-1",
        url="",
        licence="",
        title="Zero-emission fleets",
        programme="CEF",
        closes_at=["2027-03-01"],
    )
    import_records(source, [record], by=BY, at=at)
    take_calls(by=BY, at=at)
    call = Call.objects.get(key="CEF-1")
    assert call.document is not None
    marks: dict[str, Any] = {
        "field": "title",
        "text": "Zero-emission fleets",
        "marks": [[14, 20]],
        "cut": [False, False],
    }
    Hit.objects.create(
        profile=profile, document=call.document, spans=[], passages=[marks], digest="x", found_at=at
    )
    (one,) = queries_matching.suiting(strategist, traffic, at)
    with override("en"):
        assert queries_matching.in_words(one.reasons) == "the watch profile “Bussar” found fleets"
    proposal = queries_matching.whose(call, at)
    assert proposal is not None
    assert proposal.owner is not None
    assert proposal.owner.key == "TSN"
    part = desk.calls(strategist, "TSN", at)
    assert part is not None
    assert [line.url for line in part.lines] == [reverse("programmes:call", args=[call.pk])]
    (told,) = related.RELATED["monitoring.matter"](strategist, call.document.matter).lines  # type: ignore[union-attr]
    assert told.title == "Zero-emission fleets"


def test_what_a_unit_looks_for_is_inherited_by_those_below(
    office: Unit, strategist: Viewer, at: datetime
) -> None:
    below = Unit.objects.create(
        key="grupp",
        level=3,
        parent=office,
        name_sv="Gruppen",
        name_en="The group",
        valid_from=date(2020, 1, 1),
    )
    need = queries_matching.need_of(strategist, below)
    assert need is not None
    assert need.unit == office


def test_a_no_takes_the_call_off_the_list_until_it_is_taken_back(
    traffic: Unit, person: Person, strategist: Viewer, at: datetime
) -> None:
    contact, call = person("kontakt.kollektivtrafik"), climate()
    row = give_verdict(
        call, "not_for_us", unit=traffic, reason="time", words="För kort tid", by=contact, at=at
    )
    (one,) = queries_matching.suiting(strategist, traffic, at)
    assert one.verdict == row
    again = give_verdict(call, "look_closer", unit=traffic, reason="time", by=contact, at=at)
    row.refresh_from_db()
    assert (row.taken_back_at, again.reason) == (at, "")
    take_back_verdict(again, by=contact, at=at)
    take_back_verdict(again, by=contact, at=at + timedelta(days=1))
    again.refresh_from_db()
    assert again.taken_back_at == at
    (one,) = queries_matching.suiting(strategist, traffic, at)
    assert one.verdict is None


def test_a_no_has_a_reason(traffic: Unit, strategist: Viewer, at: datetime) -> None:
    for fields in ({}, {"reason": "other"}, {"reason": "other", "words": "  "}):
        with pytest.raises(RuleBroken):
            give_verdict(climate(), "not_for_us", unit=traffic, **fields, by=strategist, at=at)


def test_what_was_said_is_remembered_when_the_topic_or_programme_returns(
    office: Unit, strategist: Viewer, at: datetime, ahead: Call
) -> None:
    (one,) = [one for one in queries_matching.suiting(strategist, office, at) if one.row.call.pk == ahead.pk]
    assert one.earlier is not None
    with override("sv"):
        assert "”inte för oss” om ”Fjärde utlysningen, allmän”" in queries_matching.said_in_words(one.earlier)
    horizon = Programme.objects.get(key="horizon-2021")
    old = Call.objects.create(programme=horizon, key="HORIZON-2025-03", title="Old")
    other = Call.objects.create(programme=horizon, key="HORIZON-2026-04", title="Other")
    again = Call.objects.create(programme=horizon, key="HORIZON-2027-03", title="New")
    first = give_verdict(old, "apply", unit=office, by=strategist, at=at - timedelta(days=9))
    second = give_verdict(other, "look_closer", unit=office, by=strategist, at=at)
    said = queries_matching.earlier_verdicts(office)
    assert queries_matching.same_before(said, again) == first
    assert queries_matching.same_before([second], again) == second
    assert queries_matching.same_before(said, Call(key="X", programme=None)) is None


@pytest.mark.parametrize(
    ("name", "whose", "may"),
    [
        ("strateg", "kollektivtrafik", True),
        ("kontakt.kollektivtrafik", "kollektivtrafik", True),
        ("projektledare", "kollektivtrafik", False),
        ("kontakt.kultur", "kollektivtrafik", False),
        ("sekreterare.tsn", "TSN", True),
        ("sekreterare.run", "TSN", False),
        ("majoritet.tsn", "TSN", False),
        ("contactpoint", "kollektivtrafik", False),
        ("kommunikator", "kollektivtrafik", False),
        ("bryssel", "TSN", False),
        ("admin", "kollektivtrafik", False),
    ],
)
def test_who_says_so_for_whom(
    loaded: None, person: Person, at: datetime, name: str, whose: str, may: bool
) -> None:
    unit, board = Unit.objects.filter(key=whose).first(), Board.objects.filter(key=whose).first()
    call = climate()
    if may:
        row = give_verdict(call, "apply", unit=unit, board=board, by=person(name), at=at)
        take_back_verdict(row, by=person(name), at=at)
        return
    with pytest.raises(NotAllowed):
        give_verdict(call, "apply", unit=unit, board=board, by=person(name), at=at)
    row = give_verdict(call, "apply", unit=unit, board=board, by=BY, at=at)
    with pytest.raises(NotAllowed):
        take_back_verdict(row, by=person(name), at=at)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("strateg", True),
        ("kontakt.kollektivtrafik", True),
        ("kontakt.kultur", False),
        ("majoritet.tsn", False),
    ],
)
def test_who_writes_what_a_unit_looks_for(
    traffic: Unit, person: Person, at: datetime, name: str, may: bool
) -> None:
    fields: dict[str, Any] = {
        "words": ["buss"],
        "topics": list(Topic.objects.filter(key="health")),
        "profiles": [],
    }
    if not may:
        with pytest.raises(NotAllowed):
            write_need(traffic, **fields, preparation_weeks=8, version=1, by=person(name), at=at)
        return
    row = write_need(traffic, **fields, preparation_weeks=8, version=1, by=person(name), at=at)
    assert (row.words, row.version) == (["buss"], 2)
    with pytest.raises(ChangedMeanwhile):
        write_need(traffic, **fields, preparation_weeks=8, version=1, by=person(name), at=at)
    with pytest.raises(RuleBroken):
        write_need(traffic, words=[" "], topics=[], profiles=[], preparation_weeks=8, version=2, by=BY, at=at)


def test_the_pages_carry_it(region: None, client_of: SignIn, person: Person) -> None:
    load(timezone.now())
    client, unit = client_of("kontakt.kollektivtrafik"), Unit.objects.get(key="kollektivtrafik")
    call = climate()
    suits = reverse("programmes:suits")
    page = client.get(suits).content.decode()
    assert "Suits because" in page
    assert f"?whose=unit-{unit.pk}" in page
    part = today.calls(person("kontakt.kollektivtrafik"), timezone.now())
    assert part is not None
    assert len(part.lines) == 1
    judge = reverse("programmes:judge", args=[call.pk])
    assert "Universitetssjukhuset" not in client.get(judge).content.decode()
    wrong = client.post(judge, {"whose": f"unit-{unit.pk}", "verdict": "not_for_us"})
    assert wrong.status_code == 422
    assert "Choose why it is not for you" in wrong.content.decode()
    others = Unit.objects.get(key="kultur").pk
    assert client.post(judge, {"whose": f"unit-{others}", "verdict": "apply"}).status_code == 422
    said = client.post(
        judge,
        {"whose": f"unit-{unit.pk}", "verdict": "not_for_us", "reason": "money", "words": "Inga pengar"},
    )
    assert said.status_code == 302
    assert "Inga pengar" in client.get(said["Location"]).content.decode()
    assert "Suits because" not in client.get(suits).content.decode()
    assert today.calls(person("kontakt.kollektivtrafik"), timezone.now()) is None
    figures = client.get(f"{reverse('programmes:statistics')}?reason=money").content.decode()
    assert "Inga pengar" in figures
    assert 'href="?reason=money">1<' in figures
    row = CallVerdict.objects.get(call=call)
    client.post(reverse("programmes:take_back", args=[row.pk]))
    assert "Suits because" in client.get(suits).content.decode()
    assert client.get(judge).status_code == 200
    assert client_of("majoritet.tsn").get(judge).status_code == 403
    # Who serves no unit chooses one: nobody speaks for the first of the list by not choosing.
    for_all = client_of("strateg")
    assert '<option value="" selected>–</option>' in for_all.get(judge).content.decode()
    assert for_all.post(judge, {"whose": "", "verdict": "apply"}).status_code == 422


def test_what_a_unit_looks_for_is_written_on_its_page(region: None, client_of: SignIn) -> None:
    load(timezone.now())
    unit = Unit.objects.get(key="kultur")
    client, address = client_of("kontakt.kultur"), reverse("programmes:need", args=[unit.pk])
    assert "scenkonst" in client.get(address).content.decode()
    said = client.post(address, {"words": "dans, teater", "preparation_weeks": "6", "version": "1"})
    assert said.status_code == 302
    late = client.post(address, {"words": "film", "preparation_weeks": "6", "version": "1"})
    assert late.status_code == 409
    assert 'name="version" value="2"' in late.content.decode()
    assert client_of("kontakt.us").get(address).status_code == 403


def test_pages_ask_as_often_however_many_calls_there_are(region: None, client_of: SignIn) -> None:
    load(timezone.now())
    client, unit = client_of("strateg"), Unit.objects.get(key="kollektivtrafik")
    addresses = [
        reverse("programmes:programmes"),
        reverse("programmes:calls"),
        f"{reverse('programmes:calls')}?unit={unit.pk}",
        f"{reverse('programmes:suits')}?unit={unit.pk}",
        reverse("programmes:programme", args=["ibsr-2021"]),
        reverse("programmes:call", args=[climate().pk]),
        f"{reverse('programmes:check', args=[climate().pk])}?unit={unit.pk}",
        reverse("programmes:statistics"),
    ]

    def counted(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    before = [counted(address) for address in addresses for _ in range(2)][1::2]
    programme = Programme.objects.get(key="ibsr-2021")
    for number in range(15):
        call = Call.objects.create(programme=programme, key=f"B{number}", title=f"Biogas {number}")
        CallMoment.objects.create(call=call, kind="closes", on=timezone.localdate() + timedelta(days=50))
        give_verdict(call, "apply", board=Board.objects.get(key="TSN"), by=BY, at=timezone.now())
    after = {address: counted(address) for address in addresses}
    assert after == dict(zip(addresses, before, strict=True))
