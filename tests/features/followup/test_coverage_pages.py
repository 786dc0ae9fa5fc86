"""The goal as people see it: the figure, the map, what counts, and where it does not apply."""

from __future__ import annotations

import io
import re
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
from lxml import html
from openpyxl import load_workbook

from utblick.engine.coverage.counting import State
from utblick.features.exchanges import actions as exchanges
from utblick.features.exchanges.models import Exchange
from utblick.features.followup import actions
from utblick.features.followup.coverage import Goal, definition_on
from utblick.features.followup.models import NotApplicable, ParticipationDefinition
from utblick.features.organisation.actions import change_unit
from utblick.features.organisation.models import Unit
from utblick.foundation.accounts.models import Account
from utblick.foundation.accounts.viewer import NotAllowed, Viewer, system
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken

BY = system("test")
SignIn = Callable[..., Client]
Person = Callable[[str], Viewer]


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
def definition(region: None, at: datetime) -> ParticipationDefinition:
    return actions.decide_definition(valid_from=date(2024, 1, 1), by=BY, at=at)


@pytest.fixture
def took_part(region: None, at: datetime) -> Callable[..., Exchange]:
    exchanges.add_suggested_terms(by=BY, at=at)

    def made(key: str, on: date, title: str = "Studiebesök", **more: Any) -> Exchange:
        wish = exchanges.Wish(title=title, starts_on=on, units=[Unit.objects.get(key=key)], **more)
        return exchanges.register(wish, by=BY, at=at)

    return made


def text(client: Client, address: str = "/malet/", **given: str) -> str:
    answer = client.get(address, given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_registered_exchange_turns_the_cell(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], client_of: SignIn
) -> None:
    today = timezone.localdate()
    unit = Unit.objects.get(key="us-akut")
    client = client_of("kontakt.us")

    def cell() -> tuple[str, str | None]:
        page = html.fromstring(text(client, area=str(unit.parent_id)))
        (row,) = page.xpath(f"//table[@class='map']//tr[th/a[contains(@href, '/enheter/{unit.pk}/')]]")
        last = row.xpath("td")[-2]
        return last.get("class"), next(iter(last.xpath("a/@href")), None)

    assert cell() == ("sign silent", None)
    made = took_part("us-akut", today)
    kind, address = cell()
    assert kind == "sign done"
    assert f"/utbyten/{made.pk}/" in text(client, str(address))
    assert "1 / 28" in text(client_of("majoritet.hsn"), "/namnder/bord/HSN/")


@pytest.mark.parametrize(
    ("who", "defines"),
    [
        ("strateg", True),
        ("admin", False),
        ("bryssel", False),
        ("kontakt.us", False),
        ("sekreterare.rs", False),
        ("majoritet.rs", False),
        ("opposition.rs", False),
    ],
)
def test_everybody_sees_the_figure_and_few_change_it(
    who: str,
    defines: bool,
    definition: ParticipationDefinition,
    client_of: SignIn,
    person: Person,
    at: datetime,
) -> None:
    client, by = client_of(who), person(who)
    assert "0 of 47 take part" in text(client)
    assert "each unit at least once in 24 months" in text(client, "/malet/vad-som-raknas/")
    for name in ("new_definition", "set_aside"):
        assert client.get(reverse(f"followup:{name}")).status_code == (200 if defines else 403)
    unit = Unit.objects.get(key="arkiv")
    acts: list[Callable[[], object]] = [
        lambda: actions.decide_definition(valid_from=date(2026, 1, 1), why="x", by=by, at=at),
        lambda: actions.set_aside(
            unit, "Läggs ned", valid_from=at.date(), valid_until=at.date() + timedelta(days=30), by=by, at=at
        ),
    ]
    for act in acts:
        if defines:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


def test_nobody_looks_without_signing_in(client: Client, region: None) -> None:
    for name in ("coverage", "definitions", "new_definition", "set_aside"):
        assert client.get(reverse(f"followup:{name}")).status_code == 302


