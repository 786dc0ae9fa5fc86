"""Pages of advocacy: what they cost, what they keep of what was typed, and that nothing odd makes them fall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from lxml import html

from utblick.engine.procedures.kinds import KINDS
from utblick.engine.procedures.states import STATES, Lane
from utblick.engine.procedures.types import TYPES
from utblick.features.actors.models import Body, Contact, Person
from utblick.features.advocacy import standing
from utblick.features.advocacy.actions import asks, deadlines, procedures
from utblick.features.advocacy.actions.leads import refresh_leads
from utblick.features.advocacy.institutions import known
from utblick.features.advocacy.models import (
    Ask,
    Deadline,
    Event,
    Position,
    Procedure,
    Process,
    Stage,
    Text,
    Wording,
)
from utblick.features.advocacy.templatetags import advocacy as tags
from utblick.features.advocacy.words import MEANINGS, explained
from utblick.foundation.accounts.viewer import system

BY = system("test")
SignIn = Callable[..., Client]
Grow = Callable[[int], None]


@pytest.fixture
def grow(
    process: Process,
    file: Procedure,
    position: Callable[..., Position],
    text: Callable[..., Text],
    someone: Callable[..., Person],
    body: Callable[..., Body],
    met: Callable[..., Contact],
    at: datetime,
) -> Grow:
    """Add one of everything that pages list, to the file and beside it."""

    def grown(number: int) -> None:
        names = {"name_sv": f"Fil {number}", "name_en": f"File {number}"}
        other = procedures.create_procedure(
            processes=[process], key=f"fil-{number}", type="COD", by=BY, at=at, **names
        )
        procedures.add_event(other, on=date(2026, 1, number), kind="proposal_adopted", by=BY, at=at)
        procedures.relate(file, other, "affects", by=BY, at=at)
        procedures.add_number(file, type="com", value=f"COM(2025) {number}", by=BY, at=at)
        procedures.add_event(file, on=date(2026, 2, number), kind="committee_vote", body="REGI", by=BY, at=at)
        ada = someone(f"Ada {number} Example")
        procedures.involve(file, part="shadow", person=ada, body=body(f"B{number}"), by=BY, at=at)
        wanted = asks.write_ask(process, title_sv=f"Yrkande {number}", by=BY, at=at)
        asks.write_ask(process, title_sv=f"Utan lydelse {number}", by=BY, at=at)
        asks.word_ask(wanted, procedure=file, language="en", old="", new=f"Share {number} %", by=BY, at=at)
        position(title_sv=f"Vår {number}", procedures=[file])
        position(
            title_sv=f"Deras {number}",
            procedures=[file],
            holder="network",
            body=body(f"N{number}"),
            on=date(2026, 1, 1),
        )
        asks.note_letter(process, title_sv=f"Brev {number}", on=at.date(), asks=[wanted], by=BY, at=at)
        text(60 + number, Stage.COMMITTEE, reference=f"PE{number}")
        met(ada, about=[file], asked=[wanted])
        moment = at + timedelta(days=400 + number)
        deadlines.set_deadline(file, moment=moment, by=BY, at=at, **names)
        refresh_leads(file, by=BY, at=at)

    return grown


LISTED = (
    "advocacy:processes",
    "advocacy:procedures",
    "advocacy:positions",
    "advocacy:asks",
    "advocacy:deadlines",
    ("advocacy:process", "interreg"),
    ("advocacy:beside", "interreg"),
    ("advocacy:procedure", "planer"),
    ("advocacy:matrix", "planer"),
    "actors:contacts",
)


def test_pages_cost_as_much_for_many_rows_as_for_few(grow: Grow, client_of: SignIn) -> None:
    client = client_of("strateg")
    grow(1)
    grow(2)

    def costs() -> dict[str, int]:
        found = {}
        for page in LISTED:
            way = reverse(page) if isinstance(page, str) else reverse(page[0], args=page[1:])
            client.get(way)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(way).status_code == 200
            found[way] = len(asked)
        return found

    before = costs()
    for number in (3, 4, 5):
        grow(number)
    assert costs() == before
    assert max(before.values()) < 80, before


def test_the_page_of_an_ask_and_a_trace_cost_as_much_for_many(
    grow: Grow, client_of: SignIn, django_assert_max_num_queries: Any
) -> None:
    for number in range(1, 5):
        grow(number)
    client, wording = client_of("strateg"), Wording.objects.earliest("pk")
    for way in (
        reverse("advocacy:ask", args=[wording.ask_id]),
        reverse("advocacy:trace", args=[wording.pk, Text.objects.earliest("pk").pk]),
        reverse("advocacy:position", args=[Position.objects.earliest("pk").pk]),
        reverse("advocacy:text", args=[Text.objects.earliest("pk").pk]),
    ):
        with django_assert_max_num_queries(45):
            assert client.get(way).status_code == 200


def test_a_forms_words_stay_when_something_is_wrong(
    file: Procedure, ask: Ask, wording: Wording, position: Callable[..., Position], client_of: SignIn
) -> None:
    client = client_of("strateg")
    for page, key, given in (
        ("new_process", None, {"name_sv": "Kvar", "begins_on": "i går"}),
        ("change_process", "interreg", {"name_sv": "Kvar", "begins_on": "i går"}),
        ("new_procedure", None, {"name_sv": "Kvar"}),
        ("change_procedure", "planer", {"name_sv": "Kvar", "reference": "2018/0166(APP)"}),
        ("new_event", "planer", {"reference": "Kvar", "on": "13/1 2026"}),
        ("new_number", "planer", {"value": "Kvar", "type": "x"}),
        ("new_involvement", "planer", {"group": "Kvar", "part": "chair"}),
        ("new_deadline", "planer", {"name_sv": "Kvar", "hour": "kvart över"}),
        ("new_position", "interreg", {"text_sv": "Kvar"}),
        ("new_ask", "interreg", {"argument_sv": "Kvar"}),
        ("new_letter", "interreg", {"others": "Kvar"}),
        ("new_wording", ask.pk, {"target": "Kvar"}),
        ("change_wording", wording.pk, {"target": "Kvar"}),
        ("change_ask", ask.pk, {"argument_sv": "Kvar"}),
        ("change_position", position().pk, {"text_sv": "Kvar"}),
        ("load_text", "planer", {"name_sv": "Kvar"}),
    ):
        way = reverse(f"advocacy:{page}", args=[key] if key is not None else [])
        answer = client.post(way, given)
        assert answer.status_code == 422, page
        page_ = html.fromstring(answer.content)
        kept = page_.xpath("//main//form//input/@value | //main//form//textarea/text()")
        assert any("Kvar" in one for one in kept), page
        assert page_.xpath("//*[contains(@class, 'error') or @aria-invalid='true']"), page


def test_somebody_faster_is_told_and_may_save_again(process: Process, ask: Ask, client_of: SignIn) -> None:
    client, way = client_of("strateg"), reverse("advocacy:change_ask", args=[ask.pk])
    given = {"title_sv": "Mitt", "priority": "1", "certainty": "sourced", "version": "1"}
    Ask.objects.update(version=2, title_sv="Deras")
    answer = client.post(way, given)
    assert answer.status_code == 409
    (version,) = html.fromstring(answer.content).xpath("//input[@name='version']/@value")
    assert client.post(way, {**given, "version": version}).status_code == 302
    ask.refresh_from_db()
    assert ask.title_sv == "Mitt"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-03-29", "1900-02-28"])
def test_days_far_off_do_not_make_pages_fall(day: str, file: Procedure, client_of: SignIn) -> None:
    client = client_of("strateg")
    given = {"name_sv": "Långt borta", "on": day, "zone": "Europe/Helsinki", "certainty": "unsure"}
    for hour in ("", "00:00", "23:59"):
        answer = client.post(reverse("advocacy:new_deadline", args=["planer"]), {**given, "hour": hour})
        assert answer.status_code in (302, 422), (day, hour)
    event = {"kind": "committee_vote", "on": day, "certainty": "sourced"}
    assert client.post(reverse("advocacy:new_event", args=["planer"]), event).status_code in (302, 422)
    pages = (
        reverse("advocacy:procedure", args=["planer"]),
        *(reverse(f"advocacy:{one}") for one in ("deadlines", "processes", "procedures")),
    )
    for way in (*pages, reverse("monitoring:home"), reverse("governance:year")):
        assert client.get(way).status_code == 200, way


def test_of_a_day_alone_the_end_is_meant_where_the_eu_decides(file: Procedure, client_of: SignIn) -> None:
    given = {"name_sv": "Frist", "on": "2026-12-17", "zone": "Europe/Helsinki", "certainty": "sourced"}
    way = reverse("advocacy:new_deadline", args=["planer"])
    assert client_of("strateg").post(way, given).status_code == 302
    row = Deadline.objects.get()
    assert row.is_whole_day
    assert row.at.isoformat() == "2026-12-17T22:59:00+00:00"


@pytest.mark.parametrize(
    "query",
    [
        "?q=%00",
        "?q=" + "x" * 500,
        "?sort=nothing",
        "?process=none",
        "?page=abc",
        "?open=1&q=%F0%9F%98%80",
        "?sort=-since",
        "?sort=next",
        "?columns=x",
        "?when-from=abc",
    ],
)
def test_odd_questions_to_lists_are_answered(query: str, grow: Grow, client_of: SignIn) -> None:
    grow(1)
    client = client_of("majoritet.run")
    for page in ("procedures", "positions", "asks", "deadlines"):
        assert client.get(reverse(f"advocacy:{page}") + query, follow=True).status_code == 200, page
    for page in ("procedures", "positions", "asks", "deadlines"):
        for kind in ("csv", "xlsx"):
            assert client.get(f"{reverse(f'advocacy:{page}')}?export={kind}").status_code == 200, page


def test_a_file_of_every_type_has_a_page(process: Process, client_of: SignIn, at: datetime) -> None:
    client = client_of("majoritet.run")
    for type in TYPES:
        key = f"fil-{type.lower()}"
        row = procedures.create_procedure(
            processes=[process], key=key, type=type, name_sv=type, name_en=type, by=BY, at=at
        )
        way = reverse("advocacy:procedure", args=[key])
        assert client.get(way).status_code == 200, type
        fit = [key for key, kind in KINDS.items() if TYPES[type].track in kind.tracks]
        first = date(2026, 1, 1)
        Event.objects.bulk_create(
            Event(procedure=row, on=first + timedelta(days=number), kind=kind, added_at=at)
            for number, kind in enumerate(fit)
        )
        assert client.get(way).status_code == 200, type


def test_lanes_show_what_is_behind_now_and_ahead(file: Procedure, at: datetime) -> None:
    lanes = {one.lane: one.boxes for one in standing.drawn(standing.standing_of(file, at.date(), known()))}
    assert [box.state.key for box in lanes[Lane.PARLIAMENT] if box.tense == "now"] == ["ep_committee"]
    assert {box.tense for box in lanes[Lane.AFTER]} == {"ahead"}
    for boxes in lanes.values():
        tenses = [box.tense for box in boxes]
        last = max((at for at, tense in enumerate(tenses) if tense != "ahead"), default=-1)
        assert "ahead" not in tenses[: last + 1], "nothing stands as ahead before what is done"
    best = standing.best_now(standing.standing_of(file, at.date(), known()))
    assert best is not None
    assert best.state.key == "ep_committee"
    before = standing.standing_of(file, date(2025, 8, 1), known())
    assert "ep_committee" not in {one.state.key for one in before.active}, (
        "as of a day, what came later is not known"
    )
    early = standing.standing_of(file, date(2020, 1, 1), known())
    assert standing.best_now(early) is None
    assert standing.main_phase(early) == ""


def test_words_of_the_lanes_are_explained_in_both_languages(file: Procedure, at: datetime) -> None:
    assert set(MEANINGS) <= set(STATES)
    with override("sv"):
        swedish = dict(explained(standing.drawn(standing.standing_of(file, at.date(), known()))))
    assert "medlemsländerna" in swedish["Allmän riktlinje eller förhandlingsmandat"]
    with override("en"):
        assert len(explained(standing.drawn(standing.standing_of(file, at.date(), known())))) == len(swedish)


def test_tags_say_it_in_both_languages(
    file: Procedure, position: Callable[..., Position], at: datetime
) -> None:
    place = standing.standing_of(file, at.date(), known())
    with override("sv"):
        swedish = tags.standing_words(place)
    with override("en"):
        english = tags.standing_words(place)
    assert swedish != english
    assert {str(tags.lane_name(lane)) for lane in Lane}
    row = position(title_sv="<b>x</b>", text_sv="sv", text_en="en")
    with override("en"):
        assert (tags.other_text(row), tags.other_language()) == ("sv", ' lang="sv"')
    assert "<b>" not in str(tags.words_changed("<b>", "<i>"))


def test_our_own_position_asks_for_nothing_that_is_known(
    process: Process, body: Callable[..., Body], client_of: SignIn
) -> None:
    client, way = client_of("strateg"), reverse("advocacy:new_position", args=["interreg"])
    names = html.fromstring(client.get(way).content).xpath("//main//form//@name")
    assert not {"holder", "body", "on", "source"} & set(names)
    assert client.post(way, {"title_sv": "Vår", "text_sv": "Ja"}).status_code == 302
    theirs = html.fromstring(client.get(f"{way}?holder=government").content)
    assert theirs.xpath("//select[@name='holder']/option[@selected]/@value") == ["government"]
    assert "own" not in theirs.xpath("//select[@name='holder']/option/@value")
    assert client.post(f"{way}?holder=network", {"holder": "network", "title_sv": "X"}).status_code == 422
    given = {
        "holder": "network",
        "title_sv": "Deras",
        "body": body("CPMR").pk,
        "on": "2026-05-01",
        "certainty": "sourced",
    }
    assert client.post(f"{way}?holder=network", given).status_code == 302
    assert set(Position.objects.values_list("holder", "standing")) == {
        ("own", "draft"),
        ("network", "adopted"),
    }
    for row in Position.objects.all():
        change = reverse("advocacy:change_position", args=[row.pk])
        sent = {
            "title_sv": "Ny",
            "version": row.version,
            "body": given["body"],
            "on": "2026-05-01",
            "certainty": "sourced",
        }
        assert client.post(change, sent).status_code == 302, row.holder
    assert set(Position.objects.values_list("holder", flat=True)) == {"own", "network"}


def test_what_is_changed_can_be_taken_away_on_the_same_page(
    file: Procedure, body: Callable[..., Body], client_of: SignIn, at: datetime
) -> None:
    client, event = client_of("bryssel"), file.events.all()[0]
    part = procedures.involve(file, part="desk", body=body(), by=BY, at=at)
    for page, button, number in (
        ("change_event", "remove_event", event.pk),
        ("change_involvement", "end_involvement", part.pk),
    ):
        way = reverse(f"advocacy:{button}", args=[number])
        assert way in client.get(reverse(f"advocacy:{page}", args=[number])).content.decode()
        assert client.post(way).status_code == 302
    assert file.events.count() == 1
    assert file.involvements.get().valid_until is not None
