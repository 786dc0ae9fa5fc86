"""The public site in a browser: both languages, two widths, without scripts, cookies or other hosts, by keyboard alone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import opened
from tests.end_to_end.judging import judged_everywhere
from tests.end_to_end.states import States
from utblick.features.publishing.models import Publication, Release, Stamp
from utblick.features.publishing.shapes import SHAPES, Field, Type
from utblick.features.publishing.shapes.pages import PAGES
from utblick.features.publishing.site import addresses, holdings, search_index
from utblick.ui import accessibility

pytestmark = pytest.mark.browser

AREA = {"key": "energy", "name": {"sv": "Energi", "en": "Energy"}}
BOARD = {"key": "TSN", "name": {"sv": "Trafiknämnden", "en": "Transport committee"}}
WIDTHS = (1280, 375)  # where axe judges all of a page
PLACES = ("search", "map", "feeds", "accessibility", "data", "api")


def _sample(field: Field) -> Any:
    code = (
        next(iter(field.codes)) if field.codes else {"country": "FI", "nuts3": "FI1C1"}.get(field.key, "kod")
    )
    if field.key == "boards":
        return [BOARD]
    if field.key == "policy_areas":
        return [AREA]
    if field.type is Type.ROWS:
        return [{inner.key: _sample(inner) for inner in field.fields}]
    words = {"sv": "En längre text på svenska", "en": "A longer text in English"}
    return {
        Type.TEXT: "Text",
        Type.BOTH: words,
        Type.DAY: "2026-12-24",
        Type.MOMENT: "2026-12-24T14:00:00+01:00",
        Type.NUMBER: 2026 if field.key == "year" else 12,
        Type.TRUTH: True,
        Type.LINK: "https://example.org/",
        Type.CODE: code,
        Type.TEXTS: ["Text"],
        Type.BOTHS: [words],
        Type.CODES: [code],
    }[field.type]


def _let_out(kind: str, slug: str, values: dict[str, Any], at: datetime) -> None:
    words = {
        "sv": {
            "title": f"Rubrik om {slug}",
            "summary": "Vad det är och varför det spelar roll.",
            "body": "## Mer\n\nEn [länk](/sv/) och\n\n- en punkt\n",
        },
        "en": {"title": f"Heading on {slug}", "summary": "What it is and why it matters.", "body": ""},
    }
    publication = Publication.objects.create(kind=kind, record=slug, slug=slug, number=1)
    publication.current = Release.objects.create(
        publication=publication,
        kind=kind,
        number=1,
        content={"values": SHAPES[kind].checked(values), "wording": words, "people": []},
        source="",
        approved_at=at,
        approved_by_name="Kommunikatör",
    )
    publication.save()


def _fill() -> None:
    """Let one record of each kind out, with something in every field, and every standing text."""
    at = timezone.now()
    for key in PAGES:
        _let_out("page", key, {"page": key}, at)
    for kind, shape in SHAPES.items():
        if kind != "page":
            _let_out(kind, kind.replace("_", "-"), {field.key: _sample(field) for field in shape.fields}, at)
    Stamp.objects.update_or_create(pk=1, defaults={"number": int(at.timestamp()), "moved_at": at})


@pytest.fixture
def site(database: States) -> None:
    """Lay out a site with all kinds."""
    holdings.forget()
    search_index.forget()
    database.lay_out("public-site", _fill)


def _pages(language: str) -> list[str]:
    found = [addresses.front(language), *(addresses.place(key, language) for key in PLACES)]
    found += [f"{addresses.place('search', language)}?q=rubrik", f"/{language}/finns-inte/"]
    found += [addresses.record("page", key, language) for key in PAGES if key != "start"]
    for kind in SHAPES:
        if kind != "page":
            found += [
                addresses.listed(kind, language),
                addresses.record(kind, kind.replace("_", "-"), language),
            ]
    return found


def _recorded(language: str, pages: int, faults: int, page: Page) -> None:
    """Hold the accessibility statement to what is checked here; UTBLICK_RECORD_CHECK=1 writes it anew."""
    if os.environ.get("UTBLICK_RECORD_CHECK") and language == "sv":
        told = {
            "on": timezone.localdate().isoformat(),
            "pages": pages,
            "languages": len(settings.LANGUAGES),
            "widths": len(WIDTHS),
            "faults": faults,
            "version": page.evaluate("axe.version"),
        }
        accessibility.RECORD.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
        accessibility.last_check.cache_clear()
    told_of = accessibility.last_check()
    assert (told_of.pages, told_of.faults) == (pages, faults), (
        "the accessibility statement tells of another check: UTBLICK_RECORD_CHECK=1 writes it anew"
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_for_everybody(
    language: str, site: None, browser: Browser, address: str, picture: Callable[[Page, str], None]
) -> None:
    with opened(browser, address, language, 1280, bypass_csp=True) as page:
        page.context.clear_cookies()
        page.context.expected_problems += ("404",)  # type: ignore[attr-defined]
        wrong = {}
        for path in _pages(language):
            page.goto(path)
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator("h1").count() == 1, path
            if found := judged_everywhere(page, colours_at=(1280,)):
                wrong[path] = found
            picture(page, f"public{path.replace('/', '-').replace('?', '-')}")
        _recorded(language, len(_pages(language)), sum(map(len, wrong.values())), page)
        assert wrong == {}
        assert page.context.cookies() == []


def test_it_works_without_scripts(site: None, browser: Browser, address: str) -> None:
    with opened(browser, address, "sv", 375, java_script_enabled=False) as page:
        page.goto("/sv/")
        page.locator(".menu summary").click()
        page.locator(".menu details a", has_text="Projekt").click()
        expect(page.locator("h1")).to_have_text("Projekt")
        page.locator("header input[type=search]").fill("rubriker")
        page.locator("header button").click()
        expect(page.locator("mark").first).to_have_text("Rubrik")
        page.locator("header .other").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.goto("/sv/tillganglighet/")
        page.locator("#id_text").fill("Jag kunde inte läsa kartan med min skärmläsare.")
        page.get_by_role("button", name="Skicka").click()
        expect(page.get_by_role("status")).to_contain_text("Tack")
        assert {one["name"] for one in page.context.cookies()} <= {settings.LANGUAGE_COOKIE_NAME}


def test_on_a_phone_no_table_is_cut_and_on_paper_the_figures_stand(
    site: None, browser: Browser, address: str
) -> None:
    with opened(browser, address, "sv", 375) as page:
        for kind in ("project", "network", "review"):
            page.goto(addresses.record(kind, kind, "sv"))
            assert page.locator("table.stacks tbody tr").count() > 0, kind
            cut = page.locator(".scroll").evaluate_all(
                "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
            )
            assert cut == 0, kind
        figures = page.locator(".chart details table").first
        expect(figures).not_to_be_visible()
        page.emulate_media(media="print")
        expect(figures).to_be_visible()
        expect(page.locator("nav.contents")).to_have_count(0)
        expect(page.locator(".chart summary").first).not_to_be_visible()


def test_the_keyboard_reaches_the_content_and_the_menu(site: None, browser: Browser, address: str) -> None:
    with opened(browser, address, "sv", 1280) as page:
        page.goto("/sv/")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Hoppa till innehållet")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.goto("/sv/")
        for _time in range(5):
            page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.evaluate("one => !!one.closest('nav.menu')")
        page.keyboard.press("Enter")
        expect(page.locator(".menu .on-wide a[aria-current]")).to_have_count(1)


def test_a_page_weighs_little(site: None, browser: Browser, address: str) -> None:
    with opened(browser, address, "sv", 375) as page:
        sizes: list[int] = []
        page.on("response", lambda answer: sizes.append(answer.request.sizes()["responseBodySize"]))
        page.goto("/sv/", wait_until="networkidle")
        assert 0 < sum(sizes) < 60_000
