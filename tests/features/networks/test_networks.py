"""Networks: the rules, who may what, what is told before a decision, and the pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from utblick.features.networks import actions, queries, rules
from utblick.features.networks.example import load
from utblick.features.networks.models import Gain, Network, Recommendation, Representative
from utblick.features.organisation.models import Board, Topic, Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.rules import ChangedMeanwhile, RuleBroken

BY = system("test")
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]


@pytest.fixture
def client_of(region: None) -> SignIn:
    def signed_in(name: str, language: str = "en") -> Client:
        client = Client()
        accounts = Account.objects.filter(email=f"{name}@utblick.example")
        accounts.update(language=language)
        client.force_login(accounts.get(), backend="utblick.foundation.accounts.backend.AccountBackend")
        return client

    return signed_in


@pytest.fixture
def network(region: None, at: datetime) -> Callable[..., Network]:
    def made(key: str = "hph", boards: str = "HSN", topics: str = "health", **fields: Any) -> Network:
        fields = {"name_sv": f"Nätverket {key}", "name_en": f"The network {key}", **fields}
        return actions.create_network(
            key=key,
            boards=list(Board.objects.filter(key__in=boards.split())),
            topics=list(Topic.objects.filter(key__in=topics.split())),
            by=BY,
            at=at,
            **fields,
        )

    return made


@pytest.mark.parametrize(
    ("renews", "months", "expected"),
    [
        (date(2027, 1, 1), 3, date(2026, 10, 1)),
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2027, 1, 1), 0, date(2027, 1, 1)),
        (None, 3, None),
        (date(2027, 1, 1), None, None),
    ],
)
def test_the_last_day_to_give_notice(renews: date | None, months: int | None, expected: date | None) -> None:
    assert rules.last_notice_day(renews, months) == expected


@pytest.mark.parametrize(
    ("member", "since", "until", "expected"),
    [
        ("region", None, None, True),
        ("unit", date(2026, 1, 1), date(2026, 6, 1), True),
        ("region", date(2026, 6, 2), None, False),
        ("region", None, date(2026, 5, 31), False),
        ("through", None, None, False),
        ("none", None, None, False),
    ],
)
def test_when_we_are_members(member: str, since: date | None, until: date | None, expected: bool) -> None:
    assert rules.is_member(member, since, until, date(2026, 6, 1)) == expected


def test_what_is_not_known_is_never_nothing() -> None:
    assert rules.cost_per_unit(None, 3) == rules.Worth(None, "fee")
    assert rules.cost_per_unit(1000, 0) == rules.Worth(None, "units")
    assert rules.cost_per_unit(0, 2) == rules.Worth(0)
    assert rules.cost_per_unit(1000, 3) == rules.Worth(333)


@given(st.lists(st.integers(1, 9), unique=True), st.lists(st.frozensets(st.integers(1, 12)), max_size=8))
def test_each_area_knows_the_networks_that_cover_it(areas: list[int], networks: list[frozenset[int]]) -> None:
    found = rules.covered_by(areas, dict(enumerate(networks)))
    assert list(found) == areas
    for area in areas:
        assert found[area] == [at for at, covered in enumerate(networks) if area in covered]


@pytest.mark.parametrize(
    ("who", "changes", "gains", "advises"),
    [
        ("strateg", True, True, True),
        ("admin", True, False, False),
        ("bryssel", False, True, False),
        ("sekreterare.hsn", False, False, True),
        ("sekreterare.tsn", False, False, False),
        ("kontakt.us", False, True, False),
        ("kontakt.vrinnevi", False, False, False),
        ("majoritet.hsn", False, False, False),
        ("kommunikator", False, False, False),
        ("contactpoint", False, False, False),
    ],
)
def test_who_may_what(
    who: str,
    changes: bool,
    gains: bool,
    advises: bool,
    network: Callable[..., Network],
    person: Person,
    at: datetime,
) -> None:
    by, one, unit, today = person(who), network(), Unit.objects.get(key="us-akut"), at.date()
    group = actions.add_group(one, "Den som fanns", [unit], by=BY, at=at)
    cost = actions.set_cost(one, 2024, fee=5, hours=None, by=BY, at=at)
    term = actions.add_representative(one, role="X", valid_from=date(2026, 1, 1), by=BY, at=at)
    advice = actions.recommend(one, "continue", "Nyttan är stor", by=BY, at=at)
    acts: list[tuple[bool, Callable[[], object]]] = [
        (changes, lambda: actions.create_network(key="x", name_sv="X", name_en="X", by=by, at=at)),
        (
            changes,
            lambda: actions.change_network(one, version=1, boards=[], topics=[], purpose="P", by=by, at=at),
        ),
        (changes, lambda: actions.set_cost(one, 2026, fee=1, hours=None, by=by, at=at)),
        (changes, lambda: actions.add_representative(one, role="Y", valid_from=today, by=by, at=at)),
        (changes, lambda: actions.end_representative(term, on=today, by=by, at=at)),
        (changes, lambda: actions.add_group(one, "Grupp", [unit], by=by, at=at)),
        (changes, lambda: actions.change_group(group, "Bytt", [], by=by, at=at)),
        (changes, lambda: actions.change_representative(term, seat="Z", by=by, at=at)),
        (changes, lambda: actions.remove_cost(cost, by=by, at=at)),
        (gains, lambda: actions.write_gain(one, "En kontakt", on=today, unit=unit, by=by, at=at)),
        (
            advises or who == "strateg",
            lambda: actions.decide(advice, "leave", on=today, decided_by="HSN § 1", by=by, at=at),
        ),
    ]
    if who == "strateg" or who.startswith("sekreterare.hsn"):
        acts.insert(0, (True, lambda: actions.recommend(one, "leave", "Dyrt", by=by, at=at)))
    for may, act in acts:
        if may:
            act()
            one.refresh_from_db()
            one.boards.set(Board.objects.filter(key="HSN"))
        else:
            with pytest.raises(NotAllowed):
                act()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("strateg", True),
        ("sekreterare.hsn", True),
        ("majoritet.hsn", True),
        ("opposition.hsn", True),
        ("majoritet.tsn", False),
        ("sekreterare.tsn", False),
        ("admin", False),
        ("bryssel", False),
        ("kontakt.us", False),
    ],
)
def test_a_recommendation_is_working_material_until_it_is_decided(
    who: str, sees: bool, network: Callable[..., Network], client_of: SignIn, at: datetime
) -> None:
    one = network(renews_on=timezone.localdate() + timedelta(days=90))
    advice = actions.recommend(one, "leave", "Hemligt skäl", by=BY, at=at)
    client = client_of(who)
    sheet, review = "/natverk/hph/", "/natverk/fornyelser/?format=csv"
    assert ("Hemligt skäl" in client.get(sheet).content.decode()) == sees
    assert ("leave" in b"".join(client.get(review)).decode()) == sees
    actions.decide(advice, "change", on=at.date(), decided_by="HSN § 7", by=BY, at=at)
    assert "Hemligt skäl" in client.get(sheet).content.decode()


@pytest.mark.parametrize(
    ("act", "problem", "sentence"),
    [
        (
            lambda n, at: actions.set_cost(n, 2026, fee=None, hours=None, by=BY, at=at),
            RuleBroken,
            "avgiften, timmarna",
        ),
        (lambda n, at: actions.write_gain(n, " ", on=at.date(), by=BY, at=at), RuleBroken, "vad det gav"),
        (lambda n, at: actions.recommend(n, "leave", " ", by=BY, at=at), RuleBroken, "skälet"),
        (lambda n, at: actions.set_cost(n, 1900, fee=1, hours=None, by=BY, at=at), ValidationError, "1995"),
        (
            lambda n, at: actions.change_network(
                n, version=1, boards=[], topics=[], member="unit", by=BY, at=at
            ),
            ValidationError,
            "Välj den enhet",
        ),
        (
            lambda n, at: actions.change_network(n, version=9, boards=[], topics=[], by=BY, at=at),
            ChangedMeanwhile,
            "Någon ändrade",
        ),
    ],
)
def test_what_cannot_be_is_said(
    act: Callable[[Network, datetime], object],
    problem: type[Exception],
    sentence: str,
    network: Callable[..., Network],
    at: datetime,
) -> None:
    with pytest.raises(problem, match=sentence):
        act(network(), at)


def test_a_decision_is_made_once_and_not_in_the_future(network: Callable[..., Network], at: datetime) -> None:
    advice = actions.recommend(network(), "continue", "Bra", by=BY, at=at)
    with pytest.raises(RuleBroken, match="framtiden"):
        actions.decide(advice, "continue", on=date(2099, 1, 1), decided_by="HSN", by=BY, at=at)
    actions.decide(advice, "continue", on=at.date(), decided_by="HSN", by=BY, at=at)
    with pytest.raises(RuleBroken, match="redan beslutat"):
        actions.decide(advice, "leave", on=at.date(), decided_by="HSN", by=BY, at=at)


def test_a_review_tells_cost_use_and_what_is_missing(network: Callable[..., Network], at: datetime) -> None:
    one, today = network(renews_on=date(2027, 3, 1), notice_months=3), at.date()
    assert queries.review(BY, one, today).worth.missing == "fee"
    actions.set_cost(one, 2025, fee=9000, hours=40, by=BY, at=at)
    actions.set_cost(one, 2026, fee=None, hours=60, by=BY, at=at)
    one = queries.network_by_key(BY, "hph")
    found = queries.review(BY, one, today)
    assert (found.fee, found.fee_year, found.hours, found.worth.missing) == (9000, 2025, 60, "units")
    actions.add_group(
        one, "Levnadsvanor", list(Unit.objects.filter(key__in=["us-akut", "us-barn"])), by=BY, at=at
    )
    actions.write_gain(one, "Ny rutin", on=today, unit=Unit.objects.get(key="us-barn"), by=BY, at=at)
    actions.write_gain(
        one, "Länge sedan", on=date(2020, 1, 1), unit=Unit.objects.get(key="arkiv"), by=BY, at=at
    )
    found = queries.review(BY, one, today)
    assert (found.active_units, len(found.times), found.worth.per_unit, found.notice_by) == (
        2,
        1,
        4500,
        date(2026, 12, 1),
    )


def test_areas_and_terms(network: Callable[..., Network], at: datetime) -> None:
    today = at.date()
    for key in ("a", "b", "c"):
        network(key)
    network("d", topics="culture", member="none")
    none, many, _few = queries.areas(BY, today)
    assert [row.topic.key for row in many] == ["health"]
    assert [network.key for network in many[0].networks] == ["a", "b", "c"]
    assert "culture" in {row.topic.key for row in none}
    assert "cpmr" not in {row.topic.key for row in none}, "no prioritised area"
    one = Network.objects.get(key="a")
    for role, days in (("Snart", 100), ("Sen", 300), ("Slut", -5)):
        actions.add_representative(
            one,
            role=role,
            valid_from=today - timedelta(days=400),
            valid_until=today + timedelta(days=days),
            by=BY,
            at=at,
        )
    assert [row.role for row in queries.terms_ending(BY, today)] == ["Snart"]


def test_from_new_to_decided_in_the_browser(client_of: SignIn) -> None:
    client, today = client_of("strateg"), timezone.localdate()
    hsn, unit = Board.objects.get(key="HSN"), Unit.objects.get(key="us-akut")
    sent = {
        "key": "euregha",
        "name_sv": "EUREGHA",
        "name_en": "EUREGHA",
        "member": "region",
        "boards": [str(hsn.pk)],
        "certainty": "sourced",
        "renews_on": str(today + timedelta(days=200)),
        "notice_months": "3",
        "address": "euregha.net",
    }
    assert client.post("/natverk/nytt/", sent | {"renews_on": "soon"}).status_code == 422
    assert client.post("/natverk/nytt/", sent | {"address": "javascript:alert(1)"}).status_code == 422
    assert client.post("/natverk/nytt/", sent).status_code == 302
    assert client.post("/natverk/nytt/", sent).status_code == 422
    posts: list[tuple[str, dict[str, Any]]] = [
        ("kostnad", {"year": "2026", "fee": "66000"}),
        (
            "representant",
            {
                "role": "Ledamot i nämnden",
                "is_political": "on",
                "board": str(hsn.pk),
                "valid_from": str(today),
            },
        ),
        ("arbetsgrupp", {"name": "Läkemedel", "units": [str(unit.pk)]}),
        ("nytta", {"words": "Gemensamt svar", "kind": "position", "on": str(today), "unit": str(unit.pk)}),
        ("rekommendation", {"advice": "continue", "reason": "Nyttan är stor"}),
    ]
    for name, given_ in posts:
        address = f"/natverk/euregha/{name}/"
        assert client.get(address).status_code == 200
        assert client.post(address, {}).status_code == 422
        assert client.post(address, given_).status_code == 302, name
    row = Recommendation.objects.get()
    decided = {"decision": "continue", "on": str(today), "decided_by": "HSN § 9"}
    assert client.post(f"/natverk/beslut/{row.pk}/", decided).status_code == 302
    page = client.get("/natverk/euregha/").content.decode()
    for words in (
        "66,000 kronor",
        "Ledamot i nämnden",
        "Läkemedel",
        "Gemensamt svar",
        "Nyttan är stor",
        "HSN § 9",
    ):
        assert words in page, words
    assert "EUREGHA" in client.get("/namnder/bord/HSN/").content.decode()
    assert (
        "Last day to give notice: EUREGHA"
        in client.get("/namnder/aret/", {"year": str((today + timedelta(days=110)).year)}).content.decode()
    )
    assert client.post(f"/natverk/uppdrag/{Representative.objects.get().pk}/avsluta/").status_code == 302
    assert client_of("kontakt.us").post(f"/natverk/nytta/{Gain.objects.get().pk}/ta-bort/").status_code == 302
    assert (
        client_of("kontakt.us").post("/natverk/euregha/kostnad/", {"year": "2026", "fee": "1"}).status_code
        == 403
    )


def test_everybody_reads_and_nobody_without_signing_in(
    network: Callable[..., Network], client_of: SignIn, client: Client
) -> None:
    network()
    for address in ("/natverk/", "/natverk/hph/", "/natverk/tackning/", "/natverk/fornyelser/"):
        assert client.get(address).status_code == 302
        for who in ("majoritet.rs", "kontakt.us", "contactpoint", "kommunikator"):
            assert client_of(who).get(address).status_code == 200, (who, address)
    assert client_of("majoritet.rs").get("/natverk/nytt/").status_code == 403


def test_the_example_has_each_with_its_certainty(region: None, at: datetime, client_of: SignIn) -> None:
    assert load(at)["networks"] == Network.objects.count()
    assert load(at)["networks"] == 0
    assert Network.objects.get(key="aer").certainty == "unsure"
    assert [board.key for board in Network.objects.get(key="cpmr").boards.all()] == ["RUN", "TSN"]
    answer = client_of("strateg").get("/natverk/?format=xlsx")
    cells = [row[0] for row in load_workbook(io.BytesIO(b"".join(answer))).active.iter_rows(values_only=True)]
    assert "Conference of Peripheral Maritime Regions" in cells


def test_pages_cost_the_same_however_much_there_is(
    network: Callable[..., Network], client_of: SignIn, at: datetime
) -> None:
    client = client_of("strateg")

    def filled(key: str) -> None:
        one = network(key, member="region")
        actions.set_cost(one, 2026, fee=1, hours=1, by=BY, at=at)
        actions.add_representative(one, role="X", valid_from=date(2026, 1, 1), by=BY, at=at)

    filled("a")

    def cost(name: str) -> int:
        with CaptureQueriesContext(connection) as queries_:
            assert client.get(reverse(f"networks:{name}")).status_code == 200
        return len(queries_)

    few = [cost(name) for name in ("networks", "overview")]
    for number in range(10):
        filled(f"n{number}")
    assert [cost(name) for name in ("networks", "overview")] == few
    assert max(few) < 26, few
