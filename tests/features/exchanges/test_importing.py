"""Lists of exchanges: nothing lost, the same list twice changes nothing, a mapping is remembered, undone whole."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.features.exchanges.conftest import BY, SMALL, Register, said, seen_in, sent
from utblick.features.exchanges import actions
from utblick.features.exchanges.models import Exchange, ListImport
from utblick.features.organisation.models import Level, Unit
from utblick.foundation.accounts.viewer import NotAllowed, Viewer
from utblick.foundation.audit.models import AuditEvent
from utblick.foundation.rules import RuleBroken


def test_each_row_is_taken_in_or_said_why_not(begun: Callable[..., ListImport], at: datetime) -> None:
    made = actions.take_in(begun(), by=BY, at=at)
    assert (made.rows, made.imported, len(made.rejects)) == (7, 3, 4)
    assert [line for line, _why, _words in made.rejects] == [4, 5, 6, 7]
    whys = " ".join(said(made.rejects))
    for words in ("vt 2026", "Akutmottagningen i stan", "samma som rad 2", "vad som gjordes"):
        assert words in whys, words
    assert [line for line, _why, _words in made.remarks] == [3, 8]
    assert said(made.remarks) == [
        "Ingen typ heter ”Konferens”, så det räknas som Konferens med egen medverkan.",
        "”många” är inget tal som går att läsa och utelämnas: Deltagare.",
    ]
    assert Exchange.objects.get(title="För många").participants is None
    first = Exchange.objects.get(title="Studiebesök om triage")
    assert (first.participants, first.cost, first.country) == (4, 12000, "EE")
    assert (first.type.key, [one.key for one in first.purposes.all()]) == ("study-visit", ["development"])
    assert [unit.key for unit in first.units.all()] == ["us-akut"]
    assert " triag" in first.stems
    other = Exchange.objects.get(title="Möte om barn")
    assert (other.starts_on, other.ends_on) == (date(2026, 5, 5), date(2026, 5, 7))


def test_the_same_list_again_changes_nothing(begun: Callable[..., ListImport], at: datetime) -> None:
    actions.take_in(begun(), by=BY, at=at)
    again = actions.take_in(begun(), by=BY, at=at)
    assert (again.imported, len(again.rejects)) == (0, 7)
    assert Exchange.objects.count() == 3
    with pytest.raises(RuleBroken, match="redan tagits in"):
        actions.take_in(again, by=BY, at=at)


def test_what_was_chosen_is_remembered(
    begun: Callable[..., ListImport], unit: Callable[[str], Unit], at: datetime
) -> None:
    made = begun()
    columns = {int(at): name for at, name in made.columns.items() if name != "cost"}
    made = actions.set_columns(made, columns, {"Akutmottagningen i stan": unit("us-akut").pk}, by=BY, at=at)
    assert actions.take_in(made, by=BY, at=at).imported == 4
    assert Exchange.objects.get(title="Okänd").units.get().key == "us-akut"
    following = begun(SMALL.replace("2026-04-01", "2026-04-02"))
    assert following.columns == made.columns
    assert actions.take_in(following, by=BY, at=at).imported == 1


def test_an_import_is_undone_whole_but_for_what_was_changed(
    begun: Callable[..., ListImport], register: Register, person: Callable[[str], Viewer], at: datetime
) -> None:
    own = register("Eget")
    made = actions.take_in(begun(), by=BY, at=at)
    changed = Exchange.objects.get(title="Möte om barn")
    actions.cancel(changed, by=BY, at=at)
    assert actions.undo_list(made, by=BY, at=at) == (2, 1)
    assert set(Exchange.objects.all()) == {own, changed}
    with pytest.raises(RuleBroken, match="inget att ångra"):
        actions.undo_list(made, by=BY, at=at)
    told = list(
        AuditEvent.objects.filter(action__startswith="exchanges.list").values_list("action", flat=True)
    )
    assert sorted(told) == ["exchanges.list.begun", "exchanges.list.imported", "exchanges.list.undone"]


@pytest.mark.parametrize(
    "name", ["kontakt.us", "bryssel", "sekreterare.hsn", "majoritet.hsn", "projektledare"]
)
def test_few_may_bring_lists(
    name: str,
    begun: Callable[..., ListImport],
    person: Callable[[str], Viewer],
    client_of: Callable[..., Client],
    at: datetime,
) -> None:
    made, by = begun(), person(name)
    for act in (
        lambda: actions.begin_list(b"Vad;Var\nx;y\n", "x", by=by, at=at),
        lambda: actions.set_columns(made, {}, {}, by=by, at=at),
        lambda: actions.take_in(made, by=by, at=at),
        lambda: actions.undo_list(made, by=by, at=at),
        lambda: actions.remove_list(made, by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    client = client_of(name)
    assert client.get("/utbyten/lista/").status_code == 403
    assert client.get(f"/utbyten/lista/{made.pk}/").status_code == 403
    assert client.get(f"/utbyten/lista/{made.pk}/?format=csv").status_code == 403
    assert client.post(f"/utbyten/lista/{made.pk}/kolumner/", {"do": "take-in"}).status_code == 403
    assert client.post(f"/utbyten/lista/{made.pk}/ta-bort/").status_code == 403


def test_from_file_to_exchanges_in_the_browser(
    kept: None, terms: int, client_of: Callable[..., Client]
) -> None:
    client = client_of("strateg")
    assert client.post("/utbyten/lista/", {}).status_code == 422
    answer = client.post("/utbyten/lista/", sent(b"1;2\n3;4\n"))
    assert answer.status_code == 422
    assert "no row names the columns" in answer.content.decode()
    address = client.post("/utbyten/lista/", sent(SMALL))["Location"]
    page = client.get(address).content.decode()
    assert "<strong>3</strong> would be taken in, <strong>4</strong> would not." in page
    assert "In 2 rows something is left out or guessed." in page
    assert "Estonia" in page, "the country is shown before anything is taken in"
    assert "Akutmottagningen i stan" in page
    assert not Exchange.objects.exists()
    columns = {f"column-{at}": name for at, name in ListImport.objects.get().columns.items()}
    twice = client.post(f"{address}kolumner/", columns | {"column-3": "title", "do": "look"})
    assert twice.status_code == 422
    assert "Two columns are chosen for the same thing" in twice.content.decode()
    few = client.post(f"{address}kolumner/", {"column-0": "title", "do": "take-in"})
    assert few.status_code == 422
    seen = seen_in(client.post(f"{address}kolumner/", columns | {"do": "look"}, follow=True))
    assert client.post(f"{address}kolumner/", columns | {"do": "take-in"}).status_code == 422
    sent_in = columns | {"do": "take-in", "seen": seen}
    assert client.post(f"{address}kolumner/", sent_in).status_code == 302
    page = client.get(address).content.decode()
    assert "3 of 7 rows taken in" in page
    assert "Line 4" in page
    assert "Yes, undo it" in page
    rows = list(load_workbook(io.BytesIO(b"".join(client.get(f"{address}?format=xlsx")))).active.values)
    assert [row[0] for row in rows if isinstance(row[0], int)] == [4, 5, 6, 7]
    client.post(f"{address}angra/")
    assert not Exchange.objects.exists()
    assert "undone" in client.get("/utbyten/lista/").content.decode()


def messy(count: int) -> bytes:
    """Make a workbook as people keep them: titles, a header of two rows, dates in all ways, unknown units, doubles."""
    random.seed(7)
    names = list(Unit.objects.filter(level=Level.UNIT).values_list("name_sv", flat=True))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Internationella utbyten, alla förvaltningar"])
    sheet.append([])
    sheet.append(["Aktivitet", "Verksamhet", "Datum", None, "Plats", "Kostnad"])
    sheet.append([None, None, "Från", "Till", None, None])
    for cells in ("A1:F1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:F4"):
        sheet.merge_cells(cells)
    months = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ]
    for number in range(count):
        day = date(2023, 1, 1) + timedelta(days=number % 1000)
        written: Any = (
            datetime(day.year, day.month, day.day),
            day.isoformat(),
            f"{day.day}/{day.month} {day.year}",
            f"{day.day} {months[day.month - 1]} {day.year}",
            "våren" if number % 50 == 4 else day.strftime("%d.%m.%Y"),
        )[number % 5]
        unit = "Enheten som ingen känner" if number % 40 == 0 else names[number % len(names)].upper()
        title = f"Besök nummer {number - 1 if number % 97 == 0 and number else number}"
        sheet.append(
            [
                title,
                unit,
                written,
                None,
                random.choice(["Tartu", "Åbo", "Riga"]),
                random.choice([None, 1200, "3 400 kr"]),
            ]
        )
    sheet.append(["Summa", None, None, None, None, 99999])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_two_thousand_messy_rows_and_nothing_lost(begun: Callable[..., ListImport], at: datetime) -> None:
    made = begun(messy(2000), "utbyten.xlsx")
    assert made.rows == 2000
    assert set(made.columns.values()) == {"title", "unit", "starts_on", "ends_on", "place", "cost"}
    made = actions.take_in(made, by=BY, at=at)
    assert made.imported + len(made.rejects) == 2000
    assert Exchange.objects.count() == made.imported
    whys = said(made.rejects)
    assert sum("Enheten som ingen känner" in why for why in whys) == 50
    assert sum("våren" in why for why in whys) == 40
    assert 1880 < made.imported < 1920
    lines = {line for line, _why, _words in made.rejects}
    assert len(lines) == len(made.rejects)
    assert min(lines) >= 5
    assert actions.undo_list(made, by=BY, at=at) == (made.imported, 0)
