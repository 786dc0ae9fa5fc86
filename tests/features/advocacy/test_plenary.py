"""Votes in plenary: vote list and roll call read as one, our advice on them, the order before and the result after."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from tests.features.advocacy import records
from utblick.connectors.europarl_votes import results, roll_calls
from utblick.connectors.record import Position, VoteRecord
from utblick.features.actors.kinds import Scheme
from utblick.features.actors.models import Person, PersonIdentifier
from utblick.features.advocacy import amendments, plenary
from utblick.features.advocacy.actions.arguing import advise
from utblick.features.advocacy.actions.procedures import add_event
from utblick.features.advocacy.actions.taking_rows import take_amendments, take_votes
from utblick.features.advocacy.models import Amendment, Ask, Procedure, Vote
from utblick.features.advocacy.sheets import plenary as sheets
from utblick.features.advocacy.sheets.voting import voting_list
from utblick.foundation.accounts.viewer import Viewer, system
from utblick.foundation.taking import Taken, Told
from utblick.ui.sheets.sheet import Sheet, Table, texts_of

BY = system("test")
As = Callable[[str], Viewer]
SignIn = Callable[..., Client]
Someone = Callable[..., Person]


def take(at: datetime, *rows: VoteRecord, **told: str) -> Taken:
    return take_votes(rows, Told(**told), by=BY, at=at)


def call(number: str, **fields: Any) -> VoteRecord:
    """Give a roll call that names no file: its number alone ties it to the vote list."""
    positions = (
        Position(position="for", name="Example", group="EPP", person="101"),
        Position(position="for", name="Exempel", group="EPP", person="102"),
        Position(position="against", name="Prov", group="S&D", person="103"),
        Position(position="abstained", name="Nobody", group="S&D"),
    )
    given: dict[str, Any] = {
        "source": "europarl_roll_calls",
        "procedure": "",
        "result": None,
        "amendment": "",
        "author": "",
        "subject": "",
        "votes_for": 2,
        "against": 1,
        "abstained": 1,
        "positions": positions,
    }
    return records.vote(number, **{**given, **fields})


@pytest.fixture
def advised(file: Procedure, ask: Ask, at: datetime) -> Amendment:
    """Give the plenary's amendment 12, which we advise to vote for."""
    take_amendments([records.amendment("12", authors=(), group="")], Told(), by=BY, at=at)
    row = Amendment.objects.get(number="12")
    advise(row, ask=ask, advised="for", version=0, by=BY, at=at)
    return row


@pytest.fixture
def swedes(someone: Someone) -> list[Person]:
    """Give two Swedish members and one of another country, with Parliament's numbers of them."""
    rows = [someone("Svea Exempel"), someone("Sven Prov"), someone("Jean Exemple")]
    for row, number, country in zip(rows, ("101", "103", "102"), ("SE", "SE", "FR"), strict=True):
        PersonIdentifier.objects.create(person=row, scheme=Scheme.EP_ID, value=number)
        Person.objects.filter(pk=row.pk).update(country=country)
    return rows


def sheet_of(file: Procedure, viewer: Viewer, at: datetime) -> Sheet:
    with override("sv"):
        return voting_list(viewer, file, at)


def rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_roll_call_without_a_file_is_that_of_the_vote_list(file: Procedure, at: datetime) -> None:
    assert len(take(at, call("7")).rejects) == 1, "nothing is known of it yet"
    take(at, records.vote("7"))
    assert take(at, call("7")).inserted == 1
    assert take(at, call("7")).unchanged == 1
    row = Vote.objects.get(source="europarl_roll_calls")
    assert row.by_group == {"EPP": [2, 0, 0], "S&D": [0, 1, 1]}
    assert row.sides == {"for": ["101", "102"], "against": ["103"]}, "numbers alone, no names"
    assert take(at, call("7", date="2026-04-25")).rejects, "another day, another voting"


def test_one_voting_is_listed_once(file: Procedure, person: As, client_of: SignIn, at: datetime) -> None:
    take(at, records.vote("7"), call("8", procedure=records.REFERENCE))
    take(at, call("7"))
    assert sorted(amendments.votes(person("bryssel"), file).values_list("key", flat=True)) == ["7", "8"]
    found = plenary.votings(person("bryssel"), file)
    assert [(one.vote.key, one.call is not None) for one in found] == [("7", True), ("8", True)]


def test_before_the_vote_the_order_and_our_advice(
    file: Procedure, advised: Amendment, person: As, at: datetime
) -> None:
    uncounted: dict[str, Any] = {"result": None, "votes_for": None, "against": None, "abstained": None}
    take(
        at,
        records.vote("1", "§", **uncounted),
        records.vote("2", "12", **uncounted),
        records.vote("3", "12CP2", **uncounted),
        records.vote("4", "", subject="Commission proposal", **uncounted),
    )
    (_advice, order) = sheet_of(file, person("majoritet.run"), at).tables
    assert "omröstningens ordning" in order.caption
    assert [row[0] for row in rows_of(order)] == [
        "Punkt i texten",
        "Ändringsförslag 12",
        "Ändringsförslag 12CP2 (delad omröstning)",
        "Omröstning om texten",
    ]
    said = [row[3] for row in rows_of(order)]
    assert said[0] == said[3] == "–"
    assert said[1] == "För (Minst 80 procent)"
    assert "hela ändringsförslaget" in said[2]
    assert order.rows[3][1].language == "en"


