"""Every figure opens its cases for advisers; outside the wall no figure tells of a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from lxml import html

from utblick.features.contactpoint import documents, figures
from utblick.features.contactpoint.figures import COUNTED, Asked
from utblick.features.contactpoint.models import Case
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
    cells = [cell for _words, cell in found.totals]
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
    assert dict(old.conversion) == {
        "kom in under tiden": 4,
        "varav fått råd": 4,
        "varav ansökt": 3,
        "varav fått bifall": 2,
    }
    assert old.granted == 738_000


def test_outside_the_wall_no_small_figure_is_told(desk: datetime, person: Person) -> None:
    found = figures.figures(person("majoritet.rs"), HALF, is_masked=False)
    assert found.hides
    assert found.granted is None
    for table in found.tables:
        for place, _counted in enumerate(COUNTED):
            told = [line.cells[place].count for line in table.lines]
            assert not any(count in (1, 2) for count in told), table.key
    assert not any(number in (1, 2) for _words, number in found.conversion)
    assert not any(cell.count in (1, 2) for _words, cell in found.totals)


def test_others_choose_whole_half_years_alone(desk: datetime, client_of: SignIn) -> None:
    """The difference between two times of their own choice would tell what is hidden."""
    client = client_of("majoritet.rs")
    one = client.get("/kontaktpunkt/statistik/?first=2026-07-01&last=2026-11-01&of=cb-2021").content
    other = client.get("/kontaktpunkt/statistik/").content
    facts = "//dl[@class='facts']//dd/text()"
    assert html.fromstring(one).xpath(facts) == html.fromstring(other).xpath(facts)
    assert b"/kontaktpunkt/arenden/" not in other


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("name", ["contactpoint", "sekreterare.run"])
def test_the_report_is_one_press(form: str, name: str, desk: datetime, client_of: SignIn) -> None:
    answer = client_of(name).get(f"/kontaktpunkt/statistik/?format={form}")
    assert answer.status_code == 200
    said = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    assert said.startswith(b"%PDF" if form == "pdf" else b"PK")


def test_a_report_names_no_organisation_and_no_question(desk: datetime, person: Person) -> None:
    found = figures.figures(person("contactpoint"), ALL, is_masked=False)
    told = " ".join(texts_of(documents.figures_sheet(found, "sv")))
    for case in Case.objects.all():
        assert case.question not in told
        assert not case.organisation or case.organisation not in told


@pytest.mark.parametrize(
    "words", ["first=x", "first=2026-13-01&last=2026-01-01", "first=2026-05-05&last=2026-01-01"]
)
def test_a_time_that_is_none_gives_this_half_year(words: str, desk: datetime, client_of: SignIn) -> None:
    assert client_of("contactpoint").get(f"/kontaktpunkt/statistik/?{words}").status_code == 200
