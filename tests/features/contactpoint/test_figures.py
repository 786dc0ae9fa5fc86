"""Every figure opens its cases for advisers; outside the wall no figure tells of a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from utblick.features.contactpoint import documents, figures
from utblick.features.contactpoint.figures import COUNTED, Asked
from utblick.features.contactpoint.models import Case, Event
from utblick.features.contactpoint.views.asked import half_year_of
from utblick.foundation.accounts.viewer import Viewer
from utblick.ui.sheets.sheet import texts_of

pytestmark = pytest.mark.django_db
HALF = Asked(date(2026, 7, 1), date(2026, 12, 31))
ALL = Asked(date(2014, 1, 1), date(2026, 12, 31))
Person = Callable[[str], Viewer]
SignIn = Callable[..., Client]


def test_every_figure_opens_just_the_cases_that_it_counts(
    desk: datetime, person: Person, client_of: SignIn
) -> None:
    found = figures.figures(person("contactpoint"), ALL, is_masked=False)
    client = client_of("contactpoint")
    cells = [cell for _words, cell in (*found.totals, *found.conversion)]
    cells += [cell for table in found.tables for line in table.lines for cell in line.cells if cell.count]
    assert len(cells) > 40
    for cell in cells:
        page = html.fromstring(client.get(f"/kontaktpunkt/arenden/{cell.query}", follow=True).content)
        rows = page.xpath("//tbody/tr/th//a[contains(@href, '/kontaktpunkt/arenden/')]")
        assert len(rows) == cell.count, cell.query


def test_periods_are_kept_apart(desk: datetime, person: Person) -> None:
    by = person("contactpoint")
    old = figures.figures(by, Asked(ALL.first, ALL.last, "cb-2014"), is_masked=False)
    new = figures.figures(by, Asked(ALL.first, ALL.last, "cb-2021"), is_masked=False)
    whole = figures.figures(by, ALL, is_masked=False)
    for one, other, both in zip(old.totals, new.totals, whole.totals, strict=True):
        assert (one[1].count or 0) + (other[1].count or 0) == both[1].count
    assert [(words, cell.count) for words, cell in old.conversion] == [
        ("frågade under tiden", 4),
        ("har fått råd", 4),
        ("har ansökt", 3),
        ("har fått bifall", 2),
    ]
    assert figures.conversion_sentence(old) == (
        "Av 4 som frågade under tiden har hittills 4 fått råd, 3 ansökt och 2 fått bifall."
    )
    assert old.granted == 738_000


def test_outside_the_wall_no_small_figure_is_told(desk: datetime, person: Person) -> None:
    found = figures.figures(person("majoritet.rs"), HALF, is_masked=False)
    assert found.hides
    assert found.granted is None
    for table in found.tables:
        for place, _counted in enumerate(COUNTED):
            told = [line.cells[place].count for line in table.lines]
            assert not any(count in (1, 2) for count in told), table.key
    assert not any(number in (1, 2) for number in (cell.count for _words, cell in found.conversion))
    assert not any(cell.count in (1, 2) for _words, cell in found.totals)


def test_others_choose_whole_half_years_alone(desk: datetime, client_of: SignIn) -> None:
    """The difference between two times of their own choice would tell what is hidden."""
    client = client_of("majoritet.rs")
    one = client.get("/kontaktpunkt/statistik/?first=2026-07-01&last=2026-11-01&of=cb-2021").content
    other = client.get("/kontaktpunkt/statistik/").content
    facts = "//dl[@class='facts']//dd/text()"
    assert html.fromstring(one).xpath(facts) == html.fromstring(other).xpath(facts)
    assert b"/kontaktpunkt/arenden/" not in other


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "csv"])
@pytest.mark.parametrize("name", ["contactpoint", "sekreterare.run"])
def test_the_report_is_one_press(form: str, name: str, desk: datetime, client_of: SignIn) -> None:
    answer = client_of(name).get(f"/kontaktpunkt/statistik/?format={form}")
    assert answer.status_code == 200
    said = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert said.startswith({"pdf": b"%PDF", "csv": b"\xef\xbb\xbf"}.get(form, b"PK"))


def test_a_report_names_no_organisation_and_no_question(desk: datetime, person: Person) -> None:
    found = figures.figures(person("contactpoint"), ALL, is_masked=False)
    told = " ".join(texts_of(documents.figures_sheet(found, "sv", desk.date())))
    for case in Case.objects.all():
        assert case.question not in told
        assert not case.organisation or case.organisation not in told


@pytest.mark.parametrize(
    "words", ["first=x", "first=2026-13-01&last=2026-01-01", "first=2026-05-05&last=2026-01-01"]
)
def test_a_time_that_is_none_gives_this_half_year(words: str, desk: datetime, client_of: SignIn) -> None:
    assert client_of("contactpoint").get(f"/kontaktpunkt/statistik/?{words}").status_code == 200


def test_hours_are_hidden_whenever_the_counts_beside_are(desk: datetime, person: Person) -> None:
    """Of the second half of 2015 every count is hidden: its hours would tell how much time one case got."""
    late = Asked(date(2015, 7, 1), date(2015, 12, 31))
    outside = figures.figures(person("majoritet.rs"), late, is_masked=False)
    assert outside.totals[0][1].count is None
    assert outside.hours is None
    assert figures.figures(person("contactpoint"), late, is_masked=False).hours
    rows = documents.figures_rows(outside, desk.date())
    assert "Arbetstimmar: visas inte" in rows.statement


def test_a_half_year_that_runs_is_for_advisers_alone(desk: datetime, client_of: SignIn) -> None:
    today = timezone.localdate()
    first, last = half_year_of(today)
    address = f"/kontaktpunkt/statistik/?first={first}&last={last}"
    page = client_of("majoritet.rs", "sv").get(address).content.decode()
    assert "Ett halvår visas när det är slut" in page
    assert f'"?first={first}' not in page
    own = client_of("contactpoint", "sv").get(address).content.decode()
    assert f'"?first={first}' in own
    assert "Tiden är inte slut" in own


def test_what_is_counted_is_told_above_the_tables_and_in_every_file(
    desk: datetime, client_of: SignIn
) -> None:
    for name in ("contactpoint", "majoritet.rs"):
        page = client_of(name, "sv").get("/kontaktpunkt/statistik/").content.decode()
        assert "Förfrågan kan ha kommit tidigare" in page
        assert page.index("Förfrågan kan ha kommit") < page.index("<table") if "<table" in page else True
        answer = client_of(name, "sv").get("/kontaktpunkt/statistik/?format=csv")
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        assert "Förfrågan kan ha kommit tidigare" in said.decode()


def test_a_priority_is_its_code_and_short_name(desk: datetime, person: Person) -> None:
    found = figures.figures(person("contactpoint"), ALL, is_masked=False)
    names = [line.name for table in found.tables if table.key == "priority" for line in table.lines]
    assert names[-1] == "inte uppgivet"
    assert all(len(name.split()) > 1 for name in names[:-1]), names


def test_an_adviser_gets_the_files_of_both_readers_in_one_press(desk: datetime, client_of: SignIn) -> None:
    page = html.fromstring(client_of("contactpoint").get("/kontaktpunkt/statistik/").content)
    links = page.xpath("//a[contains(@href, 'format=')]/@href")
    assert len(links) == 8
    assert sum("for=board" in link for link in links) == 4


def test_what_is_summed_up_opens_its_events_and_grants(desk: datetime, client_of: SignIn) -> None:
    address = "/kontaktpunkt/statistik/?first=2014-01-01&last=2029-12-31"
    page = html.fromstring(client_of("contactpoint").get(address).content)
    links = page.xpath("//section[@aria-labelledby='sums']//a/@href")
    assert len(links) == 2, "noughts open nothing"
    opened = html.fromstring(client_of("contactpoint").get(links[0]).content)
    assert len(opened.xpath("//tbody/tr")) == Event.objects.count() == 1
    assert not html.fromstring(client_of("majoritet.rs").get(address).content).xpath(
        "//section[@aria-labelledby='sums']//a"
    )