def test_two_definitions_give_two_figures(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], client_of: SignIn, at: datetime
) -> None:
    today = timezone.localdate()
    took_part("us-akut", today - timedelta(days=30))
    took_part("us-barn", today - timedelta(days=30), "Konferens")
    took_part("kmc", today - timedelta(days=900))
    actions.decide_definition(
        valid_from=date(2026, 1, 1), months=36, kinds=["study-visit"], why="Smalare", by=BY, at=at
    )
    client = client_of("strateg")
    assert "2 of 47 take part" in text(client, definition="2")
    assert "2 of 47 take part" in text(client, definition="1")
    took_part("cmiv", today - timedelta(days=30), "Konferens")
    assert "3 of 47 take part" in text(client, definition="1")
    assert "2 of 47 take part" in text(client)
    assert "2 of 47 take part" in text(client, definition="99")
    versions = list(ParticipationDefinition.objects.all())
    assert [
        definition_on(day, versions).number
        for day in (date(2020, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    ] == [1, 1, 2]  # type: ignore[union-attr]


def test_another_day_tells_what_was_known_then(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], client_of: SignIn
) -> None:
    took_part("us-akut", date(2026, 3, 1))
    client = client_of("strateg")
    assert "0 of 47 take part" in text(client, on="2026-02-28")
    assert "1 of 47 take part" in text(client, on="2026-03-01")
    assert "1 of 47 take part" in text(client, on="not a day")
    assert "1 of 47 take part" in text(client, on="2099-01-01")


def test_drafts_and_cancelled_do_not_count(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], at: datetime
) -> None:
    today = timezone.localdate()
    took_part("us-akut", today, is_draft=True)
    exchanges.cancel(took_part("us-barn", today), by=BY, at=at)
    took_part("kmc", today + timedelta(days=20))
    assert Goal(definition, today).coverage.done == 0


def test_a_successor_takes_over_what_was_done(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange]
) -> None:
    today = timezone.localdate()
    took_part("us-akut", today - timedelta(days=40))
    Unit.objects.filter(key="us-akut").update(
        valid_until=today - timedelta(days=10), successor=Unit.objects.get(key="us-barn")
    )
    goal = Goal(definition, today)
    told = {row.unit.key: row.standing.state for row in goal.rows}
    assert told["us-barn"] == State.DONE
    assert told["us-akut"] == State.ABSENT


def test_who_lapses_soon_and_what_is_planned(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], client_of: SignIn
) -> None:
    today = timezone.localdate()
    took_part("us-akut", today - timedelta(days=700))
    took_part("us-akut", today + timedelta(days=10), "Planerad resa till Åbo")
    page = text(client_of("strateg"))
    assert "Planerad resa till Åbo" in page
    assert "Emergency Department" in page.split("Due again within six months")[1].split("</section>")[0]


def test_the_goal_is_set_aside_with_a_reason_and_a_last_day(
    definition: ParticipationDefinition, client_of: SignIn, at: datetime
) -> None:
    today, unit = timezone.localdate(), Unit.objects.get(key="arkiv")
    client = client_of("strateg")
    sent = {
        "unit": str(unit.pk),
        "reason": "Flyttar under året",
        "valid_from": str(today),
        "valid_until": str(today + timedelta(days=100)),
    }
    assert (
        client.post(
            "/malet/galler-inte/", sent | {"valid_until": str(today + timedelta(days=2000))}
        ).status_code
        == 422
    )
    assert client.post("/malet/galler-inte/", sent | {"reason": ""}).status_code == 422
    assert client.post("/malet/galler-inte/", sent).status_code == 302
    assert client.post("/malet/galler-inte/", sent).status_code == 422
    page = text(client)
    assert "0 of 46 take part" in page
    assert "Flyttar under året" in text(client_of("majoritet.rs"))
    made = NotApplicable.objects.get()
    assert client_of("kontakt.us").post(f"/malet/galler-inte/{made.pk}/galler-igen/").status_code == 403
    client.post(f"/malet/galler-inte/{made.pk}/galler-igen/")
    assert "0 of 47 take part" in text(client)
    assert not NotApplicable.objects.exists()  # it had not begun before today
    assert list(
        AuditEvent.objects.filter(action__startswith="followup.exemption").values_list("action", flat=True)
    )


@pytest.mark.parametrize(
    ("given", "problem", "sentence"),
    [
        ({"valid_from": date(2023, 12, 31), "why": "x"}, RuleBroken, "efter den förra"),
        ({"valid_from": date(2025, 1, 1)}, RuleBroken, "varför"),
        ({"valid_from": date(2025, 1, 1), "why": "x", "months": 0}, ValidationError, "months"),
        ({"valid_from": date(2025, 1, 1), "why": "x", "level": 1}, ValidationError, "level"),
    ],
)
def test_what_cannot_be_decided(
    given: dict[str, Any],
    problem: type[Exception],
    sentence: str,
    definition: ParticipationDefinition,
    at: datetime,
) -> None:
    with pytest.raises(problem, match=sentence):
        actions.decide_definition(by=BY, at=at, **given)
    assert ParticipationDefinition.objects.count() == 1


