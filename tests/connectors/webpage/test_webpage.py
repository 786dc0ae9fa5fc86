"""The main text of a page, and what counts as a change of it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utblick.connectors.record import DocumentRecord, Reject
from utblick.connectors.webpage.adapt import read
from utblick.connectors.webpage.compare import Change, changes, paragraphs
from utblick.connectors.webpage.extract import _NAMES
from utblick.connectors.webpage.selectors import UnknownSelector, to_xpath
from utblick.connectors.webpage.snapshot import NoMainText, Page, snapshot

BODY = (
    "<p>Programmet öppnar en ny utlysning för små projekt i Östersjöområdet.</p>"
    "<p>Sista dag är 3 mars 2026.</p>"
)


def page(body: str, head: str = "<title>Utlysning</title>", attributes: str = 'lang="sv-SE"') -> Page:
    markup = f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return snapshot(markup.encode(), "https://a.example/")


FURNITURE = """
<div id="CybotCookiebotDialog" class="cookie-banner">
<p>Vi använder kakor för att göra webbplatsen bättre.</p></div>
<header><a href="/">Start</a><p>Sökordet som aldrig ska synas</p></header>
<nav><ul><li><a href="/a">Aktuellt och en hel del annat i menyn</a></li></ul></nav>
<div class="breadcrumb">Start / Aktuellt / Utlysning / Här är vi</div>
<form><label>Sök på sidan efter något</label><input name="q"></form>
<div style="display: none">Dold text som ingen läser på sidan</div>
<div aria-hidden="true">Också dold text på sidan för skärmläsare</div>
<script>var today = "2026-11-23";</script>
"""
FOOTER = """<aside class="related">Läs också om andra saker här</aside>
<footer><p>Kontakt och adress till oss</p></footer>"""


@pytest.mark.parametrize("tag", ["main", "article", 'div id="content"', 'div role="main"', "div", "section"])
def test_the_main_text_is_found_among_the_furniture(tag: str) -> None:
    wrapped = f"<{tag}><h1>Ny utlysning</h1>{BODY}</{tag.split()[0]}>"
    found = page(FURNITURE + wrapped + FOOTER)
    assert found.text.split("\n\n") == [
        "Ny utlysning",
        "Programmet öppnar en ny utlysning för små projekt i Östersjöområdet.",
        "Sista dag är 3 mars 2026.",
    ]
    assert (found.title, found.language) == ("Ny utlysning", "sv")


def test_a_list_of_news_is_a_main_text_although_it_is_links() -> None:
    news = "".join(
        f'<li><a href="/{n}">Nyhet nummer {n} om sammanhållningspolitiken</a></li>' for n in range(9)
    )
    found = page(f"<nav><a href='/'>Start</a></nav><div class='list'><ul>{news}</ul></div>")
    assert found.text.count("Nyhet nummer") == 9


def test_the_header_of_an_article_is_kept() -> None:
    found = page(f"<article><header><h1>Rubriken</h1><p>Ingressen till texten</p></header>{BODY}</article>")
    assert found.text.startswith("Rubriken\n\nIngressen till texten")


def test_the_body_is_kept_whatever_it_is_called() -> None:
    assert "Östersjöområdet" in page(f'<main class="menu cookie">{BODY}</main>').text


@pytest.mark.parametrize(
    "selector",
    ["#part", "div.one", ".one", "main > div", "main div.one.two", "*[data-x='y']", "[data-x=y]",
     "p.none, #part",
     "//div[@id='part']", "(//div)[last()]"],
)  # fmt: skip
def test_a_selector_points_at_the_part(selector: str) -> None:
    part = f'<div id="part" class="one two" data-x="y">{BODY}</div>'
    markup = f"<main><p>Annat som inte ska med i texten.</p>{part}</main>"
    found = snapshot(f"<html><body>{markup}</body></html>".encode(), "", selector)
    assert found.text.startswith("Programmet")
    assert "Annat" not in found.text


@pytest.mark.parametrize(
    "selector", ["", ">", "a >", "a,,b", "a[", "//[", "count(//p)", "a]b", ":has(p)", "#", "p..x"]
)
def test_a_selector_that_cannot_be_read_is_told(selector: str) -> None:
    if selector.startswith("/"):
        with pytest.raises(NoMainText):
            snapshot(f"<html><body>{BODY}</body></html>".encode(), "", selector)
        return
    with pytest.raises(UnknownSelector) as caught:
        to_xpath(selector)
    assert caught.value.sentence_sv.startswith("Urvalet")


def test_parts_within_parts_are_taken_once() -> None:
    found = snapshot(f"<html><body><div><div>{BODY}</div></div></body></html>".encode(), "", "div")
    assert found.text.count("Programmet") == 1


@pytest.mark.parametrize(
    "body",
    ["", "<div id=app></div>", "<nav>Bara en meny med mycket text som inte är något</nav>", "<p>Laddar…</p>"],
)
def test_no_main_text_is_an_error_and_no_change(body: str) -> None:
    with pytest.raises(NoMainText) as caught:
        page(body)
    assert "hittades inte" in caught.value.sentence_sv
    assert "was not found" in caught.value.sentence_en
    with pytest.raises(NoMainText):
        snapshot(f"<html><body>{BODY}</body></html>".encode(), "", "#missing")


NOISE = (
    "Måndag 23 november 2026",
    "Monday, 23 November 2026",
    "Monday 23 November 2026 14:05",
    "14:05",
    "kl. 14.05",
    "Today is Monday 23 November 2026",
    "Dagens datum: 2026-11-23",
    "Idag är det måndag den 23 november 2026",
    "Senast uppdaterad: 23 november 2026",
    "Sidan senast granskad den 2026-11-23 kl. 10:15",
    "Last updated on 23/11/2026",
    "Page generated in 0.231 s",
    "Visningar: 12 345",
    "1 204 visningar",
    "Views: 1,204",
    "(17) comments",
    "3 min read",
    "2 hours ago",
    "för 5 minuter sedan",
    "© 2026 Programmet",
    "We use cookies to improve this site. Accept all",
    "Vi använder kakor (cookies) på webbplatsen",
    "···",
)


@pytest.mark.parametrize("line", NOISE)
def test_noise_is_no_change(line: str) -> None:
    assert changes("Samma text som förut.", f"{line}\nSamma text som förut.") == []
    assert page(f"<main>{BODY}<p>{line}</p></main>").digest == page(f"<main>{BODY}</main>").digest


@pytest.mark.parametrize(
    "line",
    [
        "3 mars 2026",
        "2026-03-03",
        "Deadline: Monday 23 November 2026",
        "Sista ansökningsdag är måndag 23 november 2026",
        "Öppet 14:05 i dag",
        "12 345",
        "Budget: 12 345",
        "Sweets and cookies are taxed",
        "Views of the region: 12 partners",
        "Visit the partner",
        "Updated rules from 1 January 2027",
    ],
)
def test_what_may_matter_is_a_change(line: str) -> None:
    assert changes("Samma text.", f"Samma text.\n{line}") == [Change("added", line)]


def test_a_moved_deadline_is_one_removed_and_one_added() -> None:
    assert changes("A b c.\nSista dag: 3 mars 2026", "A b c.\nSista dag: 10 mars 2026") == [
        Change("removed", "Sista dag: 3 mars 2026"),
        Change("added", "Sista dag: 10 mars 2026"),
    ]


def test_order_quotes_spaces_and_tokens_in_addresses_do_not_count() -> None:
    old = "Första stycket.\nHon sa ”ja”.\nSe https://a.example/x?token=1&t=2 här\nhttps://a.example/y;jsessionid=AB"
    new = 'Hon sa "ja".\nSe https://a.example/x?token=9 här\nhttps://a.example/y;jsessionid=CD\n'
    new += "Första\u00a0 stycket."
    assert changes(old, new) == []
    assert changes("https://a.example/x", "https://a.example/z") != []


def test_a_repeated_paragraph_counts_each_time() -> None:
    assert changes("a b\nc", "a b\na b\nc") == [Change("added", "a b")]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from([*NOISE[:6], "ett", "två", "tre fyra", "3 mars"]), max_size=8),
    st.text(max_size=80),
)
def test_a_text_has_not_changed_against_itself(lines: list[str], text: str) -> None:
    whole = "\n".join([*lines, text])
    assert changes(whole, whole) == []
    assert changes("\n".join(shown for _, shown in paragraphs(whole)), whole) == []


def test_a_long_line_is_read_in_time() -> None:
    assert len(paragraphs("Senast uppdaterad: " + "1 " * 50_000 + "x")) == 1
    assert len(paragraphs("cookies " * 20_000)) == 1


def test_a_saved_page_is_a_document() -> None:
    head = (
        '<title>Nyhet | Programmet</title><link rel="canonical" href="https://a.example/n/1">'
        '<meta property="article:published_time" content="2026-11-20T10:00:00+01:00">'
    )
    main = f"<main><h1>Nyhet</h1>{BODY}<p>COM(2018) 375</p></main>"
    markup = f'<html lang="en"><head>{head}</head><body>{main}</body></html>'
    (record,) = read(markup.encode(), "a.html")
    assert isinstance(record, DocumentRecord)
    assert (record.source_id, record.url, record.title) == (
        "https://a.example/n/1",
        "https://a.example/n/1",
        "Nyhet",
    )
    assert (record.published, record.language, record.type) == ("2026-11-20T10:00:00+01:00", "en", "web_page")
    assert record.fields == {"com": ["COM(2018) 375"]}


@pytest.mark.parametrize(
    "data", [b"", b"text", b"%PDF-1.7", b"PK\x03\x04", b"<html></html>", b"\xff\xfe<", b"<" * 3000]
)
def test_what_is_no_page_gets_a_sentence(data: bytes) -> None:
    (reject,) = read(data, "a.html")
    assert isinstance(reject, Reject)
    assert reject.reason.endswith(".")


def test_pages_nested_without_end_are_survived() -> None:
    # The parser may cut what lies too deep.
    with contextlib.suppress(NoMainText):
        snapshot(b"<div>" * 30_000 + BODY.encode(), "")


def test_names_of_furniture_are_whole_words() -> None:
    assert _NAMES.search("site cookie-banner")
    assert not _NAMES.search("commentary shared-management menufacture")
