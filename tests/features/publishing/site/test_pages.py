"""The front page and the standing texts: live figures, each with the list behind it, and what belongs under each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from lxml import html

from utblick.features.publishing.models import Release
from utblick.features.publishing.shapes.pages import PAGES
from utblick.features.publishing.site.views import front

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]
BOARD = {"key": "TSN", "name": {"sv": "Trafiknämnden", "en": "Transport committee"}}


def _partner(country: str, nuts3: str) -> dict[str, Any]:
    return {"name": country, "role": "partner", "country": country, "nuts3": nuts3}


def _tree(text: str) -> Any:
    return html.fromstring(text)


def _figures(page: Any) -> dict[str, str]:
    return {
        one.get("href"): " ".join(one.text_content().split())
        for one in page.xpath("//ul[@class='figures']//a")
    }


def test_an_empty_site_stands(get: Get) -> None:
    for address in ("/sv/", "/en/", "/sv/karta/", "/sv/floden/", "/sv/projekt/", "/sv/tillganglighet/"):
        page = _tree(get(address))
        assert len(page.xpath("//h1")) == 1


def test_figures_are_live_and_each_leads_to_what_it_counts(let_out: LetOut, get: Get) -> None:
    let_out(
        "project", "ett", {"stage": "running", "partners": [_partner("FI", "FI1C1"), _partner("SE", "SE123")]}
    )
    let_out(
        "project", "tva", {"stage": "running", "partners": [_partner("FI", "FI1C1"), _partner("EE", "EE008")]}
    )
    let_out("project", "tre", {"stage": "closed"})
    let_out("network", "n", {})
    let_out("coverage", "deltagande-2024", {"year": 2024, "done": 1, "counted": 9})
    let_out("coverage", "deltagande-2025", {"year": 2025, "done": 33, "counted": 47, "share": 70})
    page = _tree(get("/sv/"))
    assert _figures(page) == {
        "/sv/projekt/?stage=running": "2 pågående projekt",
        "/sv/karta/": "2 partnerländer",
        "/sv/natverk/": "1 medlemskap i nätverk",
        "/sv/deltagande/deltagande-2025/": "33 av 47 verksamheter deltog i utbyten 2025",
    }
    for address in _figures(page):
        get(address)
    lands = {one.get("href") for one in _tree(get("/sv/karta/")).xpath("//ul[@class='figures']//a")}
    assert lands == {"/sv/projekt/?country=FI", "/sv/projekt/?country=EE"}
    assert len(_tree(get("/sv/projekt/?country=FI")).xpath("//ol[@class='records']/li")) == 2


def test_the_front_page_is_told_by_its_text(let_out: LetOut, get: Get) -> None:
    let_out(
        "page",
        "start",
        {"page": "start"},
        ("Internationell samverkan", "Så gör vi."),
        ("Cooperation", "So we do."),
    )
    assert _tree(get("/sv/")).xpath("//h1/text()") == ["Internationell samverkan"]
    assert "So we do." in get("/en/")


@pytest.mark.parametrize(
    ("key", "kind", "values"),
    [
        ("assignment", "coverage", {"year": 2025, "done": 1, "counted": 2, "share": 50}),
        ("activities", "project", {}),
        ("activities", "network", {}),
        ("activities", "exchange", {}),
        ("governance", "board", {"key": "TSN", "name": BOARD["name"]}),
        ("advocacy", "process", {}),
        ("advocacy", "position", {}),
        ("advocacy", "outcome", {}),
        ("advocacy", "contact", {}),
        ("office", "contact", {}),
        ("baltic-sea", "policy_area", {"key": "energy"}),
        ("contact-point", "call", {}),
        ("contact-point", "event", {}),
        ("contact-point", "partner", {}),
    ],
)
def test_under_each_text_stands_what_belongs_there(
    key: str, kind: str, values: dict[str, Any], let_out: LetOut, get: Get
) -> None:
    let_out("page", "sida", {"page": key}, ("Sida", "."))
    before = len(_tree(get("/sv/om/sida/")).xpath("//main//section"))
    let_out(kind, "post", values, ("Posten", "."))
    assert len(_tree(get("/sv/om/sida/")).xpath("//main//section")) > before


def test_every_standing_text_has_a_page(let_out: LetOut, get: Get) -> None:
    for key in PAGES:
        let_out("page", key, {"page": key}, (f"Text {key}", "."))
        assert f"Text {key}" in get("/sv/" if key == "start" else f"/sv/om/{key}/")
    menu = _tree(get("/sv/")).xpath("//ul[contains(@class, 'on-wide')]//a/@href")
    assert "/sv/om/baltic-sea/" in menu
    assert set(front.WAYS) <= set(PAGES)


def test_boards_stand_with_their_decisions(let_out: LetOut, get: Get) -> None:
    let_out("page", "styrning", {"page": "governance"})
    let_out("board", "tsn", {"key": "TSN", "name": BOARD["name"]}, ("Trafiknämnden", "."))
    let_out("board", "rs", {"key": "RS"}, ("Styrelsen", "."))
    let_out(
        "decision",
        "om-gas",
        {"board_key": "TSN", "board": BOARD["name"], "on": "2026-02-01"},
        ("Om gas", "."),
    )
    groups = _tree(get("/sv/om/styrning/")).xpath("//section[@class='group']")
    told = {one.xpath("h3/a/@href")[0]: one.xpath(".//h4/a/@href") for one in groups}
    assert told == {"/sv/namnder/tsn/": ["/sv/beslut/om-gas/"], "/sv/namnder/rs/": []}


def test_policy_areas_tell_what_is_done_and_what_is_not(let_out: LetOut, get: Get) -> None:
    let_out("page", "hav", {"page": "baltic-sea"})
    let_out("policy_area", "energi", {"key": "energy"}, ("Energi", "."))
    let_out("policy_area", "turism", {"key": "tourism"}, ("Turism", "."))
    let_out("project", "gas", {"policy_areas": [{"key": "energy"}]}, ("Gas", "."))
    page = _tree(get("/sv/om/hav/"))
    assert page.xpath("//section[@class='group']/h3/a/text()") == ["Energi"]
    assert "I de här gör vi inget som är offentligt: Turism." in page.text_content()


def test_calls_count_down_and_those_that_are_over_are_gone(let_out: LetOut, get: Get) -> None:
    now = timezone.now()
    for slug, days in (("over", -2), ("sen", 40), ("snart", 3)):
        moment = (now + timezone.timedelta(days=days)).isoformat()
        let_out("call", slug, {"closes": moment}, (slug, "."))
    let_out("page", "punkt", {"page": "contact-point"})
    page = _tree(get("/sv/om/punkt/"))
    assert page.xpath("//h3/a/text()") == ["snart", "sen"]
    assert "om 3 dagar" in page.text_content()


def test_networks_tell_what_they_cost_in_all(let_out: LetOut, get: Get) -> None:
    let_out("network", "a", {"costs": [{"year": 2025, "fee": 1000}, {"year": 2024, "fee": 10}]}, ("A", "."))
    let_out("network", "b", {"costs": [{"year": 2025, "fee": 500}, {"year": 2025, "hours": 3}]}, ("B", "."))
    cells = _tree(get("/sv/natverk/")).xpath("//figure//td/text()")
    assert cells == ["10", "1\xa0500"]


def test_a_report_is_read_on_the_page_in_the_pages_language(let_out: LetOut, get: Get) -> None:
    def text(language: str, heading: str) -> dict[str, Any]:
        chart = {"caption": "Antal", "unit": "st", "points": [{"label": "a", "value": 2}], "is_sum": True}
        cells = [{"cells": [{"text": "Rad"}, {"number": 5}, {}]}]
        part = {
            "heading": heading,
            "text": "Brödtext",
            "figures": [{"label": "länder", "value": 4, "unit": "länder"}],
            "charts": [chart],
            "tables": [{"caption": "Tabell", "headings": ["Vad", "Antal", "Mer"], "rows": cells}],
        }
        return {"language": language, "title": heading, "sections": [part]}

    let_out("review", "ar", {"texts": [text("sv", "Utbyten"), text("en", "Exchanges")]})
    page = _tree(get("/sv/rapporter/ar/"))
    assert page.xpath("//h2[@id='part-1']/text()") == ["Utbyten"]
    assert page.xpath("//div[@class='scroll']//tbody//span/text()") == ["Rad", "5", "–"]
    assert _tree(get("/en/reviews/ar/")).xpath("//h2[@id='part-1']/text()") == ["Exchanges"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Kort.", "Kort."),
        ("En mening. " + "Och en till som är lång " * 8, "En mening."),
        ("En. Två bl.a. om detta. " + "X" * 170, "En. Två bl.a. om detta."),
        ("ord " * 50, ("ord " * 42).strip() + " …"),
    ],
)
def test_the_front_page_leads_on_with_whole_sentences(text: str, said: str) -> None:
    assert front.opening(text) == said