def test_after_the_vote_how_it_went_by_group_and_for_the_swedish_members(
    file: Procedure, advised: Amendment, swedes: list[Person], person: As, at: datetime
) -> None:
    take(at, records.vote("1", "12"), records.vote("2", "13", "rejected"))
    take(at, call("1"))
    viewer = person("majoritet.run")
    (_advice, held, calls) = sheet_of(file, viewer, at).tables
    assert [row[3] for row in rows_of(held)] == ["Bifall, 468–107–35, som vi ville", "Avslag, 468–107–35"]
    ((vote, by_group, named),) = rows_of(calls)
    assert vote == "Ändringsförslag 12"
    assert by_group == "EPP 2–0–0; S&D 0–1–1"
    assert named == "För: Svea Exempel. Emot: Sven Prov"
    Person.objects.filter(pk=swedes[0].pk).update(is_protected=True)
    Person.objects.filter(pk=swedes[1].pk).update(forgotten_on=at.date())
    assert rows_of(sheet_of(file, viewer, at).tables[2])[0][2] == "ingen i registret"
    take(at, records.vote("1", "12", "rejected"))
    assert rows_of(sheet_of(file, viewer, at).tables[1])[0][3].endswith("inte som vi ville")


def test_the_same_facts_for_both_sides_as_page_word_and_pdf(
    file: Procedure, advised: Amendment, swedes: list[Person], client_of: SignIn, person: As, at: datetime
) -> None:
    take(at, records.vote("1", "12"))
    take(at, call("1"))
    address = reverse("advocacy:document", args=[file.key, "rostlista"])
    client = client_of("opposition.rs", "sv")
    shown = client.get(address).content.decode()
    document = docx.Document(io.BytesIO(client.get(f"{address[:-1]}.docx").content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    reader = PdfReader(io.BytesIO(client.get(f"{address[:-1]}.pdf").content))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for text in (shown, "\n".join(cells), said):
        assert "Svea Exempel" in text
        assert "som vi ville" in text
    both = [list(texts_of(sheet_of(file, person(one), at))) for one in ("majoritet.run", "opposition.rs")]
    assert both[0] == both[1]


def test_without_a_list_the_sheet_says_so(file: Procedure, person: As, at: datetime) -> None:
    said = "\n".join(texts_of(sheet_of(file, person("strateg"), at)))
    assert "Ingen röstlista från plenum" in said


def test_of_very_many_votings_those_we_advise_on_stay_and_the_rest_is_counted(
    file: Procedure, advised: Amendment, person: As, at: datetime
) -> None:
    many = sheets.MOST + 30
    take(at, *[records.vote(str(number), str(number + 100)) for number in range(many)])
    take(at, records.vote("x", "12"), records.vote("y", ""))
    found = plenary.votings(person("strateg"), file)
    kept = sheets.shown(found)
    assert len(kept) == sheets.MOST
    assert [one.vote.key for one in kept][-2:] == ["x", "y"]
    assert any("32 av 152" in one for one in sheet_of(file, person("strateg"), at).foot)


def test_many_votings_cost_no_more_questions(
    file: Procedure, advised: Amendment, swedes: list[Person], person: As, at: datetime
) -> None:
    viewer = person("strateg")
    take(at, records.vote("1", "12"))
    take(at, call("1"))
    with CaptureQueriesContext(connection) as few:
        sheets.tables(plenary.votings(viewer, file))
    take(at, *[records.vote(str(number), "12") for number in range(2, 9)])
    take(at, *[call(str(number)) for number in range(2, 9)])
    with CaptureQueriesContext(connection) as many:
        sheets.tables(plenary.votings(viewer, file))
    assert len(many) == len(few)


def test_parliaments_own_lists_of_one_day_are_read_as_one(
    shared_data: Path, file: Procedure, person: As, at: datetime
) -> None:
    add_event(file, on=date(2024, 4, 24), kind="committee_vote", reference="A9-0163/2024", by=BY, at=at)
    folder = shared_data / "europarl-votes-oeil"
    listed = folder / "scrapers" / "votes" / "vot-list_pv-9-2024-04-24-vot-en.xml"
    called = folder / "pipelines" / "rcv-list_pv-9-2024-04-24-rcv-fr-evening.xml"
    for source, path in ((results, listed), (roll_calls, called)):
        read = source.read(path.read_bytes(), path.name)
        take(at, *[row for row in read if isinstance(row, VoteRecord)])
    found = plenary.votings(person("strateg"), file)
    assert len(found) == 17
    assert [one.vote.key for one in found if one.call is not None] == ["168834"]
