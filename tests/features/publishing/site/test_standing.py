"""What the calendar has overtaken, what cannot be compared, and what is not known are told as they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from utblick.features.publishing.models import Release
from utblick.features.publishing.site.standing import code_now

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]


def _day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def _words(answer: str) -> str:
    return " ".join(html.fromstring(answer).text_content().split())


@pytest.mark.parametrize(
    ("key", "values", "code"),
    [
        ("stage", {"stage": "running", "ends_on": _day(-1)}, "ended"),
        ("stage", {"stage": "running", "ends_on": _day(0)}, "running"),
        ("stage", {"stage": "running"}, "running"),
        ("stage", {"stage": "closed", "ends_on": _day(-1)}, "closed"),
        ("kind", {"kind": "running", "ends_on": _day(-1)}, "running"),
        ("stage", {}, ""),
    ],
)
def test_a_project_is_under_way_until_its_last_day(key: str, values: dict[str, Any], code: str) -> None:
    assert code_now(key, values) == code


def test_a_project_past_its_last_day_is_neither_counted_nor_called_under_way(
    let_out: LetOut, get: Get
) -> None:
    let_out("project", "nu", {"stage": "running", "ends_on": _day(0)}, ("Nu", "."))
    let_out("project", "slut", {"stage": "running", "ends_on": _day(-1)}, ("Slut", "."))
    assert "1 pågående projekt" in _words(get("/sv/"))
    assert "sista dagen har passerat" in _words(get("/sv/projekt/slut/"))
    narrowed = _words(get("/sv/projekt/?stage=running"))
    assert ("Nu" in narrowed, "Slut" in narrowed) == (True, False)
    assert json.loads(get("/api/v1/projects/slut"))["stage"] == "running", (
        "what was let through stays as it was"
    )


def _year(year: int, level: str, **more: Any) -> dict[str, Any]:
    return {"year": year, "done": 3, "counted": 4, "share": 75, "level": level, "months": 24, **more}


def test_years_counted_in_different_ways_are_not_drawn_as_one_series(let_out: LetOut, get: Get) -> None:
    for year, level in ((2024, "area"), (2025, "area"), (2026, "unit")):
        values = _year(year, level, on=f"{year}-10-31")
        let_out("coverage", f"deltagande-{year}", values, (f"Deltagande {year}", "."))
    words = _words(get("/sv/deltagande/"))
    assert "Från 2026 räknas målet på ett annat sätt." in words
    assert "2026: 3 av 4 verksamheter deltog inom 24 månader, 75 %" in words
    assert "Andel av områdena som deltog inom 24 månader, per år" in words
    assert "3 av 4 verksamheter deltog i utbyten under de 24 månaderna före 31 oktober 2026" in _words(
        get("/sv/")
    )


def test_a_goal_that_asks_for_evidence_is_another_goal(let_out: LetOut, get: Get) -> None:
    for year in (2024, 2025):
        values = _year(year, "unit", needs_evidence=year == 2025)
        let_out("coverage", f"deltagande-{year}", values, (f"Deltagande {year}", "."))
    assert "Från 2025 räknas målet på ett annat sätt." in _words(get("/sv/deltagande/"))


def test_years_counted_alike_are_one_series_without_a_note(let_out: LetOut, get: Get) -> None:
    for year in (2024, 2025):
        let_out("coverage", f"deltagande-{year}", _year(year, "unit"), (f"Deltagande {year}", "."))
    words = _words(get("/sv/deltagande/"))
    assert "per år" in words
    assert "på ett annat sätt" not in words


def test_fees_that_are_not_known_are_counted_beside_the_chart(let_out: LetOut, get: Get) -> None:
    let_out("network", "a", {"since": "2020-01-01", "costs": [{"year": 2025, "fee": 1000}]}, ("A", "."))
    let_out("network", "b", {"since": "2020-01-01", "costs": [{"year": 2025, "hours": 3}]}, ("B", "."))
    let_out("network", "c", {"since": "2026-01-01"}, ("C", "."))
    assert "Okända avgifter: 2025: 1 av 2." in _words(get("/sv/natverk/"))
    assert "Okända avgifter" not in _words(get("/sv/natverk/a/"))


def test_the_contact_points_page_has_the_calls_of_its_programmes(let_out: LetOut, get: Get) -> None:
    let_out("page", "punkten", {"page": "contact-point"}, ("Punkten", "."))
    own, other = ({"sv": name, "en": name} for name in ("Havet", "Kulturen"))
    for slug, programme in (("eget", own), ("annat", other)):
        closes = (timezone.localtime() + timedelta(days=9)).isoformat()
        let_out("call", slug, {"closes": closes, "programme": programme}, (f"Utlysning {slug}", "."))
    assert "Utlysning annat" in _words(get("/sv/om/punkten/"))
    let_out("event", "traff", {"programme": own}, ("Träff", "."))
    words = _words(get("/sv/om/punkten/"))
    assert ("Utlysning eget" in words, "Utlysning annat" in words) == (True, False)


@pytest.mark.parametrize(("days", "is_open"), [(3, True), (-1, False)])
def test_an_event_has_a_button_to_sign_up_while_it_is_open(
    let_out: LetOut, get: Get, days: int, is_open: bool
) -> None:
    moment = (timezone.localtime() + timedelta(days=days)).isoformat()
    values = {"sign_up": "/kontaktpunkt/anmalan/x/", "sign_up_until": moment, "starts_at": moment}
    let_out("event", "traff", values, ("Träff", "."))
    page = html.fromstring(get("/sv/traffar/traff/"))
    buttons = page.xpath("//a[@class='btn primary']/@href")
    assert buttons == (["/kontaktpunkt/anmalan/x/?language=sv"] if is_open else [])
    told = json.loads(get("/api/v1/events/traff"))["sign_up"]
    # Programs get a whole address.
    assert told.startswith("http")
    assert told.endswith("/kontaktpunkt/anmalan/x/")


def test_a_position_adopted_after_a_text_did_not_lead_to_it(let_out: LetOut, get: Get) -> None:
    name = {"sv": "Process", "en": "Process"}
    let_out("outcome", "utfall", {"process": name, "text_on": "2021-06-30"}, ("Utfall", "."))
    let_out("position", "fore", {"process": name, "adopted_on": "2020-01-01"}, ("Före", "."))
    let_out("position", "efter", {"process": name, "adopted_on": "2026-05-13"}, ("Efter", "."))
    words = _words(get("/sv/genomslag/utfall/"))
    assert ("Före" in words, "Efter" in words) == (True, False)


def test_projects_are_narrowed_by_place_by_a_partners_region_and_by_each_year_they_last(
    let_out: LetOut, get: Get
) -> None:
    partner = {"name": "Turku", "country": "FI", "nuts3": "FI1C1"}
    values = {"places": ["Norrköping"], "partners": [partner]}
    let_out("project", "ett", {**values, "starts_on": "2022-01-01", "ends_on": "2024-06-30"}, ("Ett", "."))
    other = {"places": ["Motala"], "starts_on": "2019-01-01", "ends_on": "2020-06-30"}
    let_out("project", "annat", other, ("Annat", "."))
    for asked in ("place=norrkoping", "region=FI1C1", "year=2023", "year=2024"):
        words = _words(get(f"/sv/projekt/?{asked}"))
        assert "Visar 1 av 2" in words, asked
        assert "Ett" in words, asked


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("punkten@example.org", "mailto:punkten@example.org"),
        ("https://example.org/punkten", "https://example.org/punkten"),
        ("javascript:alert(1)", "mailto:javascript:alert(1)"),
    ],
)
def test_the_contact_points_page_says_how_to_reach_it(
    let_out: LetOut, get: Get, address: str, url: str
) -> None:
    reach = [{"name": "Punkten", "address": address}]
    let_out("page", "punkten", {"page": "contact-point", "reach": reach}, ("Punkten", "."))
    page = html.fromstring(get("/sv/om/punkten/"))
    (notice,) = page.xpath("//p[@class='notice']")
    assert " ".join(notice.text_content().split()) == f"Kontakta: Punkten, {address}"
    assert notice.xpath("a/@href") == [url]
