"""What tells others what is new: feeds, the list of addresses, and what programs may read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from lxml import etree, html

from utblick.features.publishing.models import Release

pytestmark = pytest.mark.django_db
LetOut = Callable[..., Release]
Get = Callable[..., str]
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BOARD = {"key": "TSN", "name": {"sv": "Trafiknämnden", "en": "Transport committee"}}
AREA = {"key": "energy", "name": {"sv": "Energi", "en": "Energy"}}


@pytest.fixture(autouse=True)
def _records(let_out: LetOut, at: datetime) -> None:
    let_out("page", "uppdrag", {"page": "assignment"}, ("Uppdrag", "."))
    let_out("project", "gas", {"boards": [BOARD], "stage": "running"}, ("Gas", "<b>&"), on=at)
    let_out("network", "hav", {"policy_areas": [AREA]}, ("Hav", "."), on=at + timedelta(hours=1))
    let_out("position", "syn", {"board_key": "TSN", "board": BOARD["name"]}, on=at - timedelta(hours=1))
    let_out("decision", "beslut", {"board_key": "TSN", "board": BOARD["name"]}, on=at + timedelta(hours=2))


@pytest.mark.parametrize(
    ("address", "slugs"),
    [
        ("/sv/flode.atom", ["beslut", "hav", "gas", "syn"]),
        ("/en/flode.atom", ["beslut", "hav", "gas", "syn"]),
        ("/sv/flode.atom?board=TSN", ["beslut", "gas", "syn"]),
        ("/sv/flode.atom?area=energy", ["hav"]),
        ("/sv/flode.atom?board=nothing", []),
        ("/sv/projekt/flode.atom", ["gas"]),
        ("/sv/projekt/flode.atom?stage=running", ["gas"]),
        ("/sv/projekt/flode.atom?stage=closed", []),
    ],
)
def test_feeds_tell_what_is_new_the_latest_first(address: str, slugs: list[str], get: Get) -> None:
    feed = etree.fromstring(get(address).encode())
    found = [entry.find(f"{ATOM}id").text.split("/")[-2] for entry in feed.findall(f"{ATOM}entry")]
    assert found == slugs
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"http://localhost:8000{address}"]


def test_a_feed_is_of_its_type_and_its_text_no_markup(get: Get) -> None:
    assert Client().get("/sv/flode.atom")["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(get("/sv/projekt/flode.atom").encode())
    assert feed.find(f"{ATOM}entry/{ATOM}summary").text == "&lt;b&gt;&amp;"


def test_the_page_of_feeds_leads_to_feeds_that_answer(get: Get) -> None:
    links = html.fromstring(get("/sv/floden/")).xpath("//main//a[contains(@href, '.atom')]/@href")
    assert "/sv/flode.atom?board=TSN" in links
    assert "/sv/flode.atom?area=energy" in links
    for link in links:
        etree.fromstring(get(link).encode())


def test_every_address_is_listed_in_both_languages(get: Get) -> None:
    entries = etree.fromstring(get("/sitemap.xml").encode()).findall(f"{MAP}url")
    addresses = [entry.find(f"{MAP}loc").text.removeprefix("http://localhost:8000") for entry in entries]
    assert len(addresses) == len(set(addresses))
    assert {"/sv/", "/en/projects/gas/", "/sv/projekt/", "/sv/om/uppdrag/", "/en/accessibility/"} <= set(
        addresses
    )
    for address in addresses:
        get(address)


def test_programs_may_read_what_is_open_and_nothing_else(get: Get) -> None:
    lines = get("/robots.txt").splitlines()
    assert "Allow: /sv/" in lines
    assert lines.index("Disallow: /") > lines.index("Allow: /api/")
    assert lines[-1] == "Sitemap: http://localhost:8000/sitemap.xml"