def test_versions_follow_each_other(definition: ParticipationDefinition, client_of: SignIn) -> None:
    client = client_of("strateg")
    sent = {"valid_from": "2026-07-01", "level": "2", "months": "12", "why": "Årligen", "kinds": []}
    assert client.post("/malet/vad-som-raknas/ny/", sent | {"why": ""}).status_code == 422
    assert client.post("/malet/vad-som-raknas/ny/", sent).status_code == 302
    first, second = ParticipationDefinition.objects.order_by("number")
    assert (first.valid_until, second.number, second.months) == (date(2026, 7, 1), 2, 12)


def test_without_a_definition_the_page_says_what_to_do(region: None, client_of: SignIn) -> None:
    assert "What counts is not decided yet" in text(client_of("strateg"))
    assert "Units that regularly" not in text(client_of("majoritet.hsn"), "/namnder/bord/HSN/")


def test_the_map_as_a_file_says_what_was_counted(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], client_of: SignIn
) -> None:
    took_part("us-akut", timezone.localdate())
    answer = client_of("strateg").get("/malet/?format=xlsx&board=HSN")
    rows = list(load_workbook(io.BytesIO(b"".join(answer))).active.iter_rows(values_only=True))
    told = "\n".join(str(row[0]) for row in rows[:8])
    assert "Version 1: each unit at least once in 24 months" in told
    assert "1 of 28 units take part" in told
    assert sum(row[1] is not None and row[3] == "takes part" for row in rows) == 1


def test_a_page_costs_the_same_however_much_there_is(
    definition: ParticipationDefinition, took_part: Callable[..., Exchange], client_of: SignIn
) -> None:
    client = client_of("strateg")
    took_part("us-akut", date(2026, 1, 5))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            text(client)
        return len(queries)

    few = cost()
    for number in range(15):
        took_part("us-barn", date(2025, 1, 5) + timedelta(days=30 * number))
    assert cost() == few
    assert few < 30, few


@pytest.mark.django_db
@pytest.mark.parametrize("on", ["0001-01-01", "0002-06-30", "9999-12-31", "2030-01-01", "inte en dag", ""])
def test_any_day_can_be_asked_for(on: str, filled: datetime, client_of: SignIn) -> None:
    client = client_of("strateg", "sv")
    page = client.get("/malet/", {"on": on})
    assert page.status_code == 200
    assert ("Det som kommer är inte känt" in page.content.decode()) == on.startswith(("9999", "2030"))
    assert client.get("/malet/", {"on": on, "format": "csv"}).status_code == 200


@pytest.mark.django_db
def test_a_cell_opens_as_many_as_it_says(filled: datetime, client_of: SignIn) -> None:
    client = client_of("strateg", "sv")
    page = html.fromstring(client.get("/malet/").content)
    links = page.xpath("//td[contains(@class, 'sign')]/a")
    assert len(links) > 20
    for link in links[:40]:
        said = link.xpath("string(.//span[@class='count'])")
        opened = client.get(link.get("href")).content.decode()
        if said:
            assert re.search(rf"\b{said} (rader|rad)\b", opened), link.get("href")
        else:
            assert "0 rader" not in opened, "a cell that is done stands on something"


def test_an_earlier_day_has_the_tree_of_that_day(filled: datetime) -> None:
    today = timezone.localdate(filled)
    definition = definition_on(today, ParticipationDefinition.objects.all())
    unit = Unit.objects.filter(level=3, board__key="HSN", valid_until=None).first()
    other = Unit.objects.filter(level=2, board__key="RUN", valid_until=None).first()
    assert definition is not None
    assert unit is not None
    assert other is not None
    area = unit.parent
    change_unit(unit, parent=other, board=other.board, from_on=today, by=system("test"), at=filled)
    yesterday = today - timedelta(days=1)
    for day, board, place in ((today, "RUN", other), (yesterday, "HSN", area)):
        found = {one.pk: one for one in Goal(definition, day, board=board).units}
        assert found[unit.pk].parent == place
    assert unit.pk not in {one.pk for one in Goal(definition, yesterday, board="RUN").units}
    assert unit.pk not in {one.pk for one in Goal(definition, today, board="HSN").units}
